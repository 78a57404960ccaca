import type { DayStats } from '../model/report.ts'
import type { DayFigures } from '../stats/range/dayFigures.ts'
import { heldRange } from './heldRange.ts'
import { daysOf } from './history.ts'
import type { JudgedRange, RangeOptions } from './rangeEnds.ts'
import { streamedRange } from './streamedRange.ts'
import { refuseDoubts } from './strict.ts'

export type { RangeOptions } from './rangeEnds.ts'

/**
 * 区间复盘: the statistics of every trading day of a range, ascending. Each day's figures are those that `analyzeDay`
 * gives for it alone. Throws a Refusal, with a hint, when the range or the data cannot be judged.
 */
export async function* analyzeRange(options: RangeOptions): AsyncGenerator<DayStats> {
  yield* daysIn(await judgedRange(options), options.history ?? 0)
}

/** The statistics of the days of a judged range, each held against `window` trading days up to it. */
export function* daysIn(
  { analysis, judged, from, release }: JudgedRange,
  window: number,
): Generator<DayStats> {
  try {
    for (const day of daysOf(judged, from, window)) {
      if (analysis.strict) refuseDoubts(day, analysis.exRights !== undefined)
      yield day
    }
  } finally {
    release()
  }
}

/** The figures of the same days as far as a row of a range shows them, without the stocks of each day. */
export async function analyzeRows(options: RangeOptions): Promise<Iterable<DayFigures>> {
  return rowsOf(await judgedRange({ ...options, history: 0 }))
}

/** No promise a day: thousands of them keep each other in memory. */
function* rowsOf({ analysis, judged, from, release }: JudgedRange): Generator<DayFigures> {
  try {
    for (const date of judged.dates.filter((each) => each >= from)) {
      if (!analysis.strict) {
        yield judged.figuresOf(date)
        continue
      }
      const day = judged.statsOf(date)
      refuseDoubts(day, analysis.exRights !== undefined)
      yield day
    }
  } finally {
    release()
  }
}

async function judgedRange(options: RangeOptions): Promise<JudgedRange> {
  return (await streamedRange(options)) ?? heldRange(options)
}
