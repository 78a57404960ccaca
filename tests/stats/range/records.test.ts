import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARED } from '../../../src/model/dayDepth.ts'
import type { ComparedFigure } from '../../../src/model/dayDepth.ts'
import type { RangeDay, RunCondition, RunRecord } from '../../../src/model/rangeReport.ts'
import { RUN_CONDITIONS } from '../../../src/stats/range/conditions.ts'
import { LEAST_EXTREME_DAYS } from '../../../src/stats/range/extremes.ts'
import { records } from '../../../src/stats/range/records.ts'
import { LEAST_CURRENT_DAYS, LEAST_LONGEST_DAYS } from '../../../src/stats/range/runs.ts'
import { point, randomRows, RANGE_DATES, rowsOf } from '../../support/rangeDays.ts'

type Ends = readonly [number, number] | undefined

const one = (value: number | undefined): Ends => (value === undefined ? undefined : [value, value])
const two = (range: { readonly from: number; readonly to: number } | undefined): Ends =>
  range && [range.from, range.to]

/** Both ends of a figure, read off a row by hand; only those that the random rows fill. */
const READ: Partial<Record<ComparedFigure, (day: RangeDay) => Ends>> = {
  sealed: (day) => two(day.sealed),
  broken: (day) => two(day.broken),
  bigRisers: (day) => two(day.bigRisers),
  maxHeight: ({ maxHeight, maxHeightAtLeast }) =>
    maxHeight && [maxHeight.from, maxHeightAtLeast ? Infinity : maxHeight.to],
  overTenRisers: (day) => one(day.overTenRisers),
  advancers: (day) => one(day.advancers),
  decliners: (day) => one(day.decliners),
  amountCents: (day) => one(day.amountTotalCents),
  overallPromotion: ({ overallPromotion, cut }) =>
    cut.includes('overallPromotion') ? undefined : one(overallPromotion && overallPromotion.part / 6),
  sealRate: ({ sealRate }) => one(sealRate && sealRate.from.part / 6),
}

function endsOf(day: RangeDay, figure: ComparedFigure): Ends {
  return READ[figure]?.(day)
}

/** What brute force says of the last day: for every figure and direction the days back to the first that may reach it. */
function plainExtremes(days: readonly RangeDay[]): unknown[] {
  const last = days.at(-1)!
  return COMPARED.flatMap((figure) =>
    (['highest', 'lowest'] as const).flatMap((kind) => {
      const [low, high] = endsOf(last, figure) ?? [0, 1]
      if (low !== high) return []
      const mayReach = (day: RangeDay): boolean => {
        const ends = endsOf(day, figure)
        return ends !== undefined && (kind === 'highest' ? ends[1] >= low : ends[0] <= low)
      }
      const before = days.slice(0, -1)
      const at = before.findLastIndex(mayReach)
      const after = before.slice(at + 1)
      const unknownDays = after.filter((day) => endsOf(day, figure) === undefined).length
      const known = after.length - unknownDays + 1
      if (known < LEAST_EXTREME_DAYS) return []
      return [
        { kind, figure, value: low, date: last.date, since: before[at]?.date, days: known, unknownDays },
      ]
    }),
  )
}

function plainBounds(days: readonly RangeDay[]): unknown[] {
  return COMPARED.flatMap((figure) => {
    const exact = days.filter((day) => {
      const ends = endsOf(day, figure)
      return ends !== undefined && ends[0] === ends[1]
    })
    const values = exact.map((day) => endsOf(day, figure)![0])
    if (new Set(values).size < 2) return []
    const sorted = [...values].sort((a, b) => a - b)
    return (['maximum', 'minimum'] as const).map((kind) => {
      const value = kind === 'maximum' ? sorted.at(-1)! : sorted[0]!
      return {
        kind,
        figure,
        value,
        dates: exact.filter((_, at) => values[at] === value).map(({ date }) => date),
        days: exact.length,
        unknownDays: days.length - exact.length,
      }
    })
  })
}

function surely(condition: RunCondition, days: readonly RangeDay[], at: number): boolean {
  const [low] = endsOf(days[at]!, condition.figure) ?? [NaN]
  if (condition.kind === 'atLeast') return low >= condition.least
  if (condition.kind === 'moreThan') return low > (endsOf(days[at]!, condition.other)?.[1] ?? NaN)
  if (at === 0 || days[at]!.previousDate !== days[at - 1]!.date) return false
  return low > (endsOf(days[at - 1]!, condition.figure)?.[1] ?? NaN)
}

/** Every stretch from..to without a hole whose days all meet a condition, and that cannot be made longer. */
function plainStretches(condition: RunCondition, days: readonly RangeDay[]): [number, number][] {
  const holds = (from: number, to: number): boolean =>
    days
      .slice(from, to + 1)
      .every(
        (day, at) =>
          surely(condition, days, from + at) && (at === 0 || day.previousDate === days[from + at - 1]!.date),
      )
  const found: [number, number][] = []
  for (let from = 0; from < days.length; from++) {
    for (let to = from; to < days.length; to++) {
      const isWhole =
        holds(from, to) &&
        !(from > 0 && holds(from - 1, to)) &&
        !(to < days.length - 1 && holds(from, to + 1))
      if (isWhole) found.push([from, to])
    }
  }
  return found
}

function plainRuns(days: readonly RangeDay[]): unknown[] {
  const length = ([from, to]: [number, number]): number => to - from + 1
  return RUN_CONDITIONS.flatMap((conditions) => {
    const all = conditions.map((condition) => ({ condition, runs: plainStretches(condition, days) }))
    const current = all
      .map(({ condition, runs }) => ({ condition, run: runs.find(([, to]) => to === days.length - 1) }))
      .find(({ run }) => run !== undefined && length(run) >= LEAST_CURRENT_DAYS)
    const longest = all
      .map(({ condition, runs }) => {
        const most = Math.max(0, ...runs.map(length))
        return { condition, run: runs.findLast((run) => length(run) === most) }
      })
      .find(({ run }) => run !== undefined && length(run) >= LEAST_LONGEST_DAYS)
    const told = new Map(
      [current, longest]
        .filter((each) => each !== undefined)
        .map(({ condition, run }) => [JSON.stringify([condition, run]), { condition, run: run! }]),
    )
    return [...told.values()].map(({ condition, run }) => ({
      kind: 'run',
      condition,
      since: days[run[0]]!.date,
      until: days[run[1]]!.date,
      days: length(run),
      isCurrent: run[1] === days.length - 1,
      isLongest: length(run) === Math.max(...plainStretches(condition, days).map(length)),
    }))
  })
}

/** What brute force says of a run too. */
function withoutEnds({ kind, condition, since, until, days, isCurrent, isLongest }: RunRecord): unknown {
  return { kind, condition, since, until, days, isCurrent, isLongest }
}

describe('records', () => {
  it('are what brute force finds', () => {
    fc.assert(
      fc.property(randomRows, (days) => {
        const found = records(days)
        expect(found.filter(({ kind }) => kind === 'highest' || kind === 'lowest')).toEqual(
          plainExtremes(days),
        )
        expect(found.filter(({ kind }) => kind === 'maximum' || kind === 'minimum')).toEqual(
          plainBounds(days),
        )
        const runs = found.filter((record) => record.kind === 'run')
        expect(runs.map(withoutEnds)).toEqual(plainRuns(days))
      }),
      { numRuns: 400 },
    )
  })

  it('do not hang on the order in which the days are given', () => {
    fc.assert(
      fc.property(
        randomRows.chain((days) =>
          fc.tuple(fc.constant(days), fc.shuffledSubarray(days, { minLength: days.length })),
        ),
        ([days, shuffled]) => {
          expect(records(shuffled)).toEqual(records(days))
        },
      ),
    )
  })

  it('say what stands at both ends of a run', () => {
    fc.assert(
      fc.property(randomRows, (days) => {
        for (const run of records(days).filter((record) => record.kind === 'run')) {
          const first = days.findIndex(({ date }) => date === run.since)
          const last = days.findIndex(({ date }) => date === run.until)
          expect(run.before === 'rangeEnd', 'before').toBe(beginsWithRange(run, days, first))
          expect(run.after === 'rangeEnd').toBe(last === days.length - 1)
          const next = days[last + 1]
          expect(run.after === 'missingDay').toBe(next !== undefined && next.previousDate !== run.until)
        }
      }),
    )
  })
})

/** A rise needs a day before it, so the first one is the second day of the range. */
function beginsWithRange(run: RunRecord, days: readonly RangeDay[], first: number): boolean {
  if (run.condition.kind !== 'rising') return first === 0
  return first === 1 && days[1]!.previousDate === days[0]!.date
}

describe('records by example', () => {
  const sealed = (...counts: (number | readonly [number, number] | undefined)[]): RangeDay[] =>
    rowsOf(
      counts.map((count) => ({
        sealed:
          count === undefined
            ? undefined
            : typeof count === 'number'
              ? point(count)
              : { from: count[0], to: count[1] },
      })),
    )

  it('tell since when a count was not as high, and over how many days', () => {
    expect(records(sealed(90, 84, 50, 60, 70, 40, 84))).toContainEqual({
      kind: 'highest',
      figure: 'sealed',
      value: 84,
      date: RANGE_DATES[6],
      since: RANGE_DATES[1],
      days: 5,
      unknownDays: 0,
    })
  })

  it('let a day that may have been as high end the search, and count days of which nothing is known', () => {
    expect(records(sealed(1, 2, [50, 90], 3, undefined, 4, 5, 6, 84))).toContainEqual(
      expect.objectContaining({ kind: 'highest', since: RANGE_DATES[2], days: 5, unknownDays: 1 }),
    )
    expect(records(sealed(1, 2, 3, 4, 5))).toContainEqual(
      expect.objectContaining({ kind: 'highest', value: 5, since: undefined, days: 5 }),
    )
  })

  it('tell nothing of a last day that is not known exactly, or of few days', () => {
    expect(records(sealed(1, 2, 3, 4, 5, [60, 61])).filter(({ kind }) => kind === 'highest')).toEqual([])
    expect(records(sealed(1, 2, 3, 4)).filter(({ kind }) => kind === 'highest')).toEqual([])
  })

  it('count 逾百股涨停或涨超10% in a row; a day that is not known breaks the run, and it is said', () => {
    const days = rowsOf(
      [120, 130, undefined, 100, 101, 150].map((count) => ({
        bigRisers: count === undefined ? undefined : point(count),
      })),
    )
    const runs = records(days).filter((record) => record.kind === 'run' && record.figure === 'bigRisers')
    expect(runs).toEqual([
      {
        kind: 'run',
        condition: { kind: 'atLeast', figure: 'bigRisers', least: 100 },
        figure: 'bigRisers',
        value: 100,
        since: RANGE_DATES[3],
        until: RANGE_DATES[5],
        days: 3,
        isCurrent: true,
        isLongest: true,
        before: 'unknown',
        after: 'rangeEnd',
      },
    ])
  })

  it('take the largest amount that a run has: 1.5万亿 twice, 1万亿 before', () => {
    const days = rowsOf([1.2, 1.1, 1.3, 1.6, 1.9].map((wanyi) => ({ amountTotalCents: wanyi * 1e14 })))
    const runs = records(days).filter((record) => record.kind === 'run')
    expect(runs.map(({ value, days: length, isCurrent }) => [value, length, isCurrent])).toEqual([
      [1.5e14, 2, true],
      [1e14, 5, true],
    ])
  })

  it('do not run over a missing day', () => {
    const days = rowsOf([100, 100, 100, 100].map((count) => ({ sealed: point(count) })))
    const holed = days.map((day, at) => (at === 2 ? { ...day, previousDate: undefined } : day))
    expect(records(holed).filter(({ kind }) => kind === 'run')).toMatchObject([
      { days: 2, since: RANGE_DATES[2], before: 'missingDay', isCurrent: true },
    ])
  })

  it('follow a height that rises, held above its thresholds; one that may be taller is at least that', () => {
    const heights = rowsOf([
      { maxHeight: point(3) },
      { maxHeight: point(4) },
      { maxHeight: point(6) },
      { maxHeight: point(7), maxHeightAtLeast: true },
      { maxHeight: point(7) },
    ])
    const runs = records(heights).filter((record) => record.kind === 'run')
    expect(runs.map(({ condition, days, until, after }) => [condition.kind, days, until, after])).toEqual([
      ['rising', 3, RANGE_DATES[3], 'other'],
      ['atLeast', 2, RANGE_DATES[4], 'rangeEnd'],
      ['atLeast', 3, RANGE_DATES[4], 'rangeEnd'],
    ])
  })

  it('leave out a figure that never changes, and name every day of an extreme', () => {
    expect(records(sealed(5, 5, 5))).toEqual([])
    expect(records(sealed(5, 7, 7))).toEqual([
      {
        kind: 'maximum',
        figure: 'sealed',
        value: 7,
        dates: [RANGE_DATES[1], RANGE_DATES[2]],
        days: 3,
        unknownDays: 0,
      },
      { kind: 'minimum', figure: 'sealed', value: 5, dates: [RANGE_DATES[0]], days: 3, unknownDays: 0 },
    ])
  })

  it('are none of no day', () => {
    expect(records([])).toEqual([])
  })
})
