import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import type { StockReport, TimelineBar } from '../../src/model/stockReport.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { limitPrices } from '../../src/rules/limitPrice.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { stockReport } from '../../src/run/stock/stockReport.ts'
import type { StockOptions } from '../../src/run/stock/stockReport.ts'
import { judge, plainStreak, plainWindow } from '../support/oracle.ts'
import { csvOf, flatBars, plainBar } from '../support/plainBars.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]
const LAST = DAYS.at(-1)!
/** A span with both its ends among the days of random markets. */
const span = fc
  .tuple(fc.integer({ min: 0, max: DAYS.length - 1 }), fc.integer({ min: 0, max: DAYS.length - 1 }))
  .map(([a, b]) => [DAYS[Math.min(a, b)]!, DAYS[Math.max(a, b)]!] as const)

async function reportOf(stock: string, options: Omit<StockOptions, 'stock'>): Promise<StockReport> {
  return stockReport({ stock, now: NOW, ...options })
}

function barsOf({ timeline }: StockReport): TimelineBar[] {
  return timeline.filter((entry) => entry.kind === 'bar')
}

describe('a timeline', () => {
  it('holds every bar that touched a limit, with streak and windows, and counts the others', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, span, async (bars, [from, to]) => {
        for (const code of new Set(bars.map((bar) => bar.code))) {
          const own = bars.filter((bar) => bar.code === code)
          const judged = judge(own)
          const inSpan = own.filter((bar) => bar.date >= from && bar.date <= to)
          const report = await reportOf(code, { bars, from, to })
          const expected = judged.flatMap(({ bar, up, down }, at) => {
            if (!inSpan.includes(bar) || (up === 'untouched' && down === 'untouched')) return []
            const isSealed = up === 'sealed'
            const windows = isSealed ? RULES.map((rule) => plainWindow(judged, at, rule)) : []
            return [
              { date: bar.date, up, down, streak: isSealed ? plainStreak(judged, at) : undefined, windows },
            ]
          })
          expect(
            barsOf(report).map(({ date, up, down, streak, windows }) => ({
              date,
              up,
              down,
              streak: up === 'sealed' ? streak : undefined,
              windows: windows.map(({ days, boards }) => ({ days, boards })),
            })),
          ).toEqual(expected)
          const untouched = report.timeline.reduce(
            (sum, entry) => sum + (entry.kind === 'untouched' ? entry.bars : 0),
            0,
          )
          expect([report.bars, untouched]).toEqual([inSpan.length, inSpan.length - expected.length])
          expect(report.summary).toMatchObject({
            sealed: expected.filter(({ up }) => up === 'sealed').length,
            broken: expected.filter(({ up }) => up === 'broken').length,
            limitDown: expected.filter(({ down }) => down === 'sealed').length,
            limitDownBroken: expected.filter(({ down }) => down === 'broken').length,
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('shows each suspension between two bars once, by the calendar', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, async (bars) => {
        const own = bars.filter((bar) => bar.code === '600001.SH').map((bar) => bar.date)
        const { timeline } = await reportOf('600001', { bars })
        const shown = timeline.flatMap((entry) =>
          entry.kind === 'suspended' ? [[entry.from, entry.to, entry.days]] : [],
        )
        const expected: (string | number)[][] = []
        for (const [at, date] of own.slice(1).entries()) {
          const gap = DAYS.slice(DAYS.indexOf(own[at]!) + 1, DAYS.indexOf(date))
          if (gap.length > 0) expected.push([gap[0]!, gap.at(-1)!, gap.length])
        }
        expect(shown).toEqual(expected)
        const dates = timeline.map((entry) =>
          entry.kind === 'bar' ? entry.date : entry.kind === 'hole' ? '' : entry.from,
        )
        expect([...dates].sort()).toEqual(dates)
      }),
      { numRuns: 60 },
    )
  })

  it('gives a bar the same whatever span it stands in, and as analyzeDay does', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, span, async (bars, [from, to]) => {
        const whole = barsOf(await reportOf('000002', { bars })).filter(
          ({ date }) => date >= from && date <= to,
        )
        expect(barsOf(await reportOf('000002', { bars, from, to }))).toEqual(whole)
        const last = whole.at(-1)
        if (last?.up !== 'sealed') return
        const day = await analyzeDay({ bars, date: last.date, scope: 'all', now: NOW })
        expect(day.boards.find(({ code }) => code === '000002.SZ')).toMatchObject({
          streak: last.streak,
          streakAtLeast: last.streakAtLeast,
          shape: last.shape,
          daysBoards: { days: last.windows[1]!.days, boards: last.windows[1]!.boards },
          daysBoardsAtLeast: last.windows[1]!.atLeast,
          amountCents: last.amountCents,
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a summary', () => {
  it('finds the longest streak and windows, the last of equal ones, and their days', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, async (bars) => {
        const own = bars.filter((bar) => bar.code === '688004.SH')
        const judged = judge(own)
        const streaks = judged.map(({ up }, at) => (up === 'sealed' ? plainStreak(judged, at) : 0))
        const most = Math.max(...streaks)
        const at = streaks.lastIndexOf(most)
        const { summary } = await reportOf('688004', { bars })
        if (most === 0) expect([summary.longestStreak, summary.longestWindows]).toEqual([undefined, []])
        else {
          expect(summary.longestStreak).toMatchObject({
            boards: most,
            from: own[at - most + 1]!.date,
            to: own[at]!.date,
          })
          RULES.forEach((rule, which) => {
            const windows = judged.map(({ up }, index) =>
              up === 'sealed' ? plainWindow(judged, index, rule) : { days: 0, boards: 0 },
            )
            const boards = Math.max(...windows.map((window) => window.boards))
            const end = windows.findLastIndex((window) => window.boards === boards)
            expect(summary.longestWindows[which]).toMatchObject({
              rule,
              boards,
              days: windows[end]!.days,
              from: own[end - windows[end]!.days + 1]!.date,
              to: own[end]!.date,
            })
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('holds what the next trading day brought: suspended and unseen days are left out and counted', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, async (bars) => {
        const own = bars.filter((bar) => bar.code === '300003.SZ')
        const sealed = judge(own)
          .filter(({ up }) => up === 'sealed')
          .map(({ bar }) => bar)
        const next = sealed.map((bar) => own.find(({ date }) => date === DAYS[DAYS.indexOf(bar.date) + 1]))
        const gains = next.flatMap((bar) =>
          bar === undefined ? [] : [(bar.close - bar.prevClose!) / bar.prevClose!],
        )
        const unseen = sealed.filter((bar) => bar.date === LAST).length
        const { premium } = (await reportOf('300003', { bars })).summary
        expect([premium.boards, premium.suspended, premium.notKnown]).toEqual([
          gains.length,
          sealed.length - gains.length - unseen,
          unseen,
        ])
        if (gains.length === 0) expect(premium.close).toBeUndefined()
        else {
          const sum = gains.reduce((total, gain) => total + gain, 0)
          expect(premium.close?.mean).toBeCloseTo(sum / gains.length, 12)
          expect(premium.close?.risen).toEqual({
            part: gains.filter((gain) => gain > 0).length,
            whole: gains.length,
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts mean, median and share by hand', async () => {
    const rows: [number, number, number][] = [
      [20250102, 1000, 1100],
      [20250103, 1100, 1155],
      [20250106, 1155, 1271],
      [20250107, 1271, 1258],
      [20250108, 1258, 1384],
    ]
    const bars = [
      ...flatBars('600002.SH', 20250102, 20250110),
      ...rows.map(([date, prevClose, close]) => plainBar('600001.SH', date, prevClose, close)),
    ]
    const { summary } = await reportOf('600001', { bars })
    // Boards on 01-02 (next day +5%), 01-06 (next day -13 of 1271), 01-08 (suspended on 01-09).
    expect(summary).toMatchObject({ sealed: 3, broken: 0, sealRate: { part: 3, whole: 3 } })
    expect(summary.premium).toMatchObject({
      boards: 2,
      suspended: 1,
      notKnown: 0,
      close: { risen: { part: 1, whole: 2 } },
    })
    expect(summary.premium.close?.mean).toBeCloseTo((0.05 - 13 / 1271) / 2, 12)
    expect(summary.premium.open).toEqual({ mean: 0, median: 0, risen: { part: 0, whole: 2 } })
  })
})

describe('a span', () => {
  const calm = flatBars('600002.SH', 20241202, 20250110)

  it('of one day shows the bar whatever it did, or the last one before', async () => {
    const bars = [...calm, ...flatBars('600001.SH', 20241202, 20250108)]
    const day = await reportOf('600001', { bars, date: '2025-01-08' })
    expect(barsOf(day)).toMatchObject([{ date: '2025-01-08', outcome: 'untouched' }])
    expect(day.standing).toMatchObject({ bar: { date: '2025-01-08' }, lastBoard: undefined })
    const halted = await reportOf('600001', { bars, date: '2025-01-09' })
    expect([halted.bars, halted.timeline, halted.standing?.bar.date]).toEqual([0, [], '2025-01-08'])
  })

  it('tells names and statuses with the days of the bars that had them', async () => {
    const renamed = flatBars('600001.SH', 20250102, 20250110).map((bar) => ({
      ...bar,
      name: bar.date < '2025-01-07' ? '甲乙股份' : bar.date === '2025-01-07' ? 'XDST甲乙' : 'ST甲乙',
    }))
    const { names, statuses } = await reportOf('ST甲乙', { bars: [...calm, ...renamed] })
    expect(names).toEqual([
      { name: '甲乙股份', from: '2025-01-02', to: '2025-01-06' },
      { name: 'ST甲乙', from: '2025-01-07', to: '2025-01-10' },
    ])
    expect(statuses).toEqual([
      { status: 'normal', from: '2025-01-02', to: '2025-01-06' },
      { status: 'specialTreatment', from: '2025-01-07', to: '2025-01-10' },
    ])
  })

  it('is cut by a hole of the market: streaks over it are at least what they show', async () => {
    let price = 1000
    const boards = tradingDaysBetween(20250102, 20250110).map((date) => {
      const prevClose = price
      price = limitPrices(prevClose, 10, false).up
      return plainBar('600001.SH', date, prevClose, price)
    })
    const bars = [...calm, ...boards].filter(({ date }) => date !== '2025-01-07')
    await expect(reportOf('600001', { bars })).rejects.toMatchObject({ code: 'missing-day' })
    const report = await reportOf('600001', { bars, allowPartial: true })
    expect(report.timeline).toMatchObject([
      { kind: 'bar', date: '2025-01-02', streak: 1 },
      { kind: 'bar', date: '2025-01-03', streak: 2 },
      { kind: 'bar', date: '2025-01-06', streak: 3 },
      { kind: 'hole', date: '2025-01-07', what: 'missing' },
      { kind: 'bar', date: '2025-01-08', streak: 1, streakAtLeast: true },
      { kind: 'bar', date: '2025-01-09', streak: 2, streakAtLeast: true },
      { kind: 'bar', date: '2025-01-10', streak: 3, streakAtLeast: true },
    ])
    expect(report.summary.premium).toMatchObject({ boards: 4, suspended: 0, notKnown: 2 })
  })

  it('reads day files from as far back as its first streak needs, and gives what one file gives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-span-'))
    const all = tradingDaysBetween(20240102, 20250110)
    let price = 100
    const boards: DailyBar[] = all.slice(-95).map((date) => {
      const prevClose = price
      price = prevClose > 400_000 ? prevClose : limitPrices(prevClose, 10, false).up
      return plainBar('600001.SH', date, prevClose, price)
    })
    const quiet = flatBars('600001.SH', 20240102, 20250110, 100).slice(0, -95)
    const bars = [...flatBars('600002.SH', 20240102, 20250110), ...quiet, ...boards]
    for (const date of all) {
      writeFileSync(
        join(folder, `${dateText(date)}.csv`),
        csvOf(bars.filter((bar) => bar.date === dateText(date))),
      )
    }
    const asked = { from: boards[60]!.date, to: boards[62]!.date }
    const byDay = await reportOf('600001', { data: folder, ...asked })
    expect(barsOf(byDay)[0]).toMatchObject({ date: asked.from, streak: 61, streakAtLeast: false })
    expect(byDay.lookbackFrom > '2024-01-02').toBe(true)
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-span-')), 'all.csv')
    writeFileSync(file, csvOf(bars))
    const whole = await reportOf('600001', { data: file, ...asked })
    expect(barsOf(byDay).map((bar) => ({ ...bar, ordinal: 0 }))).toEqual(
      barsOf(whole).map((bar) => ({ ...bar, ordinal: 0 })),
    )
    expect(byDay.summary).toEqual(whole.summary)
  })
})
