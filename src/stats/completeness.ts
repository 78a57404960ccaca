import type { DaySums } from '../engine/daySums.ts'
import { EXCHANGES } from '../model/code.ts'
import type { Exchange } from '../model/code.ts'
import { tradingDaysBetween } from '../rules/calendar.ts'

/** A trading day between loaded days that has no bar at all. */
export interface MissingDay {
  readonly kind: 'missing'
  readonly date: number
}

/** A day with far fewer stocks on one exchange than the day before. */
export interface ShortDay {
  readonly kind: 'short'
  readonly date: number
  readonly exchange: Exchange
  readonly codes: number
  readonly codesBefore: number
}

export type Gap = MissingDay | ShortDay

/** Exchanges with fewer codes than this are not compared day by day. */
const SMALLEST_COMPARED = 200

/**
 * The holes of a run, ascending: missing trading days, and days on which an exchange shows less than
 * `leastShare` percent of the codes of the day before.
 */
export function gaps(sums: DaySums, leastShare: number): Gap[] {
  const { dates, codes } = sums
  const first = dates[0]
  const last = dates.at(-1)
  if (first === undefined || last === undefined) return []
  const present = new Set(dates)
  const found: Gap[] = tradingDaysBetween(first, last)
    .filter((date) => !present.has(date))
    .map((date) => ({ kind: 'missing', date }))
  for (let slot = 1; slot < dates.length; slot++) {
    EXCHANGES.forEach((exchange, at) => {
      const now = codes[slot * EXCHANGES.length + at]!
      const before = codes[(slot - 1) * EXCHANGES.length + at]!
      if (before >= SMALLEST_COMPARED && now * 100 < before * leastShare) {
        found.push({ kind: 'short', date: dates[slot]!, exchange, codes: now, codesBefore: before })
      }
    })
  }
  return found.sort((a, b) => a.date - b.date)
}
