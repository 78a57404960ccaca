import type { InputSummary, PrevCloseSource } from '../model/report.ts'
import { COLUMN_HEADERS, columnRoles, REQUIRED_COLUMNS } from '../parsers/csv/columns.ts'
import type { ColumnRole } from '../parsers/csv/columns.ts'
import { FORMATS, keysThatDiffer } from '../parsers/formats.ts'
import { GROUP_HEADERS, GROUP_ROLES } from '../parsers/groupColumns.ts'

const MEANINGS: Readonly<Record<ColumnRole, string>> = {
  code: 'six digits, with or without the market: `600519`, `600519.SH`, `sh600519`, `sh.600519`, `600519.XSHG`; may stand in the name of a stock file instead',
  name: 'short name of that day; tells ST, 退市整理, new listings and S-shares where no flag does',
  date: "`2025-02-07`, `20250207` or `2025/02/07`, midnight or `.0` may follow; milliseconds since 1970; `02/07/2025` in exports of 通达信; a snapshot may have its day in the file's name instead, and a file of one stock in an unnamed first column",
  open: 'yuan, unadjusted, at most two decimals',
  high: 'as open',
  low: 'as open',
  close: 'as open',
  prevClose:
    "the exchange's reference price after ex-rights; empty on a listing day. Without the column it follows from `change`, else from the stock's bar before",
  change: 'close less pre_close (涨跌额), from which pre_close follows where there is none',
  limitUp:
    "the vendor's own 涨停价, held against the law's; on the main board before 2026-07-06 it also tells ST where nothing else does",
  limitDown: 'as limitUp, 跌停价',
  volume: 'shares or lots, detected; 0 is a suspended day; empty is unknown',
  amount: 'yuan, thousand or ten thousand yuan, detected; empty is unknown',
  st: '1 or 0, both decide; without the column the name decides',
  adjustflag: '3 is unadjusted; 1 and 2 are refused',
  tradestatus: '0 is a suspended day',
  paused: '1 is a suspended day',
  suspendFlag: '1 is a suspended day',
  trdsta: "CSMAR's state of the stock: tells ST, never a suspension",
  exchange: 'SH, SSE, XSHG, 上交所, …, or Markettype; beside bare codes',
}

const PREV_CLOSES: Readonly<Record<PrevCloseSource, string>> = {
  given: 'given',
  change: 'close less 涨跌额',
  factor: 'close before, by the factor',
  previousClose: 'close before, moved by known ex-rights days',
}

const ST_SOURCES: Readonly<Record<InputSummary['stSource'], string>> = {
  flag: 'a column',
  name: 'names',
  limit: 'limit prices, on the main board',
  none: '–',
}

const GROUP_MEANINGS: Readonly<
  Record<keyof typeof GROUP_HEADERS, readonly [needed: string, meaning: string]>
> = {
  code: ['yes', 'six digits, with or without the market; of several columns the first name here'],
  group: ['yes', 'names of groups; every such column is read'],
  reason: ['', '涨停原因, printed in the picture; names the groups itself where no column of groups is'],
  from: ['', 'first day in the group; empty is open'],
  to: ['', 'last day in the group; empty is open'],
  date: ['', 'the one day for which the row holds, as of a 涨停原因'],
}

function groupRows(): string[] {
  return GROUP_ROLES.map((role) => {
    const [needed, meaning] = GROUP_MEANINGS[role]
    const headers = GROUP_HEADERS[role].map((each) => `\`${each}\``).join(' ')
    return `| \`${role}\` | ${needed} | ${headers} | ${meaning} |`
  })
}

/** docs/data-formats.md, made from the column table of the parser. */
export function dataFormatsPage(): string {
  const rows = columnRoles().map((role) => {
    const needed = REQUIRED_COLUMNS.includes(role) ? 'yes' : ''
    return `| \`${role}\` | ${needed} | ${COLUMN_HEADERS[role].map((each) => `\`${each}\``).join(' ')} | ${MEANINGS[role]} |`
  })
  const formats = FORMATS.map((each) => {
    const cells = [
      each.name,
      each.files,
      PREV_CLOSES[each.prevClose],
      ST_SOURCES[each.stSource],
      each.hasNames ? 'yes' : '',
      keysThatDiffer(each)
        .map((key) => `\`${key}\``)
        .join(' '),
      each.note,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `${[
    '# Data formats',
    'Made from the tables of the parsers.',
    '## Formats',
    'Point `--data` at files as they were exported. What a file is, is told by its first bytes, then its header, then its name, and said in the output. One market in all of these formats gives the same bars and, with names and ex-rights days beside it, the same JSON but for the keys in the last column but one; a test holds it.',
    [
      '| format | files | reference price | ST by | names | JSON keys that differ | note |',
      '|---|---|---|---|---|---|---|',
      ...formats,
    ].join('\n'),
    'Prices must be unadjusted (不复权); of qlib they are brought back by its factor. Where nothing tells ST, `--securities` does, and without it figures are printed as ranges. Without a reference price, `--ex-rights` tells the ex-rights days.',
    '## Bars: CSV',
    'Files and folders of CSV, plain or gzip, in UTF-8 or GB18030, with commas, tabs, semicolons or bars between the cells; one file a day, one a stock, one for all, or any mixture, in any order. Columns are found by their headers, never by their place; other columns are ignored. `--columns ROLE=HEADER` names one that is not listed.',
    ['| role | needed | headers | cells |', '|---|---|---|---|', ...rows].join('\n'),
    'Units are found by amount ÷ (close × volume) over the file, STAR apart, and stated in the output; `--units volume=lots,amount=thousandYuan` names them. Volume without amount, or amount without volume, cannot be checked: outside the Tushare `daily` layout such a figure is unknown until its unit is named.',
    'When every file is named for a day (`20250207.csv`, `daily_2025-02-07.csv.gz`), only the days that the answer needs are read, and a file that holds another day is refused.',
    'A folder that holds `bars` (a folder, or `bars.csv`) is a market folder: its `securities.csv`, `index.csv` and `groups.csv` are used when nothing else is named.',
    '## Securities',
    'CSV with a code and any of: a name, the first and the last day on which it held (`start_date`, `end_date`), `list_date`, `delist_date`. Several rows a stock make its history, several files are joined. A name without days holds only from the day of `--names-valid`. One row a day with `isST`, as BaoStock writes it, and `shm.tnf`, `szm.tnf`, `bjm.tnf` of 通达信, whose names hold from the day on which the file was written, are read too.',
    '## Ex-rights days',
    '`--ex-rights`: CSV with code, `ex_date` and for ten shares `cash_per_ten`, `bonus_per_ten`, `rights_per_ten`, and `rights_price`; or `gbbq` of 通达信.',
    '## Codes',
    'Old codes of Beijing (43, 83, 87) go on as 920 in figures of days from 2025-10-09 on, by the table of the exchange, so that streaks cross the change. `--code-map` adds pairs: CSV with an old and a new code a line, or addedcode_bj.cfg of 通达信.',
    '## Indexes',
    'CSV with code, date, close and, if there is one, pre_close; 000001.SH, 399001.SZ, 399006.SZ and 899050.BJ are used.',
    '## Groups',
    '`--groups`: which stocks belong to which groups (题材, 概念板块, 行业). CSV or TSV in UTF-8 or GB18030 with one row a stock, or one a group with its codes in a cell; several groups or codes in a cell are parted by `、` `;` `|` `+`, or commas in quotes, and a stock may have several rows. Other columns are ignored. Or a JSON object, `{"机器人": ["600000", "000001"]}` or `{"600000": ["机器人"]}`. Several files are joined.',
    ['| role | needed | headers | cells |', '|---|---|---|---|', ...groupRows()].join('\n'),
    'A stock counts in every group that it has on the day, once in each; the report says how often that is. In brief its first group is named: that of a row for the day before others, else the first of the files. Codes of Beijing, old or new, find their stock under the code that the bars have.',
    '## JSON',
    'One object a day, keys in fixed order, described by [the schema](schema/day.json). Prices and amounts are integers of cents, index points integers of ten-thousandths, rates `{part, whole}`, dates text, unknown `null`. `quality` names for each figure whether it is known, partial or unknown, and why. `schemaVersion` changes when a key is renamed, removed or changes its meaning. `explain` and `stock` have schemas of their own: [explain](schema/explain.json), [stock](schema/stock.json).',
    '## CSV',
    'One row a stock that touched a limit: the up side, sealed before broken, then the down side. Prices and amounts in yuan, as the header says. The last column names the groups of `--groups`, parted by `|`.',
  ].join('\n\n')}\n`
}
