import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import type { DayStats } from '../../src/model/report.ts'
import { limitUpPrice } from '../../src/rules/limitPrice.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import type { RangeOptions } from '../../src/run/analyzeRange.ts'
import { rangeReport } from '../../src/run/rangeReport.ts'
import { rangeDay } from '../../src/stats/range/rangeDay.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { dateText } from '../../src/model/date.ts'
import { InputFolder } from '../support/inputs.ts'
import { ROOT } from '../support/shell.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const FORMATS = join(ROOT, 'fixtures/formats')

async function daysOf(options: RangeOptions): Promise<DayStats[]> {
  const days: DayStats[] = []
  for await (const day of analyzeRange(options)) days.push(day)
  return days
}

describe('a day alone and in a range, in every format', () => {
  const markets = readdirSync(FORMATS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

  it.each(markets)('%s', async (name) => {
    const options = { data: [join(FORMATS, name)], now: NOW, history: 5 }
    const days = await daysOf(options)
    expect(days.length).toBeGreaterThan(5)
    for (const day of days) {
      const alone = await analyzeDay({ ...options, date: day.date })
      expect(JSON.stringify(day)).toBe(JSON.stringify(alone))
    }
  })

  it('the bundled market, day files of which a day alone reads a few', async () => {
    const options = { data: [join(ROOT, 'fixtures/days/2025-02-07')], now: NOW, scope: 'all' as const }
    const days = await daysOf({ ...options, last: 12 })
    expect(days).toHaveLength(12)
    for (const day of days)
      expect(JSON.stringify(day)).toBe(JSON.stringify(await analyzeDay({ ...options, date: day.date })))
  })
})

describe('a range over the change of codes of Beijing on 2025-10-09', () => {
  const DATES = tradingDaysBetween(20250915, 20251015).map(dateText)
  const CHANGE = '2025-10-09'

  /** A stock that seals every day under 430017 and then 920017, and one that never does. */
  function bars(): DailyBar[] {
    let close = 1000
    return DATES.flatMap((date) => {
      const prevClose = close
      close = limitUpPrice(prevClose, 30, true)
      const shared = { date, volumeShares: 100, specialTreatment: false }
      return [
        {
          ...shared,
          code: date < CHANGE ? '430017.BJ' : '920017.BJ',
          name: '星昊医药',
          prevClose,
          open: prevClose,
          high: close,
          low: prevClose,
          close,
          amountCents: 100 * close,
        },
        {
          ...shared,
          code: '600101.SH',
          name: '甲乙',
          prevClose: 1000,
          open: 1000,
          high: 1000,
          low: 1000,
          close: 1000,
          amountCents: 100_000,
        },
      ]
    })
  }

  /** The same bars as one file, so that a day alone reads them under the codes of its day. */
  function file(): string {
    const yuan = (cents: number | undefined): string => ((cents ?? 0) / 100).toFixed(2)
    const rows = bars().map(({ date, code, name, open, high, low, close, prevClose, amountCents }) =>
      [date, code, name, ...[open, high, low, close, prevClose].map(yuan), 100, yuan(amountCents)].join(','),
    )
    const header = 'date,code,name,open,high,low,close,pre_close,volume,amount'
    return new InputFolder().write('all.csv', `${[header, ...rows].join('\n')}\n`)
  }

  it.each([
    ['values', (): Partial<RangeOptions> => ({ bars: bars() })],
    ['a file', (): Partial<RangeOptions> => ({ data: [file()] })],
  ])(
    'shows old codes before it and new ones after, streaks going on, as days alone do: %s',
    async (_form, market) => {
      const options = { ...market(), now: NOW }
      const days = await daysOf(options)
      expect(days.map(({ date }) => date)).toEqual(DATES)
      days.forEach((day, at) => {
        const [tallest] = day.boards
        expect([day.date, tallest?.code, tallest?.streak]).toEqual([
          DATES[at],
          DATES[at]! < CHANGE ? '430017.BJ' : '920017.BJ',
          at + 1,
        ])
      })
      for (const day of days)
        expect(JSON.stringify(day)).toBe(JSON.stringify(await analyzeDay({ ...options, date: day.date })))
    },
  )

  it('takes the codes of a range that ends before it', async () => {
    const days = await daysOf({ bars: bars(), now: NOW, to: '2025-09-30', last: 3 })
    expect(days.map(({ boards }) => boards[0]?.code)).toEqual(['430017.BJ', '430017.BJ', '430017.BJ'])
  })
})

describe('the report of a range', () => {
  it('holds a row a day, the last of them the day’s own figures, and its records', async () => {
    const options = { data: [join(ROOT, 'fixtures/days/2025-02-07')], now: NOW, last: 20 }
    const report = await rangeReport(options)
    const day = await analyzeDay({ ...options, date: '2025-02-07' })
    expect([report.from, report.to, report.days.length]).toEqual(['2025-01-03', '2025-02-07', 20])
    expect(report.days.at(-1)).toEqual(rangeDay(day))
    expect(report.records).toContainEqual({
      kind: 'highest',
      figure: 'maxHeight',
      value: 7,
      date: '2025-02-07',
      since: undefined,
      days: 20,
      unknownDays: 0,
    })
  })
})
