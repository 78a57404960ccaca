import { ROW_BAR } from '../model/barFrame.ts'
import { yuanFromCents } from '../model/cents.ts'
import { identifyCode } from '../model/code.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'
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

/** Joins two sets of rows of one day: the stored ones, those of other stocks, and the incoming one of two that differ. */
export function mergeDay(date: number, stored: DayRows, incoming: DayRows): Merged {
  if (sameRows(stored, incoming)) return { rows: stored, isChanged: false, differing: 0, first: [] }
  const places = new Map<number, number>()
  for (let row = 0; row < stored.count; row++) places.set(lastingDigits(stored.digits[row]!), row)
  const taken: { readonly from: DayRows; readonly row: number }[] = []
  const replaced = new Set<number>()
  const first: RowDifference[] = []
  let differing = 0
  for (let row = 0; row < incoming.count; row++) {
    const at = places.get(lastingDigits(incoming.digits[row]!))
    if (at !== undefined) {
      const columns = differences(stored, at, incoming, row)
      if (columns.length === 0) continue
      differing++
      if (first.length < TOLD) first.push({ date, code: codeOf(incoming.digits[row]!), columns })
      replaced.add(at)
    }
    taken.push({ from: incoming, row })
  }
  for (let row = 0; row < stored.count; row++) if (!replaced.has(row)) taken.push({ from: stored, row })
  taken.sort((a, b) => a.from.digits[a.row]! - b.from.digits[b.row]!)
  const isChanged = taken.some(({ from }) => from === incoming)
  return { rows: isChanged ? picked(taken) : stored, isChanged, differing, first }
}

/** The digits under which a stock goes on: two sources may know a stock of Beijing by its old code and its new one. */
function lastingDigits(digits: number): number {
  return bseNewCodes().get(digits) ?? digits
}

function codeOf(digits: number): string {
  const identity = identifyCode({ digits, exchange: undefined })
  return identity.kind === 'stock' ? identity.code : String(digits).padStart(6, '0')
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

/** The columns in which two rows differ, with what stands there. */
function differences(one: DayRows, a: number, other: DayRows, b: number): RowDifference['columns'] {
  const kinds = ['traded', 'suspended', 'unreadable']
  const price = (cents: number): string => (cents === 0 ? '–' : yuanFromCents(cents))
  const count = (value: number): string => (Number.isNaN(value) ? '–' : String(value))
  const flag = (value: number): string => (value < 0 ? '–' : value === 1 ? 'yes' : 'no')
  const limit = (cents: number): string => (cents < 0 ? 'none' : price(cents))
  if (one.kind[a] !== other.kind[b]) {
    return [['row', kinds[one.kind[a]!] ?? '', kinds[other.kind[b]!] ?? '']]
  }
  const prices: readonly (readonly [string, string, string])[] =
    one.kind[a] === ROW_BAR
      ? [
          ['open', price(one.open[a]!), price(other.open[b]!)],
          ['high', price(one.high[a]!), price(other.high[b]!)],
          ['low', price(one.low[a]!), price(other.low[b]!)],
          ['close', price(one.close[a]!), price(other.close[b]!)],
          ['prev_close', price(one.prevClose[a]!), price(other.prevClose[b]!)],
          ['volume', count(one.volumeShares[a]!), count(other.volumeShares[b]!)],
          ['amount', money(one.amountCents[a]!), money(other.amountCents[b]!)],
          ['limit_up', limit(one.limitUp?.[a] ?? 0), limit(other.limitUp?.[b] ?? 0)],
          ['limit_down', limit(one.limitDown?.[a] ?? 0), limit(other.limitDown?.[b] ?? 0)],
        ]
      : []
  const marks: readonly (readonly [string, string, string])[] = [
    ['is_st', flag(one.specialTreatment[a]!), flag(other.specialTreatment[b]!)],
    ['name', nameOf(one, a) ?? '–', nameOf(other, b) ?? '–'],
  ]
  return [...prices, ...marks].filter(([, stored, incoming]) => stored !== incoming)
}

function money(cents: number): string {
  return Number.isNaN(cents) ? '–' : yuanFromCents(cents)
}

/** Rows of several sets as one. */
function picked(taken: readonly { readonly from: DayRows; readonly row: number }[]): DayRows {
  const names: string[] = []
  const known = new Map<string, number>()
  const rows = emptyDayRows(taken.length, names)
  const hasLimits = taken.some(({ from }) => from.limitUp !== undefined || from.limitDown !== undefined)
  const limitUp = hasLimits ? new Int32Array(taken.length) : undefined
  const limitDown = hasLimits ? new Int32Array(taken.length) : undefined
  taken.forEach(({ from, row }, at) => {
    rows.digits[at] = from.digits[row]!
    rows.kind[at] = from.kind[row]!
    rows.open[at] = from.open[row]!
    rows.high[at] = from.high[row]!
    rows.low[at] = from.low[row]!
    rows.close[at] = from.close[row]!
    rows.prevClose[at] = from.prevClose[row]!
    rows.volumeShares[at] = from.volumeShares[row]!
    rows.amountCents[at] = from.amountCents[row]!
    rows.specialTreatment[at] = from.specialTreatment[row]!
    if (limitUp !== undefined) limitUp[at] = from.limitUp?.[row] ?? 0
    if (limitDown !== undefined) limitDown[at] = from.limitDown?.[row] ?? 0
    const name = nameOf(from, row)
    if (name === undefined) return
    const id = known.get(name) ?? names.push(name) - 1
    known.set(name, id)
    rows.name[at] = id
  })
  return { ...rows, limitUp, limitDown }
}
