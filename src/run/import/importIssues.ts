import { formatIssue, IssueLog, ROW_FAULTS } from '../../model/issue.ts'
import type { IssueCode, RowIssue } from '../../model/issue.ts'
import type { IssueCount } from '../../model/storeReport.ts'
import { Refusal } from '../../model/refusal.ts'

/** Most issues that are kept: data with more of them is to be mended first. */
const MOST_ISSUES = 200_000

/** Issues of rows whose day is none that a store could have. */
const NO_DAY: ReadonlySet<IssueCode> = new Set(['not-a-trading-day', 'future-date'] satisfies IssueCode[])

/** An issue of a known day. */
export type DatedIssue = RowIssue & { readonly date: number }

/** The issues of an import: those of a known stock and day go into the store, the others are counted. */
export class ImportIssues extends IssueLog {
  #dated: DatedIssue[] = []
  #unplaced = 0
  #first: string | undefined

  override add(issue: RowIssue): void {
    const { date, stock } = issue
    const isPlaced = date !== undefined && stock !== undefined && !NO_DAY.has(issue.code)
    if (isPlaced) this.#dated.push({ ...issue, date })
    else if (ROW_FAULTS.has(issue.code)) {
      this.#unplaced++
      this.#first ??= formatIssue(issue)
    }
    if (this.#dated.length + this.#unplaced <= MOST_ISSUES) return
    throw new Refusal(
      'strict-issues',
      `more than ${MOST_ISSUES} rows have an issue; the last: ${formatIssue(issue)}`,
      'see limitup check, and mend or leave out what it names',
    )
  }

  /** The dated ones so far, which are forgotten then. */
  take(): readonly DatedIssue[] {
    const dated = this.#dated
    this.#dated = []
    return dated
  }

  get unplaced(): number {
    return this.#unplaced
  }

  get firstUnplaced(): string | undefined {
    return this.#first
  }

  /** Goes on from what was counted before. */
  resume(unplaced: number, first: string | undefined): void {
    this.#unplaced = unplaced
    this.#first = first
  }
}

/** How often each issue was found, most often first. */
export function issueCounts(issues: readonly DatedIssue[]): IssueCount[] {
  const counts = new Map<DatedIssue['code'], number>()
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
