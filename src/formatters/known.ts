import type { DayStats } from '../model/report.ts'
import type { Figure } from '../model/quality.ts'

/**
 * A figure that the model always carries as a value, or undefined where its quality says that it is unknown:
 * a 0 that nobody counted must not be printed.
 */
export function whereKnown<Value>(day: DayStats, figure: Figure, value: Value): Value | undefined {
  return day.quality[figure].state === 'unknown' ? undefined : value
}
