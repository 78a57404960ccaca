import { CHECK_FLAGS, CONFIG_FLAGS, DAY_FLAGS, UPDATE_FLAGS } from './flags.ts'
import type { Flag } from './flags.ts'
import type { Io } from './io.ts'

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
    name: 'update',
    summary: "after the close: the day's market into the store (更新行情)",
    description:
      'Fetches the whole market of the day that is over into the store, checks it, and fills the days that were missed. A day is written whole or not at all; on any doubt nothing is written, and the reason is said.',
    args: [],
    flags: UPDATE_FLAGS,
    load: async () => (await import('./commands/update.ts')).updateStore,
    examples: [
      ['limitup update --init', 'make the store and fetch the days before'],
      ['limitup update', 'every trading day after the close'],
      ['limitup update --date 2026-01-05 --provider tushare', 'one past day'],
    ],
  },
  {
    name: 'config',
    summary: 'where the configuration stands, and what is in force (配置)',
    description:
      'Flags go before the environment (LIMITUP_SCOPE for --scope), and that before the configuration file.',
    args: [{ name: 'WHAT', help: 'path, or show', choices: ['path', 'show'] }],
    flags: CONFIG_FLAGS,
    load: async () => (await import('./commands/config.ts')).config,
    examples: [
      ['limitup config path', 'the file'],
      ['limitup config show', 'every setting and who set it'],
    ],
  },
]

/** An argument as help and the documents show it: [DATE], <PATH...>. */
export function argumentText({ name, isOptional, isVariadic }: Argument): string {
  const text = `${name}${isVariadic === true ? '...' : ''}`
  return isOptional === true ? `[${text}]` : `<${text}>`
}
