import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import type { DayStats } from '../../src/model/report.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { judge, plainStreak, plainWindow } from '../support/oracle.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'

const RUNS = { numRuns: 150 }
const day = fc.integer({ min: 0, max: DAYS.length - 1 }).map((at) => DAYS[at]!)
const RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]

async function analyzed(
  bars: readonly DailyBar[],
  date: string,
  daysBoards?: DaysBoardsRule,
): Promise<DayStats> {
  return analyzeDay({ bars, date, scope: 'all', daysBoards, now: new Date('2026-01-05T08:00:00Z') })
}

/** Issues name the row they stand in, which another order moves. */
function withoutPlaces(stats: DayStats): unknown {
  return { ...stats, issues: stats.issues.map(({ code, count }) => ({ code, count })) }
}

function byStock(bars: readonly DailyBar[]): Map<string, DailyBar[]> {
  const groups = new Map<string, DailyBar[]>()
  for (const bar of bars) groups.set(bar.code, [...(groups.get(bar.code) ?? []), bar])
  return groups
}

describe('laws of one day', () => {
  it('agrees with a plain oracle on every board, streak and window', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, fc.constantFrom(...RULES), async (bars, date, rule) => {
        const stats = await analyzed(bars, date, rule)
        const expected = [...byStock(bars)].flatMap(([code, own]) => {
          const at = own.findIndex((bar) => bar.date === date)
          const judged = judge(own)
          const today = judged[at]
          if (today === undefined || today.up === 'untouched') return []
          const isSealed = today.up === 'sealed'
          return [
            {
              code,
              state: today.up,
              streak: plainStreak(judged, at),
              daysBoards: isSealed ? plainWindow(judged, at, rule) : undefined,
            },
          ]
        })
        expected.sort((a, b) => (a.code < b.code ? -1 : 1))
        expect(
          stats.boards.map(({ code, state, streak, daysBoards }) => ({ code, state, streak, daysBoards })),
        ).toEqual(expected)
      }),
      RUNS,
    )
  })

  it('counts every traded bar once, and every sealed board on one rung', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const stats = await analyzed(bars, date)
        const { limitUp, untouched, noLimit, notJudged, anomalous, traded } = stats
        expect(limitUp.sealed + limitUp.broken + untouched + noLimit + notJudged + anomalous).toBe(traded)
        expect(traded).toBe(bars.filter((bar) => bar.date === date).length)
        expect(stats.ladder.reduce((sum, rung) => sum + rung.codes.length, 0)).toBe(limitUp.sealed)
        expect(stats.advancers + stats.decliners + stats.unchanged).toBe(traded)
      }),
      RUNS,
    )
  })

  it('gives the same day whether or not later bars are known', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const cut = bars.filter((bar) => bar.date <= date)
        expect(withoutPlaces(await analyzed(bars, date))).toEqual(withoutPlaces(await analyzed(cut, date)))
      }),
      RUNS,
    )
  })

  it('gives the same day for any order of the bars', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomMarket.chain((bars) =>
          fc.tuple(fc.constant(bars), fc.shuffledSubarray(bars, { minLength: bars.length })),
        ),
        day,
        async ([bars, shuffled], date) => {
          expect(withoutPlaces(await analyzed(shuffled, date))).toEqual(
            withoutPlaces(await analyzed(bars, date)),
          )
        },
      ),
      RUNS,
    )
  })

  it('is not moved by a suspension: days without a row change no streak and no window', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, async (bars) => {
        const [first, ...rest] = DAYS
        const own = bars.filter((bar) => bar.code === '600001.SH')
        const others = bars.filter((bar) => bar.code !== '600001.SH')
        const packed = own.map((bar, at) => ({ ...bar, date: DAYS[DAYS.length - own.length + at] ?? first! }))
        const last = rest.at(-1)!
        const spread = own.map((bar, at) => (at === own.length - 1 ? { ...bar, date: last } : bar))
        const boardOf = (stats: DayStats): unknown => stats.boards.find((board) => board.code === '600001.SH')
        expect(boardOf(await analyzed([...others, ...spread], last))).toEqual(
          boardOf(await analyzed([...others, ...packed], last)),
        )
      }),
      RUNS,
    )
  })

  it('keeps one of two equal bars and refuses two different ones', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, fc.nat(), async (bars, pick) => {
        const recent = bars.filter((each) => each.date >= DAYS.at(-15)!)
        const bar = recent[pick % recent.length]!
        const stats = await analyzed([...bars, { ...bar }], DAYS.at(-1)!)
        const plain = await analyzed(bars, DAYS.at(-1)!)
        expect({ ...stats, issues: [] }).toEqual({ ...plain, issues: [] })
        expect(stats.issues.filter((issue) => issue.code === 'duplicate-row')).toMatchObject([{ count: 1 }])
        const other = { ...bar, volumeShares: (bar.volumeShares ?? 0) + 100 }
        await expect(analyzed([...bars, other], DAYS.at(-1)!)).rejects.toMatchObject({
          code: 'conflicting-rows',
        })
      }),
      { numRuns: 40 },
    )
  })
})
