import { ROW_FAULTS } from './issue.ts'
import type { DayStats, Rung } from './report.ts'

/** Whether some streak may be longer than seen, for another reason than that nothing says who was ST. */
export function mayBeTaller({
  ladder,
  ranges,
  lookback,
  issues,
}: Pick<DayStats, 'ranges' | 'lookback' | 'issues'> & {
  readonly ladder: readonly Pick<Rung, 'atLeast'>[]
}): boolean {
  const atLeast = ladder.flatMap((rung) => rung.atLeast)
  if (ranges === undefined) return atLeast.length > 0
  const isWhole =
    lookback.end === 'settled' &&
    atLeast.every((code) => ranges.stocks.includes(code)) &&
    !issues.some(({ code }) => ROW_FAULTS.has(code))
  return !isWhole && (ranges.maxHeight.from !== ranges.maxHeight.to || atLeast.length > 0)
}
