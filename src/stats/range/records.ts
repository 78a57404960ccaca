import type { RangeDay, RangeRecord } from '../../model/rangeReport.ts'
import { bounds, extremes } from './extremes.ts'
import { runs } from './runs.ts'

/**
 * 纪录: what stands out in a range of days, given in any order: runs of days, of how many days the last one's figures are
 * the extreme, and each figure's extremes in the range.
 */
export function records(days: readonly RangeDay[]): RangeRecord[] {
  const ascending = [...days].sort((a, b) => (a.date < b.date ? -1 : 1))
  return [...runs(ascending), ...extremes(ascending), ...bounds(ascending)]
}
