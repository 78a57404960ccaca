import { Refusal } from '../../model/refusal.ts'
import type { PrevCloseSource } from '../../model/report.ts'
import { shortened } from './cells.ts'
import type { DateOrder } from './cells.ts'
import {
  COLUMN_HEADERS,
  REQUIRED_COLUMNS,
  columnRoles,
  headerKey,
  isColumnRole,
  roleOfHeader,
} from './columns.ts'
import type { ColumnRole } from './columns.ts'
import { TDX_EXPORT, vendorOf } from './vendors.ts'

/** Where a file's columns stand. Columns are found by their headers, never by position. */
export interface Layout {
  readonly delimiter: string
  /** Cells in a row, without unnamed columns at the end. */
  readonly width: number
  /** Role -> position from 0. */
  readonly columns: ReadonlyMap<ColumnRole, number>
  /** Whether the units are those that Tushare documents for its `daily`. */
  readonly isTushareDaily: boolean
  /** Whose export the headers are; undefined for any other. */
  readonly vendor: string | undefined
  /** Whether the vendor's own limit prices stand in the rows. */
  readonly hasLimits: boolean
  /** Where a row's reference price comes from. */
  readonly prevClose: PrevCloseSource
  readonly dateOrder: DateOrder
}

/** What a layout is made from. */
export interface HeaderLine {
  readonly file: string
  readonly line: number
  readonly cells: readonly string[]
  readonly delimiter: string
  readonly forcedColumns: ReadonlyMap<string, string>
  /** Whether the file's name or its title holds the code of its one stock. */
  readonly hasFileCode: boolean
  /** Whether the file's name holds the day of a snapshot. */
  readonly hasFileDay: boolean
}

/** Text that says prices are 前复权 or 后复权. */
export const ADJUSTED_WORD: RegExp = /前复权|后复权|(?<![a-z])[qh]fq(?![a-z])/i

/** What to do about adjusted prices, as a hint. */
export const UNADJUSTED_REMEDY =
  "export unadjusted (不复权) prices: adjust='' in AkShare, adjustflag=3 in BaoStock, fqt=0 in efinance"

const TUSHARE_DAILY: readonly string[] = [
  'ts_code',
  'trade_date',
  'open',
  'high',
  'low',
  'close',
  'pre_close',
  'vol',
]

/** The layout of a header line, or the refusal that names what is missing or doubled. */
export function layoutOf(header: HeaderLine): Layout {
  const columns = new Map<ColumnRole, number>()
  const forced = forcedPositions(header)
  const taken = new Set(forced.values())
  for (const role of columnRoles()) {
    const position = forced.get(role)
    if (position !== undefined) {
      columns.set(role, position)
      continue
    }
    const found = header.cells.flatMap((cell, at) =>
      !taken.has(at) && roleOfHeader(cell) === role ? [at] : [],
    )
    if (found.length > 1) throw ambiguous(header, role, found)
    if (found[0] !== undefined) columns.set(role, found[0])
  }
  const isStockFile = header.hasFileCode && !columns.has('code')
  // A table program writes an index of dates without a name; a snapshot of many stocks has an index of numbers.
  if (isStockFile && !columns.has('date') && headerKey(header.cells[0] ?? '') === '') columns.set('date', 0)
  const missing = REQUIRED_COLUMNS.filter(
    (role) =>
      !columns.has(role) &&
      !(role === 'code' && header.hasFileCode) &&
      !(role === 'date' && header.hasFileDay && columns.has('code')),
  )
  if (missing.length > 0) throw missingColumns(header, missing)
  const keys = new Set(header.cells.map(headerKey))
  const vendor = vendorOf(header.cells)
  if (columns.has('prevClose')) columns.delete('change')
  return {
    delimiter: header.delimiter,
    width: header.cells.findLastIndex((cell) => headerKey(cell) !== '') + 1,
    columns,
    isTushareDaily: TUSHARE_DAILY.every((key) => keys.has(key)),
    hasLimits: columns.has('limitUp') || columns.has('limitDown'),
    vendor,
    dateOrder: vendor === TDX_EXPORT ? 'month first' : 'year first',
    prevClose: columns.has('prevClose') ? 'given' : columns.has('change') ? 'change' : 'previousClose',
  }
}

/** How many cells of a line are headers that a role knows or the user named. */
export function knownHeaders(cells: readonly string[], forcedColumns: ReadonlyMap<string, string>): number {
  const forced = new Set([...forcedColumns.values()].map(headerKey))
  return cells.filter((cell) => roleOfHeader(cell) !== undefined || forced.has(headerKey(cell))).length
}

/** The refusal of a file whose first lines hold no header. */
export function noHeader(file: string, line: number, text: string): Refusal {
  return new Refusal(
    'missing-column',
    `expected a header line with ${expectedNames(REQUIRED_COLUMNS)}, found "${shortened(text)}"`,
    'put the column names into the first line, or take the file out when it holds no bars',
    { file, line },
  )
}

/** The refusal of prices that were adjusted for dividends and splits. */
export function adjusted(file: string, what: string, line?: number, column?: number): Refusal {
  const at = line === undefined ? { file } : column === undefined ? { file, line } : { file, line, column }
  return new Refusal('adjusted-prices', what, UNADJUSTED_REMEDY, at)
}

function forcedPositions(header: HeaderLine): ReadonlyMap<ColumnRole, number> {
  const positions = new Map<ColumnRole, number>()
  for (const [role, name] of header.forcedColumns) {
    if (!isColumnRole(role)) {
      throw new Refusal('usage', `unknown column "${role}"`, `columns are ${columnRoles().join(', ')}`)
    }
    const found = header.cells.flatMap((cell, at) => (headerKey(cell) === headerKey(name) ? [at] : []))
    if (found.length > 1) throw ambiguous(header, role, found)
    const position = found[0]
    if (position === undefined) {
      throw new Refusal(
        'missing-column',
        `expected the column "${name}" for ${role}, found ${quoted(header.cells)}`,
        `name a column of the file: --columns ${role}=HEADER`,
        { file: header.file, line: header.line },
      )
    }
    if (ADJUSTED_WORD.test(name)) {
      throw adjusted(header.file, `the column "${name}" holds adjusted prices`, header.line, position + 1)
    }
    positions.set(role, position)
  }
  return positions
}

/** What may stand for a column that is missing. */
const INSTEAD: Readonly<Partial<Record<string, string>>> = {
  code: 'a file of one stock may have the code in its name: 600000.SH.csv',
  date: 'a snapshot of one day may have the day in its name: 20250207.csv',
}

function missingColumns(header: HeaderLine, missing: readonly ColumnRole[]): Refusal {
  const adjustedAt = header.cells.findIndex((cell) => ADJUSTED_WORD.test(cell))
  if (adjustedAt >= 0) {
    const name = header.cells[adjustedAt] ?? ''
    return adjusted(header.file, `the column "${name}" holds adjusted prices`, header.line, adjustedAt + 1)
  }
  const [first = ''] = missing
  const instead = INSTEAD[first]
  return new Refusal(
    'missing-column',
    `expected ${expectedNames(missing)}, found ${quoted(header.cells)}`,
    `add the column, or name the one that holds it: --columns ${first}=HEADER${instead === undefined ? '' : `; ${instead}`}`,
    { file: header.file, line: header.line },
  )
}

function ambiguous(header: HeaderLine, role: ColumnRole, found: readonly number[]): Refusal {
  const names = found.map((at) => `column ${at + 1} "${(header.cells[at] ?? '').trim()}"`).join(' and ')
  return new Refusal(
    'ambiguous-column',
    `more than one column for ${role}: ${names}`,
    `say which one holds it: --columns ${role}=HEADER`,
    { file: header.file, line: header.line, column: (found[1] ?? 0) + 1 },
  )
}

function expectedNames(roles: readonly ColumnRole[]): string {
  return roles.map((role) => `${role} (${COLUMN_HEADERS[role].join(', ')})`).join(' and ')
}

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${shortened(cell.trim())}"`).join(', ')
}
