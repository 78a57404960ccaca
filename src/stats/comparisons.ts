import { forEachCompared } from '../model/dayDepth.ts'
import type { ComparedFigure, ComparedValues, Comparison, Comparisons } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import type { Figure } from '../model/quality.ts'

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

/** Figures whose own parts say whether the look-back sufficed. */
const KNOWS_LOOKBACK: ReadonlySet<ComparedFigure> = new Set(['firstToSecond', 'premiumOpen', 'premiumClose'])

/**
 * Whether a figure of a day is a bound or a reading, and no exact value: the look-back ended too soon, or it hangs on
 * stocks of which nothing says whether they were ST.
 */
export function isInexact(day: DayStats, figure: ComparedFigure): boolean {
  const quality = day.quality[QUALITY_OF[figure]]
  return (
    quality.state === 'partial' &&
    quality.causes.some(
      ({ kind }) => kind === 'status' || (kind === 'lookback' && !KNOWS_LOOKBACK.has(figure)),
    )
  )
}

/** The compared figures of one day; undefined for what is not known exactly. */
export function comparedValues(day: DayStats): ComparedValues {
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
    const isKnown = day.quality[QUALITY_OF[figure]].state !== 'unknown' && !isInexact(day, figure)
    return isKnown ? values[figure] : undefined
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
