import type { RangeReport } from '../model/rangeReport.ts'
import { RangeCollector } from '../stats/range/rangeCollector.ts'
import { analyzeRows } from './analyzeRange.ts'
import type { RangeOptions } from './analyzeRange.ts'

/**
 * 区间复盘: a row for every trading day of a range, its records (新高, 连续N日) and how well its figures are known. Throws a
 * Refusal, with a hint, when the range or the data cannot be judged.
 */
export async function rangeReport(options: RangeOptions): Promise<RangeReport> {
  const collector = new RangeCollector()
  for (const day of await analyzeRows(options)) collector.add(day)
  return collector.report()
}
