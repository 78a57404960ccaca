import { dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayStats } from '../model/report.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { CALENDAR_FROM, isTradingDay, nextTradingDay, previousTradingDay } from '../rules/calendar.ts'
import { dateOf, filesOf } from './companions.ts'
import type { DayFigures } from '../stats/range/dayFigures.ts'
import { checkDayAsked, LIMITS_FROM } from './dayAsked.ts'
import { daysOf, judgeHistory } from './history.ts'
import { judgeStreamed } from './judgeDays.ts'
import type { JudgedDays } from './judgeDays.ts'
import { tradingDaysBack } from './daysBack.ts'
import { openAnalysis, openStreamed } from './openAnalysis.ts'
import type { Analysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { streamedSpan } from './streamedSpan.ts'
import { refuseDoubts } from './strict.ts'
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

/**
 * 区间复盘: the statistics of every trading day of a range, ascending. Each day's figures are those that `analyzeDay`
 * gives for it alone. Throws a Refusal, with a hint, when the range or the data cannot be judged.
 */
export async function* analyzeRange(options: RangeOptions): AsyncGenerator<DayStats> {
  const { analysis, judged, from } = await judgedRange(options)
  for (const day of daysOf(judged, from, options.history ?? 0)) {
    if (analysis.strict) refuseDoubts(day, analysis.exRights !== undefined)
    yield day
  }
}

/** The figures of the same days as far as a row of a range shows them, without the stocks of each day. */
export async function analyzeRows(options: RangeOptions): Promise<Iterable<DayFigures>> {
  return rowsOf(await judgedRange({ ...options, history: 0 }))
}

/** No promise a day: thousands of them keep each other in memory. */
function* rowsOf({ analysis, judged, from }: JudgedRange): Generator<DayFigures> {
  for (const date of judged.dates.filter((each) => each >= from)) {
    if (!analysis.strict) {
      yield judged.figuresOf(date)
      continue
    }
    const day = judged.statsOf(date)
    refuseDoubts(day, analysis.exRights !== undefined)
    yield day
  }
}

/** The bars of a range, opened, and its first and last day with bars. */
export interface OpenRange {
  readonly analysis: Analysis
  readonly first: number
  readonly held: number
}

/** Opens the bars of a range; refuses one that the data does not hold. */
export async function openRange(options: RangeOptions): Promise<OpenRange> {
  const { now, to, lastAsked } = endAsked(options)
  const opened = await openAnalysis(options, lastAsked)
  const end = lastAsked ?? (await opened.market.lastDay(now.date))
  if (end === undefined)
    throw new Refusal('no-bars', 'the data holds no bar at all', 'name files with daily bars')
  if (lastAsked === undefined) checkDayAsked(end, now, opened.allowPartial)
  const analysis =
    lastAsked === undefined && changesCodes(options, end, now) ? await openAnalysis(options, end) : opened
  const held = await heldUpTo(analysis, end)
  return { analysis, first: firstDayAsked(analysis, options.from, options.last, held, to), held }
}

/** The days of a range, judged. */
interface JudgedRange {
  readonly analysis: Analysis
  readonly judged: JudgedDays
  /** The first day asked for; days before are its history. */
  readonly from: number
}

async function judgedRange(options: RangeOptions): Promise<JudgedRange> {
  const { now, to, lastAsked } = endAsked(options)
  const streamed = await streamedRange(options, lastAsked, to, now)
  if (streamed !== undefined) return streamed
  const { analysis, first, held } = await openRange(options)
  return { analysis, judged: await judgeHistory(analysis, first, held, options.history ?? 0), from: first }
}

/** The end of a range as it was asked for, which must be a day that is over. */
function endAsked(options: RangeOptions): {
  readonly now: MarketTime
  /** As given. */
  readonly to: number | undefined
  /** The last trading day up to it. */
  readonly lastAsked: number | undefined
} {
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
function changesCodes({ bars, data }: RangeOptions, end: number, now: MarketTime): boolean {
  const endsBefore = end < BSE_CODE_CHANGE && now.date >= BSE_CODE_CHANGE
  return endsBefore && bars === undefined && !filesOf(data).includes('-')
}

/** All days of the data, judged while it is read; undefined where that cannot be done. */
async function streamedRange(
  options: RangeOptions,
  askedTo: number | undefined,
  given: number | undefined,
  now: MarketTime,
  codesOf: number | undefined = askedTo,
  takesAsSt = false,
): Promise<JudgedRange | undefined> {
  const { from, last, history = 0 } = options
  if (from !== undefined || last !== undefined) return undefined
  const opened = await openStreamed(options, codesOf)
  if (opened === undefined) return undefined
  const found = await streamedSpan(opened, opened.stream, { to: askedTo ?? now.date, history, takesAsSt })
  if (found === undefined) return undefined
  if (found === 'unknownStatus') return streamedRange(options, askedTo, given, now, codesOf, true)
  const end = askedTo ?? found.lastDay
  if (askedTo === undefined && codesOf === undefined && changesCodes(options, end, now))
    return streamedRange(options, askedTo, given, now, end, takesAsSt)
  if (askedTo === undefined) checkDayAsked(end, now, opened.allowPartial)
  const analysis = {
    ...opened,
    market: {
      ...opened.market,
      coverage: () => found.coverage,
      lastDay: (to: number) => Promise.resolve(found.lastDay <= to ? found.lastDay : undefined),
      inputs: opened.stream.inputs,
    },
  }
  const held = await heldUpTo(analysis, end)
  const first = firstDayAsked(analysis, undefined, undefined, held, given)
  const judged = judgeStreamed(analysis, found, tradingDaysBack(first, Math.max(1, history)), first, held)
  return judged && { analysis, judged, from: first }
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
async function heldUpTo({ market, allowPartial }: Analysis, end: number): Promise<number> {
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

function firstDayAsked(
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
