import { ROW_FAULT } from '../../model/barFrame.ts'
import { identifyCode } from '../../model/code.ts'
import type { StockCode } from '../../model/code.ts'
import { BSE_CODE_CHANGE, bseNewCodes } from '../../rules/bseCodes.ts'
import { tradingDaysBetween } from '../../rules/calendar.ts'
import { displayName } from '../../rules/nameStatus.ts'
import type { DayRows } from '../../store/dayRows.ts'
import type { StoreReader } from '../../store/reader.ts'
import type { KnownMarket } from './checks.ts'

/** The last stored day before `date`, by its codes as they stand on `date`; undefined where there is none. */
export async function marketBefore(reader: StoreReader, date: number): Promise<KnownMarket | undefined> {
  const before = reader.days().findLast((day) => day < date)
  if (before === undefined) return undefined
  const stored = await reader.readDay(before)
  if (stored === undefined) return undefined
  return {
    date: before,
    codes: new Set(codesOf(stored.rows, date)),
    names: namesIn(stored.rows, date),
    daysSince: tradingDaysBetween(before, date).length - 1,
  }
}

/** Every code of the stored days next to a span, as it stands after it. */
export async function codesAround(reader: StoreReader, from: number, to: number): Promise<StockCode[]> {
  const codes = new Set<StockCode>()
  for (const day of neighbours(reader, from, to)) {
    const stored = await reader.readDay(day)
    if (stored !== undefined) for (const code of codesOf(stored.rows, to)) codes.add(code)
  }
  return [...codes].sort()
}

/**
 * Short names that a stock bore on the last stored day before a span and on the first after it: it bore them between.
 * Without the marks of single days. Empty where a side is missing.
 */
export async function lastingNames(
  reader: StoreReader,
  from: number,
  to: number,
): Promise<ReadonlyMap<StockCode, string>> {
  const [before, after] = neighbours(reader, from, to)
  if (before === undefined || after === undefined || before > from || after < to) return new Map()
  const names = await namesOn(reader, before, to)
  const later = await namesOn(reader, after, to)
  return new Map([...names].filter(([code, name]) => later.get(code) === name))
}

/** The stored days next to a span: before it, then after it, as far as there are any. */
function neighbours(reader: StoreReader, from: number, to: number): number[] {
  const days = reader.days()
  return [days.findLast((day) => day < from), days.find((day) => day > to)].filter((day) => day !== undefined)
}

async function namesOn(
  reader: StoreReader,
  day: number,
  asOf: number,
): Promise<ReadonlyMap<StockCode, string>> {
  const stored = await reader.readDay(day)
  return stored === undefined ? new Map() : namesIn(stored.rows, asOf)
}

function namesIn(rows: DayRows, asOf: number): ReadonlyMap<StockCode, string> {
  const names = new Map<StockCode, string>()
  for (let row = 0; row < rows.count; row++) {
    const code = codeOf(rows.digits[row]!, asOf)
    const name = rows.names[rows.name[row]!]
    if (code !== undefined && name !== undefined) names.set(code, displayName(name))
  }
  return names
}

function codesOf(rows: DayRows, asOf: number): StockCode[] {
  return Array.from({ length: rows.count }, (_, row) =>
    rows.kind[row] === ROW_FAULT ? undefined : codeOf(rows.digits[row]!, asOf),
  ).filter((code) => code !== undefined)
}

function codeOf(digits: number, asOf: number): StockCode | undefined {
  const now = asOf >= BSE_CODE_CHANGE ? (bseNewCodes().get(digits) ?? digits) : digits
  const identity = identifyCode({ digits: now, exchange: undefined })
  return identity.kind === 'stock' ? identity.code : undefined
}
