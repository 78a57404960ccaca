import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PRICE_CENTS } from '../../src/model/cents.ts'
import { SEGMENTS } from '../../src/model/code.ts'
import {
  ipoFirstDayPrices,
  limitDownPrice,
  limitPrices,
  limitUpPrice,
  roundsInward,
} from '../../src/rules/limitPrice.ts'
import type { BoundedPercent } from '../../src/rules/limitPrice.ts'

const HALF_UP = false
const INWARD = true

const cents = (yuan: string): number => Number(yuan.replace('.', ''))

describe('limit prices of known days', () => {
  it.each<[string, BoundedPercent, boolean, string, string, string]>([
    ['10.00', 10, HALF_UP, '11.00', '9.00', 'nothing to round'],
    ['17.81', 10, HALF_UP, '19.59', '16.03', 'worked example of the 1996 notice'],
    ['10.05', 10, HALF_UP, '11.06', '9.05', 'both sides are exact halves'],
    ['1.15', 10, HALF_UP, '1.27', '1.04', 'a double product lies below the half and gives 1.26'],
    [
      '4.35',
      10,
      HALF_UP,
      '4.79',
      '3.92',
      'the down price is the half; subtracting a rounded step gives 3.91',
    ],
    ['0.15', 10, HALF_UP, '0.17', '0.14', 'halves at a price of cents'],
    ['11.61', 10, HALF_UP, '12.77', '10.45', 'rounds down on both sides'],
    ['3.33', 10, HALF_UP, '3.66', '3.00', 'down carries to a whole yuan'],
    ['8.71', 10, HALF_UP, '9.58', '7.84', 'up by .1, down by .9 of a cent'],
    ['0.04', 10, HALF_UP, '0.05', '0.03', 'ten percent is under a tick: one tick at least'],
    ['14.62', 10, HALF_UP, '16.08', '13.16', 'rounds by .2 and .8 of a cent'],
    ['140.00', 20, HALF_UP, '168.00', '112.00', 'STAR, nothing to round'],
    ['10.05', 20, HALF_UP, '12.06', '8.04', 'ChiNext, nothing to round'],
    ['13.37', 20, HALF_UP, '16.04', '10.70', 'ChiNext, rounds by .4 and .6 of a cent'],
    ['2.10', 5, HALF_UP, '2.21', '2.00', 'ST, both sides are exact halves'],
    ['1.70', 5, HALF_UP, '1.79', '1.62', 'ST 000010 on 2026-07-01, before the change'],
    ['1.70', 10, HALF_UP, '1.87', '1.53', 'ST 000010 on 2026-07-10, after the change'],
    ['13.65', 5, HALF_UP, '14.33', '12.97', 'S佳通 600182 on 2026-07-10, still 5%'],
    ['0.09', 5, HALF_UP, '0.10', '0.08', 'five percent is under a tick on both sides'],
    [
      '0.10',
      5,
      HALF_UP,
      '0.11',
      '0.09',
      'the half rounds back to prevClose, so the tick decides the down side',
    ],
    ['84.63', 30, INWARD, '110.01', '59.25', 'half up would exceed 30% on both sides'],
    ['17.09', 30, INWARD, '22.21', '11.97', 'half up would exceed 30% on both sides'],
    ['31.46', 30, INWARD, '40.89', '22.03', 'half up would exceed 30% on both sides'],
    ['2.85', 30, INWARD, '3.70', '2.00', 'exact halves, up is cut and down is raised'],
    ['11.49', 30, INWARD, '14.93', '8.05', 'half up would exceed 30% on both sides'],
    ['16.25', 30, INWARD, '21.12', '11.38', 'exact halves, up is cut'],
    ['0.69', 30, INWARD, '0.89', '0.49', 'inwards below one yuan'],
    ['10.05', 30, INWARD, '13.06', '7.04', 'exact half on the up side is cut'],
    ['0.70', 30, INWARD, '0.91', '0.49', 'nothing to round, but a floor of doubles gives 0.90'],
    ['43.00', 30, INWARD, '55.90', '30.10', 'nothing to round'],
    ['36.17', 30, INWARD, '47.02', '25.32', '920222 on its second day'],
  ])('%s at %d%% (inward: %s) is %s and %s: %s', (prevClose, percent, inward, up, down) => {
    expect(limitPrices(cents(prevClose), percent, inward)).toEqual({ up: cents(up), down: cents(down) })
  })

  it('bounds the first day of a 2014 to 2023 IPO by 144% and 64% of the issue price', () => {
    expect(ipoFirstDayPrices(747)).toEqual({ up: 1076, down: 478 })
    // 14.76 and 6.56 exactly
    expect(ipoFirstDayPrices(1025)).toEqual({ up: 1476, down: 656 })
    // 0.504 and 0.224: both round down
    expect(ipoFirstDayPrices(35)).toEqual({ up: 50, down: 22 })
    // 0.8928 and 0.3968: both round up
    expect(ipoFirstDayPrices(62)).toEqual({ up: 89, down: 40 })
  })

  it('never falls below one cent', () => {
    expect(limitPrices(1, 10, HALF_UP)).toEqual({ up: 2, down: 1 })
    expect(limitPrices(1, 30, INWARD)).toEqual({ up: 2, down: 1 })
    expect(limitPrices(2, 5, HALF_UP)).toEqual({ up: 3, down: 1 })
  })

  it('rounds inwards in Beijing only', () => {
    expect(SEGMENTS.filter((segment) => roundsInward(segment))).toEqual(['bse'])
  })
})

/** The rule text over whole numbers of any size: multiply, divide, look at the rest. */
function oracle(prevClose: number, percent: number, inward: boolean): { up: number; down: number } {
  const price = BigInt(prevClose)
  const rounded = (product: bigint, up: boolean): bigint => product / 100n + (up ? 1n : 0n)
  const rise = price * BigInt(100 + percent)
  const fall = price * BigInt(100 - percent)
  let up = rounded(rise, !inward && rise % 100n >= 50n)
  let down = rounded(fall, inward ? fall % 100n > 0n : fall % 100n >= 50n)
  if (up - price < 1n) up = price + 1n
  if (price - down < 1n) down = price - 1n
  if (down < 1n) down = 1n
  return { up: Number(up), down: Number(down) }
}

const percents = fc.constantFrom<BoundedPercent>(5, 10, 20, 30)
const prices = fc.oneof(fc.integer({ min: 1, max: MAX_PRICE_CENTS }), fc.integer({ min: 1, max: 300 }))

describe('laws of limit prices', () => {
  it('agrees with the rule text in whole numbers', () => {
    fc.assert(
      fc.property(prices, percents, fc.boolean(), (prevClose, percent, inward) => {
        expect(limitPrices(prevClose, percent, inward)).toEqual(oracle(prevClose, percent, inward))
      }),
      { numRuns: 5_000, examples: [[MAX_PRICE_CENTS, 30, false]] },
    )
  })

  it('never falls when prevClose rises', () => {
    fc.assert(
      fc.property(prices, percents, fc.boolean(), (prevClose, percent, inward) => {
        const here = limitPrices(prevClose, percent, inward)
        const next = limitPrices(prevClose + 1, percent, inward)
        expect(next.up).toBeGreaterThanOrEqual(here.up)
        expect(next.down).toBeGreaterThanOrEqual(here.down)
      }),
      { numRuns: 5_000 },
    )
  })

  it('keeps Beijing within 30% wherever 30% is a tick or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: MAX_PRICE_CENTS }), (prevClose) => {
        const { up, down } = limitPrices(prevClose, 30, INWARD)
        expect(up * 100).toBeLessThanOrEqual(prevClose * 130)
        expect(down * 100).toBeGreaterThanOrEqual(prevClose * 70)
      }),
      { numRuns: 5_000 },
    )
  })
})

/** Every prevClose from 0.01 to 300.00 yuan. */
const GRID = Array.from({ length: 30_000 }, (_, index) => index + 1)

type Idiom = (yuan: number, percent: number) => number

const rise = (percent: number): number =>
  percent === 5 ? 1.05 : percent === 10 ? 1.1 : percent === 20 ? 1.2 : 1.3

/** Python's round to two places: like toFixed, but an exact half goes to the even cent. */
function pythonRound(value: number): number {
  const exactHalf = Number.isInteger(value * 8) && !Number.isInteger(value * 4)
  const down = Math.floor(value * 100)
  return exactHalf ? down + (down % 2) : inCents(Number(value.toFixed(2)))
}

const inCents = (yuan: number): number => Math.round(yuan * 100)

const FIXED: Idiom = (yuan, percent) => inCents(Number((yuan * rise(percent)).toFixed(2)))
const ROUND: Idiom = (yuan, percent) => inCents(Math.round(yuan * rise(percent) * 100) / 100)
const WHOLE_PERCENT: Idiom = (yuan, percent) => inCents(Math.round(yuan * (100 + percent)) / 100)
const PYTHON: Idiom = (yuan, percent) => pythonRound(yuan * rise(percent))
const ROUND_DOWN_SIDE: Idiom = (yuan) => inCents(Math.round(yuan * 0.9 * 100) / 100)
const FLOOR: Idiom = (yuan) => inCents(Math.floor(yuan * 1.3 * 100) / 100)

describe('what doubles get wrong, in 30,000 prices', () => {
  const wrong = (idiom: Idiom, percent: BoundedPercent, limit: (prevClose: number) => number): number[] =>
    GRID.filter((prevClose) => {
      const price = idiom(prevClose / 100, percent)
      // No idiom knows the one-tick floor; what it decides is not counted as their fault.
      const underOneTick = prevClose * percent < 100 && price === prevClose
      return !underOneTick && price !== limit(prevClose)
    })

  it.each<[string, Idiom, BoundedPercent, number, readonly number[]]>([
    ['(p*1.05).toFixed(2)', FIXED, 5, 358, []],
    ['(p*1.1).toFixed(2)', FIXED, 10, 366, [95, 115, 145]],
    ['(p*1.2).toFixed(2)', FIXED, 20, 0, []],
    ['(p*1.3).toFixed(2)', FIXED, 30, 876, []],
    ['Math.round(p*1.05*100)/100', ROUND, 5, 46, []],
    ['Math.round(p*1.1*100)/100', ROUND, 10, 33, [115, 1715, 3305]],
    ['Math.round(p*1.2*100)/100', ROUND, 20, 0, []],
    ['Math.round(p*1.3*100)/100', ROUND, 30, 158, []],
    ['Math.round(p*105)/100', WHOLE_PERCENT, 5, 100, []],
    ['Math.round(p*110)/100', WHOLE_PERCENT, 10, 167, [115, 205, 435]],
    ['Math.round(p*120)/100', WHOLE_PERCENT, 20, 0, []],
    ['Math.round(p*130)/100', WHOLE_PERCENT, 30, 0, []],
    ['Python round(p*1.1, 2)', PYTHON, 10, 399, []],
  ])('%s: half up', (_name, idiom, percent, count, first) => {
    const found = wrong(idiom, percent, (prevClose) => limitUpPrice(prevClose, percent, HALF_UP))
    expect(found).toHaveLength(count)
    expect(found.slice(0, first.length)).toEqual(first)
  })

  it('Math.round(p*0.9*100)/100: the down side', () => {
    const found = wrong(ROUND_DOWN_SIDE, 10, (prevClose) => limitDownPrice(prevClose, 10, HALF_UP))
    expect(found).toHaveLength(157)
    expect(found.slice(0, 3)).toEqual([115, 265, 435])
  })

  it('Math.floor(p*1.3*100)/100: Beijing', () => {
    const found = wrong(FLOOR, 30, (prevClose) => limitUpPrice(prevClose, 30, INWARD))
    expect(found).toHaveLength(161)
    expect(found.slice(0, 3)).toEqual([70, 140, 190])
  })

  it('half up in place of inwards: every second Beijing price', () => {
    const different = GRID.filter(
      (prevClose) => limitUpPrice(prevClose, 30, HALF_UP) !== limitUpPrice(prevClose, 30, INWARD),
    )
    // 15,000 by rounding alone; at 0.02 and 0.03 the one-tick floor gives both the same price.
    expect(different).toHaveLength(14_998)
  })
})
