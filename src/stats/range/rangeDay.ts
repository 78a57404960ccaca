import { ROW_FAULTS } from '../../model/issue.ts'
import type { RangeDay } from '../../model/rangeReport.ts'
import type { Ratio } from '../../model/ratio.ts'
import { FIGURES } from '../../model/report.ts'
import type { DayStats, Figure, Range, RateRange } from '../../model/report.ts'
import { firstBoards, rangeRungs } from './rangeRungs.ts'

/** One day of a range as a row: what its quality calls unknown is left out, what hangs on ST has both ends. */
export function rangeDay(day: DayStats): RangeDay {
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
    partial: FIGURES.filter((figure) => day.quality[figure].state === 'partial'),
    cut: FIGURES.filter((figure) => isCut(day, figure)),
    unknown: FIGURES.filter((figure) => day.quality[figure].state === 'unknown'),
  }
}

const NO_AMOUNTS: DayStats['amountCents'] = { sse: undefined, szse: undefined, bse: undefined }

function known<Value>(day: DayStats, figure: Figure, value: Value): Value | undefined {
  return day.quality[figure].state === 'unknown' ? undefined : value
}

function counted(
  day: DayStats,
  figure: Figure,
  count: number | undefined,
  range: Range | undefined,
): Range | undefined {
  if (count === undefined) return undefined
  return known(day, figure, range ?? { from: count, to: count })
}

function rated(day: DayStats, figure: 'sealRate' | 'streakPromotion'): RateRange | undefined {
  const rate: Ratio | undefined = known(day, figure, day[figure])
  if (rate === undefined) return undefined
  return day.ranges === undefined ? { from: rate, to: rate } : day.ranges[figure]
}

/** Whether some streak may be longer than seen, for another reason than that nothing says who was ST. */
function mayBeTaller({ ladder, ranges, lookback, issues }: DayStats): boolean {
  const atLeast = ladder.flatMap((rung) => rung.atLeast)
  if (ranges === undefined) return atLeast.length > 0
  const isWhole =
    lookback.end === 'settled' &&
    atLeast.every((code) => ranges.stocks.includes(code)) &&
    !issues.some(({ code }) => ROW_FAULTS.has(code))
  return !isWhole && (ranges.maxHeight.from !== ranges.maxHeight.to || atLeast.length > 0)
}

/** Partial since the look-back ended too soon. */
function isCut(day: DayStats, figure: Figure): boolean {
  const quality = day.quality[figure]
  return quality.state === 'partial' && quality.causes.some(({ kind }) => kind === 'lookback')
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other
}
