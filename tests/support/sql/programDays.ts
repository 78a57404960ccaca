import type { DayStats } from '../../../src/model/report.ts'
import { analyzeDay } from '../../../src/run/analyze.ts'
import type { AnalyzeOptions } from '../../../src/run/analyze.ts'

/** The program's figures of several days. */
export async function programDays(options: AnalyzeOptions, dates: readonly string[]): Promise<DayStats[]> {
  const days: DayStats[] = []
  for (const date of dates) days.push(await analyzeDay({ ...options, date }))
  return days
}
