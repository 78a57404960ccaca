import { ROW_BAR, ROW_FAULT } from '../model/barFrame.ts'
import { yuanFromCents } from '../model/cents.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'
import { codeOfDigits } from './barsTable.ts'
import { emptyDayRows } from './dayRows.ts'
import type { DayRows } from './dayRows.ts'
import type { RowDifference } from './storedDay.ts'

/** What comes of putting rows beside stored ones of the same day. */
export interface Merged {
  readonly rows: DayRows
  /** Whether `rows` are other than the stored ones. */
  readonly isChanged: boolean
  /** Rows of one stock that differ; in `rows` the incoming one stands. */
  readonly differing: number
  /** The first of them. */
  readonly first: readonly RowDifference[]
}

/** Differences that are told in full. */
const TOLD = 3

/** A row of the merged day: one of the sets', with what it does not know taken from the other's. */
interface Taken {
  readonly from: DayRows
  readonly row: number
  readonly filledFrom?: DayRows
  readonly filledRow?: number
}

/**
 * Joins two sets of rows of one day: the stored ones, those of other stocks, and the incoming one of two that differ.
 * What one of two rows does not say is no difference; the other's word stands. A row that could not be read says
 * nothing.
 */
export function mergeDay(date: number, stored: DayRows, incoming: DayRows): Merged {
  if (sameRows(stored, incoming)) return { rows: stored, isChanged: false, differing: 0, first: [] }
  const places = new Map<number, number>()
  for (let row = 0; row < stored.count; row++) places.set(lastingDigits(stored.digits[row]!), row)
  const taken: Taken[] = []
  const replaced = new Set<number>()
  const first: RowDifference[] = []
  let differing = 0
  for (let row = 0; row < incoming.count; row++) {
    const at = places.get(lastingDigits(incoming.digits[row]!))
    if (at === undefined) {
      taken.push({ from: incoming, row })
      continue
    }
    if (incoming.kind[row] === ROW_FAULT) continue
    const columns = differences(stored, at, incoming, row)
    if (columns.length > 0) {
      differing++
      if (first.length < TOLD) first.push({ date, code: codeOfDigits(incoming.digits[row]!), columns })
    } else if (saysAll(stored, at, incoming, row)) continue
    replaced.add(at)
    const isFilled = stored.kind[at] === incoming.kind[row]
    taken.push(
      isFilled ? { from: incoming, row, filledFrom: stored, filledRow: at } : { from: incoming, row },
    )
  }
  if (taken.length === 0) return { rows: stored, isChanged: false, differing: 0, first: [] }
  for (let row = 0; row < stored.count; row++) if (!replaced.has(row)) taken.push({ from: stored, row })
  taken.sort((a, b) => a.from.digits[a.row]! - b.from.digits[b.row]!)
  return { rows: picked(taken), isChanged: true, differing, first }
}

/** The digits under which a stock goes on: two sources may know a stock of Beijing by its old code and its new one. */
function lastingDigits(digits: number): number {
  return bseNewCodes().get(digits) ?? digits
}

/** Whether two sets of rows are the same, row by row. */
export function sameRows(one: DayRows, other: DayRows): boolean {
  if (one.count !== other.count) return false
  const alike = (a: ArrayBufferView | undefined, b: ArrayBufferView | undefined): boolean =>
    a === undefined || b === undefined ? a === b : Buffer.compare(bytesOf(a), bytesOf(b)) === 0
  if (!alike(one.digits, other.digits) || !alike(one.kind, other.kind)) return false
  if (!alike(one.open, other.open) || !alike(one.high, other.high)) return false
  if (!alike(one.low, other.low) || !alike(one.close, other.close)) return false
  if (!alike(one.prevClose, other.prevClose) || !alike(one.volumeShares, other.volumeShares)) return false
  if (!alike(one.amountCents, other.amountCents)) return false
  if (!alike(one.specialTreatment, other.specialTreatment)) return false
  if (!alike(one.limitUp, other.limitUp) || !alike(one.limitDown, other.limitDown)) return false
  for (let row = 0; row < one.count; row++) if (nameOf(one, row) !== nameOf(other, row)) return false
  return true
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function nameOf({ name, names }: DayRows, row: number): string | undefined {
  return names[name[row]!]
}

/** What a cell says that says nothing. */
const SILENT = '–'
const KINDS: readonly string[] = ['traded', 'suspended', 'unreadable']

/** The cells of a row as texts, by column. */
function cellsOf(rows: DayRows, row: number): readonly (readonly [column: string, text: string])[] {
  const price = (cents: number): string => (cents === 0 ? SILENT : yuanFromCents(cents))
  const limit = (cents: number): string => (cents < 0 ? 'none' : price(cents))
  const count = (value: number): string => (Number.isNaN(value) ? SILENT : String(value))
  const money = (cents: number): string => (Number.isNaN(cents) ? SILENT : yuanFromCents(cents))
  const flag = rows.specialTreatment[row]!
  const bar: readonly (readonly [string, string])[] =
    rows.kind[row] === ROW_BAR
      ? [
          ['open', price(rows.open[row]!)],
          ['high', price(rows.high[row]!)],
          ['low', price(rows.low[row]!)],
          ['close', price(rows.close[row]!)],
          ['prev_close', price(rows.prevClose[row]!)],
          ['volume', count(rows.volumeShares[row]!)],
          ['amount', money(rows.amountCents[row]!)],
          ['limit_up', limit(rows.limitUp?.[row] ?? 0)],
          ['limit_down', limit(rows.limitDown?.[row] ?? 0)],
        ]
      : []
  return [
    ...bar,
    ['is_st', flag < 0 ? SILENT : flag === 1 ? 'yes' : 'no'],
    ['name', nameOf(rows, row) ?? SILENT],
  ]
}

/** The columns in which two rows say different things. */
function differences(one: DayRows, a: number, other: DayRows, b: number): RowDifference['columns'] {
  const [stored, incoming] = [one.kind[a]!, other.kind[b]!]
  if (stored === ROW_FAULT) return []
  if (stored !== incoming) return [['row', KINDS[stored] ?? '', KINDS[incoming] ?? '']]
  const theirs = cellsOf(other, b)
  return cellsOf(one, a).flatMap(([column, text], at) => {
    const their = theirs[at]?.[1] ?? SILENT
    return text === their || text === SILENT || their === SILENT ? [] : [[column, text, their] as const]
  })
}

/** Whether a row says all that another does which does not differ from it. */
function saysAll(one: DayRows, a: number, other: DayRows, b: number): boolean {
  if (one.kind[a] !== other.kind[b]) return false
  const theirs = cellsOf(other, b)
  return cellsOf(one, a).every(([, text], at) => text !== SILENT || theirs[at]?.[1] === SILENT)
}

/** Rows of several sets as one. */
function picked(taken: readonly Taken[]): DayRows {
  const names: string[] = []
  const known = new Map<string, number>()
  const rows = emptyDayRows(taken.length, names)
  const limitUp = new Int32Array(taken.length)
  const limitDown = new Int32Array(taken.length)
  taken.forEach(({ from, row, filledFrom = from, filledRow = row }, at) => {
    const number = (value: number | undefined, other: number | undefined): number => value || (other ?? 0)
    const quantity = (value: number, other: number): number => (Number.isNaN(value) ? other : value)
    rows.digits[at] = from.digits[row]!
    rows.kind[at] = from.kind[row]!
    rows.open[at] = from.open[row]!
    rows.high[at] = from.high[row]!
    rows.low[at] = from.low[row]!
    rows.close[at] = from.close[row]!
    rows.prevClose[at] = number(from.prevClose[row], filledFrom.prevClose[filledRow])
    rows.volumeShares[at] = quantity(from.volumeShares[row]!, filledFrom.volumeShares[filledRow]!)
    rows.amountCents[at] = quantity(from.amountCents[row]!, filledFrom.amountCents[filledRow]!)
    const flag = from.specialTreatment[row]!
    rows.specialTreatment[at] = flag < 0 ? filledFrom.specialTreatment[filledRow]! : flag
    limitUp[at] = number(from.limitUp?.[row], filledFrom.limitUp?.[filledRow])
    limitDown[at] = number(from.limitDown?.[row], filledFrom.limitDown?.[filledRow])
    const name = nameOf(from, row) ?? nameOf(filledFrom, filledRow)
    if (name === undefined) return
    const id = known.get(name) ?? names.push(name) - 1
    known.set(name, id)
    rows.name[at] = id
  })
  return { ...rows, limitUp: givenLimits(limitUp), limitDown: givenLimits(limitDown) }
}

/** Limits of a vendor; undefined where none is given. */
export function givenLimits(limits: Int32Array): Int32Array | undefined {
  return limits.some((cents) => cents !== 0) ? limits : undefined
}
