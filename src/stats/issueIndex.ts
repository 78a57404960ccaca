import { formatIssue } from '../model/issue.ts'
import type { IssueCode, RowIssue } from '../model/issue.ts'
import type { IssueSummary, LookbackEnd } from '../model/report.ts'

/** How many issues of one kind are written out. */
const SHOWN = 5

/** All issues of a run, counted by kind for the days that a report looks at. */
export class IssueIndex {
  /** In order of name. */
  readonly #kinds: readonly Kind[]

  constructor(issues: readonly RowIssue[]) {
    const byCode = new Map<IssueCode, RowIssue[]>()
    for (const issue of issues) {
      const group = byCode.get(issue.code)
      if (group === undefined) byCode.set(issue.code, [issue])
      else group.push(issue)
    }
    this.#kinds = [...byCode]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, group]) => new Kind(code, group))
  }

  /**
   * Issues of the days from..to and of rows without a readable date. That a stock begins late is no issue where the
   * look-back settled before the data's start: an earlier bar may stand there, and nothing of the day hangs on it. Nor is
   * what a bar of its first day seems to be, where only an earlier one could tell.
   */
  within(from: number, to: number, end: LookbackEnd): IssueSummary[] {
    const found: IssueSummary[] = []
    for (const kind of this.#kinds) {
      const summary = kind.within(from, to, end === 'settled')
      if (summary.count > 0) found.push(summary)
    }
    return found
  }
}

/** The issues of one kind. */
class Kind {
  readonly #code: IssueCode
  /** The latest first, ties by stock, so that no cut of the input into files changes which are shown. */
  readonly #dated: readonly Dated[]
  readonly #undated: readonly RowIssue[]
  /** Those that were written out. */
  readonly #texts = new Map<RowIssue, string>()

  constructor(code: IssueCode, issues: readonly RowIssue[]) {
    this.#code = code
    this.#dated = issues.filter(isDated).sort(latestFirst)
    this.#undated = issues.filter((issue) => !isDated(issue)).sort(latestFirst)
  }

  within(from: number, to: number, isSettled: boolean): IssueSummary {
    const dated = this.#dated
    const start = this.#behind((date) => date > to)
    const isOut = isSettled && LATE_STARTS.has(this.#code)
    const isLate = isSettled && OF_FIRST_BARS.has(this.#code)
    const stop = isOut
      ? start
      : Math.max(
          start,
          this.#behind((date) => date > from || (date === from && !isLate)),
        )
    const first = dated.slice(start, Math.min(stop, start + SHOWN)).map((issue) => this.#textOf(issue))
    for (const issue of this.#undated) {
      if (first.length === SHOWN) break
      first.push(this.#textOf(issue))
    }
    return { code: this.#code, count: stop - start + this.#undated.length, first }
  }

  /** The position behind the days of which `isBefore` is true: those at the front. */
  #behind(isBefore: (date: number) => boolean): number {
    let low = 0
    let high = this.#dated.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(this.#dated[middle]!.date)) low = middle + 1
      else high = middle
    }
    return low
  }

  #textOf(issue: RowIssue): string {
    const known = this.#texts.get(issue)
    if (known !== undefined) return known
    const text = formatIssue(issue)
    this.#texts.set(issue, text)
    return text
  }
}

type Dated = RowIssue & { readonly date: number }

/** Issues of bars that a bar before may explain. */
const OF_FIRST_BARS: ReadonlySet<IssueCode> = new Set(['not-judged', 'anomalous', 'reference-doubtful'])
const LATE_STARTS: ReadonlySet<IssueCode> = new Set(['listing-unknown', 'code-changed'])

/** Whether the day in the row can be believed: a row of a closed or future day may belong to any other. */
function isDated(issue: RowIssue): issue is Dated {
  return issue.date !== undefined && issue.code !== 'not-a-trading-day' && issue.code !== 'future-date'
}

function latestFirst(a: RowIssue, b: RowIssue): number {
  const [one, other] = [a.stock ?? '', b.stock ?? '']
  return (b.date ?? 0) - (a.date ?? 0) || (one < other ? -1 : one > other ? 1 : 0)
}
