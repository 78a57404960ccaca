import { RANGE_FLAGS } from './commandFlags.ts'
import { DAY_FLAGS } from './flags.ts'
import type { Flag } from './flags.ts'

/** Flags of `day` that a report has no use for: its files have their formats. */
const NOT_OF_REPORT: readonly string[] = ['combined-labels', 'format', 'json', 'output', 'no-color', 'lang']

/** Most missing days that one run writes. */
export const MOST_DAYS = 30

/** Every flag of `report`. */
export const REPORT_FLAGS: readonly Flag[] = [
  {
    name: 'out',
    value: 'dir',
    group: 'Output',
    help: 'the folder that reports are written to; made where it is not',
  },
  ...RANGE_FLAGS.filter(({ name }) => ['from', 'to', 'last', 'all'].includes(name)).map((flag) =>
    flag.name === 'last' ? withoutDefault(flag) : flag,
  ),
  ...DAY_FLAGS.filter(({ name }) => !NOT_OF_REPORT.includes(name)).map((flag) =>
    flag.name === 'history' ? { ...flag, defaultText: '250' } : flag,
  ),
  {
    name: 'trend',
    value: 'days',
    group: 'Output',
    help: 'trading days of the trend charts',
    defaultText: '60',
  },
  {
    name: 'lang',
    value: 'language',
    choices: ['zh', 'en'],
    group: 'Output',
    help: 'language of headings; names and the opening line are Chinese',
    defaultText: 'zh',
  },
  {
    name: 'palette',
    value: 'name',
    choices: ['red-up', 'colour-blind'],
    group: 'Output',
    help: 'red for up, or orange and blue',
    defaultText: 'red-up',
  },
  {
    name: 'base-url',
    value: 'url',
    group: 'Output',
    help: 'where the folder will be read, for the links of feed.xml',
    defaultText: 'relative links',
  },
  { name: 'no-png', group: 'Output', help: 'no PNG beside the SVG pictures' },
  {
    name: 'font',
    value: 'file',
    group: 'Output',
    help: 'font of the PNG pictures; LIMITUP_FONT names it too',
    defaultText: "the program's own",
  },
  {
    name: 'no-links',
    group: 'Output',
    help: 'plain folders for days, for hosts that follow no symbolic links',
  },
  {
    name: 'if-trading-day',
    group: 'Schedule',
    help: 'nothing, and exit code 4, when DATE or today is a closed day (休市); 5 before its close',
  },
  {
    name: 'catch-up',
    group: 'Schedule',
    help: 'every day of the data that the folder lacks since its first one; the last day for a new folder',
  },
  {
    name: 'most-days',
    value: 'days',
    group: 'Schedule',
    help: 'most days that --catch-up writes in one run, the latest',
    defaultText: String(MOST_DAYS),
  },
  {
    name: 'log-format',
    value: 'format',
    choices: ['text', 'json'],
    group: 'Schedule',
    help: 'what goes to stderr: lines for people, or a JSON object a line for each event',
    defaultText: 'text',
  },
]

function withoutDefault({ name, value, group, help }: Flag): Flag {
  return { name, group, help, ...(value === undefined ? {} : { value }) }
}
