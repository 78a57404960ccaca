import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import type { Board, DayStats } from '../../src/model/report.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { limitUpPrice } from '../../src/rules/limitPrice.ts'

/** Cases that tell a right answer from a nearly right one. */
const NOW = new Date('2026-10-09T08:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'limitup-telling-'))

async function dayOf(bars: DailyBar[], date: string, more: AnalyzeOptions = {}): Promise<DayStats> {
  return analyzeDay({ bars, date, scope: 'all', now: NOW, ...more })
}

function bar(code: string, date: string, prevClose: number, close: number, name = '甲乙丙丁'): DailyBar {
  const [low, high] = [Math.min(prevClose, close), Math.max(prevClose, close)]
  return {
    code,
    date,
    name,
    open: prevClose,
    high,
    low,
    close,
    prevClose,
    volumeShares: 100,
    amountCents: 100 * close,
  }
}

/** A stock that trades flat on every day. */
function flat(code: string, from: number, to: number): DailyBar[] {
  return tradingDaysBetween(from, to).map((date) => bar(code, dateText(date), 1000, 1000))
}

/** Boards in a row on the days given. */
function boards(
  code: string,
  days: readonly string[],
  start: number,
  percent: number,
  name?: string,
): DailyBar[] {
  let last = start
  return days.map((date) => {
    const prevClose = last
    last = limitUpPrice(prevClose, percent, /^[489]/.test(code))
    return bar(code, date, prevClose, last, name)
  })
}

function of(day: DayStats, code: string): Board | undefined {
  return day.boards.find((board) => board.code.startsWith(code))
}

describe('a resumption after a long halt', () => {
  const days = tradingDaysBetween(20250213, 20250224).map(dateText)
  const bars = [
    ...flat('600001', 20241202, 20250224),
    ...flat('600300', 20241202, 20241205),
    bar('600300', '2025-02-12', 1000, 1600),
    ...boards('600300', days, 1600, 10),
  ]

  it.each([
    ['2025-02-14', 2],
    ['2025-02-19', 5],
    ['2025-02-24', 8],
  ])('is no listing when older bars are there: %s has %i boards', async (date, streak) => {
    expect(of(await dayOf(bars, date), '600300')).toMatchObject({ streak, streakAtLeast: false })
  })
})

describe('a securities list', () => {
  const bars = [
    ...flat('600001', 20250102, 20250107),
    ...boards('600100', ['2025-01-03', '2025-01-06', '2025-01-07'], 1000, 5, ''),
  ].map((each) => ({ ...each, name: undefined }))

  it.each([
    [
      'start dates alone',
      'code,name,start_date\n600100,同方股份,1997-06-27\n600100,ST同方,2024-12-01\n600001,甲,2000-01-01\n',
    ],
    [
      'an open end on the older name',
      'code,name,start_date,end_date\n600100,同方股份,1997-06-27,\n600100,ST同方,2024-12-01,\n600001,甲,2000-01-01,\n',
    ],
  ])('with %s gives a day the name that began last', async (_what, text) => {
    const file = join(folder, 'list.csv')
    writeFileSync(file, text)
    const day = await dayOf(bars, '2025-01-07', { securities: file })
    expect(of(day, '600100')).toMatchObject({ status: 'specialTreatment', streak: 3, name: 'ST同方' })
  })

  it('without dates holds from the day the user names, also for stocks seen before', async () => {
    const file = join(folder, 'undated.csv')
    writeFileSync(file, 'code,name\n600100,ST同方\n600001,甲\n')
    const later = [
      ...flat('600001', 20260703, 20260707),
      ...boards('600100', ['2026-07-06', '2026-07-07'], 1000, 10),
    ]
    const unnamed = later.map((each) => ({ ...each, name: undefined }))
    const day = await dayOf(unnamed, '2026-07-07', {
      securities: file,
      namesValid: '2026-07-07',
      scope: 'cls',
    })
    expect([day.limitUp.sealed, day.statusUnknown]).toEqual([0, 0])
  })
})

describe('names that mark a listing', () => {
  it('free one day in Beijing: N on the first, limits from C on', async () => {
    const days = ['2025-01-06', '2025-01-07']
    const bars = [
      ...flat('600001', 20250102, 20250107),
      bar('920100', '2025-01-03', 1000, 3617, 'N铁大'),
      ...boards('920100', days, 3617, 30, 'C铁大'),
    ]
    expect(of(await dayOf(bars, '2025-01-07'), '920100')).toMatchObject({ streak: 2, streakAtLeast: false })
  })
})

describe('the S-share', () => {
  it('keeps 5% after 2026-07-06, with or without its name and flag', async () => {
    for (const more of [
      {},
      { name: undefined },
      { name: undefined, specialTreatment: false },
      { specialTreatment: true },
    ]) {
      const bars = [
        ...flat('600001', 20260703, 20260707),
        ...boards('600182', ['2026-07-06', '2026-07-07'], 1365, 5, 'S佳通').map((each) => ({
          ...each,
          ...more,
        })),
      ]
      expect(of(await dayOf(bars, '2026-07-07', { scope: 'cls' }), '600182')).toMatchObject({
        streak: 2,
        limitPercent: 5,
      })
    }
  })
})

describe('windows without a largest hole', () => {
  it('are at least what was seen while earlier boards could lengthen them', async () => {
    const days = tradingDaysBetween(20250102, 20250110).map(dateText)
    const bars = [
      ...flat('600001', 20250102, 20250110),
      ...flat('600300', 20250102, 20250103),
      ...boards('600300', days.slice(2, 4), 1000, 10),
    ]
    const day = await dayOf(bars, days[3]!, { scope: 'eastmoney' })
    expect(of(day, '600300')).toMatchObject({ streak: 2, streakAtLeast: false, daysBoardsAtLeast: true })
  })
})

describe('index moves', () => {
  const bars = flat('600001', 20250102, 20250107)
  const moves = async (text: string): Promise<unknown> => {
    const index = join(folder, 'index.csv')
    writeFileSync(index, text)
    return (await dayOf(bars, '2025-01-07', { index })).indexes.map(({ change }) => change)
  }

  it('follow from the trading day before, and not from an older bar', async () => {
    const rows = 'code,date,close\n000001.SH,2025-01-06,3000\n000001.SH,2025-01-07,3030\n'
    expect(await moves(rows)).toEqual([{ part: 300_000, whole: 30_000_000 }])
    expect(await moves(rows.replace('2025-01-06', '2025-01-03'))).toEqual([])
  })

  it('are refused when one day has two', async () => {
    const rows = 'code,date,close,pre_close\n000001.SH,2025-01-07,3030,3000\n000001.SH,2025-01-07,3040,3000\n'
    await expect(moves(rows)).rejects.toMatchObject({ code: 'conflicting-rows' })
  })
})

describe('bars as values', () => {
  const good = flat('600001', 20250102, 20250107)
  const last = good.at(-1)!

  it.each([
    ['a Saturday', { ...last, date: '2025-01-04' }],
    ['a future day', { ...last, date: '2026-10-12' }],
    ['no day', { ...last, date: '7.1.2025' }],
    ['a fund', { ...last, code: '510050' }],
    ['a price off the grid', { ...last, close: 1000.5 }],
    ['a high below the close', { ...last, high: 999 }],
    ['a negative volume', { ...last, volumeShares: -5 }],
    ['an amount that is no number', { ...last, amountCents: NaN }],
  ])('are refused with %s', async (_what, bad) => {
    await expect(dayOf([...good, bad], '2025-01-07')).rejects.toMatchObject({ code: 'bad-bar' })
  })

  it('take a volume of 0 as a suspended day', async () => {
    const bars = [...good, ...boards('600300', ['2025-01-03', '2025-01-07'], 1000, 10)]
    const halted = { ...bar('600300', '2025-01-06', 1100, 1100), volumeShares: 0, amountCents: 0 }
    expect(of(await dayOf([...bars, halted], '2025-01-07'), '600300')?.streak).toBe(2)
  })

  it('may not stand beside files', async () => {
    await expect(dayOf(good, '2025-01-07', { data: 'bars.csv' })).rejects.toMatchObject({ code: 'usage' })
  })
})

describe('a stock without an ST source among others', () => {
  const days = ['2025-01-06', '2025-01-07']
  const nameless = (percent: number): DailyBar[] => [
    ...flat('600001', 20250102, 20250107),
    ...boards('600300', days, 1000, percent).map((each) => ({ ...each, name: undefined })),
  ]

  it('is no ST stock when it closes at 10%', async () => {
    const day = await dayOf(nameless(10), '2025-01-07')
    expect([day.limitUp.sealed, day.statusUnknown, day.ranges]).toEqual([1, 1, undefined])
  })

  it('may be one when it closes at 5%, and an issue says where', async () => {
    const day = await dayOf(nameless(5), '2025-01-07')
    expect(day.limitUp.sealed).toBe(0)
    expect(day.ranges).toMatchObject({ sealed: { from: 0, to: 1 }, stocks: ['600300.SH'] })
    expect(day.quality.limitUp.state).toBe('partial')
    expect(day.issues.find((issue) => issue.code === 'st-unknown')).toMatchObject({ count: 2 })
  })

  it('is refused by --strict', async () => {
    await expect(dayOf(nameless(5), '2025-01-07', { strict: true })).rejects.toMatchObject({
      code: 'strict-issues',
    })
  })
})
