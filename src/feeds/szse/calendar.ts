import { daysInMonth, dateText } from '../../model/date.ts'
import { Cells } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import type { Line } from '../line.ts'

const URL_OF_MONTHS = 'https://www.szse.cn/api/report/exchange/onepersistenthour/monthList'
/** Fewer closed weekdays than in any year since 1991: the year is not announced yet. */
const LEAST_CLOSED = 6

/**
 * 休市日: the closed weekdays of a year as the Shenzhen exchange announces them, each as month × 100 + day; undefined
 * while the year is not announced, when every weekday still counts as open.
 */
export async function szseClosedWeekdays(line: Line, year: number): Promise<number[] | undefined> {
  const closed: number[] = []
  for (let month = 1; month <= 12; month++) {
    const answer = await line.json({
      source: 'szse',
      urls: [`${URL_OF_MONTHS}?month=${year}-${month}`],
      headers: { referer: 'https://www.szse.cn/aboutus/calendar/' },
    })
    const open = readMonth(answer, year, month)
    if (open === undefined) return undefined
    for (let day = 1; day <= daysInMonth(year, month); day++) {
      if (isWeekday(year, month, day) && !open.has(day)) closed.push(month * 100 + day)
    }
    // New Year's Day is on a weekday or in a long weekend of any announced year; February has the Spring Festival in it or before it.
    if (month === 2 && closed.filter((day) => day > 101).length < 3) return undefined
  }
  const october = closed.filter((day) => day >= 1001 && day <= 1008).length
  return closed.length >= LEAST_CLOSED && october >= 3 ? closed : undefined
}

/** The open days of a month; undefined where the exchange has none to show. Refuses open weekends and gaps. */
export function readMonth(answer: unknown, year: number, month: number): ReadonlySet<number> | undefined {
  const cells = new Cells('szse', `${year}-${String(month).padStart(2, '0')}`)
  const { data } = cells.record(answer)
  if (data === null) return undefined
  const rows = cells.list(data, 'days')
  if (rows.length === 0) return undefined
  const open = new Set<number>()
  const seen = new Set<number>()
  for (const each of rows) {
    const row = cells.record(each)
    const date = cells.date(row['jyrq'])
    if (Math.floor(date / 100) !== year * 100 + month) {
      throw new FeedFault('szse', 'wrong-day', `asked for ${year}-${month}, answered with ${dateText(date)}`)
    }
    const mark = row['jybz']
    if (mark !== '0' && mark !== '1') throw cells.fault('a mark, 0 or 1 (jybz)', mark)
    if (mark === '1' && !isWeekday(year, month, date % 100)) throw cells.fault('a closed weekend', mark)
    if (mark === '1') open.add(date % 100)
    seen.add(date % 100)
  }
  if (seen.size === daysInMonth(year, month)) return open
  throw new FeedFault('szse', 'short', `${seen.size} of ${daysInMonth(year, month)} days of ${year}-${month}`)
}

function isWeekday(year: number, month: number, day: number): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
