import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import type { DayStats } from '../../src/model/report.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { judge, plainStreak } from '../support/oracle.ts'
import type { Judged } from '../support/oracle.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'

const RUNS = { numRuns: 150 }
/** A day with two days before it, so that streaks of the day before are known. */
const day = fc.integer({ min: 3, max: DAYS.length - 1 }).map((at) => DAYS[at]!)

async function analyzed(bars: readonly DailyBar[], date: string, history = 0): Promise<DayStats> {
  return analyzeDay({ bars, date, scope: 'all', history, now: new Date('2026-01-05T08:00:00Z') })
}

interface Stock {
  readonly code: string
  readonly own: readonly DailyBar[]
  readonly judged: readonly Judged[]
}

function stocksOf(bars: readonly DailyBar[]): Stock[] {
  const groups = new Map<string, DailyBar[]>()
  for (const bar of bars) groups.set(bar.code, [...(groups.get(bar.code) ?? []), bar])
  return [...groups].map(([code, own]) => ({ code, own, judged: judge(own) }))
}

/** Streaks of the stocks that sealed on a day, 0 for those that broke; plain and slow. */
function touchedOn(stocks: readonly Stock[], date: string): Map<string, number> {
  const touched = new Map<string, number>()
  for (const { code, own, judged } of stocks) {
    const at = own.findIndex((bar) => bar.date === date)
    const up = judged[at]?.up
    if (up === 'sealed') touched.set(code, plainStreak(judged, at))
    if (up === 'broken') touched.set(code, 0)
  }
  return touched
}

function barOn(stocks: readonly Stock[], code: string, date: string): DailyBar | undefined {
  return stocks.find((stock) => stock.code === code)?.own.find((bar) => bar.date === date)
}

const gain = (bar: DailyBar, price: number): number => (price - bar.prevClose!) / bar.prevClose!

describe('promotion', () => {
  it('agrees with a plain count of both days, rung by rung', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const stocks = stocksOf(bars)
        const before = DAYS[DAYS.indexOf(date) - 1]!
        const yesterday = touchedOn(stocks, before)
        const today = touchedOn(stocks, date)
        const stats = await analyzed(bars, date)
        const rungs = new Set([...yesterday.values(), ...[...today.values()].map((streak) => streak - 1)])
        const expected = [...rungs]
          .filter((from) => from >= 1)
          .sort((a, b) => a - b)
          .map((from) => {
            const rung = [...yesterday].filter(([, streak]) => streak === from).map(([code]) => code)
            const above = [...today].filter(([, streak]) => streak === from + 1).map(([code]) => code)
            const traded = rung.filter((code) => barOn(stocks, code, date) !== undefined)
            return {
              from,
              rate: { part: above.length, whole: rung.length },
              promoted: traded.filter((code) => (today.get(code) ?? 0) > 0).sort(),
              failed: traded.filter((code) => (today.get(code) ?? 0) === 0).sort(),
              suspended: rung.filter((code) => !traded.includes(code)).sort(),
              joined: above.filter((code) => !rung.includes(code)).sort(),
            }
          })
        const found = stats.promotions?.map(({ isOpen, rate, ...each }, at) => ({
          ...each,
          rate: isOpen || rate === undefined ? expected[at]?.rate : rate,
          promoted: each.promoted.map(({ code }) => code),
          failed: each.failed.map(({ code }) => code),
        }))
        expect(found).toEqual(expected)
        const pool = [...yesterday].filter(([, streak]) => streak > 0).map(([code]) => code)
        const again = pool.filter((code) => (today.get(code) ?? 0) > 0)
        expect(stats.overallPromotion).toEqual(
          pool.length === 0 ? undefined : { part: again.length, whole: pool.length },
        )
        expect(stats.streakEnds).toBe(expected.reduce((sum, { failed }) => sum + failed.length, 0))
      }),
      RUNS,
    )
  })

  it('promotes a part of the rung, whatever the published ratio of counts', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const stats = await analyzed(bars, date)
        for (const { rate, isOpen, promoted, failed, suspended, joined } of stats.promotions ?? []) {
          if (isOpen) expect(rate).toBeUndefined()
          if (isOpen) continue
          const rung = rate?.whole ?? 0
          expect(promoted.length + failed.length + suspended.length).toBe(rung)
          expect((rate?.part ?? joined.length) - joined.length).toBeLessThanOrEqual(promoted.length)
        }
      }),
      RUNS,
    )
  })
})

describe('premiums and losses', () => {
  it("agree with yesterday's stocks and today's bars, one by one", async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const stocks = stocksOf(bars)
        const yesterday = touchedOn(stocks, DAYS[DAYS.indexOf(date) - 1]!)
        const stats = await analyzed(bars, date)
        const groups = {
          sealed: [...yesterday].filter(([, streak]) => streak >= 1),
          streaks: [...yesterday].filter(([, streak]) => streak >= 2),
          broken: [...yesterday].filter(([, streak]) => streak === 0),
        }
        for (const group of ['sealed', 'streaks', 'broken'] as const) {
          const own = groups[group].map(([code]) => barOn(stocks, code, date))
          const traded = own.filter((bar) => bar !== undefined)
          const found = stats.premiums![group]
          if (found === undefined) {
            // A streak of 1 may be longer than seen, on the first days of the data only.
            expect(group).toBe('streaks')
            expect(stats.lookback.end).toBe('dataStart')
            continue
          }
          expect(found).toMatchObject({
            stocks: traded.length,
            suspended: own.length - traded.length,
            notKnown: 0,
          })
          const gains = traded.map((bar) => gain(bar, bar.close)).sort((a, b) => a - b)
          if (gains.length === 0) {
            expect(found.close).toBeUndefined()
            continue
          }
          expect(found.close?.mean).toBeCloseTo(gains.reduce((a, b) => a + b, 0) / gains.length, 12)
          const low = gains[Math.floor((gains.length - 1) / 2)]!
          const high = gains[Math.ceil((gains.length - 1) / 2)]!
          expect(found.close?.median).toBeCloseTo((low + high) / 2, 12)
          expect(found.open?.risen).toEqual({
            part: traded.filter((bar) => bar.open > bar.prevClose!).length,
            whole: traded.length,
          })
        }
        const all = [...yesterday.keys()]
          .map((code) => barOn(stocks, code, date))
          .filter((bar) => bar !== undefined)
        const deep = all.filter((bar) => (bar.close - bar.prevClose!) * 20 <= -bar.prevClose!)
        expect(stats.lossEffect?.bigLosses).toEqual(
          all.length === 0 ? undefined : { part: deep.length, whole: all.length },
        )
      }),
      RUNS,
    )
  })

  it('are the same for any order of the bars', async () => {
    const shuffled = randomMarket.chain((bars) =>
      fc.tuple(fc.constant(bars), fc.shuffledSubarray(bars, { minLength: bars.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, day, async ([bars, other], date) => {
        const one = await analyzed(bars, date)
        const two = await analyzed(other, date)
        expect(two.premiums).toEqual(one.premiums)
        expect(two.lossEffect).toEqual(one.lossEffect)
        expect(two.promotions).toEqual(one.promotions)
      }),
      RUNS,
    )
  })
})

describe('shapes, reclaims and both limits of one bar', () => {
  it('agree with a plain reading of the bars', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const stocks = stocksOf(bars)
        const stats = await analyzed(bars, date)
        const having = (isOne: (stock: Stock, at: number) => boolean): string[] =>
          stocks
            .filter((stock) => {
              const at = stock.own.findIndex((bar) => bar.date === date)
              return at >= 0 && isOne(stock, at)
            })
            .map(({ code }) => code)
            .sort()
        const up = (stock: Stock, at: number): string | undefined => stock.judged[at]?.up
        expect(stats.reclaims).toEqual(
          having(
            (stock, at) =>
              up(stock, at) === 'sealed' && up(stock, at - 1) !== 'sealed' && up(stock, at - 2) === 'sealed',
          ),
        )
        const down = (stock: Stock, at: number): string | undefined => stock.judged[at]?.down
        expect(stats.skyToFloor).toEqual(
          having((stock, at) => up(stock, at) === 'broken' && down(stock, at) === 'sealed'),
        )
        expect(stats.floorToSky).toEqual(
          having((stock, at) => up(stock, at) === 'sealed' && down(stock, at) === 'broken'),
        )
        const { oneWord, tBoard, turnover } = stats.shapes
        expect(oneWord + tBoard + turnover).toBe(stats.limitUp.sealed)
        const rungs = stats.ladder.map(({ streak }) => streak)
        expect([...rungs, ...stats.ladderGaps].sort((a, b) => a - b)).toEqual(
          Array.from({ length: stats.maxHeight }, (_, below) => below + 1),
        )
        expect(Math.max(0, ...stats.highest.map(({ streak }) => streak))).toBe(stats.maxHeight)
        const over = bars.filter((bar) => bar.date === date && bar.close * 10 > bar.prevClose! * 11)
        expect(stats.overTenRisers).toBe(over.length)
        expect(stats.overTenRisers).toBeLessThanOrEqual(stats.bigRisers)
      }),
      RUNS,
    )
  })
})

describe('comparisons', () => {
  it('hold today against the day before, and lie within 0 and 100 percent', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomMarket,
        fc.integer({ min: 22, max: DAYS.length - 1 }),
        fc.integer({ min: 20, max: 40 }),
        async (bars, at, window) => {
          const stats = await analyzed(bars, DAYS[at]!, window)
          const before = await analyzed(bars, DAYS[at - 1]!)
          const { figures, days } = stats.comparisons!
          expect(days).toBe(Math.min(window, at + 1))
          expect(figures.sealed.value).toBe(stats.limitUp.sealed)
          expect(figures.sealed.before).toBe(before.limitUp.sealed)
          expect(figures.sealed.change).toBe(stats.limitUp.sealed - before.limitUp.sealed)
          for (const { percentile, value } of Object.values(figures)) {
            if (percentile === undefined) continue
            expect(value).toBeDefined()
            expect(percentile.part).toBeGreaterThanOrEqual(1)
            expect(percentile.part).toBeLessThanOrEqual(percentile.whole)
            expect(percentile.whole).toBeLessThanOrEqual(days)
          }
          const counts = await Promise.all(
            DAYS.slice(at + 1 - days, at + 1).map(
              async (date) => (await analyzed(bars, date)).limitUp.sealed,
            ),
          )
          expect(figures.sealed.percentile).toEqual({
            part: counts.filter((count) => count <= stats.limitUp.sealed).length,
            whole: days,
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are none without a history, and say so when the data reaches less far', async () => {
    const [bars] = fc.sample(randomMarket, { numRuns: 1, seed: 5 })
    expect((await analyzed(bars!, DAYS.at(-1)!)).comparisons).toBeUndefined()
    const short = await analyzed(bars!, DAYS.at(-1)!, 250)
    expect(short.quality.comparisons).toMatchObject({ state: 'partial' })
  })
})
