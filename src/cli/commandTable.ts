import {
  CHECK_FLAGS,
  DEFINE_FLAGS,
  EXPLAIN_FLAGS,
  RANGE_FLAGS,
  RECONCILE_FLAGS,
  STOCK_FLAGS,
  IMPORT_FLAGS,
  STORE_FLAGS,
} from './commandFlags.ts'
import { COMFORT_COMMANDS } from './comfortCommands.ts'
import { DAY_FLAGS } from './flags.ts'
import type { Flag } from './flags.ts'
import { NOTIFY_COMMANDS } from './notifyCommands.ts'
import { REPORT_COMMAND } from './reportCommand.ts'
import { UPDATE_COMMANDS } from './updateCommands.ts'
import type { Io } from './io.ts'
import { STORE_VERBS } from './storeVerbs.ts'

/** The parsed command line: which command, its arguments by name, and the raw flags by their long names. */
export interface Invocation {
  readonly command: string
  /** Values by the argument's name; a variadic one gives all of its values. Left out: not there. */
  readonly args: ReadonlyMap<string, readonly string[]>
  readonly flags: ReadonlyMap<string, string | readonly string[] | boolean>
}

/** Runs one command and gives its exit code. */
export type Run = (invocation: Invocation, io: Io) => Promise<number>

/** What stands after a command's name. */
export interface Argument {
  /** In capitals, as help shows it: DATE. */
  readonly name: string
  readonly help: string
  readonly isOptional?: boolean
  readonly isVariadic?: boolean
  readonly choices?: readonly string[]
  /** Words that a shell offers, where others are told apart by the command. */
  readonly suggests?: readonly string[]
}

/** One command: help, parsing and the documentation are made from it. */
export interface CommandText {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly args: readonly Argument[]
  readonly flags: readonly Flag[]
  readonly examples: readonly (readonly [command: string, what: string])[]
  /** Its code, loaded when it is asked for. */
  readonly load: () => Promise<Run>
}

const DATE: Argument = {
  name: 'DATE',
  help: 'YYYY-MM-DD or YYYYMMDD; the last day of the data when left out',
  isOptional: true,
}

const CODE: Argument = {
  name: 'CODE',
  help: '600519, sh600519, 600519.SH, or the short name that the stock bears in the data',
}

const day = async (): Promise<Run> => (await import('./commands/day.ts')).day

/** Every command, in the order of help. */
export const COMMANDS: readonly CommandText[] = [
  {
    name: 'day',
    summary: "one day's recap (涨停复盘): the opening line, the ladder, the figures",
    description:
      'The recap of one trading day from daily bars: 涨停, 炸板, 封板率, 连板, N天M板, amounts and breadth. DATE is the last day of the data when left out.',
    args: [DATE],
    flags: DAY_FLAGS,
    load: day,
    examples: [
      ['limitup day --data bars/', 'the last day of a folder of bars'],
      ['limitup day 2025-02-07 --data all.csv.gz --json', 'one day as JSON, for scripts'],
      ['limitup day --data bars/ --scope all --st in', 'ST stocks counted in'],
      ['limitup day --data bars/ --format csv --output boards.csv', 'every board as a CSV row'],
    ],
  },
  {
    name: 'ladder',
    summary: "one day's ladder (连板天梯): every sealed stock, tallest first",
    description:
      'The 连板天梯 of one trading day: every sealed stock by its streak, with label, shape and amount.',
    args: [DATE],
    flags: DAY_FLAGS,
    load: day,
    examples: [
      ['limitup ladder --data bars/', 'the ladder of the last day'],
      ['limitup ladder 2025-02-07 --data bars/ --days-boards gap', 'labels by the gap rule'],
      ['limitup ladder --data bars/ --format rungs', 'a rung a row, with bars and promotion'],
    ],
  },
  {
    name: 'stock',
    summary: "one stock's boards in time (个股涨停史): streaks, windows, what the next day brought",
    description:
      "One stock over all days of the data or a span: names and statuses, a timeline of its boards (涨停, 炸板, 跌停) with streak and N天M板 by every rule, and in sum seal rate, longest streak and windows, and the next day's premium. Ends with 1 when the stock has no bar in the span.",
    args: [CODE],
    flags: STOCK_FLAGS,
    load: async () => (await import('./commands/stock.ts')).stock,
    examples: [
      ['limitup stock 605398 --data bars/', 'every board of the data'],
      ['limitup stock 605398 --data bars/ --from 2025-01-02 --to 2025-02-07', 'those of a span'],
      ['limitup stock 605398 --data bars/ --date 2025-02-07', 'how it stands on one day'],
      ['limitup stock 605398 --data bars/ --format csv', 'one row a board'],
    ],
  },
  {
    name: 'explain',
    summary: "the arithmetic behind one stock's day (判定过程): law, limit, streak, windows",
    description:
      'Why a stock is or is no board on a day: status and law with their sources, reference price, both limit prices in integers, the streak bar by bar, N天M板 by every rule, and what each scope prints. Ends with 1 when the stock has no bar on that day.',
    args: [CODE, { ...DATE, help: 'YYYY-MM-DD or YYYYMMDD', isOptional: false }],
    flags: EXPLAIN_FLAGS,
    load: async () => (await import('./commands/explain.ts')).explain,
    examples: [
      ['limitup explain 000532 2025-02-07 --data bars/', 'every step of one day, by code'],
      ['limitup explain 新炬网络 2025-02-07 --data bars/ --json', 'by name, for scripts'],
    ],
  },
  {
    name: 'range',
    summary: 'many days (区间复盘): a row a day, sparklines, new highs, the ladder history',
    description:
      'Every trading day of a range in one pass, each with the figures that `day` gives for it: a table with sparklines and records, the history of the 连板天梯, CSV, JSON, NDJSON or Parquet.',
    args: [],
    flags: RANGE_FLAGS,
    load: async () => (await import('./commands/range.ts')).range,
    examples: [
      ['limitup range --data bars/ --last 60', 'the last 60 trading days'],
      [
        'limitup range --data bars/ --from 2024-09-24 --to 2024-10-31 --format ladder',
        'the ladder, day by day',
      ],
      [
        'limitup range --data bars/ --all --format ndjson --output days.ndjson',
        'every day in full, a line each',
      ],
      [
        'limitup range --data bars/ --all --format parquet --output days.parquet',
        'a row a day for pandas and DuckDB',
      ],
    ],
  },
  {
    name: 'reconcile',
    summary: 'a published line, list or report against your bars (对账): what differs, and why',
    description:
      "Compares every number and label of a published opening line, 涨停分析, 连板股分析 or 收评, of a vendor's list, or of another report of this program with your bars. Shows for each difference the bars that decide, and which other way of counting would explain it. Ends with 0 when all compared figures agree, with 1 when some differ or a stock is left out. DATE is the day that the text says when left out.",
    args: [DATE],
    flags: RECONCILE_FLAGS,
    load: async () => (await import('./commands/reconcile.ts')).reconcile,
    examples: [
      [
        "limitup reconcile --data bars/ --text '2月7日，今日84股涨停，45股炸板，封板率为65%'",
        'a line as published',
      ],
      ['limitup reconcile 2025-02-07 --data bars/ --file pool.csv', "a vendor's list of 涨停, 炸板 or 跌停"],
      ['limitup reconcile --data bars/ --json day.json', 'the JSON of another run'],
    ],
  },
  {
    name: 'check',
    summary: 'what is wrong with bars (数据检查): silent when all is well',
    description:
      'Named checks over files or folders of daily bars. Prints nothing and ends with 0 when all is well; else a table of what was found, where first, and what to do, and ends with 1.',
    args: [
      {
        name: 'PATH',
        help: 'files, folders or archives of daily bars; - is standard input',
        isVariadic: true,
      },
    ],
    flags: CHECK_FLAGS,
    load: async () => (await import('./commands/check.ts')).check,
    examples: [
      ['limitup check bars/', 'every check over a folder'],
      ['limitup check all.csv.gz --only missing-bars --first 20', 'one check, with more places'],
      ['limitup check bars/ --json', 'for scripts'],
    ],
  },
  {
    name: 'define',
    summary: 'what a term means (术语): formula, unit, source, what vendors do otherwise',
    description:
      'Definitions of the words and figures of the recap, in Chinese and English. TERM is a Chinese or English name, an identifier of the JSON, or a label as printed (13天11板, 2进3, 20CM3连板); case, width and blanks do not matter. Without TERM all terms are listed.',
    args: [{ name: 'TERM', help: 'what is to be defined', isOptional: true, isVariadic: true }],
    flags: DEFINE_FLAGS,
    load: async () => (await import('./commands/define.ts')).defineTerms,
    examples: [
      ['limitup define 封板率', 'one term'],
      ['limitup define sealRate 炸板 13天11板 --lang zh', 'several, in Chinese'],
      ['limitup define', 'the list of all terms'],
      ['limitup define --json', 'the whole glossary for scripts'],
    ],
  },
  {
    name: 'import',
    summary: 'bars of any format into the store (导入)',
    description:
      'Brings files, folders and archives of daily bars into the store, with the lists beside them. The same bars again change nothing; a day with rows that differ from those stored is refused with its first differences, unless --replace is given. Days that are not over or not whole are kept apart. An import that was cut short goes on where it was.',
    args: [
      {
        name: 'PATH',
        help: 'files, folders or archives of daily bars; - is standard input',
        isVariadic: true,
      },
    ],
    flags: IMPORT_FLAGS,
    load: async () => (await import('./commands/import.ts')).importBars,
    examples: [
      ['limitup import bars/', 'a folder of bars'],
      ['limitup import all.csv.gz --securities names.csv', 'one file, and who was ST when'],
      ['limitup import 20250207.csv --replace', 'a corrected day'],
    ],
  },
  {
    name: 'store',
    summary: 'where the store is, what it holds, whether it is whole; SQL over it (仓库)',
    description:
      'path prints the folder. status tells what it holds. verify reads every byte and ends with 1 when something is damaged. repair takes out what is damaged and says which days are lost. compact joins files of single days with those of their years. sql answers a statement over bars, days, stocks, names and the other tables with DuckDB.',
    args: [
      { name: 'WHAT', help: 'path, status, verify, repair, compact or sql', suggests: STORE_VERBS },
      { name: 'SQL', help: 'a statement, for sql', isOptional: true },
    ],
    flags: STORE_FLAGS,
    load: async () => (await import('./commands/store.ts')).store,
    examples: [
      ['limitup store status', 'what the store holds'],
      ['limitup store verify', 'whether every file is as it was written'],
      ['limitup store sql "SELECT date, count(*) FROM bars GROUP BY 1"', 'rows by day'],
    ],
  },
  REPORT_COMMAND,
  ...UPDATE_COMMANDS,
  ...NOTIFY_COMMANDS,
  ...COMFORT_COMMANDS,
]

/** An argument as help and the documents show it: [DATE], <PATH...>. */
export function argumentText({ name, isOptional, isVariadic }: Argument): string {
  const text = `${name}${isVariadic === true ? '...' : ''}`
  return isOptional === true ? `[${text}]` : `<${text}>`
}
