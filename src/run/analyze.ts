import type { DayStats } from '../model/report.ts'
import { daysIn } from './analyzeRange.ts'
import { heldDay } from './heldDay.ts'
import type { AnalyzeOptions } from './options.ts'
import { streamedDay } from './streamedRange.ts'

/**
 * 一日复盘: the limit-up statistics of one trading day from daily bars. Throws a Refusal, with a hint, when the
 * day or the data cannot be judged. Prices in the result are integer cents, rates keep both parts.
 */
export async function analyzeDay(options: AnalyzeOptions): Promise<DayStats> {
  const judged = await streamedDay(options)
  if (judged === undefined) return heldDay(options)
  for (const day of daysIn(judged, options.history ?? 0)) return day
  throw new Error('a day that was judged gave no figures')
}
