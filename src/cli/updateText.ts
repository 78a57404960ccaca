import { dateText } from '../model/date.ts'
import { isTradingDay } from '../rules/calendar.ts'
import { wrapPieces } from '../formatters/wrap.ts'
import type { UpdateReport, WrittenDay } from '../run/update/options.ts'
import { daysText } from '../run/update/update.ts'

/** Columns before the text of a day: its date and two blanks. */
const INDENT = 12
/** More days of one source are told together. */
const TOLD = 5

/** What an update wrote, and how the store stands now. */
export function updateText({ written, outcome, date, remaining }: UpdateReport, width: number): string {
  const days = [...written].sort((a, b) => a.date - b.date)
  const lines = groupsOf(days).flatMap((group) => groupLines(group, width))
  return [...lines, endText(outcome, date, remaining)].map((line) => `${line}\n`).join('')
}

/** Days of one source that follow each other, together when they are many. */
function groupsOf(days: readonly WrittenDay[]): WrittenDay[][] {
  const groups: WrittenDay[][] = []
  for (const day of days) {
    const last = groups.at(-1)
    if (last?.[0]?.source === day.source && last[0].isSnapshot === day.isSnapshot) last.push(day)
    else groups.push([day])
  }
  return groups.flatMap((group) => (group.length > TOLD ? [group] : group.map((day) => [day])))
}

function groupLines(group: readonly WrittenDay[], width: number): string[] {
  const [first, last] = [group[0], group.at(-1)]
  if (first === undefined || last === undefined) return []
  if (group.length === 1) return dayLines(first, width)
  const bars = group.reduce((sum, day) => sum + day.bars, 0)
  return [`${daysText(group.map((day) => day.date))}: ${bars} bars from ${first.source}`]
}

function dayLines({ date, bars, rows, source, checks }: WrittenDay, width: number): string[] {
  const idle = rows - bars
  const halted = idle === 0 ? '' : `, ${idle} suspended (停牌)`
  const checked = checks.map((check) => ({ text: check, shown: check }))
  return [
    `${dateText(date)}  ${bars} bars from ${source}${halted}`,
    ...wrapPieces(checked, ', ', width - INDENT).map((line) => ' '.repeat(INDENT) + line),
  ]
}

function endText(outcome: UpdateReport['outcome'], date: number, remaining: readonly number[]): string {
  const day = dateText(date)
  switch (outcome) {
    case 'done':
      return `the store is complete up to ${day}`
    case 'closed':
      return isTradingDay(date)
        ? `closed today (休市); the store is complete up to ${day}`
        : `${day} is no trading day (休市); nothing to do`
    case 'not-over':
      return `${day} is not over until 15:00; the store has the days before it`
    case 'partial':
      return `${daysText(remaining)} still missing: run limitup update again`
  }
}
