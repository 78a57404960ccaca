import { SCOPES } from '../model/scope.ts'

/** One flag, defined once: help, parsing and the documentation are made from it. */
export interface Flag {
  readonly name: string
  /** Placeholder of its value; a flag without one is a switch. */
  readonly value?: string
  readonly repeatable?: boolean
  readonly choices?: readonly string[]
  readonly group: FlagGroup
  readonly help: string
  /** Said in the help when the flag is left out. */
  readonly defaultText?: string
}

export const FLAG_GROUPS = [
  'Sending',
  'Input',
  'Store',
  'Providers',
  'Range',
  'Scope',
  'Line',
  'Checks',
  'Output',
  'Schedule',
] as const
export type FlagGroup = (typeof FLAG_GROUPS)[number]

/** Names of the day's formats, in the order of help. */
export const FORMAT_NAMES = ['recap', 'brief', 'streaks', 'table', 'picture', 'rungs', 'json', 'csv'] as const

/** Which store is read or written. */
const STORE_FLAG: Flag = {
  name: 'store',
  value: 'dir',
  group: 'Store',
  help: 'the store, which is read when no bars are named',
  defaultText: 'limitup/store of your data',
}

/** The languages of what people read. */
export const LANGUAGES = ['zh', 'en', 'both'] as const

/** The language of what people read; the opening line and its sisters are Chinese by nature, and data has none. */
export const LANG_FLAG: Flag = {
  name: 'lang',
  value: 'language',
  choices: LANGUAGES,
  group: 'Output',
  help: 'language of tables, titles and notes; the opening line, brief and streaks stay Chinese',
  defaultText: 'both',
}

/** Every flag of `day` and `ladder`. */
export const DAY_FLAGS: readonly Flag[] = [
  STORE_FLAG,
  {
    name: 'data',
    value: 'path',
    repeatable: true,
    group: 'Input',
    help: 'daily bars: files, folders or archives of CSV, Parquet or 通达信 .day, also .gz, .zst, .zip; - is standard input',
  },
  {
    name: 'securities',
    value: 'file',
    repeatable: true,
    group: 'Input',
    help: 'names or ST flags with the days they held, listing and delisting dates (CSV)',
  },
  {
    name: 'ex-rights',
    value: 'file',
    group: 'Input',
    help: 'ex-rights days (除权除息) for bars without pre_close: CSV, or gbbq of 通达信',
  },
  {
    name: 'code-map',
    value: 'file',
    group: 'Input',
    help: 'old and new codes of stocks (北交所 43/83/87 to 920): CSV, or addedcode_bj.cfg of 通达信',
  },
  { name: 'index', value: 'file', group: 'Input', help: 'index bars for the closing clause (CSV)' },
  {
    name: 'groups',
    value: 'file',
    repeatable: true,
    group: 'Input',
    help: 'groups of stocks (题材, 概念, 行业), dated or not: CSV or TSV with code and group, or JSON',
  },
  {
    name: 'columns',
    value: 'role=header',
    repeatable: true,
    group: 'Input',
    help: 'name a column yourself: code, name, date, open, high, low, close, prevClose, volume, amount, st',
  },
  {
    name: 'units',
    value: 'column=unit',
    repeatable: true,
    group: 'Input',
    help: 'name the units yourself: volume=shares|lots, amount=yuan|thousandYuan|tenThousandYuan',
  },
  {
    name: 'scope',
    value: 'name',
    choices: SCOPES,
    group: 'Scope',
    help: 'whose universe (统计口径) is counted',
    defaultText: 'cls: no ST, no 退市整理, BSE in',
  },
  {
    name: 'st',
    value: 'in|out',
    choices: ['in', 'out'],
    group: 'Scope',
    help: 'count ST stocks in or out',
    defaultText: "the scope's choice",
  },
  {
    name: 'days-boards',
    value: 'rule',
    choices: ['gap', 'half'],
    group: 'Scope',
    help: 'rule of N天M板: at most 2 empty bars between boards, or a window at least half full',
    defaultText: "the scope's rule",
  },
  {
    name: 'max-empty',
    value: 'bars',
    group: 'Scope',
    help: 'most empty bars between two boards of a window, or unlimited',
    defaultText: 'gap 2, half 5',
  },
  {
    name: 'big-loss',
    value: 'percent',
    group: 'Scope',
    help: 'a fall of so many percent or more is a big loss (大面)',
    defaultText: '5',
  },
  {
    name: 'history',
    value: 'days',
    group: 'Scope',
    help: 'trading days against which figures are held (分位), 0 for none',
    defaultText: '250 for table and json, else 0',
  },
  { name: 'min-streak', value: 'n', group: 'Line', help: 'smallest 连板 printed for 10CM', defaultText: '3' },
  {
    name: 'min-streak-20',
    value: 'n',
    group: 'Line',
    help: 'smallest 连板 printed for 20CM',
    defaultText: '3',
  },
  { name: 'min-window', value: 'm', group: 'Line', help: 'smallest M of a printed N天M板', defaultText: '4' },
  {
    name: 'tall-streak',
    value: 'n',
    group: 'Line',
    help: '连板 from which a tier stands before the N天M板',
    defaultText: '4',
  },
  {
    name: 'bse',
    value: 'all|none',
    choices: ['all', 'none'],
    group: 'Line',
    help: 'print the boards of the Beijing exchange',
    defaultText: 'all',
  },
  {
    name: 'combined-labels',
    group: 'Line',
    help: 'print window and streak together in brief and picture: 13天11板4连板',
  },
  {
    name: 'quiet-groups',
    group: 'Line',
    help: 'list groups without a board too',
  },
  { name: 'max-names', value: 'k', group: 'Line', help: 'most names in one group; a cut says 等K股' },
  {
    name: 'allow-partial',
    group: 'Checks',
    help: 'go on over missing and short days; the look-back ends there',
  },
  {
    name: 'assume-no-st',
    group: 'Checks',
    help: 'judge stocks whose status nothing tells as not ST',
  },
  {
    name: 'names-valid',
    value: 'always|date',
    group: 'Checks',
    help: 'from when names without dates decide who is ST',
    defaultText: 'never',
  },
  {
    name: 'least-share',
    value: 'percent',
    group: 'Checks',
    help: "least share of the day before's codes that an exchange must show",
    defaultText: '80',
  },
  {
    name: 'strict',
    group: 'Checks',
    help: 'refuse when the data has any issue, or anything had to be inferred or stays a range',
  },
  {
    name: 'format',
    value: 'name',
    choices: FORMAT_NAMES,
    group: 'Output',
    help: 'recap (opening line), brief (涨停分析), streaks (连板股分析), table, picture (涨停分析图), rungs (连板天梯图), json, csv',
    defaultText: 'line and table on a terminal, recap in a pipe',
  },
  { name: 'json', group: 'Output', help: 'short for --format json' },
  { name: 'output', value: 'file', group: 'Output', help: 'write to a file, whole or not at all' },
  { name: 'no-color', group: 'Output', help: 'no colour; NO_COLOR is heeded too' },
  LANG_FLAG,
]
