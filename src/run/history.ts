import type { ComparedValues } from '../model/dayDepth.ts'
import type { DayStats } from '../model/report.ts'
import { comparedValues, comparisons } from '../stats/comparisons.ts'
import { LEAST_HISTORY_DAYS } from './defaults.ts'
import { tradingDaysBack } from './daysBack.ts'
import { judgeDays } from './judgeDays.ts'
import type { JudgedDays } from './judgeDays.ts'
import type { Analysis } from './openAnalysis.ts'

/** One day's figures, held against `window` trading days up to it; 0 holds them against none. */
export async function statsWithHistory(analysis: Analysis, date: number, window: number): Promise<DayStats> {
  let last: DayStats | undefined
  for (const day of daysOf(await judgeHistory(analysis, date, date, window), date, window)) last = day
  if (last === undefined) throw new Error(`${date} gave no figures`)
  return last
}

/**
 * The figures of every trading day from..to, ascending, each held against `window` trading days up to it. Up to `lead`
 * days before them come first, held against nothing.
 */
export async function* eachDay(
  analysis: Analysis,
  from: number,
  to: number,
  window: number,
  lead: number,
): AsyncGenerator<DayStats> {
  const given = tradingDaysBack(from, lead + 1)
  const first = Math.min(given, tradingDaysBack(from, Math.max(1, window)))
  yield* daysOf(await judgeDays(analysis, first, from, to), from, window, given)
}

/** The days from..to, judged, with the days before them against which `window` holds each. */
export async function judgeHistory(
  analysis: Analysis,
  from: number,
  to: number,
  window: number,
): Promise<JudgedDays> {
  return judgeDays(analysis, tradingDaysBack(from, Math.max(1, window)), from, to)
}

/**
 * The figures of judged days from `from` on, ascending, each held against `window` trading days up to it; before them
 * those from `given` on, held against nothing.
 */
export function* daysOf(
  judged: JudgedDays,
  from: number,
  window: number,
  given: number = from,
): Generator<DayStats> {
  let past: ComparedValues[] = []
  for (const date of judged.dates) {
    const day = judged.statsOf(date)
    if (window === 0) {
      yield day
      continue
    }
    // Behind a hole nothing is the day before.
    if (day.previousDate === undefined) past = []
    if (date >= from) {
      const today = comparedValues(day)
      yield withComparisons(day, comparisons(today, past, window, LEAST_HISTORY_DAYS))
    } else if (date >= given) yield day
    past.push(comparedValues(day))
    if (past.length >= window) past.shift()
  }
}

/** Percentiles of fewer days than asked for are partial. */
function withComparisons(day: DayStats, found: DayStats['comparisons']): DayStats {
  const isShort = found !== undefined && found.days < found.window
  const text = found === undefined ? '' : `only ${found.days} of ${found.window} days in the data`
  return {
    ...day,
    comparisons: found,
    quality: isShort
      ? { ...day.quality, comparisons: { state: 'partial', causes: [{ kind: 'nothing', text }] } }
      : day.quality,
  }
}
