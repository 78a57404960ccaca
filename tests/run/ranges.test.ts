import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import type { DayStats } from '../../src/model/report.ts'
import type { Range, RateRange } from '../../src/model/statusRanges.ts'
import type { Scope } from '../../src/model/scope.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { limitDownPrice, limitUpPrice } from '../../src/rules/limitPrice.ts'

const NOW = new Date('2026-10-09T08:00:00Z')
const DAYS = tradingDaysBetween(20250205, 20250208)
const CODES = ['600101', '000102', '300103']

/** What a bar does: closes at or touches the wide limit or the narrow one, above or below, or nothing. */
const SHAPES = ['flat', 'wide', 'narrow', 'touchesWide', 'touchesNarrow', 'down', 'narrowDown'] as const
type Shape = (typeof SHAPES)[number]

function barOf(code: string, date: number, prevClose: number, shape: Shape): DailyBar {
  const wide = code.startsWith('3') ? 20 : 10
  const narrow = code.startsWith('3') ? 20 : 5
  const high = {
    flat: prevClose,
    wide: limitUpPrice(prevClose, wide, false),
    narrow: limitUpPrice(prevClose, narrow, false),
    touchesWide: limitUpPrice(prevClose, wide, false),
    touchesNarrow: limitUpPrice(prevClose, narrow, false),
    down: prevClose,
    narrowDown: prevClose,
  }[shape]
  const low = {
    down: limitDownPrice(prevClose, wide, false),
    narrowDown: limitDownPrice(prevClose, narrow, false),
  }
  const close =
    shape === 'wide' || shape === 'narrow' ? high : shape in low ? low[shape as 'down'] : prevClose
  return {
    code,
    date: dateText(date),
    prevClose,
    open: prevClose,
    high,
    low: Math.min(prevClose, close),
    close,
    volumeShares: 100,
    amountCents: 100 * close,
  }
}

function market(shapes: readonly (readonly Shape[])[]): DailyBar[] {
  return CODES.flatMap((code, at) => {
    let last = 1000
    return DAYS.map((date, day) => {
      const bar = barOf(code, date, last, shapes[at]![day]!)
      last = bar.close
      return bar
    })
  })
}

/** Every way in which the stocks may have been ST, bar by bar, that the bars allow. */
function* truths(bars: readonly DailyBar[]): Generator<DailyBar[]> {
  const open = bars.map((bar) => {
    const isWide = bar.code.startsWith('3')
    const prevClose = bar.prevClose!
    const inNarrow =
      bar.high <= limitUpPrice(prevClose, 5, false) && bar.low >= limitDownPrice(prevClose, 5, false)
    return isWide || inNarrow
  })
  const free = open.flatMap((isOpen, at) => (isOpen ? [at] : []))
  // An ST flag changes from day to day only in the law's eyes; at most 2^10 cases are walked through.
  const step = Math.max(1, Math.ceil(2 ** free.length / 256))
  for (let mask = 0; mask < 2 ** free.length; mask += step) {
    yield bars.map((bar, at) => {
      const bit = free.indexOf(at)
      return { ...bar, specialTreatment: bit >= 0 && Math.floor(mask / 2 ** bit) % 2 === 1 }
    })
  }
}

function expectIn(value: number, range: Range): void {
  expect(value).toBeGreaterThanOrEqual(range.from)
  expect(value).toBeLessThanOrEqual(range.to)
}

function expectRateIn(value: DayStats['sealRate'], range: RateRange | undefined): void {
  if (value === undefined || range === undefined) return
  expect(value.part * range.from.whole).toBeGreaterThanOrEqual(range.from.part * value.whole)
  expect(value.part * range.to.whole).toBeLessThanOrEqual(range.to.part * value.whole)
}

describe('ranges of a day without an ST source', () => {
  it.each<Scope>(['cls', 'all'])('hold every truth that the bars allow, scope %s', async (scope) => {
    const shape = fc.constantFrom(...SHAPES)
    const stock = fc.array(shape, { minLength: DAYS.length, maxLength: DAYS.length })
    await fc.assert(
      fc.asyncProperty(fc.tuple(stock, stock, stock), async (shapes) => {
        const bars = market(shapes)
        const ask = { date: dateText(DAYS.at(-1)!), scope, now: NOW, leastShare: 0 }
        const said = await analyzeDay({ bars, ...ask })
        for (const truth of truths(bars)) {
          const day = await analyzeDay({ bars: truth, ...ask })
          const { ranges } = said
          expectIn(day.limitUp.sealed, ranges?.sealed ?? point(said.limitUp.sealed))
          expectIn(day.limitUp.broken, ranges?.broken ?? point(said.limitUp.broken))
          expectIn(day.limitDown.sealed, ranges?.limitDownSealed ?? point(said.limitDown.sealed))
          expectIn(day.limitDown.broken, ranges?.limitDownBroken ?? point(said.limitDown.broken))
          expectIn(day.traded, ranges?.traded ?? point(said.traded))
          expectIn(day.bigRisers, ranges?.bigRisers ?? point(said.bigRisers))
          expectIn(day.maxHeight, ranges?.maxHeight ?? point(said.maxHeight))
          expectIn(day.streakStocks ?? 0, ranges?.streakStocks ?? point(said.streakStocks ?? 0))
          expectRateIn(day.sealRate, ranges?.sealRate)
          expectRateIn(day.streakPromotion, ranges?.streakPromotion)
          for (const rung of ranges?.rungs ?? []) {
            const codes = day.ladder.find(({ streak }) => streak === rung.streak)?.codes ?? []
            expectIn(codes.length, rung)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is undefined where every stock has a flag, and where the limit tells', async () => {
    const bars = market([
      ['wide', 'wide', 'wide'],
      ['flat', 'touchesWide', 'flat'],
      ['flat', 'flat', 'flat'],
    ])
    const ask = { date: dateText(DAYS.at(-1)!), scope: 'all' as const, now: NOW, leastShare: 0 }
    expect((await analyzeDay({ bars, ...ask })).ranges).toBeUndefined()
    const flagged = bars.map((bar) => ({ ...bar, specialTreatment: false }))
    expect((await analyzeDay({ bars: flagged, ...ask })).ranges).toBeUndefined()
  })
})

function point(value: number): Range {
  return { from: value, to: value }
}
