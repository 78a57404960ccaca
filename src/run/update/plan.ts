import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import {
  calendarTo,
  isTradingDay,
  LATER_DAYS,
  nextTradingDay,
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
  /** Whether that day is among those that snapshots still show, and missing. */
  readonly snapshot: boolean
  /** Other missing days, ascending. */
  readonly missing: readonly number[]
  /** What the day asked for is, beside a finished trading day. */
  readonly isClosed: boolean
  readonly isRunning: boolean
}

/**
 * Plans an update: without a date, for the last day that is over, and on a trading day from morning to the close for
 * the running one, which is then left out. `stored` are the settled days; an empty store is filled back by `lookBack`
 * days.
 */
export function planUpdate(
  stored: readonly number[],
  now: MarketTime,
  date: number | undefined,
  lookBack: number,
): UpdatePlan {
  refuseOutside(date ?? now.date, now)
  const isOpen = isTradingDay(now.date)
  const closed = isOpen && now.minutes >= CLOSE_MINUTES ? now.date : previousTradingDay(now.date)
  const isRunning = isOpen && closed !== now.date && (date === now.date || now.minutes >= MORNING_MINUTES)
  const first = stored[0] ?? daysBack(closed, lookBack)
  const known = new Set(stored)
  const shown = lastShown(closed, now)
  if (date !== undefined) {
    if (!isTradingDay(date)) return { date, snapshot: false, missing: [], isClosed: true, isRunning: false }
    if (date > closed) return { date, snapshot: false, missing: [], isClosed: false, isRunning: true }
    const isMissing = !known.has(date)
    return {
      date,
      snapshot: isMissing && date === shown,
      missing: isMissing && date !== shown ? [date] : [],
      isClosed: false,
      isRunning: false,
    }
  }
  const missing = tradingDaysBetween(first, closed).filter((day) => !known.has(day))
  return {
    date: isRunning ? now.date : closed,
    snapshot: shown !== undefined && missing.includes(shown),
    missing: missing.filter((day) => day !== shown),
    isClosed: !isOpen,
    isRunning: isRunning && date === undefined,
  }
}

/** The day that snapshots show, while no later one has begun. */
function lastShown(closed: number, now: MarketTime): number | undefined {
  const next = nextOpenDay(closed)
  return next === undefined || now.date < next || (now.date === next && now.minutes < MORNING_MINUTES)
    ? closed
    : undefined
}

/** The trading day after; undefined at the end of the calendar. */
function nextOpenDay(date: number): number | undefined {
  return tradingDaysBetween(date, calendarTo()).some((day) => day > date) ? nextTradingDay(date) : undefined
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
