import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { RangeDay } from '../../model/rangeReport.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { Range, RateRange } from '../../model/report.ts'
import { QUALITY_OF } from '../comparisons.ts'

/**
 * Both ends of what a compared figure of a day may be, as counts, cents or fractions; `to` is Infinity for a height that
 * may be taller than seen. Undefined where it is not known at all, or was made too small by a look-back that ended too
 * soon.
 */
export function valueOn(day: RangeDay, figure: ComparedFigure): Range | undefined {
  if (figure === 'maxHeight') return heightOn(day)
  return day.cut.includes(QUALITY_OF[figure]) ? undefined : READINGS[figure](day)
}

/** The value of a figure that is known exactly; undefined otherwise. */
export function exactOn(day: RangeDay, figure: ComparedFigure): number | undefined {
  const value = valueOn(day, figure)
  return value?.from === value?.to ? value?.from : undefined
}

function heightOn({ maxHeight, maxHeightAtLeast }: RangeDay): Range | undefined {
  return maxHeight && { from: maxHeight.from, to: maxHeightAtLeast ? Infinity : maxHeight.to }
}

const READINGS: Readonly<Record<ComparedFigure, (day: RangeDay) => Range | undefined>> = {
  sealed: (day) => day.sealed,
  broken: (day) => day.broken,
  sealRate: (day) => fractions(day.sealRate),
  limitDown: (day) => day.limitDown,
  maxHeight: heightOn,
  streakStocks: (day) => day.streakStocks,
  streakPromotion: (day) => fractions(day.streakPromotion),
  overallPromotion: (day) => point(fraction(day.overallPromotion)),
  firstToSecond: (day) => point(fraction(day.firstToSecond)),
  premiumOpen: (day) => point(day.premium?.open),
  premiumClose: (day) => point(day.premium?.close),
  bigLosses: (day) => point(day.bigLosses?.part),
  advancers: (day) => point(day.advancers),
  decliners: (day) => point(day.decliners),
  overTenRisers: (day) => point(day.overTenRisers),
  bigRisers: (day) => day.bigRisers,
  amountCents: (day) => point(day.amountTotalCents),
}

function point(value: number | undefined): Range | undefined {
  return value === undefined ? undefined : { from: value, to: value }
}

function fraction(rate: Ratio | undefined): number | undefined {
  return rate === undefined ? undefined : rate.part / rate.whole
}

function fractions(rates: RateRange | undefined): Range | undefined {
  return rates && { from: rates.from.part / rates.from.whole, to: rates.to.part / rates.to.whole }
}
