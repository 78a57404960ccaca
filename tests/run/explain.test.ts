import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { explainText } from '../../src/formatters/explain/text.ts'
import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import type { Explanation, Reading } from '../../src/model/explanation.ts'
import type { Board } from '../../src/model/report.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { limitPrices } from '../../src/rules/limitPrice.ts'
import { limitSteps } from '../../src/rules/limitSteps.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { explain } from '../../src/run/explain/explain.ts'
import type { ExplainOptions } from '../../src/run/explain/explain.ts'
import { evaluated } from '../support/evaluated.ts'
import { judge, plainStreak, plainWindow } from '../support/oracle.ts'
import { csvOf, flatBars, plainBar } from '../support/plainBars.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]
const day = fc.integer({ min: 0, max: DAYS.length - 1 }).map((at) => DAYS[at]!)
const context = { width: 80, paint: (_style: string, text: string): string => text }

async function told(
  stock: string,
  date: string,
  options: Omit<ExplainOptions, 'stock' | 'date'>,
): Promise<Explanation> {
  return explain({ stock, date, now: NOW, ...options })
}

function only({ bar }: Explanation): Reading {
  expect(bar?.readings).toHaveLength(1)
  return bar!.readings[0]!
}

describe('limit prices in steps', () => {
  it('lead to the limit for every price, ratio and rounding', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 10_000_000 })),
        fc.constantFrom(5, 10, 20, 30),
        fc.boolean(),
        (prevClose, percent, inward) => {
          const { up, down } = limitPrices(prevClose, percent, inward)
          expect(limitSteps('up', prevClose, percent, inward).limit).toBe(up)
          expect(limitSteps('down', prevClose, percent, inward).limit).toBe(down)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['up', 4, 10, false, 'tick', 5],
    ['down', 4, 10, false, 'tick', 3],
    ['down', 1, 10, false, 'oneCent', 1],
    ['up', 8463, 30, true, 'none', 11001],
    ['down', 8463, 30, true, 'none', 5925],
  ] as const)(
    'name the tick floor where it acts: %s of %i by %i%%',
    (side, price, percent, inward, floor, limit) => {
      expect(limitSteps(side, price, percent, inward)).toMatchObject({ floor, limit })
    },
  )
})

describe('random markets', () => {
  it('are explained as analyzeDay judges them, stock by stock', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        const days = await Promise.all(
          RULES.map((daysBoards) => analyzeDay({ bars, date, scope: 'all', daysBoards, now: NOW })),
        )
        for (const code of new Set(bars.map((bar) => bar.code))) {
          const explanation = await told(code, date, { bars })
          const [up, ...others] = days.map(({ boards }) => boards.find((board) => board.code === code))
          const down = days[0]!.downBoards.find((board) => board.code === code)
          if (!bars.some((bar) => bar.code === code && bar.date === date)) {
            expect(explanation.bar).toBeUndefined()
            expect(['noRow']).toContain(explanation.absence?.why)
            continue
          }
          const { judgement, streak, downStreak, windows } = only(explanation)
          if (judgement.kind !== 'judged') throw new Error(judgement.kind)
          expect(judgement.up.state).toBe(up?.state ?? 'untouched')
          expect(judgement.down.state).toBe(down?.state ?? 'untouched')
          if (up !== undefined) expect(judgement.up.limit.limit).toBe(up.limitPrice)
          if (down !== undefined) expect(judgement.down.limit.limit).toBe(down.limitPrice)
          expect([streak.boards, streak.atLeast]).toEqual([up?.streak ?? 0, up?.streakAtLeast ?? false])
          expect(downStreak?.boards).toBe(down?.streak)
          if (up?.state === 'sealed') expect(judgement.shape).toBe(up.shape)
          expect(windows.map(({ days: n, boards, atLeast }) => ({ days: n, boards, atLeast }))).toEqual(
            up?.state === 'sealed' ? [up, ...others].map((each) => windowOf(each!)) : [],
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('print arithmetic that a calculator confirms, on lines of 80 columns', async () => {
    let [sums, comparisons] = [0, 0]
    await fc.assert(
      fc.asyncProperty(randomMarket, day, fc.nat(), async (bars, date, pick) => {
        const codes = [...new Set(bars.map((bar) => bar.code))]
        const explanation = await told(codes[pick % codes.length]!, date, { bars })
        const found = evaluated(explainText(explanation, context))
        expect(found.wrong).toEqual([])
        expect(found.sums).toBe(explanation.bar === undefined ? 0 : 2)
        sums += found.sums
        comparisons += found.comparisons
      }),
      { numRuns: 150 },
    )
    expect(sums).toBeGreaterThan(200)
    expect(comparisons).toBeGreaterThan(500)
  })

  it('lead each window back board by board, as the plain oracle counts them', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, day, async (bars, date) => {
        for (const code of new Set(bars.map((bar) => bar.code))) {
          const own = bars.filter((bar) => bar.code === code)
          const at = own.findIndex((bar) => bar.date === date)
          const judged = judge(own)
          if (judged[at]?.up !== 'sealed') continue
          const { streak, windows } = only(await told(code, date, { bars }))
          expect(streak.bars.map((bar) => bar.date)).toEqual(
            own
              .slice(at - plainStreak(judged, at) + 1, at + 1)
              .map((bar) => bar.date)
              .reverse(),
          )
          for (const { rule, days, boards, chain, end } of windows) {
            expect({ days, boards }).toEqual(plainWindow(judged, at, rule))
            const dates = chain.map((board) => board.date as string)
            const sealed = own.slice(0, at + 1).filter((_, index) => judged[index]!.up === 'sealed')
            expect(dates).toEqual(
              sealed
                .map((bar) => bar.date)
                .reverse()
                .slice(0, dates.length),
            )
            for (const board of chain) expect(own[board.ordinal - 1]!.date).toBe(board.date)
            const taken = chain.findLast(({ isTaken }) => isTaken)!
            expect([taken.days, taken.boards]).toEqual([days, boards])
            const next = sealed.at(-1 - dates.length)
            if (end.kind === 'hole')
              expect([end.date, end.empty > rule.maxEmpty!]).toEqual([next?.date, true])
            else expect([end.kind, next]).toEqual(['noBoard', undefined])
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

function windowOf({ daysBoards, daysBoardsAtLeast }: Board): unknown {
  return { ...daysBoards, atLeast: daysBoardsAtLeast }
}

describe('days without a limit', () => {
  const calm = flatBars('600001.SH', 20241202, 20250221)
  const days = tradingDaysBetween(20250102, 20250221)
  const list = join(mkdtempSync(join(tmpdir(), 'limitup-free-')), 'list.csv')
  beforeAll(() => {
    writeFileSync(list, 'code,list_date,delist_date\n603100,2025-01-03,\n603200,2000-01-03,2025-02-28\n')
  })

  it.each<[string, number, DailyBar[], ExplainOptions['securities'], object]>([
    [
      'a name with N',
      20250106,
      [
        plainBar('603100.SH', 20250103, 1000, 2000, 'N新股'),
        plainBar('603100.SH', 20250106, 2000, 2500, 'N新股'),
      ],
      undefined,
      { reason: 'firstName', since: '2025-01-03', bar: 2, bars: 5 },
    ],
    [
      'a name with C',
      20250107,
      [
        plainBar('603100.SH', 20250106, 1000, 2000, 'C新股'),
        plainBar('603100.SH', 20250107, 2000, 2500, 'C新股'),
      ],
      undefined,
      { reason: 'earlyName', since: '2025-01-06' },
    ],
    [
      'a first bar without a reference',
      20250107,
      [
        { ...plainBar('603100.SH', 20250106, 1000, 2000), prevClose: undefined },
        plainBar('603100.SH', 20250107, 2000, 2500),
      ],
      undefined,
      { reason: 'noReference', since: '2025-01-06', bar: 2, bars: 5 },
    ],
    [
      'a first bar far beyond its band',
      20250107,
      [plainBar('603100.SH', 20250106, 1000, 2000), plainBar('603100.SH', 20250107, 2000, 2100)],
      undefined,
      { reason: 'farBeyondBand', since: '2025-01-06', bar: 2, bars: 5 },
    ],
    [
      'a listing date',
      20250107,
      [plainBar('603100.SH', 20250106, 1000, 1300), plainBar('603100.SH', 20250107, 1300, 1350)],
      list,
      { reason: 'listed', since: '2025-01-03', bar: 3, bars: 5, at: { file: list, line: 2 } },
    ],
    [
      'a long halt',
      20250221,
      [plainBar('603100.SH', 20241203, 1000, 1000), plainBar('603100.SH', 20250221, 1000, 1600)],
      undefined,
      { reason: 'longGap', since: '2024-12-03' },
    ],
    [
      'a delisting ahead',
      20250221,
      [
        ...days.slice(0, -1).map((date) => plainBar('603200.SH', date, 1000, 1000)),
        plainBar('603200.SH', 20250221, 1000, 500),
      ],
      list,
      { reason: 'delistingAhead', since: '2025-02-28', at: { file: list, line: 3 } },
    ],
    [
      'a name that begins 退市',
      20250221,
      [
        ...days.slice(0, -1).map((date) => plainBar('603100.SH', date, 1000, 1000)),
        plainBar('603100.SH', 20250221, 1000, 500, '退市甲乙'),
      ],
      undefined,
      { reason: 'delistingFirstDay', since: '2025-02-21' },
    ],
    [
      'a first bar of the data without a reference',
      20241203,
      [
        { ...plainBar('603100.SH', 20241202, 1000, 1000), prevClose: undefined },
        plainBar('603100.SH', 20241203, 1000, 1600),
      ],
      undefined,
      { reason: 'maybeNew' },
    ],
  ])('after %s', async (_what, date, bars, securities, why) => {
    const explanation = await told(bars[0]!.code, dateText(date), { bars: [...calm, ...bars], securities })
    expect(only(explanation).judgement).toMatchObject({ kind: 'noLimit', why })
    expect(explainText(explanation, context)).toContain('no limit')
  })
})

describe('a look-back', () => {
  it('goes as far as a halted stock needs, in day files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-halted-'))
    const all = tradingDaysBetween(20240102, 20250110)
    const halted = all.slice(0, 20).map((date) => plainBar('600002.SH', date, 1000, 1000))
    const bars = [...flatBars('600001.SH', 20240102, 20250110), ...halted]
    for (const date of all) {
      const rows = bars.filter((bar) => bar.date === dateText(date))
      writeFileSync(join(folder, `${dateText(date)}.csv`), csvOf(rows))
    }
    const explanation = await told('600002', '2025-01-10', { data: folder })
    expect(explanation.absence).toMatchObject({ why: 'noRow', before: { date: halted.at(-1)!.date } })
    expect(explanation.lookback.days).toBe(all.length)
    const traded = await told('600001', '2025-01-10', { data: folder })
    expect(traded.lookback).toMatchObject({ days: 80, end: 'settled' })
  })

  it('ends at a hole of the market when told to go on, and is refused otherwise', async () => {
    const bars = flatBars('600001.SH', 20241202, 20250110)
      .concat(flatBars('600002.SH', 20241202, 20250110))
      .filter(({ date }) => date !== '2025-01-06')
    await expect(told('600001', '2025-01-10', { bars })).rejects.toMatchObject({ code: 'missing-day' })
    const { lookback, assumptions } = await told('600001', '2025-01-10', { bars, allowPartial: true })
    expect([lookback, assumptions]).toEqual([
      { from: '2025-01-07', days: 4, end: 'missingDay', isAlone: false },
      ['allow-partial'],
    ])
  })

  it('takes days without a bar for suspensions where the data holds one stock alone', async () => {
    const days = [20250102, 20250103, 20250106, 20250108]
    let price = 1000
    const bars = days.map((date) => {
      const prevClose = price
      price = limitPrices(prevClose, 10, false).up
      return plainBar('600001.SH', date, prevClose, price)
    })
    const explanation = await told('600001', '2025-01-08', { bars })
    expect(explanation.lookback.isAlone).toBe(true)
    expect(only(explanation).streak).toMatchObject({
      boards: 4,
      bars: [{ suspendedBefore: { from: '2025-01-07', to: '2025-01-07', days: 1 } }, {}, {}, {}],
    })
    expect((await told('600001', '2025-01-07', { bars })).absence).toMatchObject({
      why: 'noRow',
      before: { date: '2025-01-06', tradingDays: 1 },
      after: { date: '2025-01-08', tradingDays: 1 },
      streak: { boards: 3 },
    })
  })
})

describe('a stock of Beijing', () => {
  it('is found under the code it had, has, or will have', async () => {
    const calm = flatBars('600001.SH', 20250102, 20250110)
    const old = flatBars('832171.BJ', 20250102, 20250110)
    const bars = [...calm, ...old]
    for (const stock of ['832171', '920171', 'bj832171', '920171.BJ']) {
      expect(await told(stock, '2025-01-10', { bars })).toMatchObject({ code: '832171.BJ', prefix: '83' })
    }
    const later = [...calm, ...flatBars('920171.BJ', 20250102, 20250110)]
    expect((await told('832171', '2025-01-10', { bars: later })).code).toBe('920171.BJ')
  })
})
