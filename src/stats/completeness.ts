import { EXCHANGES } from '../model/code.ts'
import type { Exchange } from '../model/code.ts'
import type { DayCoverage } from '../model/coverage.ts'
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
 * The holes of the days from..to, ascending: missing trading days after the first one held, and days on which
 * an exchange shows less than `leastShare` percent of the codes of the day before.
 */
export function gaps(coverage: readonly DayCoverage[], from: number, to: number, leastShare: number): Gap[] {
  const days = coverage.filter(({ date }) => date >= from && date <= to)
  const first = days[0]?.date
  if (first === undefined) return []
  const present = new Set(days.map(({ date }) => date))
  const found: Gap[] = tradingDaysBetween(first, to)
    .filter((date) => !present.has(date))
    .map((date) => ({ kind: 'missing', date }))
  days.forEach(({ date, codes }, at) => {
    const before = days[at - 1]?.codes
    EXCHANGES.forEach((exchange, column) => {
      const now = codes?.[column]
      const then = before?.[column]
      if (now === undefined || then === undefined || then < SMALLEST_COMPARED) return
      if (now * 100 < then * leastShare) {
        found.push({ kind: 'short', date, exchange, codes: now, codesBefore: then })
      }
    })
  })
  return found.sort((a, b) => a.date - b.date)
}
