import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/formatters/csv.ts'
import { limitUpBriefLine } from '../../src/formatters/limitUpBrief.ts'
import { recapLine } from '../../src/formatters/recap.ts'
import { streakBriefLine } from '../../src/formatters/streakBrief.ts'
import { differs } from '../../src/model/reconcile.ts'
import type { ReconcileReport } from '../../src/model/reconcile.ts'
import type { Thresholds } from '../../src/model/report.ts'
import { SCOPES } from '../../src/model/scope.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import { parsePublishedFile } from '../../src/parsers/published/publishedFile.ts'
import { parsePublishedText } from '../../src/parsers/published/text.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { DAYS } from '../support/randomMarket.ts'
import { dayJson, PLAIN, reconciled } from '../support/reconciled.ts'
import { indexFile, wideMarket } from '../support/wideMarket.ts'

const RULES: readonly (DaysBoardsRule | undefined)[] = [
  undefined,
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]
const INDEX = indexFile()
const NOW = new Date('2026-01-05T08:00:00Z')

const thresholds: fc.Arbitrary<Partial<Thresholds>> = fc.record({
  minStreak10: fc.integer({ min: 1, max: 4 }),
  minStreak20: fc.integer({ min: 1, max: 4 }),
  minWindowBoards: fc.integer({ min: 2, max: 5 }),
  tallStreak: fc.integer({ min: 2, max: 5 }),
  maxNames: fc.constantFrom(undefined, 1, 2, 3),
  bse: fc.constantFrom('all' as const, 'none' as const),
})

/** A day of a market, and how it is counted. */
const asked: fc.Arbitrary<AnalyzeOptions> = fc.record({
  // Without names nothing says who was ST, and figures are ranges.
  bars: fc
    .tuple(wideMarket, fc.constantFrom('names', 'names', 'codes'))
    .map(([bars, by]) => (by === 'names' ? bars : bars.map(({ name: _name, ...bar }) => bar))),
  date: fc.integer({ min: 0, max: DAYS.length - 1 }).map((at) => DAYS[at]!),
  scope: fc.constantFrom(...SCOPES),
  specialTreatment: fc.constantFrom(undefined, 'in' as const, 'out' as const),
  daysBoards: fc.constantFrom(...RULES),
  thresholds,
  index: fc.constant(INDEX),
  now: fc.constant(NOW),
})

function found({ findings }: ReconcileReport): unknown[] {
  return findings.map(({ kind, printed, own, stocks }) => ({
    kind,
    printed,
    own,
    stocks: stocks.map(({ name, problem }) => ({ name, problem })),
  }))
}

describe('our own text against our own bars', () => {
  it('agrees in every figure, in every form, by every scope and rule', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (options) => {
        const day = await analyzeDay(options)
        for (const line of [recapLine(day), limitUpBriefLine(day), streakBriefLine(day)]) {
          const report = await reconciled(parsePublishedText('line', line), options)
          expect({ line, found: found(report), notComparable: report.notCompared }).toEqual({
            line,
            found: [],
            notComparable: [],
          })
          expect(differs(report)).toBe(false)
          expect(report.compared).toBeGreaterThan(0)
          expect(report.consistency.filter(({ holds }) => !holds)).toEqual([])
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 120), endOnFailure: true },
    )
  })

  it('agrees as JSON and as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (options) => {
        const day = await analyzeDay(options)
        const texts = [JSON.stringify(dayJson(day)), csv.format(day, PLAIN)]
        for (const text of texts) {
          const published = await parsePublishedFile('file', Buffer.from(text), undefined).catch(
            (error: unknown) => {
              // A day on which nothing touched has an empty table.
              if (day.boards.length + day.downBoards.length === 0) return undefined
              throw error
            },
          )
          if (published === undefined) continue
          const report = await reconciled(published, options)
          expect(found(report)).toEqual([])
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60), endOnFailure: true },
    )
  })
})
