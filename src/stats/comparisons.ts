import { forEachCompared } from '../model/dayDepth.ts'
import type { ComparedFigure, ComparedValues, Comparison, Comparisons } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats, Figure } from '../model/report.ts'

/** The figure in whose quality a compared one is stated. */
export const QUALITY_OF: Readonly<Record<ComparedFigure, Figure>> = {
  sealed: 'limitUp',
  broken: 'limitUp',
  sealRate: 'sealRate',
  limitDown: 'limitDown',
  maxHeight: 'maxHeight',
  streakStocks: 'streakStocks',
  streakPromotion: 'streakPromotion',
  overallPromotion: 'overallPromotion',
  firstToSecond: 'promotions',
  premiumOpen: 'premiums',
  premiumClose: 'premiums',
  bigLosses: 'lossEffect',
  advancers: 'advancers',
  decliners: 'advancers',
  overTenRisers: 'overTenRisers',
  bigRisers: 'bigRisers',
  amountCents: 'amountCents',
}

/**
 * The compared figures of one day; undefined for what is not known at all, and for what a look-back that ended too soon
 * may have made too small, where the figures stand for days of the past (`isPast`).
 */
export function comparedValues(day: DayStats, isPast: boolean): ComparedValues {
  const { sse, szse } = day.amountCents
  const values: ComparedValues = {
    sealed: day.limitUp.sealed,
    broken: day.limitUp.broken,
    sealRate: fraction(day.sealRate),
    limitDown: day.limitDown.sealed,
    maxHeight: day.maxHeight,
    streakStocks: day.streakStocks,
    streakPromotion: fraction(day.streakPromotion),
    overallPromotion: fraction(day.overallPromotion),
    firstToSecond: fraction(day.promotions?.find(({ from }) => from === 1)?.rate),
    premiumOpen: day.premiums?.sealed.open?.mean,
    premiumClose: day.premiums?.sealed.close?.mean,
    bigLosses: day.lossEffect?.bigLosses?.part,
    advancers: day.advancers,
    decliners: day.decliners,
    overTenRisers: day.overTenRisers,
    bigRisers: day.bigRisers,
    amountCents: sse === undefined || szse === undefined ? undefined : sse + szse,
  }
  return forEachCompared((figure) => {
    const quality = day.quality[QUALITY_OF[figure]]
    const isCut = quality.state === 'partial' && quality.causes.some(({ kind }) => kind === 'lookback')
    return quality.state === 'unknown' || (isPast && isCut) ? undefined : values[figure]
  })
}

/**
 * Each figure of a day against the day before and against the days up to it. `past` are the trading days before it
 * without a hole, oldest first; `least` is the fewest known days for a percentile.
 */
export function comparisons(
  today: ComparedValues,
  past: readonly ComparedValues[],
  window: number,
  least: number,
): Comparisons {
  const before = past.at(-1)
  return {
    window,
    days: past.length + 1,
    figures: forEachCompared((figure): Comparison => {
      const value = today[figure]
      const last = before?.[figure]
      return {
        value,
        before: last,
        change: value === undefined || last === undefined ? undefined : value - last,
        percentile:
          value === undefined
            ? undefined
            : percentile([...past.map((each) => each[figure]), value], value, least),
      }
    }),
  }
}

function percentile(
  values: readonly (number | undefined)[],
  value: number,
  least: number,
): Ratio | undefined {
  const known = values.filter((each) => each !== undefined)
  if (known.length < least) return undefined
  return { part: known.filter((each) => each <= value).length, whole: known.length }
}

function fraction(rate: Ratio | undefined): number | undefined {
  return rate === undefined ? undefined : rate.part / rate.whole
}
