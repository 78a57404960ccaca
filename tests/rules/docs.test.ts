import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dateText } from '../../src/model/date.ts'
import { SCOPE_RULES, SCOPES } from '../../src/model/scope.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import type { LimitPercent } from '../../src/model/status.ts'
import { CALENDAR_FROM, isTradingDay, previousTradingDay } from '../../src/rules/calendar.ts'
import { FREE_DAYS_ROWS } from '../../src/rules/freeDays.ts'
import { LIMIT_ROWS, OPEN_END } from '../../src/rules/limitPercent.ts'

const PAGE = resolve(import.meta.dirname, '../../docs/rules.md')

const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const lastDay = (until: number): string => {
  if (until === OPEN_END) return 'in force'
  return dateText(until < CALENDAR_FROM || isTradingDay(until) ? until : previousTradingDay(until))
}

const percentText = (percent: LimitPercent): string =>
  typeof percent === 'number' ? `${percent}%` : percent === 'none' ? 'no limit' : 'unknown'

const daysBoardsText = ({ rule, maxEmpty }: DaysBoardsRule): string =>
  maxEmpty === undefined ? `${rule}, any gap` : `${rule}, gaps of at most ${maxEmpty}`

const inOrOut = (counted: boolean): string => (counted ? 'in' : 'out')

/** The tables of the page that are made from data, by the name in their markers. */
const TABLES: Readonly<Record<string, string>> = {
  law: markdownTable(
    ['Who', 'First day', 'Last trading day', 'Limit', 'Source', 'Confirmed'],
    LIMIT_ROWS.map((row) => [
      row.who.replaceAll('*', '\\*'),
      dateText(row.since),
      lastDay(row.until),
      percentText(row.percent),
      row.source,
      row.confirmed ? 'yes' : '**no**',
    ]),
  ),
  free: markdownTable(
    ['Segment', 'Listed since', 'Own bars without a limit', 'Source'],
    FREE_DAYS_ROWS.map((row) => [
      `\`${row.segment}\``,
      dateText(row.listedSince),
      String(row.bars),
      row.source,
    ]),
  ),
  scopes: markdownTable(
    ['Scope', 'ST', '退市整理', 'BSE', 'N天M板'],
    SCOPES.map((scope) => {
      const rules = SCOPE_RULES[scope]
      return [
        `\`${scope}\``,
        inOrOut(rules.specialTreatment),
        inOrOut(rules.delisting),
        inOrOut(rules.bse),
        daysBoardsText(rules.daysBoards),
      ]
    }),
  ),
}

describe('docs/rules.md', () => {
  it.each(Object.entries(TABLES))('prints the %s table as the data has it', (name, rendered) => {
    const begin = `<!-- ${name}:begin -->\n`
    const end = `\n<!-- ${name}:end -->`
    const page = readFileSync(PAGE, 'utf8')
    const start = page.indexOf(begin)
    const stop = page.indexOf(end)
    expect(start).toBeGreaterThan(-1)
    expect(stop).toBeGreaterThan(start)
    if (process.env['UPDATE_DOCS'] === '1') {
      writeFileSync(PAGE, page.slice(0, start + begin.length) + rendered + page.slice(stop))
    }
    const current = readFileSync(PAGE, 'utf8')
    expect(current.slice(start + begin.length, current.indexOf(end))).toBe(rendered)
  })
})
