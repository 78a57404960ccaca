import { codeAsWritten } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { isIssueCode } from '../model/catalogue.ts'
import type { RowIssue } from '../model/issue.ts'
import type { ExRights } from '../model/exRights.ts'
import { CALENDAR_FROM, CALENDAR_TO, dateVerdict } from '../rules/calendar.ts'
import { dateFromDayNumber, dayNumber } from '../model/date.ts'
import type { Column } from './parquet/schema.ts'
import type { CalendarDay, StoredIndexBar } from './storedDay.ts'
import type { TableColumns } from './readTable.ts'
import type { ColumnList } from './writeTable.ts'

/** Index bars, in points with four decimals. */
export const INDEX_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'date', type: 'date', optional: false },
  { name: 'open', type: 'points', optional: true },
  { name: 'high', type: 'points', optional: true },
  { name: 'low', type: 'points', optional: true },
  { name: 'close', type: 'points', optional: true },
  { name: 'prev_close', type: 'points', optional: true },
]

export function indexLists(bars: readonly StoredIndexBar[]): ColumnList[] {
  return [
    bars.map(({ code }) => code),
    bars.map(({ date }) => date),
    bars.map(({ open }) => open),
    bars.map(({ high }) => high),
    bars.map(({ low }) => low),
    bars.map(({ close }) => close),
    bars.map(({ prevClose }) => prevClose),
  ]
}

export function indexBarsOf(table: TableColumns): StoredIndexBar[] {
  const code = table.texts('code')
  const date = table.numbers('date')
  const points = (name: string): ((row: number) => number | undefined) => {
    const values = table.numbers(name)
    return (row) => (Number.isNaN(values[row]) ? undefined : values[row])
  }
  const [open, high, low, prevClose] = ['open', 'high', 'low', 'prev_close'].map(points)
  const close = table.numbers('close')
  return Array.from({ length: table.rows }, (_, row) => ({
    code: code(row) ?? '',
    date: date[row]!,
    open: open?.(row),
    high: high?.(row),
    low: low?.(row),
    close: close[row]!,
    prevClose: prevClose?.(row),
  }))
}

/** Every day of the years that the program or a source knows: whether the exchanges trade. */
export const CALENDAR_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', optional: false },
  { name: 'is_open', type: 'flag', optional: true },
  { name: 'source', type: 'text', optional: false },
]

/** The source of the days that the program knows by itself. */
const OWN_SOURCE = 'limitup'
const PUT_SOURCE = 'source'

/** The program's own calendar, with days that were put in place of its own. */
export function calendarLists(put: readonly CalendarDay[]): ColumnList[] {
  const days = new Map<number, readonly [isOpen: boolean, source: string]>()
  for (let day = dayNumber(CALENDAR_FROM); day <= dayNumber(CALENDAR_TO); day++) {
    const date = dateFromDayNumber(day)
    days.set(date, [dateVerdict(date, CALENDAR_TO) === 'trading', OWN_SOURCE])
  }
  for (const { date, isOpen } of put) days.set(date, [isOpen, PUT_SOURCE])
  const rows = [...days].sort(([a], [b]) => a - b)
  return [
    rows.map(([date]) => date),
    rows.map(([, [isOpen]]) => isOpen),
    rows.map(([, [, source]]) => source),
  ]
}

/** The days that were put. */
export function calendarDaysOf(table: TableColumns): CalendarDay[] {
  const source = table.texts('source')
  const date = table.numbers('date')
  const isOpen = table.numbers('is_open')
  const days: CalendarDay[] = []
  for (let row = 0; row < table.rows; row++) {
    if (source(row) === PUT_SOURCE) days.push({ date: date[row]!, isOpen: isOpen[row] === 1 })
  }
  return days
}

/** Ex-rights days (除权除息): amounts for ten shares in yuan or shares, with four decimals. */
export const EX_RIGHTS_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'ex_date', type: 'date', optional: false },
  { name: 'cash_per_ten', type: 'points', optional: true },
  { name: 'bonus_per_ten', type: 'points', optional: true },
  { name: 'rights_per_ten', type: 'points', optional: true },
  { name: 'rights_price', type: 'points', optional: true },
]

export function exRightsLists(byCode: ReadonlyMap<StockCode, readonly ExRights[]>): ColumnList[] {
  const rows = [...byCode].flatMap(([code, list]) => list.map((each) => ({ code, ...each })))
  return [
    rows.map(({ code }) => code),
    rows.map(({ date }) => date),
    rows.map(({ cash }) => cash),
    rows.map(({ bonus }) => bonus),
    rows.map(({ rights }) => rights),
    rows.map(({ rightsPrice }) => rightsPrice),
  ]
}

export function exRightsOf(table: TableColumns): Map<StockCode, ExRights[]> {
  const code = table.texts('code')
  const value = (name: string, row: number): number => table.numbers(name)[row]!
  const byCode = new Map<StockCode, ExRights[]>()
  for (let row = 0; row < table.rows; row++) {
    const stock = codeAsWritten(code(row) ?? '')
    const exRights = {
      date: value('ex_date', row),
      cash: value('cash_per_ten', row),
      bonus: value('bonus_per_ten', row),
      rights: value('rights_per_ten', row),
      rightsPrice: value('rights_price', row),
    }
    const known = byCode.get(stock)
    if (known === undefined) byCode.set(stock, [exRights])
    else known.push(exRights)
  }
  return byCode
}

/** What was found in the rows of stored days when they were read. */
export const ISSUE_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', optional: false },
  { name: 'code', type: 'text', optional: true },
  { name: 'issue', type: 'text', optional: false },
  { name: 'found', type: 'text', optional: false },
  { name: 'file', type: 'text', optional: false },
  { name: 'line', type: 'int', optional: false },
  { name: 'cell', type: 'int', optional: true },
]

/** An issue of a day that is known. */
export type DatedIssue = RowIssue & { readonly date: number }

export function issueLists(issues: readonly DatedIssue[]): ColumnList[] {
  return [
    issues.map(({ date }) => date),
    issues.map(({ stock }) => stock),
    issues.map(({ code }) => code),
    issues.map(({ found }) => found),
    issues.map(({ at }) => at.file),
    issues.map(({ at }) => at.line),
    issues.map(({ at }) => at.column),
  ]
}

export function issuesOf(table: TableColumns): DatedIssue[] {
  const [code, issue, found, file] = ['code', 'issue', 'found', 'file'].map((name) => table.texts(name))
  const number = (name: string, row: number): number => table.numbers(name)[row]!
  return Array.from({ length: table.rows }, (_, row): DatedIssue => {
    const stock = code?.(row)
    const cell = number('cell', row)
    const kind = issue?.(row) ?? ''
    if (!isIssueCode(kind)) throw new RangeError(`"${kind}" is no issue`)
    return {
      code: kind,
      at: {
        file: file?.(row) ?? '',
        line: number('line', row),
        ...(cell > 0 ? { column: cell } : {}),
      },
      found: found?.(row) ?? '',
      date: number('date', row),
      ...(stock === undefined ? {} : { stock }),
    }
  })
}
