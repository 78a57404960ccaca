import type { Security } from '../model/security.ts'
import { STATUSES } from '../model/status.ts'
import { LIMIT_ROWS, limitPercentRun } from '../rules/limitPercent.ts'
import type { LimitSubject } from '../rules/limitPercent.ts'
import { LAST_UNREFORMED } from '../rules/nameStatus.ts'
import type { ScanSetup } from './scanTypes.ts'
import type { SecurityFacts } from './securities.ts'
import { statusOfRow } from './status.ts'
import { PERCENT_NONE, PERCENT_UNKNOWN } from './stockStates.ts'

/** A status and its percent as the stock states hold them, and the days on which they are known to hold. */
export interface Standing {
  readonly since: number
  readonly until: number
  readonly status: number
  readonly percent: number
  readonly conflict: number
}

/** Codes that the law names one by one. */
export const NAMED_CODES: ReadonlySet<number> = new Set([
  LAST_UNREFORMED.digits,
  ...LIMIT_ROWS.flatMap((row) => row.codes ?? []),
])

/** What holds for a stock on a day, by its list, its row's flag and its row's name. */
export function standingOf(
  facts: SecurityFacts,
  security: Security | undefined,
  subject: LimitSubject,
  date: number,
  flag: number,
  rowName: string | undefined,
  unknownAs: ScanSetup['unknownAs'],
): Standing {
  const day = statusOfRow(facts, security, subject.digits, date, flag, rowName)
  const run = limitPercentRun(subject, day.status === 'unknown' ? unknownAs : day.status, date)
  return {
    since: date,
    until: Math.min(day.until, run.until),
    status: STATUSES.indexOf(day.status),
    percent:
      run.percent === 'none' ? PERCENT_NONE : run.percent === 'unknown' ? PERCENT_UNKNOWN : run.percent,
    conflict: day.conflict ? 1 : 0,
  }
}
