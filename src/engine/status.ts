import type { StatusSource } from '../model/barVerdict.ts'
import type { DatedFlag, DatedName, Security } from '../model/security.ts'
import type { Status } from '../model/status.ts'
import { LAST_FIVE_PERCENT_DAY, OPEN_END } from '../rules/limitPercent.ts'
import { nameByLaw, statusFromName } from '../rules/nameStatus.ts'
import type { SecurityFacts } from './securities.ts'

/** A stock's status on a day, what decided it, how long it holds, and whether two sources disagreed about ST. */
export interface DayStatus {
  readonly status: Status
  readonly source: StatusSource
  /** Last yyyymmdd for which the securities list gives the same answer. */
  readonly until: number
  readonly conflict: boolean
}

/**
 * 一只股票某日的状态, of a row as it stands in the data: where it has no name, the law may know the stock by its code.
 */
export function statusOfRow(
  facts: SecurityFacts,
  security: Security | undefined,
  digits: number,
  date: number,
  rowFlag: number,
  rowName: string | undefined,
): DayStatus {
  const day = statusOn(facts, security, date, rowFlag, rowName ?? nameByLaw(digits, date))
  return rowName === undefined && day.source === 'rowName' ? { ...day, source: 'code' } : day
}

/**
 * 一只股票某日的状态. First source present wins: the row's ST flag, the list's dated flags and names, the row's own name,
 * an undated name where the user says that it held. A 退 or S-share name decides beside a flag, which knows
 * only ST.
 */
export function statusOn(
  facts: SecurityFacts,
  security: Security | undefined,
  date: number,
  rowFlag: number,
  rowName: string | undefined,
): DayStatus {
  const dated = lastHolding(security?.names, date)
  const listed = lastHolding(security?.flags, date)
  const until = Math.min(
    dated?.to ?? OPEN_END,
    listed?.to ?? OPEN_END,
    dayBeforeNext(security?.names, date),
    dayBeforeNext(security?.flags, date),
    dayBeforeNamesHold(facts, security, date),
  )
  const listedFlag = listed === undefined ? -1 : Number(listed.specialTreatment)
  const flag = rowFlag >= 0 ? rowFlag : listedFlag
  const twoFlags = rowFlag >= 0 && listedFlag >= 0 && rowFlag !== listedFlag
  const undated =
    security?.undatedName !== undefined && undatedHolds(facts, security, date)
      ? security.undatedName
      : undefined
  const deciding = dated?.name ?? rowName ?? undated
  const first = deciding === undefined ? undefined : statusFromName(deciding)
  const nameSource = dated !== undefined ? 'listName' : rowName !== undefined ? 'rowName' : 'undatedName'
  if (flag >= 0) {
    const status = statusOfFlag(flag, first, date)
    const lastDay = status === 'specialTreatment' && first === 'unreformed' ? LAST_FIVE_PERCENT_DAY : until
    const isNamed = status === 'delisting' || status === 'unreformed'
    return {
      status,
      source: isNamed ? nameSource : rowFlag >= 0 ? 'rowFlag' : 'listFlag',
      until: Math.min(until, lastDay),
      conflict: twoFlags || (first !== undefined && contradicts(flag, first)),
    }
  }
  if (first === undefined) {
    return facts.assumeNoSt
      ? { status: 'normal', source: 'assumed', until, conflict: false }
      : { status: 'unknown', source: 'nothing', until, conflict: false }
  }
  const other = dated !== undefined && rowName !== undefined ? rowName : undated
  const conflict = other !== undefined && other !== deciding && isSt(first) !== isSt(statusFromName(other))
  return { status: first, source: nameSource, until, conflict }
}

/** Whether the list's name without dates decides on a day. */
export function undatedHolds(facts: SecurityFacts, security: Security, date: number): boolean {
  const from = facts.namesValidFrom ?? security.undatedFrom
  return from === 'always' || (from !== undefined && date >= from)
}

/** The list's name of a day: of those that hold, the one that began last. */
export function nameOn(security: Security | undefined, date: number): DatedName | undefined {
  return lastHolding(security?.names, date)
}

/** The list's word on ST of a day: of those that hold, the one that began last. */
export function flagOn(security: Security | undefined, date: number): DatedFlag | undefined {
  return lastHolding(security?.flags, date)
}

/** Last yyyymmdd for which the list's names give the same answer as on `date`. */
export function nameUntil(security: Security | undefined, date: number): number {
  return Math.min(nameOn(security, date)?.to ?? OPEN_END, dayBeforeNext(security?.names, date))
}

type Period = Pick<DatedName, 'from' | 'to'>

function lastHolding<Each extends Period>(
  periods: readonly Each[] | undefined,
  date: number,
): Each | undefined {
  if (periods === undefined) return undefined
  for (let at = periods.length - 1; at >= 0; at--) {
    const each = periods[at]!
    if ((each.from ?? 0) <= date && date <= (each.to ?? OPEN_END)) return each
  }
  return undefined
}

/** The day before the next period begins, if a later one does. */
function dayBeforeNext(periods: readonly Period[] | undefined, date: number): number {
  if (periods === undefined) return OPEN_END
  for (const { from = 0 } of periods) if (from > date) return from - 1
  return OPEN_END
}

/** The day before undated names begin to decide, if that lies ahead. */
export function dayBeforeNamesHold(
  facts: SecurityFacts,
  security: Security | undefined,
  date: number,
): number {
  const from = facts.namesValidFrom ?? security?.undatedFrom
  return typeof from === 'number' && date < from ? from - 1 : OPEN_END
}

/**
 * A flag on an S-share says that its limit is 5%: it is read as ST while ST stocks have 5%, and as what the name
 * says once they have 10%.
 */
function statusOfFlag(flag: number, named: Status | undefined, date: number): Status {
  if (named === 'delisting') return named
  if (named === 'unreformed' && (flag === 0 || date > LAST_FIVE_PERCENT_DAY)) return named
  return flag === 1 ? 'specialTreatment' : 'normal'
}

function contradicts(flag: number, named: Status): boolean {
  if (named === 'delisting' || named === 'unreformed') return false
  return isSt(named) !== (flag === 1)
}

function isSt(status: Status): boolean {
  return status === 'specialTreatment'
}
