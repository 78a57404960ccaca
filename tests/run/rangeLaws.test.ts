import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayStats } from '../../src/model/report.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import type { RangeOptions } from '../../src/run/analyzeRange.ts'
import { heldDay } from '../../src/run/heldDay.ts'
import { InputFolder } from '../support/inputs.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'
import { spoiled, spoiling } from '../support/spoiledMarket.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 0 },
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]

async function daysOf(options: RangeOptions): Promise<DayStats[]> {
  const days: DayStats[] = []
  for await (const day of analyzeRange(options)) days.push(day)
  return days
}

/** The members in which a day alone and the day of a range differ. */
function differences(alone: DayStats, day: DayStats): unknown[] {
  if (JSON.stringify(alone) === JSON.stringify(day)) return []
  const other = new Map<string, unknown>(Object.entries(day))
  return (Object.entries(alone) as [string, unknown][])
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(other.get(key)))
    .map(([key, value]) => ({ date: alone.date, key, alone: value, inRange: other.get(key) }))
}

describe('a day alone and in a range', () => {
  it('is the same, whatever the rule, the scope, the history, the files, and what is wrong with them', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomMarket,
        spoiling,
        fc.constantFrom(...RULES),
        fc.constantFrom('cls' as const, 'all' as const),
        fc.constantFrom(undefined, 1, 2, 25),
        fc.tuple(fc.nat(DAYS.length - 1), fc.nat(DAYS.length - 1)),
        async (market, how, daysBoards, scope, history, ends) => {
          const given = spoiled(market, how, new InputFolder())
          const held = DAYS.filter((_, at) => !how.missing.includes(at))
          const [from, to] = ends.map((at) => held[at % held.length]!).sort()
          const options = { ...given, daysBoards, scope, history, now: NOW, allowPartial: true }
          const days = await daysOf({ ...options, from, to })
          expect(days.map(({ date }) => date)).toEqual(held.filter((date) => date >= from! && date <= to!))
          for (const day of days) {
            expect(differences(await analyzeDay({ ...options, date: day.date }), day)).toEqual([])
            expect(differences(await heldDay({ ...options, date: day.date }), day)).toEqual([])
          }
        },
      ),
      { numRuns: Number(process.env['RANGE_RUNS'] ?? 60) },
    )
  })
})
