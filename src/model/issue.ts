import { dateText } from './date.ts'

/** Where a fact about the data was seen. Lines and columns count from 1, a column is a cell. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column?: number
}

/** Every kind of fault or doubt in the data. Each is listed in docs/errors.md with cause and remedy. */
export type IssueCode =
  | 'bad-code'
  | 'unassigned-code'
  | 'bad-date'
  | 'not-a-trading-day'
  | 'future-date'
  | 'missing-value'
  | 'bad-price'
  | 'bad-number'
  | 'high-below-low'
  | 'open-outside-range'
  | 'close-outside-range'
  | 'bad-name'
  | 'cut-row'
  | 'extra-cells'
  | 'duplicate-row'
  | 'st-conflict'
  | 'st-unknown'
  | 'not-judged'
  | 'anomalous'
  | 'listing-unknown'
  | 'reference-doubtful'
  | 'limit-differs'
  | 'code-changed'

/** One fact about the data: reported beside the good rows, never thrown. */
export interface RowIssue {
  readonly code: IssueCode
  readonly at: Place
  /** What was found, as it stands in the file. */
  readonly found: string
  /** yyyymmdd of the row, when its date could be read. */
  readonly date?: number
  /** 605398.SH, when the row's stock could be read. */
  readonly stock?: string
}

/** Codes that mean the row is no bar: it is left out and its stock's look-back ends there. */
export const ROW_FAULTS: ReadonlySet<IssueCode> = new Set([
  'bad-code',
  'unassigned-code',
  'bad-date',
  'not-a-trading-day',
  'future-date',
  'missing-value',
  'bad-price',
  'bad-number',
  'high-below-low',
  'open-outside-range',
  'close-outside-range',
  'cut-row',
  'extra-cells',
] satisfies IssueCode[])

/** What each code says, in one sentence, with what was expected. */
export function describeIssue(issue: RowIssue): string {
  const found = `found "${issue.found}"`
  switch (issue.code) {
    case 'bad-code':
      return `expected a six-digit code, with or without its market, ${found}`
    case 'unassigned-code':
      return `no exchange uses this code, ${found}`
    case 'bad-date':
      return `expected a date as YYYY-MM-DD or YYYYMMDD, ${found}`
    case 'not-a-trading-day':
      return `expected a trading day, the exchanges were closed on that day, ${found}`
    case 'future-date':
      return `expected a day up to today, ${found}`
    case 'missing-value':
      return `expected a price above 0, ${found}`
    case 'bad-price':
      return `expected a price above 0 in yuan with at most two decimals, ${found}`
    case 'bad-number':
      return `expected a number, zero or more for volume and amount, 1 or 0 for a flag, ${found}`
    case 'high-below-low':
      return `expected high at or above low, ${found}`
    case 'open-outside-range':
      return `expected open from low to high, ${found}`
    case 'close-outside-range':
      return `expected close from low to high, ${found}`
    case 'bad-name':
      return `expected a name in the file's encoding, the row counts without it, ${found}`
    case 'cut-row':
      return `expected as many cells as the header has, the row has fewer, ${found}`
    case 'extra-cells':
      return `expected as many cells as the header has, the row has more, ${found}`
    case 'duplicate-row':
      return `the same bar stands in the data twice and is counted once, ${found}`
    case 'st-conflict':
      return `the name and the ST column or list disagree, the column or list decides, ${found}`
    case 'st-unknown':
      return `the bar touched an ST stock's limit, and nothing says whether it was one, ${found}`
    case 'not-judged':
      return 'expected a previous close, found none, so the bar is not judged'
    case 'anomalous':
      return `expected prices within the day's limits, the bar is not judged, ${found}`
    case 'listing-unknown':
      return `the stock's first bar comes late and nothing marks a listing, so the usual limit judges it, ${found}`
    case 'reference-doubtful':
      return `the bar lies beyond the limits that the close before gives, as on an ex-rights day, so it is not judged, ${found}`
    case 'limit-differs':
      return `the file's own limit price is not the law's, which decides, ${found}`
    case 'code-changed':
      return `the stock seems to have gone on under a new code, so its streak ends here, ${found}`
  }
}

/** `file:line:column: sentence [code]`, the form in which an issue is printed. */
export function formatIssue(issue: RowIssue): string {
  const { file, line, column } = issue.at
  const who = [issue.stock, issue.date === undefined ? undefined : dateText(issue.date)].filter(
    (part) => part !== undefined,
  )
  const subject = who.length === 0 ? '' : `${who.join(' ')}: `
  return `${file}:${line}${column === undefined ? '' : `:${column}`}: ${subject}${describeIssue(issue)} [${issue.code}]`
}

/** All issues of one run, in the order they were seen. */
export class IssueLog {
  readonly #issues: RowIssue[] = []

  add(issue: RowIssue): void {
    this.#issues.push(issue)
  }

  get all(): readonly RowIssue[] {
    return this.#issues
  }

  get count(): number {
    return this.#issues.length
  }
}
