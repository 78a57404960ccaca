import fc from 'fast-check'
import { dateText } from '../../src/model/date.ts'
import type { TradeDate } from '../../src/model/date.ts'
import type { RangeDay } from '../../src/model/rangeReport.ts'
import type { Ratio } from '../../src/model/ratio.ts'
import type { Range } from '../../src/model/statusRanges.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { rangeDay } from '../../src/stats/range/rangeDay.ts'
import { emptyDay } from './dayStats.ts'

/** Trading days for ranges of a test. */
export const RANGE_DATES: readonly TradeDate[] = tradingDaysBetween(20250102, 20250331).map(dateText)

/** A count that is known. */
export function point(count: number): Range {
  return { from: count, to: count }
}

/** Rows of days in a row, each with its own changes; nothing is known of them beside that. */
export function rowsOf(changes: readonly Partial<RangeDay>[]): RangeDay[] {
  return changes.map((change, at) => ({
    ...BLANK,
    date: RANGE_DATES[at]!,
    previousDate: at === 0 ? undefined : RANGE_DATES[at - 1]!,
    ...change,
  }))
}

const BLANK: RangeDay = {
  ...rangeDay(emptyDay()),
  sealed: undefined,
  broken: undefined,
  sealRate: undefined,
  limitDown: undefined,
  limitDownBroken: undefined,
  maxHeight: undefined,
  streakStocks: undefined,
  advancers: undefined,
  decliners: undefined,
  unchanged: undefined,
  bigRisers: undefined,
  overTenRisers: undefined,
  firstBoards: undefined,
  rungs: undefined,
  partial: [],
  cut: [],
  unknown: [],
}

const someCount = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 1 },
  { arbitrary: fc.nat(6), weight: 5 },
)

/** A count that may be a range of two, or not known. */
function ends(scale: number): fc.Arbitrary<Range | undefined> {
  return fc
    .tuple(someCount, fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: fc.nat(2), weight: 1 }))
    .map(([from, more]) =>
      from === undefined ? undefined : { from: from * scale, to: (from + more) * scale },
    )
}

const rate: fc.Arbitrary<Ratio | undefined> = someCount.map((part) =>
  part === undefined ? undefined : { part, whole: 6 },
)

const row: fc.Arbitrary<Partial<RangeDay>> = fc.record({
  sealed: ends(25),
  bigRisers: ends(25),
  broken: ends(1),
  maxHeight: ends(2),
  maxHeightAtLeast: fc.boolean().map((is) => is),
  overTenRisers: someCount.map((count) => count && count * 25),
  advancers: someCount,
  decliners: someCount,
  overallPromotion: rate,
  sealRate: rate.map((known) => known && { from: known, to: known }),
  amountTotalCents: someCount.map((count) => (count === undefined ? undefined : count * 6e13)),
  cut: fc.subarray(['streakPromotion', 'overallPromotion'] as const, { minLength: 0, maxLength: 1 }),
})

/** Random rows of trading days in a row, with a hole here and there. */
export const randomRows: fc.Arbitrary<RangeDay[]> = fc
  .tuple(
    fc.array(row, { minLength: 1, maxLength: 20 }),
    fc.array(
      fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
      {
        minLength: 20,
        maxLength: 20,
      },
    ),
  )
  .map(([rows, holes]) => {
    let at = -1
    return rows.map((change, index): RangeDay => {
      const isHole = index > 0 && holes[index] === true
      at += isHole ? 2 : 1
      return {
        ...BLANK,
        ...change,
        date: RANGE_DATES[at]!,
        previousDate: index === 0 || isHole ? undefined : RANGE_DATES[at - 1]!,
      }
    })
  })
