import type { RowIssue } from '../model/issue.ts'
import type { LookbackEnd } from '../model/report.ts'

/** All issues of a run, to be found by the days that a report looks at. */
export class IssueIndex {
  readonly #undated: readonly RowIssue[]
  /** By date. */
  readonly #dated: readonly Dated[]

  constructor(issues: readonly RowIssue[]) {
    this.#undated = issues.filter((issue) => !isDated(issue))
    this.#dated = issues.filter(isDated).sort((a, b) => a.date - b.date)
  }

  /**
   * Issues of the days from..to and of rows without a readable date. That a stock begins late is no issue where the
   * look-back settled before the data's start: an earlier bar may stand there, and nothing of the day hangs on it. Nor is
   * what a bar of its first day seems to be, where only an earlier one could tell.
   */
  within(from: number, to: number, end: LookbackEnd): RowIssue[] {
    const found = [...this.#undated]
    for (let at = this.#firstOn(from); at < this.#dated.length && this.#dated[at]!.date <= to; at++) {
      const issue = this.#dated[at]!
      const isOfStart = LATE_STARTS.has(issue.code) || (issue.date === from && OF_FIRST_BARS.has(issue.code))
      if (end !== 'settled' || !isOfStart) found.push(issue)
    }
    return found
  }

  #firstOn(date: number): number {
    let low = 0
    let high = this.#dated.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#dated[middle]!.date < date) low = middle + 1
      else high = middle
    }
    return low
  }
}

type Dated = RowIssue & { readonly date: number }

/** Issues of bars that a bar before may explain. */
const OF_FIRST_BARS: ReadonlySet<RowIssue['code']> = new Set([
  'not-judged',
  'anomalous',
  'reference-doubtful',
])
const LATE_STARTS: ReadonlySet<RowIssue['code']> = new Set(['listing-unknown', 'code-changed'])

/** Whether the day in the row can be believed: a row of a closed or future day may belong to any other. */
function isDated(issue: RowIssue): issue is Dated {
  return issue.date !== undefined && issue.code !== 'not-a-trading-day' && issue.code !== 'future-date'
}
