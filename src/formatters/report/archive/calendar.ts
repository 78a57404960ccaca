import { dateNumber, dateText, daysInMonth } from '../../../model/date.ts'
import type { TradeDate } from '../../../model/date.ts'
import { monthWords, weekdayOf, weekdayWords } from '../dates.ts'
import { markup } from '../page/markup.ts'
import type { Markup } from '../page/markup.ts'
import type { ReportLanguage } from '../reportInput.ts'
import type { Say } from '../words.ts'
import { rangeText } from './archiveDay.ts'
import type { ArchiveDay } from './archiveDay.ts'
import { heatBounds, heatStep, STEPS } from './heat.ts'

/** What the calendar is written with. */
export interface CalendarWords {
  readonly language: ReportLanguage
  readonly say: Say
}

/** Every month that has a day, latest first: a cell a day, its colour the count of sealed boards. */
export function calendarOf(days: readonly ArchiveDay[], words: CalendarWords): Markup {
  const bounds = heatBounds(days.flatMap(({ sealed }) => (sealed === undefined ? [] : [sealed.from])))
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))].sort().toReversed()
  const hasWeekends = days.some(({ date }) => weekdayOf(date) > 4)
  const tables = months.map((month) =>
    monthTable(
      month,
      new Map(days.filter(({ date }) => date.startsWith(month)).map((day) => [day.date, day])),
      { ...words, bounds, columns: hasWeekends ? 7 : 5 },
    ),
  )
  return markup`${legend(bounds, words)}<div class="months">
  ${tables}</div>`
}

function legend(bounds: readonly number[], { say }: CalendarWords): Markup {
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const [from, next] = [step === 0 ? 0 : bounds[step - 1], bounds[step]]
    const isEmpty = next !== undefined && from !== undefined && next <= from
    const text =
      next === undefined ? `≥ ${from ?? 0}` : next - 1 === from ? String(from) : `${from ?? 0}–${next - 1}`
    return isEmpty ? '' : markup`<li class="h${step}">${text}</li>`
  })
  return markup`<p class="note">${say('sealed')}</p><ul class="legend">${steps}</ul>`
}

interface MonthStyle extends CalendarWords {
  readonly bounds: readonly number[]
  readonly columns: number
}

function monthTable(month: string, days: ReadonlyMap<TradeDate, ArchiveDay>, style: MonthStyle): Markup {
  const { language, columns } = style
  const heads = Array.from(
    { length: columns },
    (_, at) => markup`<th scope="col">${weekdayWords(at, language)}</th>`,
  )
  const first = Number(`${month.slice(0, 4)}${month.slice(5, 7)}01`)
  const dates = Array.from(
    { length: daysInMonth(Math.floor(first / 10_000), Math.floor(first / 100) % 100) },
    (_, at) => dateText(first + at),
  )
  const weeks: (TradeDate | undefined)[][] = []
  for (const date of dates) {
    const weekday = weekdayOf(date)
    if (weeks.length === 0 || weekday === 0) weeks.push(Array.from({ length: columns }, () => undefined))
    const week = weeks.at(-1)
    if (week !== undefined && weekday < columns) week[weekday] = date
  }
  const rows = weeks
    .filter((week) => week.some((date) => date !== undefined))
    .map(
      (week) => markup`<tr>${week.map((date) => cellOf(date, date && days.get(date), style))}</tr>
    `,
    )
  return markup`<table class="month">
    <caption>${monthWords(month, language)}</caption>
    <thead><tr>${heads}</tr></thead>
    <tbody>
    ${rows}</tbody>
    </table>
    `
}

function cellOf(
  date: TradeDate | undefined,
  day: ArchiveDay | undefined,
  { bounds, say }: MonthStyle,
): Markup {
  if (date === undefined) return markup`<td></td>`
  const number = dateNumber(date) % 100
  if (day === undefined) return markup`<td><span>${number}</span></td>`
  const step = day.sealed === undefined ? '' : ` h${heatStep(day.sealed.from, bounds)}`
  const count = rangeText(day.sealed)
  return markup`<td class="day${step}"><a href="${day.href}" title="${date} ${say('sealed')} ${count}"><span>${number}</span> <b>${count}</b></a></td>`
}
