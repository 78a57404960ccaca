import type { CheckName } from '../../model/checkReport.ts'
import { formatIssue } from '../../model/issue.ts'
import type { IssueCode, RowIssue } from '../../model/issue.ts'
import { refusalPlace } from '../../model/refusal.ts'
import type { Refusal, RefusalCode } from '../../model/refusal.ts'
import type { Findings } from './findings.ts'

/**
 * The check that a fact about the data belongs to. Where nothing tells a stock's status or listing, nothing is
 * wrong with the bars: `day` says what that leaves open.
 */
const CHECK_OF_ISSUE: Readonly<Record<IssueCode, CheckName | undefined>> = {
  'bad-code': 'codes',
  'unassigned-code': 'codes',
  'code-changed': 'codes',
  'bad-date': 'rows',
  'not-a-trading-day': 'dates',
  'future-date': 'dates',
  'missing-value': 'rows',
  'bad-price': 'rows',
  'bad-number': 'rows',
  'high-below-low': 'rows',
  'open-outside-range': 'rows',
  'close-outside-range': 'rows',
  'bad-name': 'rows',
  'cut-row': 'rows',
  'extra-cells': 'rows',
  'duplicate-row': 'duplicates',
  'st-conflict': 'special-treatment',
  'not-judged': 'pre-close',
  anomalous: 'beyond-limits',
  'reference-doubtful': 'beyond-limits',
  'limit-differs': 'vendor-limits',
  'st-unknown': undefined,
  'listing-unknown': undefined,
}

/** The check that a refusal belongs to, where it is more than a file that cannot be read. */
const CHECK_OF_REFUSAL: Readonly<Partial<Record<RefusalCode, CheckName>>> = {
  'adjusted-prices': 'adjusted-prices',
  'unit-unclear': 'units',
  'conflicting-rows': 'duplicates',
  'mislabelled-file': 'dates',
}

/** Adds issues that reading or judging the bars gave. */
export function addIssues(findings: Findings, issues: readonly RowIssue[]): void {
  for (const issue of issues) {
    const check = CHECK_OF_ISSUE[issue.code]
    if (check !== undefined) findings.add(check, () => formatIssue(issue))
  }
}

/** Adds what a refusal says of a file. */
export function addRefusal(findings: Findings, refusal: Refusal): void {
  const check = CHECK_OF_REFUSAL[refusal.code] ?? 'readable'
  findings.add(check, () => `${refusalPlace(refusal)}${refusal.message} [${refusal.code}]`)
}
