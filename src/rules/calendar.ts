import { dateFromDayNumber, dateText, dayNumber, daysInMonth } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import { CLOSED_WEEKDAYS } from './holidays.ts'

/** First day the trading calendar knows. */
export const CALENDAR_FROM = 19910101
/** Last day the trading calendar knows by itself. */
export const CALENDAR_TO = 20261231

const FIRST_YEAR = Math.floor(CALENDAR_FROM / 10_000)
const LAST_YEAR = Math.floor(CALENDAR_TO / 10_000)
/** Years after the last one, as the exchanges announced them since, in their order. */
const learned: (readonly number[])[] = []
/** 1991-01-01 was a Tuesday; 0 is Monday. */
const FIRST_WEEKDAY = 1

/** Every month has 32 slots, so that a slot follows from the digits of a date and slots sort like dates. */
interface Table {
  /** The trading days, ascending. */
  readonly days: Int32Array
  /** Trading days up to and including each slot. */
  readonly counts: Uint16Array
}

let built: Table | undefined

/** Last day the trading calendar knows, with the years it was taught. */
export function calendarTo(): number {
  return (LAST_YEAR + learned.length) * 10_000 + 1231
}

/**
 * Teaches the calendar the closed weekdays (休市日) of the year after its last one, each as month × 100 + day. A year
 * that it knows is passed over: what the program was released with stands. True when the year is new.
 */
export function learnYear(year: number, closedWeekdays: readonly number[]): boolean {
  const next = LAST_YEAR + learned.length + 1
  if (year < next) return false
  if (year > next) throw new RangeError(`the calendar learns ${next} before ${year}`)
  learned.push([...closedWeekdays])
  built = undefined
  return true
}

/** Forgets every year that was taught, for tests. */
export function forgetLearnedYears(): void {
  learned.length = 0
  built = undefined
}

/** 交易日: true when the exchanges traded (or will trade) on the day. Refuses days outside the calendar. */
export function isTradingDay(date: number): boolean {
  const slot = slotOf(date)
  const { counts } = table()
  return counts[slot] !== counts[slot - 1]
}

/** The last trading day before `date`, which itself may be closed. Refuses what lies outside the calendar. */
export function previousTradingDay(date: number): number {
  const before = countBefore(date)
  const day = table().days[before - 1]
  if (day === undefined) throw outside(dateFromDayNumber(dayNumber(CALENDAR_FROM) - 1))
  return day
}

/** The first trading day after `date`, which itself may be closed. Refuses what lies outside the calendar. */
export function nextTradingDay(date: number): number {
  const day = table().days[tradingDayIndex(date)]
  if (day === undefined) throw outside(dateFromDayNumber(dayNumber(calendarTo()) + 1))
  return day
}

/** All trading days from `from` to `to`, both included, ascending; none when `from` lies after `to`. */
export function tradingDaysBetween(from: number, to: number): number[] {
  return [...table().days.subarray(countBefore(from), tradingDayIndex(to))]
}

/**
 * How many trading days the calendar has up to and including `date`. The difference of two dates' indexes is
 * the number of trading days after the earlier one, up to and including the later one.
 */
export function tradingDayIndex(date: number): number {
  const slot = slotOf(date)
  return table().counts[slot]!
}

/**
 * The trading day nearest to `date` in calendar days, the earlier of two equally near ones; `date` itself when
 * it is one. A date outside the calendar gets the calendar's first or last trading day.
 */
export function nearestTradingDay(date: number): number {
  const { days } = table()
  const first = days[0]!
  const last = days[days.length - 1]!
  if (date <= first) return first
  if (date >= last) return last
  const index = tradingDayIndex(date)
  const before = days[index - 1]!
  const after = days[index]!
  return dayNumber(after) - dayNumber(date) < dayNumber(date) - dayNumber(before) ? after : before
}

/** The calendar's word on a real day, `today` being the last day that can have data. Never refuses. */
export function dateVerdict(date: number, today: number): 'trading' | 'closed' | 'future' | 'outside' {
  if (date > today) return 'future'
  if (date < CALENDAR_FROM || date > calendarTo()) return 'outside'
  return isTradingDay(date) ? 'trading' : 'closed'
}

function countBefore(date: number): number {
  const slot = slotOf(date)
  return table().counts[slot - 1]!
}

function slotOf(date: number): number {
  if (!(date >= CALENDAR_FROM && date <= calendarTo())) throw outside(date)
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  // A 13th month or a 32nd day would share its slot with another day of the calendar.
  if (month < 1 || month > 12 || day < 1 || day > 31) throw new RangeError(`${date} is no day of any month`)
  return slotFor(year, month, day)
}

function slotFor(year: number, month: number, day: number): number {
  return ((year - FIRST_YEAR) * 12 + month - 1) * 32 + day
}

function table(): Table {
  return (built ??= build())
}

function build(): Table {
  const days: number[] = []
  const lastYear = LAST_YEAR + learned.length
  const counts = new Uint16Array(slotFor(lastYear, 12, 31) + 1)
  let weekday = FIRST_WEEKDAY
  let slot = 0
  for (let year = FIRST_YEAR; year <= lastYear; year++) {
    const closed = new Set(CLOSED_WEEKDAYS[year] ?? learned[year - LAST_YEAR - 1])
    for (let month = 1; month <= 12; month++) {
      const lastDay = daysInMonth(year, month)
      counts[slot] = days.length
      for (let day = 1; day <= lastDay; day++) {
        const inYear = month * 100 + day
        if (weekday < 5 && !closed.has(inYear)) days.push(year * 10_000 + inYear)
        weekday = weekday === 6 ? 0 : weekday + 1
        counts[slot + day] = days.length
      }
      counts.fill(days.length, slot + lastDay + 1, slot + 32)
      slot += 32
    }
  }
  return { days: Int32Array.from(days), counts }
}

function outside(date: number): Refusal {
  const range = `${dateText(CALENDAR_FROM)} to ${dateText(calendarTo())}`
  const near = `the calendar holds ${range}; the nearest trading day in it is ${dateText(nearestTradingDay(date))}`
  return new Refusal(
    'outside-calendar',
    `"${dateText(date)}" lies outside the trading calendar`,
    date > calendarTo() ? `${near}\n${LATER_DAYS}` : near,
  )
}

/** What to do about a day after the last that the calendar knows. */
export const LATER_DAYS =
  'limitup update learns a later year once the exchanges announce it; so does a newer limitup'
