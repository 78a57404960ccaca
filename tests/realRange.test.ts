import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DayStats } from '../src/model/report.ts'
import { analyzeDay } from '../src/run/analyze.ts'
import { analyzeRange } from '../src/run/analyzeRange.ts'
import type { RangeOptions } from '../src/run/analyzeRange.ts'
import { ROOT } from './support/shell.ts'

/** Real bars lie beside the project on some machines and never in it. */
const BARS = join(ROOT, '../shared/data/bars_2024-12-02_2025-02-28.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars are not here: tests of real ranges are skipped\n')

const NOW = new Date('2026-01-05T08:00:00Z')

async function daysOf(options: RangeOptions): Promise<DayStats[]> {
  const days: DayStats[] = []
  for await (const day of analyzeRange(options)) days.push(day)
  return days
}

/** The first key under which two values differ, for a message that can be read. */
function difference(one: DayStats, other: DayStats): string | undefined {
  if (JSON.stringify(one) === JSON.stringify(other)) return undefined
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))]
  const differing = left.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(right.get(key)))
  return `${one.date}: ${differing.map(([key]) => key).join(', ')}`
}

describe.skipIf(!here)('the real bars, a day alone and a range at once', () => {
  it.each(['cls', 'all'] as const)('give the same text for every day, scope %s', async (scope) => {
    const options = { data: [BARS], scope, now: NOW }
    const days = await daysOf(options)
    expect(days).toHaveLength(58)
    const found: string[] = []
    for (const day of days) {
      const alone = await analyzeDay({ ...options, date: day.date })
      found.push(...[difference(alone, day) ?? []].flat())
    }
    expect(found).toEqual([])
  }, 400_000)

  it('give the same text held against 60 days', async () => {
    const options = { data: [BARS], history: 60, now: NOW }
    const days = await daysOf({ ...options, last: 10 })
    expect(days).toHaveLength(10)
    const found: string[] = []
    for (const day of days) {
      const alone = await analyzeDay({ ...options, date: day.date })
      expect(day.comparisons?.days).toBeGreaterThan(40)
      found.push(...[difference(alone, day) ?? []].flat())
    }
    expect(found).toEqual([])
  }, 400_000)
})
