import type { DayStats } from '../../model/report.ts'
import { dayJson } from '../json.ts'

/** One day as a line: what `day --json` prints, without line ends and blanks. */
export function rangeNdjsonLine(day: DayStats): string {
  return `${JSON.stringify(dayJson(day))}\n`
}
