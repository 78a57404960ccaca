import { dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import {
  CALENDAR_FROM,
  calendarTo,
  isTradingDay,
  LATER_DAYS,
  nearestTradingDay,
  previousTradingDay,
} from '../rules/calendar.ts'
import { CLOSE_MINUTES } from './today.ts'
import type { MarketTime } from './today.ts'

/** First day with a price limit on the whole market. */
export const LIMITS_FROM = 19961216

/** Refuses a day for which no statistic can exist, by name and with the nearest day that has one. */
export function checkDayAsked(date: number, now: MarketTime, allowPartial: boolean): void {
  const text = dateText(date)
  if (date < LIMITS_FROM) {
    throw new Refusal(
      'before-limits',
      `no limit-up statistic exists for ${text}: before ${dateText(LIMITS_FROM)} there was no general price limit`,
      `the first trading day with one is ${dateText(LIMITS_FROM)}`,
    )
  }
  if (date > calendarTo()) {
    throw new Refusal(
      'outside-calendar',
      `${text} lies outside the calendar, which knows ${dateText(CALENDAR_FROM)} to ${dateText(calendarTo())}`,
      `the nearest trading day it knows is ${dateText(nearestTradingDay(calendarTo()))}\n${LATER_DAYS}`,
    )
  }
  if (date > now.date) {
    const last = isTradingDay(now.date) ? now.date : previousTradingDay(now.date)
    throw new Refusal('future-day', `${text} lies in the future`, `the last trading day is ${dateText(last)}`)
  }
  if (!isTradingDay(date)) {
    throw new Refusal(
      'not-a-trading-day',
      `${text} is no trading day`,
      `the trading day before is ${dateText(previousTradingDay(date))}`,
    )
  }
  if (date === now.date && now.minutes < CLOSE_MINUTES && !allowPartial) {
    throw new Refusal(
      'not-settled',
      `${text} is not over: before 15:00 a price at its limit is no sealed board`,
      'ask again after the close, or go on with --allow-partial',
    )
  }
}
