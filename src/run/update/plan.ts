import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import {
  calendarTo,
  isTradingDay,
  LATER_DAYS,
  previousTradingDay,
  tradingDaysBetween,
} from '../../rules/calendar.ts'
import { CLOSE_MINUTES } from '../today.ts'
import type { MarketTime } from '../today.ts'

/** When the exchanges begin to show a new day in place of the last one. */
const MORNING_MINUTES = 8 * 60 + 30

/** Which days an update fetches. */
export interface UpdatePlan {
  /** The day that the update is for. */
  readonly date: number
  /** The day that snapshots still show, where it is missing. */
  readonly snapshot: number | undefined
  /** Other missing days, ascending. */
  readonly missing: readonly number[]
  /** 休市: the day asked for, or today, is no trading day. */
  readonly isClosed: boolean
  /** The day asked for, or today, is a trading day that is not over. */
  readonly isRunning: boolean
}

/**
 * Plans an update: for a day, or without one for every day from the first stored one to the last that is over; on a
 * trading day from morning to the close the running one is left out. `lookBack` moves the first day back, so that so
 * many are there.
 */
export function planUpdate(
  stored: readonly number[],
  now: MarketTime,
  date: number | undefined,
  lookBack: number | undefined,
): UpdatePlan {
  refuseOutside(date ?? now.date, now)
  const isOpen = isTradingDay(now.date)
  const over = isOpen && now.minutes >= CLOSE_MINUTES ? now.date : previousTradingDay(now.date)
  const known = new Set(stored)
  const wanted =
    date === undefined
      ? tradingDaysBetween(firstDay(stored, over, lookBack), over)
      : isTradingDay(date) && date <= over
        ? [date]
        : []
  const missing = wanted.filter((day) => !known.has(day))
  const snapshot = missing.find((day) => day === over && isShown(over, now))
  return {
    date: date ?? (isOpen && now.minutes >= MORNING_MINUTES ? now.date : over),
    snapshot,
    missing: missing.filter((day) => day !== snapshot),
    isClosed: !isTradingDay(date ?? now.date),
    isRunning:
      isOpen &&
      over !== now.date &&
      (date === now.date || (date === undefined && now.minutes >= MORNING_MINUTES)),
  }
}

function firstDay(stored: readonly number[], over: number, lookBack: number | undefined): number {
  const [first = over] = stored
  return lookBack === undefined ? first : Math.min(first, daysBack(over, lookBack))
}

/** Whether snapshots show a day that is over: until the exchanges begin to show the next one. */
function isShown(over: number, now: MarketTime): boolean {
  if (now.date === over) return true
  const open = tradingDaysBetween(over, now.date)
  return open.length === 1 || (open.length === 2 && open[1] === now.date && now.minutes < MORNING_MINUTES)
}

function daysBack(last: number, days: number): number {
  let day = last
  for (let back = 1; back < days; back++) day = previousTradingDay(day)
  return day
}

function refuseOutside(date: number, now: MarketTime): void {
  if (date > now.date) {
    throw new Refusal('future-day', `${dateText(date)} lies in the future`, `today is ${dateText(now.date)}`)
  }
  if (date > calendarTo()) {
    throw new Refusal(
      'outside-calendar',
      `${dateText(date)} lies outside the calendar, which ends on ${dateText(calendarTo())}`,
      LATER_DAYS,
    )
  }
}
