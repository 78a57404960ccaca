import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import type { Range, RateRange } from '../model/statusRanges.ts'
import { whereKnown } from './known.ts'

/** Both ends of a figure in words, parted by an en dash: '71–83'; once where they read the same. */
export function endsText(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`
}

/** A count in digits, or both ends of its range where the day has ranges. */
export function countText(count: number, range: Range | undefined): string {
  return range === undefined ? String(count) : endsText(String(range.from), String(range.to))
}

/** Both ends of a rate, equal ones where the day has no ranges; undefined where it or an end is not known. */
export function rateEnds(day: DayStats, figure: 'sealRate' | 'streakPromotion'): RateRange | undefined {
  const rate = whereKnown(day, figure, day[figure])
  if (rate === undefined) return undefined
  return day.ranges === undefined ? { from: rate, to: rate } : day.ranges[figure]
}

/** Both ends of a rate as percent. */
export function rateText({ from, to }: RateRange, percent: (rate: Ratio) => string): string {
  return endsText(percent(from), percent(to))
}
