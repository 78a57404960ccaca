import { dateText, isRealDate } from '../model/date.ts'
import type { PrintedDay, Published } from '../model/published.ts'
import { Refusal } from '../model/refusal.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { dateOf, filesOf } from './companions.ts'
import { checkDayAsked } from './dayAsked.ts'
import { openAnalysis } from './openAnalysis.ts'
import type { Analysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { marketTime } from './today.ts'

/** Years back in which the data's last such day is looked for. */
const MOST_YEARS = 40

/** The day of a text, and bars opened for it. */
export interface OpenedDay {
  readonly analysis: Analysis
  readonly date: number
  /** What said the year: the text, DATE, or the data's last such day. */
  readonly yearFrom: 'text' | 'date' | 'data'
}

/** Opens the bars for the day of DATE, else for the one that the text says, else for the data's last. */
export async function openPublishedDay(options: AnalyzeOptions, published: Published): Promise<OpenedDay> {
  const now = marketTime(options.now ?? new Date())
  const asked = options.date === undefined ? undefined : dateOf(options.date, 'date')
  if (asked !== undefined) refuseOtherDay(published, asked)
  const known = asked ?? dayWithYear(published)
  if (known !== undefined) {
    checkDayAsked(known, now, options.allowPartial ?? false)
    const analysis = await openAnalysis(options, known)
    return { analysis, date: known, yearFrom: asked === undefined ? 'text' : 'date' }
  }
  const opened = await openAnalysis(options, undefined)
  const date = await lastSuchDay(opened, published)
  checkDayAsked(date, now, opened.allowPartial)
  // Before the codes of Beijing changed, the stocks are read again under the codes of that day.
  const isOld = date < BSE_CODE_CHANGE && now.date >= BSE_CODE_CHANGE
  const canReopen = options.bars === undefined && !filesOf(options.data).includes('-')
  const analysis = isOld && canReopen ? await openAnalysis(options, date) : opened
  return { analysis, date, yearFrom: 'data' }
}

/** Refuses a text that says two days of its own. */
export function refuseTwoDays({ days, file }: Published): void {
  const [first] = days
  const other = days.find((day) => first !== undefined && !isSameDay(first, day))
  if (first === undefined || other === undefined) return
  throw new Refusal(
    'date-conflict',
    `the text says "${first.text}" and "${other.text}"`,
    'give the text of one day',
    { file, ...other.at },
  )
}

/** Refuses a text of another day than the one asked for. */
function refuseOtherDay({ days, file }: Published, date: number): void {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
  const other = days.find((each) => !isSameDay(each, { year, month, day }))
  if (other === undefined) return
  throw new Refusal(
    'date-conflict',
    `the text says "${other.text}", and DATE is ${dateText(date)}`,
    'leave DATE out, or give the text of that day',
    { file, ...other.at },
  )
}

type DayParts = Pick<PrintedDay, 'month' | 'day' | 'year'>

function isSameDay(one: DayParts, other: DayParts): boolean {
  const isYear = one.year === undefined || other.year === undefined || one.year === other.year
  return isYear && one.month === other.month && one.day === other.day
}

/** The yyyymmdd that a text says itself; undefined without a day or without its year. */
function dayWithYear({ days }: Published): number | undefined {
  const day = days.find(({ year }) => year !== undefined)
  return day?.year === undefined ? undefined : day.year * 10_000 + day.month * 100 + day.day
}

/** The data's last day with the month and day that a text says. */
async function lastSuchDay({ market, now }: Analysis, { days, file }: Published): Promise<number> {
  const last = await market.lastDay(now.date)
  const [printed] = days
  if (last === undefined)
    throw new Refusal('no-bars', 'the data holds no bar at all', 'name files with daily bars')
  if (printed === undefined) return last
  const inYear = printed.month * 100 + printed.day
  const dates = new Set(market.coverage().map(({ date }) => date))
  for (let year = Math.floor(last / 10_000); year > Math.floor(last / 10_000) - MOST_YEARS; year--) {
    const date = year * 10_000 + inYear
    if (date <= last && isRealDate(date) && dates.has(date)) return date
  }
  throw new Refusal(
    'no-bars',
    `the text says "${printed.text}", and the data holds no such day`,
    `the data's last day is ${dateText(last)}; give bars of the day, or DATE`,
    { file, ...printed.at },
  )
}
