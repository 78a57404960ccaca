import type { TradeDate } from '../../model/date.ts'
import type { Figure } from '../../model/quality.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { DayStats } from '../../model/report.ts'
import type { Range } from '../../model/statusRanges.ts'
import { fractionPercent } from '../fraction.ts'
import { whereKnown } from '../known.ts'
import { finePercent, UNKNOWN, wholePercent } from '../percent.ts'
import { endsText, rateEnds, rateText } from '../rangeText.ts'
import { heightOf } from './headFigures.ts'
import { TREND_DAYS } from './reportInput.ts'
import type { Say, Word } from './words.ts'

/** What a figure was on a day: one value, or both ends of it, and the text for it. */
export interface TrendPoint {
  readonly from: number
  readonly to: number
  /** It may be more than seen, since the look-back ended too soon. */
  readonly atLeast: boolean
  readonly text: string
}

/** One figure over the days; undefined where it is not known, or where the data has a hole. */
export interface TrendSeries {
  readonly title: Word
  readonly unit: 'count' | 'percent'
  readonly points: readonly (TrendPoint | undefined)[]
}

/** The figures that the charts show. */
export const TREND_FIGURES = [
  'sealed',
  'broken',
  'sealRate',
  'height',
  'streakPromotion',
  'firstToSecond',
  'premiumOpen',
  'premiumClose',
  'limitDown',
] as const
export type TrendFigure = (typeof TREND_FIGURES)[number]

/** The trend of every figure; a place without a date stands where the data misses days. */
export interface Trend {
  readonly dates: readonly (TradeDate | undefined)[]
  readonly series: Readonly<Record<TrendFigure, TrendSeries>>
}

/** 走势 of the last trading days. */
export function trendOf(days: readonly DayStats[], say: Say): Trend {
  const places = placesOf(days.slice(-TREND_DAYS))
  const seriesOf = (title: TrendFigure, unit: TrendSeries['unit'] = 'count'): TrendSeries => ({
    title,
    unit,
    points: places.map((day) => day && POINTS[title](day, say)),
  })
  return {
    dates: places.map((day) => day?.date),
    series: {
      sealed: seriesOf('sealed'),
      broken: seriesOf('broken'),
      sealRate: seriesOf('sealRate', 'percent'),
      height: seriesOf('height'),
      streakPromotion: seriesOf('streakPromotion', 'percent'),
      firstToSecond: seriesOf('firstToSecond', 'percent'),
      premiumOpen: seriesOf('premiumOpen', 'percent'),
      premiumClose: seriesOf('premiumClose', 'percent'),
      limitDown: seriesOf('limitDown'),
    },
  }
}

/** The days, with an empty place where the one before is not the trading day before. */
function placesOf(days: readonly DayStats[]): (DayStats | undefined)[] {
  return days.flatMap((day, at) => {
    const before = days[at - 1]
    return before !== undefined && day.previousDate !== before.date ? [undefined, day] : [day]
  })
}

const POINTS: Readonly<Record<TrendFigure, (day: DayStats, say: Say) => TrendPoint | undefined>> = {
  sealed: (day, say) => counted(day, 'limitUp', day.limitUp.sealed, day.ranges?.sealed, say),
  broken: (day, say) => counted(day, 'limitUp', day.limitUp.broken, day.ranges?.broken, say),
  sealRate: (day, say) => rated(day, 'sealRate', wholePercent, say),
  height: (day, say) => {
    const height = heightOf(day)
    if (height === undefined) return undefined
    const { range, atLeast } = height
    return pointOf(range, String(range.from), String(range.to), atLeast, say)
  },
  streakPromotion: (day, say) => rated(day, 'streakPromotion', finePercent, say),
  firstToSecond: (day, say) => {
    const rate = whereKnown(day, 'promotions', day.promotions)?.find(({ from }) => from === 1)?.rate
    if (rate === undefined) return undefined
    const value = percentOf(rate)
    return pointOf({ from: value, to: value }, finePercent(rate), finePercent(rate), false, say)
  },
  premiumOpen: (day, say) => premium(day, 'open', say),
  premiumClose: (day, say) => premium(day, 'close', say),
  limitDown: (day, say) => counted(day, 'limitDown', day.limitDown.sealed, day.ranges?.limitDownSealed, say),
}

function counted(
  day: DayStats,
  figure: Figure,
  count: number,
  range: Range | undefined,
  say: Say,
): TrendPoint | undefined {
  const known = whereKnown(day, figure, range ?? { from: count, to: count })
  return known && pointOf(known, String(known.from), String(known.to), false, say)
}

function rated(
  day: DayStats,
  figure: 'sealRate' | 'streakPromotion',
  percent: (rate: Ratio) => string,
  say: Say,
): TrendPoint | undefined {
  const ends = rateEnds(day, figure)
  if (ends === undefined) return undefined
  const range = { from: percentOf(ends.from), to: percentOf(ends.to) }
  const point = pointOf(range, percent(ends.from), percent(ends.to), isCut(day, figure), say)
  return { ...point, text: `${point.atLeast ? say('atLeast') : ''}${rateText(ends, percent)}` }
}

function premium(day: DayStats, at: 'open' | 'close', say: Say): TrendPoint | undefined {
  const mean = whereKnown(day, 'premiums', day.premiums)?.sealed[at]?.mean
  if (mean === undefined) return undefined
  const value = mean * 100
  const text = fractionPercent(mean, true)
  return pointOf({ from: value, to: value }, text, text, false, say)
}

function pointOf({ from, to }: Range, low: string, high: string, atLeast: boolean, say: Say): TrendPoint {
  const text = atLeast ? `${say('atLeast')}${low}` : endsText(low, high)
  return { from, to, atLeast, text }
}

function percentOf({ part, whole }: Ratio): number {
  return (100 * part) / whole
}

/** Whether a look-back that ended too soon may have made a figure too small. */
function isCut(day: DayStats, figure: Figure): boolean {
  const quality = day.quality[figure]
  return quality.state === 'partial' && quality.causes.some(({ kind }) => kind === 'lookback')
}

/** The text of a point, or – where there is none. */
export function pointText(point: TrendPoint | undefined): string {
  return point?.text ?? UNKNOWN
}
