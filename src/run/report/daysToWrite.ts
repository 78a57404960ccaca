import { dateNumber, dateText } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import { BSE_CODE_CHANGE } from '../../rules/bseCodes.ts'
import {
  CALENDAR_FROM,
  calendarTo,
  nearestTradingDay,
  nextTradingDay,
  previousTradingDay,
} from '../../rules/calendar.ts'
import { tradingDaysBack } from '../daysBack.ts'

/** The reports before and after one: those of the neighbouring trading days, where they are there. */
export interface Neighbours {
  readonly previous: TradeDate | undefined
  readonly next: TradeDate | undefined
}

/** What lies in the folder before a run: each day's links, as its page has them. */
export type Present = ReadonlyMap<TradeDate, Neighbours>

/** Most days of one stretch: what is held in memory at once. */
const MOST_DAYS = 500
/** Days further apart are read apart. */
const FAR_APART = 60

/** The neighbours that a day's page links to once the run is over. */
export function neighboursOf(date: number, days: ReadonlySet<number>): Neighbours {
  const before = date > CALENDAR_FROM + 10_000 ? previousTradingDay(date) : undefined
  const after = date < nearestTradingDay(calendarTo()) ? nextTradingDay(date) : undefined
  const there = (day: number | undefined): TradeDate | undefined =>
    day !== undefined && days.has(day) ? dateText(day) : undefined
  return { previous: there(before), next: there(after) }
}

/** Days of the folder that are not asked for, but whose links are others once the asked ones are there, ascending. */
export function daysToRelink(asked: ReadonlySet<number>, present: Present): readonly number[] {
  const all = new Set([...asked, ...[...present.keys()].map(dateNumber)])
  return [...present]
    .map(([day, links]) => ({ date: dateNumber(day), links }))
    .filter(({ date, links }) => {
      if (asked.has(date)) return false
      const wanted = neighboursOf(date, all)
      return wanted.previous !== links.previous || wanted.next !== links.next
    })
    .map(({ date }) => date)
    .sort((a, b) => a - b)
}

/**
 * Cuts days, ascending, into stretches that are read at once: where the codes of Beijing change, since a day is read
 * under the codes of its own time; where days lie far apart; and where a stretch would grow too long.
 */
export function stretchesOf(dates: readonly number[]): readonly (readonly number[])[] {
  const stretches: number[][] = []
  for (const date of dates) {
    const stretch = stretches.at(-1)
    const last = stretch?.at(-1)
    const isApart =
      stretch === undefined ||
      last === undefined ||
      stretch.length >= MOST_DAYS ||
      (last < BSE_CODE_CHANGE && date >= BSE_CODE_CHANGE) ||
      tradingDaysBack(date, FAR_APART) > last
    if (isApart) stretches.push([date])
    else stretch.push(date)
  }
  return stretches
}
