import { dateFromText } from '../../model/date.ts'

/** A cell that holds no number: nothing was given, or what was given is none. */
export type NoNumber = 'missing' | 'bad'

const MISSING: ReadonlySet<string> = new Set(['', 'nan', 'none', 'null', '-', '--'])
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/

/** Whether a cell's trimmed text is one of the usual marks for "no value". */
export function isMissing(text: string): boolean {
  return text.length <= 4 && MISSING.has(text.toLowerCase())
}

/** The number of a cell: plain decimals, thousands separators, an exponent; finite, of either sign. */
export function readNumber(cell: string): number | NoNumber {
  const text = cell.trim()
  if (isMissing(text)) return 'missing'
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text
  if (!DECIMAL.test(plain)) return 'bad'
  const value = Number(plain)
  return Number.isFinite(value) ? value : 'bad'
}

/** A quantity of zero or more: volume or amount. */
export function readQuantity(cell: string): number | NoNumber {
  const value = readNumber(cell)
  if (typeof value !== 'number') return value
  return value < 0 ? 'bad' : Math.abs(value)
}

/** A flag: 1 and 0, written as numbers or as true and false. */
export function readFlag(cell: string): 0 | 1 | NoNumber {
  const text = cell.trim().toLowerCase()
  if (isMissing(text)) return 'missing'
  if (text === 'true') return 1
  if (text === 'false') return 0
  const value = readNumber(text)
  return value === 0 || value === 1 ? value : 'bad'
}

/** A code cell without the guards that keep spreadsheets from eating its zeros: '600519 and ="600519". */
export function withoutGuard(cell: string): string {
  const text = cell.trim()
  if (text.startsWith("'")) return text.slice(1)
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text
}

/** What was found, short enough for one line of an issue. */
export function shortened(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ')
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`
}

/** The exchanges' clock is ahead of UTC by this, all year. */
const AHEAD_MS = 8 * 3_600_000

/** How a file writes its dates: 2025-02-07, or 02/07/2025 where its program is known to be set so. */
export type DateOrder = 'year first' | 'month first'

/**
 * The yyyymmdd of a date cell: as `dateFromText` reads it, a number that a table program wrote as 20250207.0, or
 * milliseconds since 1970 (13 digits), of which the exchanges' day is taken; in a file of month-first dates also
 * 02/07/2025. Undefined for anything else.
 */
export function dateOfCell(cell: string, order: DateOrder = 'year first'): number | undefined {
  const text = cell.trim().replace(/^(\d{8})\.0+$/, '$1')
  if (order === 'month first') {
    const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
    if (year !== undefined) return dateFromText(`${year}/${month ?? ''}/${day ?? ''}`)
  }
  if (!/^\d{12,13}$/.test(text)) return dateFromText(text)
  return dateFromText(new Date(Number(text) + AHEAD_MS).toISOString().slice(0, 10))
}
