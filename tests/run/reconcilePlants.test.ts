import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitUpBriefLine } from '../../src/formatters/limitUpBrief.ts'
import { recapLine } from '../../src/formatters/recap.ts'
import { streakBriefLine } from '../../src/formatters/streakBrief.ts'
import { differs } from '../../src/model/reconcile.ts'
import { SCOPES } from '../../src/model/scope.ts'
import { parsePublishedText } from '../../src/parsers/published/text.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { PLANTS } from '../support/plants.ts'
import { DAYS } from '../support/randomMarket.ts'
import { reconciled } from '../support/reconciled.ts'
import { indexFile, wideMarket } from '../support/wideMarket.ts'

const INDEX = indexFile()
const LINES = [recapLine, limitUpBriefLine, streakBriefLine]

const asked: fc.Arbitrary<AnalyzeOptions> = fc.record({
  bars: wideMarket,
  // Late days, whose labels are settled.
  date: fc.integer({ min: DAYS.length - 12, max: DAYS.length - 1 }).map((at) => DAYS[at]!),
  scope: fc.constantFrom(...SCOPES),
  thresholds: fc.record({
    maxNames: fc.constantFrom(undefined, 1, 2),
    minStreak10: fc.integer({ min: 1, max: 3 }),
    minStreak20: fc.integer({ min: 1, max: 3 }),
    minWindowBoards: fc.integer({ min: 3, max: 4 }),
  }),
  index: fc.constant(INDEX),
  now: fc.constant(new Date('2026-01-05T08:00:00Z')),
})
const RUNS = Number(process.env['RUNS'] ?? 1000)
const draw = fc.infiniteStream(fc.noBias(fc.nat(1_000_000)))

describe('one planted change', () => {
  it('is found, and nothing else: a thousand changes of numbers, rates, amounts, moves, labels and names', async () => {
    const found = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(asked, draw, async (options, stream) => {
        const next = stream[Symbol.iterator]()
        const pick = (count: number): number => Number(next.next().value) % count
        const day = await analyzeDay(options)
        const line = LINES[pick(LINES.length)]!(day)
        const all = PLANTS.map((plant) => plant(line, day, pick)).filter((each) => each !== undefined)
        // Some kinds fit few lines: those seldom tried go first.
        const tried = ({ what }: (typeof all)[number]): number => found.get(what.split(':')[0]!) ?? 0
        const least = Math.min(...all.map(tried))
        const seldom = all.filter((each) => tried(each) === least)
        const planted = seldom[pick(seldom.length)]!
        const report = await reconciled(parsePublishedText('line', planted.line), options)
        const told = report.findings.map(({ kind, printed, stocks }) => ({
          kind,
          names: stocks.map(({ name }) => name).sort(),
          isThere: printed.includes(planted.printed),
        }))
        expect({ line, planted, told, rest: report.notCompared }).toEqual({
          line,
          planted,
          told: [{ kind: planted.kind, names: [...planted.names].sort(), isThere: true }],
          rest: [],
        })
        expect(differs(report)).toBe(true)
        const [what] = planted.what.split(':')
        found.set(what!, (found.get(what!) ?? 0) + 1)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    // Every kind of change was tried often.
    expect(found.size).toBe(new Set(PLANTS).size)
    expect(Math.min(...found.values())).toBeGreaterThanOrEqual(RUNS / 200)
  })
})
