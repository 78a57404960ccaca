import { describe, expect, it } from 'vitest'
import type { DayStats } from '../../../src/model/report.ts'
import { dateText } from '../../../src/model/date.ts'
import { TREND_DAYS } from '../../../src/formatters/report/reportInput.ts'
import { chartContent } from '../../../src/formatters/report/trendChart.ts'
import { PANELS } from '../../../src/formatters/report/trendPanels.ts'
import { pointText, trendOf } from '../../../src/formatters/report/trendPoints.ts'
import { trendNote } from '../../../src/formatters/report/trendWords.ts'
import { sayIn } from '../../../src/formatters/report/words.ts'
import { schemeOf } from '../../../src/formatters/report/palette.ts'
import { tradingDaysBetween } from '../../../src/rules/calendar.ts'
import { board, dayOf, quality, rangesOf } from '../../support/dayStats.ts'

const DATES = tradingDaysBetween(20241001, 20250331).map(dateText)
const say = sayIn('zh')
const style = { language: 'zh', colours: schemeOf('red-up').light } as const

/** Trading days in a row; the day at `at` has so many sealed boards of so many. */
function daysOf(count: number, changes: (at: number) => Partial<DayStats> = () => ({})): DayStats[] {
  return Array.from({ length: count }, (_, at) => {
    const boards = Array.from({ length: 10 }, (_, which) =>
      board({ code: String(600_000 + which), state: which < 1 + (at % 9) ? 'sealed' : 'broken' }),
    )
    return dayOf(boards, { date: DATES[at]!, previousDate: DATES[at - 1], ...changes(at) })
  })
}

const panel = (id: string): (typeof PANELS)[number] => PANELS.find((each) => each.id === id)!

/** Bars of a colour that a panel draws. */
function barsOf(svg: string, colour: string): number {
  return [...svg.matchAll(new RegExp(`<path [^>]*Z"[^>]*fill="${colour}"`, 'g'))].length
}

describe('the trend', () => {
  it('is that of the last days, and ends with the day', () => {
    const days = daysOf(80)
    const trend = trendOf(days, say)
    expect(trend.dates).toHaveLength(TREND_DAYS)
    expect(trend.dates.at(-1)).toBe(days.at(-1)!.date)
    expect(pointText(trend.series.sealed.points.at(-1))).toBe(String(days.at(-1)!.limitUp.sealed))
  })

  it('has an empty place where the data misses days', () => {
    const days = daysOf(5).filter((_, at) => at !== 2)
    const trend = trendOf(days, say)
    expect(trend.dates).toEqual([DATES[0], DATES[1], undefined, DATES[3], DATES[4]])
    expect(trend.series.sealed.points[2]).toBeUndefined()
    expect(trendNote({ say, language: 'zh' }, trend)).toContain('空缺：未知')
  })

  it('never takes what is not known for 0', () => {
    const hidden = quality({
      limitUp: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
      maxHeight: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
    })
    const days = daysOf(6, (at) => (at === 3 ? { quality: hidden } : {}))
    const trend = trendOf(days, say)
    expect(trend.series.sealed.points[3]).toBeUndefined()
    expect(trend.series.height.points[3]).toBeUndefined()
    expect(pointText(trend.series.sealed.points[3])).toBe('–')
    const whole = chartContent(panel('sealed'), trendOf(daysOf(6), say), style)
    const holed = chartContent(panel('sealed'), trend, style)
    expect(barsOf(whole, style.colours.up)).toBe(6)
    expect(barsOf(holed, style.colours.up)).toBe(5)
    const parts = (svg: string): number =>
      [
        ...svg.matchAll(new RegExp(`<path d="M[^Z"]*" fill="none" stroke="${style.colours.second}"`, 'g')),
      ].flatMap(([path]) => [...path.matchAll(/M/g)]).length
    expect(parts(whole)).toBe(1)
    expect(parts(holed)).toBe(2)
  })

  it('marks what may be more than seen with a triangle on every such day', () => {
    const days = daysOf(20, (at) =>
      at < 7 ? { ladder: [{ streak: 1, codes: [], atLeast: [board({ code: '600000' }).code] }] } : {},
    )
    const trend = trendOf(days, say)
    expect(trend.series.height.points[0]).toMatchObject({ atLeast: true, text: '至少1' })
    const svg = chartContent(panel('height'), trend, style)
    const triangles = [
      ...svg.matchAll(new RegExp(`fill="${style.colours.paper}"[^>]*stroke="${style.colours.up}"`, 'g')),
    ]
    expect(triangles).toHaveLength(7)
    expect(trendNote({ say, language: 'zh' }, trend)).toBe('三角：至少；空缺：未知')
  })

  it('shows both ends of what hangs on who is ST', () => {
    const days = daysOf(3).map((day) => ({
      ...day,
      ranges: rangesOf(day, {
        sealed: { from: 2, to: 5 },
        sealRate: { from: { part: 2, whole: 10 }, to: { part: 5, whole: 10 } },
      }),
    }))
    const trend = trendOf(days, say)
    expect(trend.series.sealed.points.map(pointText)).toEqual(['2–5', '2–5', '2–5'])
    expect(trend.series.sealRate.points[0]).toMatchObject({ from: 20, to: 50, text: '20%–50%' })
    const bars = chartContent(panel('sealed'), trend, style)
    expect(barsOf(bars, style.colours.up)).toBe(3)
    expect(barsOf(bars, style.colours.upTint)).toBe(3)
    const rates = chartContent(panel('seal-rate'), trend, style)
    expect(barsOf(rates, style.colours.upTint)).toBe(3)
    expect(trendNote({ say, language: 'en' }, trend)).toContain('浅色')
  })

  it('draws the same twice', () => {
    const trend = trendOf(daysOf(30), say)
    for (const each of PANELS) expect(chartContent(each, trend, style)).toBe(chartContent(each, trend, style))
  })
})
