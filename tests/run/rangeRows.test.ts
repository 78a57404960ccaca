import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RangeReport } from '../../src/model/rangeReport.ts'
import { analyzeRange, analyzeRows, daysIn } from '../../src/run/analyzeRange.ts'
import type { RangeOptions } from '../../src/run/analyzeRange.ts'
import { heldRange } from '../../src/run/heldRange.ts'
import { Refusal } from '../../src/model/refusal.ts'
import type { DayFigures } from '../../src/stats/range/dayFigures.ts'
import { RangeCollector } from '../../src/stats/range/rangeCollector.ts'
import { InputFolder } from '../support/inputs.ts'
import { randomMarket } from '../support/randomMarket.ts'
import { spoiled, spoiling } from '../support/spoiledMarket.ts'

const NOW = new Date('2026-01-05T08:00:00Z')

type Days = Promise<Iterable<DayFigures>> | AsyncGenerator<DayFigures>

async function* heldDays(options: RangeOptions): AsyncGenerator<DayFigures> {
  yield* daysIn(await heldRange(options), 0)
}

async function reportOf(days: Days): Promise<RangeReport | string> {
  const collector = new RangeCollector()
  try {
    for await (const day of await days) collector.add(day)
  } catch (cause) {
    if (cause instanceof Refusal) return `${cause.code} ${cause.message}`
    throw cause
  }
  return collector.report()
}

describe('rows of a range', () => {
  it('are those of the whole days, judged while they are read or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomMarket,
        spoiling,
        fc.constantFrom('cls' as const, 'ths' as const, 'all' as const),
        fc.boolean(),
        fc.boolean(),
        async (market, how, scope, allowPartial, assumeNoSt) => {
          const given = spoiled(market, how, new InputFolder())
          const options: RangeOptions = { ...given, scope, now: NOW, allowPartial, assumeNoSt }
          const rows = await reportOf(analyzeRows(options))
          expect(rows).toEqual(await reportOf(analyzeRange(options)))
          expect(rows).toEqual(await reportOf(heldDays(options)))
        },
      ),
      { numRuns: Number(process.env['RANGE_RUNS'] ?? 60) },
    )
  })
})
