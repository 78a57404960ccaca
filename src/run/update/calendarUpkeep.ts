import { daysInMonth } from '../../model/date.ts'
import { szseClosedWeekdays } from '../../feeds/szse/calendar.ts'
import type { Line } from '../../feeds/line.ts'
import { calendarTo, learnYear } from '../../rules/calendar.ts'
import type { CalendarDay } from '../../store/storedDay.ts'
import type { StoreReader } from '../../store/reader.ts'
import type { StoreWriter } from '../../store/writer.ts'
import type { MarketTime } from '../today.ts'
import { orFault } from './askProviders.ts'
import type { Faults } from './askProviders.ts'

/** From this month and day on, the exchanges may have announced the next year. */
const ANNOUNCED_FROM = 1101

/** Teaches the calendar the years that a store holds of the exchanges' word. */
export async function learnStoredCalendar(reader: Pick<StoreReader, 'calendar'>): Promise<void> {
  const byYear = new Map<number, CalendarDay[]>()
  for (const day of await reader.calendar()) {
    const year = Math.floor(day.date / 10_000)
    const known = byYear.get(year)
    if (known === undefined) byYear.set(year, [day])
    else known.push(day)
  }
  for (const [year, days] of [...byYear].sort(([a], [b]) => a - b)) {
    if (year !== Math.floor(calendarTo() / 10_000) + 1) continue
    learnYear(
      year,
      days.filter(({ date, isOpen }) => !isOpen && isWeekday(date)).map(({ date }) => date % 10_000),
    )
  }
}

/**
 * Asks the Shenzhen exchange for the next year's calendar when ours is about to end, or has ended, and puts it into
 * the store. True when a year was learnt; a fault is added to `faults`.
 */
export async function learnNextYear(
  writer: StoreWriter,
  line: Line,
  now: MarketTime,
  faults: Faults,
): Promise<boolean> {
  const year = Math.floor(calendarTo() / 10_000) + 1
  if (now.date < (year - 1) * 10_000 + ANNOUNCED_FROM) return false
  const closed = await orFault(() => szseClosedWeekdays(line, year), faults)
  if (closed === undefined) return false
  await writer.putCalendar(daysOfYear(year, new Set(closed)))
  return learnYear(year, closed)
}

function daysOfYear(year: number, closed: ReadonlySet<number>): CalendarDay[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
    Array.from({ length: daysInMonth(year, month) }, (_, at) => {
      const inYear = month * 100 + at + 1
      const date = year * 10_000 + inYear
      return { date, isOpen: isWeekday(date) && !closed.has(inYear) }
    }),
  )
}

function isWeekday(date: number): boolean {
  const weekday = new Date(
    Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100),
  ).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
