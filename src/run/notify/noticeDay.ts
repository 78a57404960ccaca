import { isTradingDay, previousTradingDay } from '../../rules/calendar.ts'
import { checkDayAsked } from '../dayAsked.ts'
import { CLOSE_MINUTES } from '../today.ts'
import type { MarketTime } from '../today.ts'

/** The day that a notice is about, and whether it may go out: `closed` is no trading day, `not-over` is still running. */
export interface NoticeDay {
  readonly date: number
  readonly state: 'due' | 'closed' | 'not-over'
}

/**
 * The day of a notice: the one asked for, or today when it is only sent on trading days, or the last one that is over.
 * Never the last day that the data happens to have, which may be an old one. Refuses a day of which there is nothing.
 */
export function noticeDay(asked: number | undefined, onlyTradingDays: boolean, now: MarketTime): NoticeDay {
  const date = asked ?? (onlyTradingDays ? now.date : lastOver(now))
  if (onlyTradingDays && date <= now.date && !isTradingDay(date)) return { date, state: 'closed' }
  if (date === now.date && isRunning(now)) return { date, state: 'not-over' }
  checkDayAsked(date, now, false)
  return { date, state: 'due' }
}

function lastOver(now: MarketTime): number {
  return isTradingDay(now.date) && !isRunning(now) ? now.date : previousTradingDay(now.date)
}

function isRunning({ date, minutes }: MarketTime): boolean {
  return isTradingDay(date) && minutes < CLOSE_MINUTES
}
