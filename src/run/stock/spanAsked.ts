import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { dateOf } from '../companions.ts'
import { checkDayAsked } from '../dayAsked.ts'
import type { MarketTime } from '../today.ts'
import type { StockOptions } from './stockReport.ts'

/** The days that were asked for; undefined ends are the data's. */
export interface SpanAsked {
  readonly from: number | undefined
  readonly to: number | undefined
  /** Whether one day is asked for: its bar is shown whatever it did. */
  readonly isOneDay: boolean
}

/** Reads the days asked for; refuses those that contradict each other, lie ahead, or are no trading day. */
export function spanAsked(options: StockOptions, now: MarketTime): SpanAsked {
  const { date, from, to } = options
  if (date !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new Refusal('usage', '--date and --from or --to contradict each other', 'give one day, or a span')
    }
    const day = dateOf(date, 'date')
    checkDayAsked(day, now, options.allowPartial ?? false)
    return { from: day, to: day, isOneDay: true }
  }
  const first = from === undefined ? undefined : dateOf(from, 'from')
  const last = to === undefined ? undefined : dateOf(to, 'to')
  if (first !== undefined && last !== undefined && first > last) {
    throw new Refusal(
      'usage',
      `from ${dateText(first)} lies after to ${dateText(last)}`,
      'give the earlier day first',
    )
  }
  if (last !== undefined && last > now.date) {
    throw new Refusal(
      'future-day',
      `${dateText(last)} lies in the future`,
      'leave out --to for the last day of the data',
    )
  }
  return { from: first, to: last, isOneDay: false }
}

/** The refusal of a span in which the data has no bar at all. */
export function noBarsIn({ from, to }: SpanAsked, last: number | undefined): Refusal {
  const first = from === undefined ? '' : ` from ${dateText(from)}`
  const end = to === undefined ? '' : from === undefined ? ` up to ${dateText(to)}` : ` to ${dateText(to)}`
  const hint =
    last === undefined
      ? 'name files with daily bars of those days'
      : `the last day with bars is ${dateText(last)}`
  const days = from !== undefined && from === to ? ` on ${dateText(from)}` : first + end
  return new Refusal('no-bars', `the data holds no bar${days}`, hint)
}
