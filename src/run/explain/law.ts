import { dateText } from '../../model/date.ts'
import type { Law, LawRow, OtherLawRow } from '../../model/explanation.ts'
import type { Status } from '../../model/status.ts'
import { LIMIT_ROWS, limitMisfit, limitRule, OPEN_END } from '../../rules/limitPercent.ts'
import type { LimitRow, LimitSubject } from '../../rules/limitPercent.ts'

/** The row of the law that decides a stock's limit on a day, and why the others of its segment do not. */
export function lawOf(subject: LimitSubject, status: Status, date: number): Law {
  const row = limitRule(subject, status, date)
  const others = LIMIT_ROWS.flatMap((other): OtherLawRow[] => {
    const why = limitMisfit(other, subject, status, date)
    if (other === row || why === 'segment') return []
    return [{ ...lawRow(other), why: why ?? 'moreGeneral' }]
  })
  return { percent: row?.percent ?? 'unknown', row: row && lawRow(row), others }
}

function lawRow({ id, who, percent, since, until, source, confirmed }: LimitRow): LawRow {
  return {
    id,
    who,
    percent,
    since: dateText(since),
    until: until === OPEN_END ? undefined : dateText(until),
    source,
    confirmed,
  }
}
