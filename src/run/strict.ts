import { Refusal } from '../model/refusal.ts'
import type { DayStats } from '../model/report.ts'

/** What `--strict` does not let pass: any issue, and anything that had to be inferred. */
export function refuseDoubts(day: DayStats, knowsExRights: boolean): void {
  if (day.issues.length > 0) {
    const count = day.issues.reduce((sum, { count }) => sum + count, 0)
    const codes = day.issues.map((each) => `${each.count} ${each.code}`).join(', ')
    throw new Refusal(
      'strict-issues',
      `the data has ${count} ${count === 1 ? 'issue' : 'issues'}: ${codes}`,
      [
        ...day.issues.flatMap(({ first }) => first.slice(0, 1)),
        'mend them, or leave out --strict; --json without it shows more of each kind',
      ].join('\n'),
    )
  }
  if (day.ranges !== undefined) {
    const { statusUnknown, date } = day
    throw new Refusal(
      'no-st-source',
      statusUnknown === 0
        ? `nothing says which stocks were ST on days before ${date}`
        : `nothing says of ${statusUnknown} ${statusUnknown === 1 ? 'stock' : 'stocks'} of ${date} whether they were ST`,
      'give names or an is_st column in the bars, or a dated list with --securities; without --strict the figures are printed as ranges',
    )
  }
  if (day.exRightsDays !== undefined && !knowsExRights) {
    throw new Refusal(
      'strict-issues',
      'the bars have no pre_close, so reference prices were derived from the bars before',
      'give bars with pre_close, or the ex-rights days with --ex-rights, or leave out --strict',
    )
  }
}
