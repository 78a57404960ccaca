import type { DuckDBConnection } from '@duckdb/node-api'
import { expect } from 'vitest'
import type { Board, DayStats } from '../../../src/model/report.ts'
import type { DaysBoardsRule } from '../../../src/model/scope.ts'
import { linesOf } from './database.ts'

/** Columns of `limitup.boards` that hold N天M板 by a rule. */
const COLUMNS = {
  gap: ['gap_days', 'gap_boards', 'gap_at_least'],
  half: ['half_days', 'half_boards', 'half_at_least'],
  any: ['any_days', 'any_boards', 'NULL'],
} as const

type RuleName = keyof typeof COLUMNS

/** What two sides say of the same days, and where they differ. */
export interface Comparison {
  readonly days: number
  readonly lines: number
  readonly onlyProgram: readonly string[]
  readonly onlySql: readonly string[]
}

/**
 * Days of the program against the SQL: every stock that touched a limit, and every count. A stock and day that is in
 * neither list was judged alike too, since the counts of all states are lines of their own.
 */
export async function compareDays(
  database: DuckDBConnection,
  days: AsyncIterable<DayStats>,
): Promise<Comparison> {
  const program = new Set<string>()
  const asked: DayStats[] = []
  let count = 0
  for await (const day of days) {
    count++
    asked[count === 1 ? 0 : 1] = day
    for (const lines of [boardLines(day), downLines(day), promotionLines(day), [dayLine(day)]])
      for (const line of lines) program.add(line)
  }
  const sql = new Set(await sqlLines(database, asked[0]!, asked.at(-1)!))
  return {
    days: count,
    lines: program.size,
    onlyProgram: [...program].filter((line) => !sql.has(line)),
    onlySql: [...sql].filter((line) => !program.has(line)),
  }
}

/** Fails with the first lines that differ, and when fewer days or lines than expected were compared. */
export function expectSame(found: Comparison, leastDays: number, leastLines: number): void {
  const { days, lines, onlyProgram, onlySql } = found
  expect({ program: onlyProgram.slice(0, 20), sql: onlySql.slice(0, 20) }).toEqual({ program: [], sql: [] })
  expect(days).toBeGreaterThanOrEqual(leastDays)
  expect(lines).toBeGreaterThanOrEqual(leastLines)
}

function ruleName({ rule, maxEmpty }: DaysBoardsRule): RuleName {
  if (rule === 'gap' && maxEmpty === 2) return 'gap'
  if (rule === 'half' && maxEmpty === 5) return 'half'
  if (rule === 'half' && maxEmpty === undefined) return 'any'
  throw new Error(`the SQL has no column for ${rule} with ${String(maxEmpty)}`)
}

function boardLines(day: DayStats): string[] {
  const rule = ruleName(day.daysBoardsRule)
  return day.boards.map((board) => {
    const { code, state, shape, limitPercent, limitPrice, streak, streakAtLeast } = board
    const head = [day.date, day.scope, 'up', code, state, shape ?? '–', limitPercent, limitPrice].join(' ')
    return `${head} ${streak}${streakAtLeast ? '+' : ''} ${rule} ${windowText(board, rule)}`
  })
}

function windowText({ daysBoards, daysBoardsAtLeast }: Board, rule: RuleName): string {
  if (daysBoards === undefined) return '–'
  const { days, boards } = daysBoards
  // Without a largest hole nothing in the rule says when a window can no longer grow.
  return `${days}/${boards}${daysBoardsAtLeast && rule !== 'any' ? '+' : ''}`
}

function downLines(day: DayStats): string[] {
  return day.downBoards.map(({ code, state, limitPrice }) =>
    [day.date, day.scope, 'down', code, state, limitPrice].join(' '),
  )
}

function promotionLines(day: DayStats): string[] {
  return (day.promotions ?? []).map(({ from, rate, isOpen, promoted, failed, suspended }) => {
    // As seen: what the rate is, where no streak may be longer than that.
    const part = day.ladder.find(({ streak }) => streak === from + 1)?.codes.length ?? 0
    const whole = promoted.length + failed.length + suspended.length
    if (!isOpen && whole > 0) expect(rate).toEqual({ part, whole })
    return [day.date, day.scope, 'promotion', from, `${part}/${whole}`, promoted.length].join(' ')
  })
}

function dayLine(day: DayStats): string {
  const { limitUp, limitDown, streakPromotion, ladder } = day
  const rungs = ladder.map(({ streak, codes, atLeast }) => `${streak}:${codes.length}/${atLeast.length}`)
  return [
    [day.date, day.scope, 'day', day.traded, day.noLimit, day.notJudged, day.anomalous].join(' '),
    [limitUp.sealed, limitUp.broken, limitDown.sealed, limitDown.broken, day.maxHeight].join(' '),
    [day.streakStocks ?? '–', streakPromotion?.part ?? '–', streakPromotion?.whole ?? '–'].join(' '),
    [...rungs].sort().join(' '),
  ].join(' | ')
}

/** The same lines from the tables of the SQL, for the days from `first` to `last`. */
async function sqlLines(database: DuckDBConnection, first: DayStats, last: DayStats): Promise<string[]> {
  const { scope } = first
  const rule = ruleName(first.daysBoardsRule)
  const [days, boards, atLeast] = COLUMNS[rule]
  const asked = `date BETWEEN DATE '${first.date}' AND DATE '${last.date}'`
  const up = `
    SELECT concat_ws(' ', date, scope, 'up', code, up_state, coalesce(shape, '–'), limit_percent, limit_up,
        streak || if(streak_at_least, '+', ''), '${rule}',
        if(up_state = 'sealed', ${days} || '/' || ${boards} || if(${atLeast}, '+', ''), '–'))
    FROM limitup.stock_days JOIN limitup.scopes USING (status)
    WHERE scope = '${scope}' AND ${asked} AND up_state IN ('sealed', 'broken')`
  const down = `
    SELECT concat_ws(' ', date, scope, 'down', code, down_state, limit_down)
    FROM limitup.judged JOIN limitup.scopes USING (status)
    WHERE scope = '${scope}' AND ${asked} AND down_state IN ('sealed', 'broken')`
  const day = `
    SELECT concat_ws(' | ',
        concat_ws(' ', date, scope, 'day', traded, no_limit, not_judged, anomalous),
        concat_ws(' ', sealed, broken, down_sealed, down_broken, max_height),
        concat_ws(' ', if(prev_date IS NULL, '–', streak_stocks::VARCHAR),
            if(promotion_whole > 0 , promotion_part::VARCHAR, '–'),
            if(promotion_whole > 0, promotion_whole::VARCHAR, '–')),
        coalesce((SELECT string_agg(rung, ' ' ORDER BY rung)
            FROM (SELECT date AS day, scope AS of, streak || ':' || stocks || '/' || at_least AS rung
                  FROM limitup.rungs) AS rungs
            WHERE rungs.day = days.date AND rungs.of = days.scope), ''))
    FROM limitup.days WHERE scope = '${scope}' AND ${asked}`
  const promotion = `
    SELECT concat_ws(' ', date, scope, 'promotion', from_streak, part || '/' || whole, promoted)
    FROM limitup.promotions WHERE scope = '${scope}' AND ${asked}`
  return (await Promise.all([up, down, promotion, day].map((query) => linesOf(database, query)))).flat()
}
