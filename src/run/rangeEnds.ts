import { dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { CALENDAR_FROM, isTradingDay, nextTradingDay, previousTradingDay } from '../rules/calendar.ts'
import { dateOf, filesOf } from './companions.ts'
import { checkDayAsked, LIMITS_FROM } from './dayAsked.ts'
import { tradingDaysBack } from './daysBack.ts'
import type { JudgedDays } from './judgeDays.ts'
import type { Analysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { marketTime } from './today.ts'
import type { MarketTime } from './today.ts'

/** Which days to analyze: both ends, or the last so many. */
export interface RangeOptions extends Omit<AnalyzeOptions, 'date'> {
  /** First day, 'YYYY-MM-DD' or 'YYYYMMDD'; the data's first when left out. */
  readonly from?: string | undefined
  /** Last day; the data's last when left out. */
  readonly to?: string | undefined
  /** The last so many trading days of the data up to `to`, instead of `from`. */
  readonly last?: number | undefined
}

/** The days of a range, judged. */
export interface JudgedRange {
  readonly analysis: Analysis
  readonly judged: JudgedDays
  /** The first day asked for; days before are its history. */
  readonly from: number
  /** To be called once, when no more is asked of `judged`: what holds it may serve others then. */
  readonly release: () => void
}

/** The end of a range. */
export interface EndAsked {
  readonly now: MarketTime
  /** As given. */
  readonly to: number | undefined
  /** The last trading day up to it. */
  readonly lastAsked: number | undefined
}

/** The end of a range as it was asked for, which must be a day that is over. */
export function endAsked(options: RangeOptions): EndAsked {
  const { from, last } = options
  if (from !== undefined && last !== undefined)
    throw new Refusal('usage', 'from and last are both given', 'give one of them')
  if (last !== undefined && !(Number.isInteger(last) && last > 0))
    throw new Refusal('usage', `last ${last} is no number of days`, 'a whole number from 1 on')
  const now = marketTime(options.now ?? new Date())
  const to = options.to === undefined ? undefined : dateOf(options.to, 'to')
  const lastAsked = to === undefined ? undefined : lastDayAsked(to)
  if (lastAsked !== undefined) checkDayAsked(lastAsked, now, options.allowPartial ?? false)
  return { now, to, lastAsked }
}

/** Whether the data ends before the day on which the codes of Beijing changed, so that its stocks stand under old ones. */
export function changesCodes({ bars, data }: RangeOptions, end: number, now: MarketTime): boolean {
  const endsBefore = end < BSE_CODE_CHANGE && now.date >= BSE_CODE_CHANGE
  return endsBefore && bars === undefined && !filesOf(data).includes('-')
}

/** Days from..to of which none has bars, or none is a trading day; `held` is the last day before them that has. */
function noneBetween(from: number, to: number, held: number): Refusal {
  const days = `from ${dateText(from)} to ${dateText(to)}`
  const hint = `the last day with bars up to then is ${dateText(held)}`
  return from > lastDayAsked(to)
    ? new Refusal('not-a-trading-day', `there is no trading day ${days}`, hint)
    : new Refusal('no-bars', `no bars ${days}`, hint)
}

/** A range may end on a closed day: the trading day before is its last. */
function lastDayAsked(date: number): number {
  return date >= CALENDAR_FROM && !isTradingDay(date) ? previousTradingDay(date) : date
}

/** The range's last day, which must have bars; where the user goes on over missing days, the last one that has. */
export async function heldUpTo({ market, allowPartial }: Analysis, end: number): Promise<number> {
  const held = await market.lastDay(end)
  if (held === end) return end
  if (held === undefined) {
    const first = market.coverage()[0]?.date
    throw new Refusal(
      'no-bars',
      `no bars up to ${dateText(end)}`,
      first === undefined ? 'the data holds no bar at all' : `the data begins on ${dateText(first)}`,
    )
  }
  if (allowPartial) return held
  throw new Refusal(
    'no-bars',
    `no bars after ${dateText(held)}, and the range ends on ${dateText(end)}`,
    `name ${dateText(held)} or an earlier day with --to, or go on with --allow-partial`,
  )
}

export function firstDayAsked(
  { market }: Analysis,
  from: string | undefined,
  last: number | undefined,
  end: number,
  to: number | undefined,
): number {
  const start = Math.max(market.coverage()[0]?.date ?? end, LIMITS_FROM)
  if (from === undefined) return last === undefined ? start : Math.max(start, tradingDaysBack(end, last))
  const asked = dateOf(from, 'from')
  if (asked > end) {
    if (to !== undefined && asked <= to) throw noneBetween(asked, to, end)
    throw new Refusal(
      'usage',
      `the range ends before it begins: ${dateText(asked)} to ${dateText(end)}`,
      'name the earlier day with --from',
    )
  }
  const first = asked >= CALENDAR_FROM && !isTradingDay(asked) ? nextTradingDay(asked) : asked
  if (first >= start) return first
  throw new Refusal(
    'no-bars',
    `no bars before ${dateText(start)}, and the range begins on ${dateText(first)}`,
    `name ${dateText(start)} or a later day with --from`,
  )
}
