import { mayBeTaller } from '../../model/openHeight.ts'
import { RANGE_FIGURES } from '../../model/rangeReport.ts'
import type { RangeDay, RangeFigure } from '../../model/rangeReport.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { Figure } from '../../model/quality.ts'
import type { Range, RateRange } from '../../model/statusRanges.ts'
import type { DayFigures } from './dayFigures.ts'
import { firstBoards, rangeRungs } from './rangeRungs.ts'

/** One day of a range as a row: what its quality calls unknown is left out, what hangs on ST has both ends. */
export function rangeDay(day: DayFigures): RangeDay {
  const { ranges, amountCents } = day
  const breadth = known(day, 'advancers', day)
  const premium = known(day, 'premiums', day.premiums)?.sealed
  const loss = known(day, 'lossEffect', day.lossEffect)
  const amounts = known(day, 'amountCents', amountCents) ?? NO_AMOUNTS
  return {
    date: day.date,
    previousDate: day.previousDate,
    sealed: counted(day, 'limitUp', day.limitUp.sealed, ranges?.sealed),
    broken: counted(day, 'limitUp', day.limitUp.broken, ranges?.broken),
    sealRate: rated(day, 'sealRate'),
    limitDown: counted(day, 'limitDown', day.limitDown.sealed, ranges?.limitDownSealed),
    limitDownBroken: counted(day, 'limitDown', day.limitDown.broken, ranges?.limitDownBroken),
    maxHeight: counted(day, 'maxHeight', day.maxHeight, ranges?.maxHeight),
    maxHeightAtLeast: known(day, 'maxHeight', day) !== undefined && mayBeTaller(day),
    streakStocks: counted(day, 'streakStocks', day.streakStocks, ranges?.streakStocks),
    streakPromotion: rated(day, 'streakPromotion'),
    overallPromotion: known(day, 'overallPromotion', day.overallPromotion),
    firstToSecond: known(day, 'promotions', day.promotions)?.find(({ from }) => from === 1)?.rate,
    premium: premium && {
      stocks: premium.stocks,
      open: premium.open?.mean,
      close: premium.close?.mean,
    },
    bigLosses: loss?.bigLosses,
    bigLossPercent: loss?.thresholdPercent,
    shapes: known(day, 'limitUp', day.shapes),
    highest: known(day, 'maxHeight', day.highest)?.map(({ limitPercent, streak, atLeast }) => ({
      limitPercent,
      streak,
      atLeast,
    })),
    advancers: breadth?.advancers,
    decliners: breadth?.decliners,
    unchanged: breadth?.unchanged,
    bigRisers: counted(day, 'bigRisers', day.bigRisers, ranges?.bigRisers),
    overTenRisers: known(day, 'overTenRisers', day.overTenRisers),
    amountCents: amounts,
    amountTotalCents: sum(amounts.sse, amounts.szse),
    amountChangeCents: known(day, 'amountChangeCents', day.amountChangeCents),
    indexes: day.indexes,
    firstBoards: known(day, 'ladder', firstBoards(day)),
    rungs: known(day, 'ladder', rangeRungs(day)),
    partial: RANGE_FIGURES.filter((figure) => day.quality[figure].state === 'partial'),
    cut: RANGE_FIGURES.filter((figure) => isCut(day, figure)),
    unknown: RANGE_FIGURES.filter((figure) => day.quality[figure].state === 'unknown'),
  }
}

const NO_AMOUNTS: DayFigures['amountCents'] = { sse: undefined, szse: undefined, bse: undefined }

function known<Value>(day: DayFigures, figure: RangeFigure, value: Value): Value | undefined {
  return day.quality[figure].state === 'unknown' ? undefined : value
}

function counted(
  day: DayFigures,
  figure: RangeFigure,
  count: number | undefined,
  range: Range | undefined,
): Range | undefined {
  if (count === undefined) return undefined
  return known(day, figure, range ?? { from: count, to: count })
}

function rated(day: DayFigures, figure: 'sealRate' | 'streakPromotion'): RateRange | undefined {
  const rate: Ratio | undefined = known(day, figure, day[figure])
  if (rate === undefined) return undefined
  return day.ranges === undefined ? { from: rate, to: rate } : day.ranges[figure]
}

/** Rows of yesterday's stocks: their figures have no ranges for stocks of unknown status. */
const WITHOUT_RANGES: ReadonlySet<Figure> = new Set([
  'promotions',
  'overallPromotion',
  'premiums',
  'lossEffect',
])
/** Of these, the ones of which the day itself leaves out what its look-back cannot tell. */
const WITHOUT_BOUNDS: ReadonlySet<Figure> = new Set(['promotions', 'premiums'])

/** Whether a figure is no exact value and has no ends: a look-back that ended too soon, or unknown statuses. */
function isCut(day: DayFigures, figure: RangeFigure): boolean {
  const quality = day.quality[figure]
  return (
    quality.state === 'partial' &&
    quality.causes.some(
      ({ kind }) =>
        (kind === 'lookback' && !WITHOUT_BOUNDS.has(figure)) ||
        (kind === 'status' && WITHOUT_RANGES.has(figure)),
    )
  )
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other
}
