import { formatIssue } from '../model/issue.ts'
import type { IssueCode, RowIssue } from '../model/issue.ts'
import type { IssueSummary } from '../model/report.ts'

/** How many issues of one kind are written out. */
const SHOWN = 5

/** Issues counted by kind, kinds in order of name. */
export function issueSummaries(issues: readonly RowIssue[]): IssueSummary[] {
  const byCode = new Map<IssueCode, RowIssue[]>()
  for (const issue of issues) {
    const group = byCode.get(issue.code)
    if (group === undefined) byCode.set(issue.code, [issue])
    else group.push(issue)
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, group]) => ({ code, count: group.length, first: firstOf(group) }))
}

/** The latest first, ties by stock, so that no cut of the input into files changes which are shown. */
function firstOf(group: readonly RowIssue[]): string[] {
  return [...group]
    .sort((a, b) => (b.date ?? 0) - (a.date ?? 0) || ((a.stock ?? '') < (b.stock ?? '') ? -1 : 1))
    .slice(0, SHOWN)
    .map(formatIssue)
}
