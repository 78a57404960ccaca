import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderColumns, ladderWidths } from '../../../src/formatters/range/ladderColumns.ts'
import { rangeLadder } from '../../../src/formatters/range/ladder.ts'
import { recordWords } from '../../../src/formatters/range/recordWords.ts'
import { daysPerMark, sparkline } from '../../../src/formatters/range/sparkline.ts'
import { rangeTable } from '../../../src/formatters/range/table.ts'
import { displayWidth } from '../../../src/formatters/width.ts'
import type { RangeDay, RunRecord } from '../../../src/model/rangeReport.ts'
import { records } from '../../../src/stats/range/records.ts'
import { randomRows, RANGE_DATES, rowsOf } from '../../support/rangeDays.ts'
import { doubtfulRange, plainRange, sampleRange } from './sampleRange.ts'

const plain = (_style: string, text: string): string => text
const at = (width: number): { width: number; paint: typeof plain } => ({ width, paint: plain })

describe('a sparkline', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], 1, '▁▂▃▄▅▆▇█'],
    [[0, undefined, 10], 1, '▁·█'],
    // The same throughout: neither low nor high.
    [[5, 5, 5], 1, '▄▄▄'],
    [[undefined, undefined], 1, '··'],
    [[], 1, ''],
    // Means of two, of what is known of them.
    [[0, 2, 4, undefined, 9, 9, 9], 2, '▁▄██'],
    [[undefined, undefined, 1, 3, 5], 2, '·▁█'],
  ])('of %j, %i a mark', (values, perMark, marks) => {
    expect(sparkline(values, perMark)).toBe(marks)
  })

  it('has one mark a day where there is room, and never more marks than columns', () => {
    expect(daysPerMark(20, 40)).toBe(1)
    expect(daysPerMark(250, 40)).toBe(7)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 200 }), (days, width) => {
        const marks = sparkline(Array<number>(days).fill(1), daysPerMark(days, width))
        expect(displayWidth(marks)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('keeps the order of its values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (values) => {
        const marks = Array.from(sparkline(values, 1))
        for (const [one, value] of values.entries())
          for (const [other, another] of values.entries())
            if (value > another) expect(marks[one]! >= marks[other]!).toBe(true)
      }),
    )
  })
})

describe('the table of a range', () => {
  it.each([40, 60, 80, 100, 120, 200])('fits %i columns', (width) => {
    for (const report of [sampleRange(), plainRange(), doubtfulRange()]) {
      for (const line of rangeTable(report, at(width)).split('\n'))
        expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    }
  })

  it('shows both ends of what hangs on ST, and – for what is not known', () => {
    const text = rangeTable(sampleRange(), at(120))
    const lineOf = (date: string): string =>
      text.split('\n').find((line) => line.startsWith(date.slice(2)) || line.startsWith(date))!
    expect(lineOf('2025-01-09')).toMatch(/\d+–\d+/)
    expect(lineOf('2025-01-10').split(/\s+/).slice(1, 11)).toEqual(Array(10).fill('–'))
    expect(lineOf('2025-01-14')).toContain('>=9')
  })

  it('says what is partial once, and on how many days', () => {
    const text = rangeTable(sampleRange(), at(200))
    expect(text).toContain('不全 partial: 最高板 height (2025-01-14: cut)')
    expect(text).toContain('问题 issues: anomalous 2 (on 1 day)')
  })

  it('colours what rises and falls, and only adds colour', () => {
    const codes = { up: 31, down: 32, dim: 2, bold: 1 } as const
    const colored = rangeTable(sampleRange(), {
      width: 120,
      paint: (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`,
    })
    expect(colored).toContain('\u001b[31m83\u001b[0m')
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(rangeTable(sampleRange(), at(120)))
  })

  it('names what a narrow terminal does not show', () => {
    expect(rangeTable(sampleRange(), at(50))).toContain('not shown at 50 columns: ')
    expect(rangeTable(plainRange(), at(80))).not.toContain('not shown')
  })
})

describe('the ladder history', () => {
  it.each([40, 60, 80, 120, 200])('fits %i columns and names every stock', (width) => {
    for (const report of [sampleRange(), plainRange(), doubtfulRange()]) {
      const text = rangeLadder(report, at(width))
      for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
      const letters = text.replace(/\s/g, '')
      for (const { rungs } of report.days)
        for (const { stocks } of rungs ?? [])
          for (const { name, code } of stocks) expect(letters.includes(name ?? code) || width < 60).toBe(true)
    }
  })

  it('stands newest first, with windows, limits, doubts and a code where there is no name', () => {
    const text = rangeLadder(sampleRange(), at(200))
    const dates = text.split('\n').flatMap((line) => /^2025-01-\d\d(?= {2})/.exec(line)?.[0] ?? [])
    expect(dates).toEqual(
      sampleRange()
        .days.map(({ date }) => date)
        .reverse(),
    )
    expect(text).toContain('新炬网络 >=9连板')
    expect(text).toContain('青云科技 20CM >=13天11板')
    expect(text).toContain('600126.SH')
    expect(rangeLadder(doubtfulRange(), at(120))).toContain('ST?')
  })

  it('joins the tallest rungs where there is no room for each', () => {
    const days = [9, 7, 5, 4, 3, 2].map((streak): RangeDay => ({
      ...sampleRange().days[0]!,
      rungs: [{ streak, count: { from: 1, to: 1 }, stocks: [] }],
    }))
    expect(ladderColumns(days, 200).map(({ least }) => least)).toEqual([9, 7, 5, 4, 3, 2])
    expect(ladderColumns(days, 62)).toEqual([
      { least: 5, most: Infinity },
      { least: 4, most: 4 },
      { least: 3, most: 3 },
      { least: 2, most: 2 },
    ])
    expect(ladderColumns(days, 5)).toEqual([{ least: 2, most: Infinity }])
    expect(ladderColumns([], 80)).toEqual([])
  })

  it('gives columns what they need, never more than there is', () => {
    const needs = fc.array(fc.array(fc.nat(120), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(needs, fc.integer({ min: 50, max: 160 }), (cells, room) => {
        const widths = ladderWidths(cells, 3, room)
        expect(widths.reduce((sum, width) => sum + width, 4)).toBeLessThanOrEqual(room)
        for (const [column, width] of widths.entries())
          expect(width).toBeLessThanOrEqual(Math.max(4, ...cells.map((row) => row[column]!)))
      }),
    )
  })
})

describe('records in words', () => {
  const run: RunRecord = {
    kind: 'run',
    condition: { kind: 'atLeast', figure: 'bigRisers', least: 100 },
    figure: 'bigRisers',
    value: 100,
    since: RANGE_DATES[3]!,
    until: RANGE_DATES[5]!,
    days: 3,
    isCurrent: true,
    isLongest: true,
    before: 'unknown',
    after: 'rangeEnd',
  }

  it('tell a run that goes on, and why it may be longer', () => {
    expect(recordWords(run)).toEqual({
      zh: '连续3日逾百股涨停或涨超10%（2025-01-07起），为区间最长（其前一日未确知）',
      en: '100 or more sealed or above 10% on 3 days in a row, since 2025-01-07, the longest of the range (the day before is not known for sure)',
    })
  })

  it('tell the longest run of the range', () => {
    expect(recordWords({ ...run, isCurrent: false, before: 'other', after: 'missingDay' })).toEqual({
      zh: '最长连续3日逾百股涨停或涨超10%（2025-01-07至2025-01-09）（其后缺日）',
      en: '100 or more sealed or above 10% on 3 days in a row, the longest run, 2025-01-07 to 2025-01-09 (a day after is missing)',
    })
  })

  it.each([
    [{ kind: 'atLeast', figure: 'overTenRisers', least: 100 }, '连续3日逾百股涨超10%'],
    [{ kind: 'atLeast', figure: 'sealed', least: 100 }, '连续3日逾百股涨停（'],
    [{ kind: 'atLeast', figure: 'amountCents', least: 1.5e14 }, '连续3日沪深成交额不低于1.5万亿'],
    [{ kind: 'atLeast', figure: 'sealRate', least: 0.8 }, '连续3日封板率不低于80%'],
    [{ kind: 'atLeast', figure: 'maxHeight', least: 7 }, '连续3日最高板不低于7板'],
    [{ kind: 'rising', figure: 'maxHeight' }, '连续3日最高板上升'],
    [{ kind: 'moreThan', figure: 'decliners', other: 'advancers' }, '连续3日下跌家数多于上涨'],
  ] as const)('tell %j', (condition, words) => {
    expect(recordWords({ ...run, condition, figure: condition.figure }).zh).toContain(words)
  })

  it('tell an extreme by its degree, and the days that are not known', () => {
    const extreme = {
      kind: 'highest',
      figure: 'sealed',
      value: 84,
      date: RANGE_DATES[9]!,
      days: 6,
      unknownDays: 2,
    } as const
    expect(recordWords({ ...extreme, since: RANGE_DATES[1]! })).toEqual({
      zh: '涨停84家，为2025-01-03以来最多（另有2日未确知）',
      en: 'sealed 84, the most since 2025-01-03 (2 days are not known for sure)',
    })
    expect(
      recordWords({
        ...extreme,
        kind: 'lowest',
        figure: 'premiumClose',
        value: -0.0123,
        since: undefined,
        unknownDays: 1,
      }),
    ).toEqual({
      zh: '昨日涨停收盘溢价-1.23%，为全部6日最低（另有1日未确知）',
      en: 'premium at close -1.23%, the lowest of all 6 days (1 day is not known for sure)',
    })
    expect(
      recordWords({
        ...extreme,
        figure: 'amountCents',
        value: 196_133_999_978_200,
        since: undefined,
        unknownDays: 0,
      }).en,
    ).toBe('amount of SSE and SZSE 1.96 trillion yuan, the largest of all 6 days')
  })

  it.each([
    [42_490_000_000_000, '424.9 billion yuan'],
    [151_200_000_000, '1.51 billion yuan'],
    [15_120_000_000, '151.2 million yuan'],
    [12_345, '123.45 yuan'],
  ])('tell %i cents in English as %s', (value, words) => {
    expect(
      recordWords({
        kind: 'minimum',
        figure: 'amountCents',
        value,
        dates: [RANGE_DATES[0]!],
        days: 2,
        unknownDays: 0,
      }).en,
    ).toContain(words)
  })

  it('name three days of an extreme and count the rest', () => {
    const bound = { kind: 'minimum', figure: 'limitDown', value: 0, days: 9, unknownDays: 0 } as const
    expect(recordWords({ ...bound, dates: RANGE_DATES.slice(0, 5) })).toEqual({
      zh: '区间内跌停最少0家（2025-01-02、2025-01-03、2025-01-06等5日）',
      en: 'the fewest limit-down of the range: 0 (2025-01-02, 2025-01-03, 2025-01-06 and 2 more days)',
    })
  })

  it('have a sentence of each language for whatever is found', () => {
    fc.assert(
      fc.property(randomRows, (days) => {
        for (const record of records(days)) {
          const { zh, en } = recordWords(record)
          expect(zh + en).not.toMatch(/undefined|NaN|Infinity/)
          expect(zh).toMatch(/[\u4e00-\u9fff]/)
          expect(en).not.toMatch(/[\u4e00-\u9fff]/)
        }
      }),
    )
    expect(records(rowsOf([]))).toEqual([])
  })
})
