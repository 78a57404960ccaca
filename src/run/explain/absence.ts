import type { ScanResult } from '../../engine/scanTypes.ts'
import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED } from '../../model/barFrame.ts'
import { FAULTY_ROW } from '../../model/boardEvents.ts'
import { dateText } from '../../model/date.ts'
import type { Absence, AbsenceBar, DatedFact } from '../../model/explanation.ts'
import type { Place } from '../../model/issue.ts'
import { tradingDaysBetween } from '../../rules/calendar.ts'
import { UP } from '../../stats/boardRows.ts'
import { streakTrace } from '../../stats/streakTrace.ts'
import { OwnRows } from '../ownRows.ts'
import type { OwnRow } from '../ownRows.ts'
import { framesAhead } from './framesAhead.ts'
import { placeOfRow } from './found.ts'
import { lastEventOf } from './lookBack.ts'
import type { Subject } from './subject.ts'

/** Why a stock has no bar on a day, with its bars before and after. */
export async function absenceOf(subject: Subject, date: number): Promise<Absence> {
  const { security, lookback, stock } = subject
  const row = subject.rows.at(stock, date)
  const { plain } = lookback.scan
  const last = lastBarEvent(plain, stock)
  const before = last < 0 ? undefined : barAt(subject.rows, stock, plain.events.date[last]!, date)
  const after = await barAfter(subject, date)
  const listed = fact(security?.listed, security?.places?.listed)
  const delisted = fact(security?.delisted, security?.places?.delisted)
  const isBefore = before === undefined && (security?.listed ?? 0) > date
  const isGone = (security?.delisted ?? date + 1) <= date
  return {
    why: whyOf(row) ?? (isBefore ? 'notListed' : isGone ? 'delisted' : 'noRow'),
    at: placeOfRow(row),
    listed,
    delisted,
    before,
    after,
    streak: last < 0 ? undefined : streakTrace(plain.events, last, UP),
  }
}

function whyOf(row: OwnRow | undefined): Absence['why'] | undefined {
  const kind = row?.frame.kind[row.row]
  if (kind === ROW_SUSPENDED) return 'suspendedRow'
  return kind === ROW_FAULT ? 'faultyRow' : undefined
}

function fact(date: number | undefined, at: Place | undefined): DatedFact | undefined {
  return date === undefined ? undefined : { date: dateText(date), at }
}

/** The stock's last event that is a bar; -1 without one. */
function lastBarEvent(scan: ScanResult, stock: number): number {
  const { events } = scan
  let event = lastEventOf(scan, stock)
  while (event >= 0 && (events.state[event]! & FAULTY_ROW) !== 0) event = events.previous[event]!
  return event
}

function barAt(rows: OwnRows, stock: number, of: number, date: number): AbsenceBar | undefined {
  const row = rows.at(stock, of)
  if (row === undefined) return undefined
  return {
    date: dateText(of),
    close: row.frame.close[row.row]!,
    at: placeOfRow(row),
    tradingDays: tradingDaysBetween(Math.min(of, date), Math.max(of, date)).length - 1,
  }
}

/** The stock's first bar after a day, where the data has one soon after. */
async function barAfter(subject: Subject, date: number): Promise<AbsenceBar | undefined> {
  const rows = new OwnRows(await framesAhead(subject.analysis, date), [subject.stock])
  const next = rows.days(subject.stock).find((day) => {
    const row = rows.at(subject.stock, day)
    return day > date && row?.frame.kind[row.row] === ROW_BAR
  })
  return next === undefined ? undefined : barAt(rows, subject.stock, next, date)
}
