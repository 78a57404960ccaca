import { CALENDAR_FROM, previousTradingDay } from '../rules/calendar.ts'

/** The trading day `days - 1` before `date`, or the calendar's first. */
export function tradingDaysBack(date: number, days: number): number {
  let day = date
  for (let back = 1; back < days && day > CALENDAR_FROM + 10_000; back++) day = previousTradingDay(day)
  return day
}
