import { CHECK_NAMES } from '../model/checkReport.ts'
import { POOL_KINDS } from '../model/published.ts'
import { DAY_FLAGS, LANG_FLAG, LANGUAGES } from './flags.ts'
import type { Flag } from './flags.ts'

/** The flags of `day` that `check` takes too. */
const SHARED: readonly string[] = [
  'securities',
  'ex-rights',
  'code-map',
  'columns',
  'units',
  'names-valid',
  'least-share',
  'json',
  'output',
  'no-color',
]

/** Every flag of `check`. */
export const CHECK_FLAGS: readonly Flag[] = [
  ...DAY_FLAGS.filter(({ name }) => SHARED.includes(name)),
  {
    name: 'only',
    value: 'check',
    repeatable: true,
    choices: CHECK_NAMES,
    group: 'Checks',
    help: 'make these checks',
    defaultText: 'all',
  },
  {
    name: 'skip',
    value: 'check',
    repeatable: true,
    choices: CHECK_NAMES,
    group: 'Checks',
    help: 'leave these checks out',
  },
  { name: 'first', value: 'n', group: 'Checks', help: 'places shown of each check', defaultText: '3' },
  {
    name: 'format',
    value: 'name',
    choices: ['table', 'json'],
    group: 'Output',
    help: 'table, or json, which is printed also when all is well',
    defaultText: 'table',
  },
  { ...LANG_FLAG, help: 'language of headings and remedies; what was found is told in English' },
]

/** Names of the formats of a range, in the order of help. */
export const RANGE_FORMAT_NAMES = ['table', 'ladder', 'csv', 'json', 'ndjson', 'parquet'] as const

/** Flags of `day` that `range` has in a form of its own, or has no use for. */
const NOT_OF_RANGE: readonly string[] = ['history', 'combined-labels', 'format']

/** Every flag of `range`. */
export const RANGE_FLAGS: readonly Flag[] = [
  {
    name: 'from',
    value: 'date',
    group: 'Range',
    help: 'first day, YYYY-MM-DD or YYYYMMDD; a closed day stands for the trading day after it',
  },
  {
    name: 'to',
    value: 'date',
    group: 'Range',
    help: 'last day; a closed day stands for the trading day before it',
    defaultText: 'the last day of the data',
  },
  {
    name: 'last',
    value: 'n',
    group: 'Range',
    help: 'the last n trading days up to the last day',
    defaultText: '20 without --from and --all',
  },
  { name: 'all', group: 'Range', help: 'from the first day of the data on' },
  ...DAY_FLAGS.filter(({ name }) => !NOT_OF_RANGE.includes(name)),
  {
    name: 'history',
    value: 'days',
    group: 'Scope',
    help: 'trading days against which figures of ndjson are held (分位), 0 for none',
    defaultText: '250',
  },
  {
    name: 'format',
    value: 'name',
    choices: RANGE_FORMAT_NAMES,
    group: 'Output',
    help: 'table, ladder (连板天梯历史), csv (a row a day), json, ndjson (what day --json prints, a line a day), parquet (with --output)',
    defaultText: 'table on a terminal, csv in a pipe',
  },
]

/** Every flag of `define`. */
export const DEFINE_FLAGS: readonly Flag[] = [
  {
    name: 'lang',
    value: 'language',
    choices: LANGUAGES,
    group: 'Output',
    help: 'language of the text; JSON always holds both',
    defaultText: 'both',
  },
  {
    name: 'format',
    value: 'name',
    choices: ['text', 'json'],
    group: 'Output',
    help: 'text, or json',
    defaultText: 'text',
  },
  ...DAY_FLAGS.filter(({ name }) => ['json', 'output', 'no-color'].includes(name)),
]

/** The flags of `day` that commands about one stock take too. */
const OF_ONE_STOCK: readonly string[] = [
  'data',
  'store',
  'securities',
  'ex-rights',
  'code-map',
  'columns',
  'units',
  'allow-partial',
  'assume-no-st',
  'names-valid',
  'least-share',
  'json',
  'output',
  'no-color',
]
const STOCK_SHARED: readonly Flag[] = DAY_FLAGS.filter(({ name }) => OF_ONE_STOCK.includes(name))

/** Every flag of `explain`. */
export const EXPLAIN_FLAGS: readonly Flag[] = [
  ...STOCK_SHARED,
  {
    name: 'format',
    value: 'name',
    choices: ['text', 'json'],
    group: 'Output',
    help: 'text for people, or every step as JSON',
    defaultText: 'text',
  },
]

/** Every flag of `stock`. */
export const STOCK_FLAGS: readonly Flag[] = [
  ...STOCK_SHARED,
  LANG_FLAG,
  { name: 'date', value: 'day', group: 'Input', help: 'one day: how streak and windows stand on it' },
  { name: 'from', value: 'day', group: 'Input', help: 'first day', defaultText: 'that of the data' },
  { name: 'to', value: 'day', group: 'Input', help: 'last day', defaultText: 'that of the data' },
  {
    name: 'format',
    value: 'name',
    choices: ['table', 'json', 'csv'],
    group: 'Output',
    help: 'table for people, json, or csv with one row a board',
    defaultText: 'table',
  },
]

/** The flags of `day` that `reconcile` has not, or in another form: there --json names a file. */
const NOT_OF_RECONCILE: readonly string[] = ['json', 'format', 'combined-labels', 'lang']

/** Every flag of `reconcile`. */
export const RECONCILE_FLAGS: readonly Flag[] = [
  { name: 'text', value: 'text', group: 'Input', help: 'the published text itself, in quotes' },
  {
    name: 'file',
    value: 'file',
    group: 'Input',
    help: "a published text, a vendor's list (CSV, TSV, JSON), or another run's JSON; - is standard input",
  },
  { name: 'json', value: 'file', group: 'Input', help: 'the JSON of another run: every number and label' },
  {
    name: 'pool',
    value: 'list',
    choices: POOL_KINDS,
    group: 'Input',
    help: 'what a list is, where its header does not say it',
    defaultText: 'by the header',
  },
  ...DAY_FLAGS.filter(({ name }) => !NOT_OF_RECONCILE.includes(name)),
  {
    name: 'format',
    value: 'name',
    choices: ['text', 'json'],
    group: 'Output',
    help: 'text, or json, described by docs/schema/reconcile.json',
    defaultText: 'text',
  },
]

/** Flags of `day` that `import` takes too. */
const OF_IMPORT: readonly string[] = [
  'store',
  'securities',
  'ex-rights',
  'index',
  'columns',
  'units',
  'least-share',
  'json',
  'no-color',
]

/** Every flag of `import`. */
export const IMPORT_FLAGS: readonly Flag[] = [
  ...DAY_FLAGS.filter(({ name }) => OF_IMPORT.includes(name)),
  { name: 'replace', group: 'Store', help: 'take rows that differ from stored ones in their place' },
]

/** Every flag of `store`. */
export const STORE_FLAGS: readonly Flag[] = DAY_FLAGS.filter(({ name }) =>
  ['store', 'json', 'no-color'].includes(name),
).concat({ ...LANG_FLAG, help: 'language of status; the other answers have one' })
