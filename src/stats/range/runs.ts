import type { RangeDay, RunCondition, RunEnd, RunRecord } from '../../model/rangeReport.ts'
import { meets, RUN_CONDITIONS } from './conditions.ts'

/** Fewest days of a run that is told: of one that reaches the last day, and of one that is the longest. */
export const LEAST_CURRENT_DAYS = 2
export const LEAST_LONGEST_DAYS = 3

/** 连续N日: the run of each condition that reaches the last day, and the longest one. Days ascending. */
export function runs(days: readonly RangeDay[]): RunRecord[] {
  return RUN_CONDITIONS.flatMap((conditions) => {
    const found = conditions.map((condition) => runsOf(condition, days))
    const current = found
      .map((own) => own.find(({ isCurrent }) => isCurrent))
      .find((run) => run !== undefined)
    const longest = found
      .map((own) => own.findLast(({ isLongest, days: length }) => isLongest && length >= LEAST_LONGEST_DAYS))
      .find((run) => run !== undefined)
    return [...new Set([current, longest])].filter((run) => run !== undefined)
  })
}

/** Every run of a condition that is long enough to be told, ascending. */
function runsOf(condition: RunCondition, days: readonly RangeDay[]): RunRecord[] {
  const followsHole = (at: number): boolean => at > 0 && days[at]?.previousDate !== days[at - 1]?.date
  const verdicts = days.map((day, at) =>
    meets(condition, day, at === 0 || followsHole(at) ? undefined : days[at - 1]),
  )
  /** What the day at `at` is to a run beside it, on the other side of the gap before `gap`. */
  const endAt = (at: number, gap: number): RunEnd => {
    if (at < 0 || at >= days.length) return 'rangeEnd'
    if (followsHole(gap)) return 'missingDay'
    // Whether the first day of a stretch is a rise, only the day before it could tell.
    if (condition.kind === 'rising' && at < gap && verdicts[at] === undefined) {
      if (at === 0) return 'rangeEnd'
      if (followsHole(at)) return 'missingDay'
    }
    return verdicts[at] === undefined ? 'unknown' : 'other'
  }
  const found: RunRecord[] = []
  for (let start = 0, end = 0; start < days.length; start = end) {
    end = start + 1
    if (verdicts[start] !== true) continue
    while (end < days.length && verdicts[end] === true && !followsHole(end)) end++
    const [first, last] = [days[start], days[end - 1]]
    if (first === undefined || last === undefined || end - start < LEAST_CURRENT_DAYS) continue
    found.push({
      kind: 'run',
      condition,
      figure: condition.figure,
      value: condition.kind === 'atLeast' ? condition.least : undefined,
      since: first.date,
      until: last.date,
      days: end - start,
      isCurrent: end === days.length,
      isLongest: false,
      before: endAt(start - 1, start),
      after: endAt(end, end),
    })
  }
  const most = found.reduce((longest, run) => Math.max(longest, run.days), 0)
  return found.map((run) => ({ ...run, isLongest: run.days === most }))
}
