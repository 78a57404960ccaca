import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigRiserWords, breadthWords } from '../../src/formatters/breadth.ts'
import { dayWords } from '../../src/formatters/dayWords.ts'
import { amountChangeWords, exactYuan, moneyWords, stockAmount } from '../../src/formatters/money.ts'
import {
  finePercent,
  moveWords,
  percentNumber,
  signedPercent,
  wholePercent,
} from '../../src/formatters/percent.ts'
import { dateText } from '../../src/model/date.ts'

const YI = 10_000_000_000

describe('whole percent', () => {
  it.each([
    [84, 45, '65%'],
    [92, 91, '50%'],
    [715, 628, '53%'],
    [55, 31, '64%'],
    [47, 14, '77%'],
    [75, 15, '83%'],
    [27, 13, '68%'], // 67.5, half up
    [113, 24, '82%'], // 82.48
    [83, 48, '63%'],
    [0, 3, '0%'],
    [3, 0, '100%'],
    [1, 199, '1%'], // 0.5, half up
    [1, 200, '0%'], // 0.4975
  ])('%i sealed and %i broken are %s', (sealed, broken, expected) => {
    expect(wholePercent({ part: sealed, whole: sealed + broken })).toBe(expected)
  })

  it('is a dash for 0 of 0 and for no rate', () => {
    expect(wholePercent({ part: 0, whole: 0 })).toBe('–')
    expect(wholePercent(undefined)).toBe('–')
  })
})

describe('percent of two decimals', () => {
  it.each([
    [5, 17, '29.41%'],
    [2, 5, '40%'],
    [25, 45, '55.56%'],
    [15, 23, '65.22%'],
    [1, 8, '12.5%'],
    [7, 5, '140%'], // a suspended stock can make it exceed 1
    [1, 20_000, '0.01%'], // 0.005, half up
    [0, 4, '0%'],
  ])('%i of %i is %s', (part, whole, expected) => {
    expect(finePercent({ part, whole })).toBe(expected)
  })

  it('is a dash for 0 of 0 and for no rate', () => {
    expect(finePercent({ part: 0, whole: 0 })).toBe('–')
    expect(finePercent(undefined)).toBe('–')
  })
})

describe('changes of price', () => {
  it.each([
    [101, 1000, '+10.10%', '10.10'],
    [-35, 1000, '-3.50%', '-3.50'],
    [0, 1000, '0.00%', '0.00'],
    [-1, 1_000_000, '0.00%', '0.00'], // no minus sign before a zero
    [-1, 20_000, '-0.01%', '-0.01'], // the size is rounded half up
  ])('%i of %i is %s', (part, whole, signed, number) => {
    expect(signedPercent({ part, whole })).toBe(signed)
    expect(percentNumber({ part, whole })).toBe(number)
  })

  it('have no number without a previous close', () => {
    expect(signedPercent({ part: 0, whole: 0 })).toBe('–')
    expect(signedPercent(undefined)).toBe('–')
    expect(percentNumber(undefined)).toBeUndefined()
  })
})

describe('index moves', () => {
  it.each([
    [330_100, 32_706_600, '涨1.01%'],
    [-170, 10_000, '跌1.7%'],
    [200, 10_000, '涨2%'],
    [0, 10_000, '持平'],
    [-1, 1_000_000, '持平'], // rounds to 0.00
    [0, 0, '–'],
  ])('%i of %i reads %s', (part, whole, expected) => {
    expect(moveWords({ part, whole })).toBe(expected)
  })
})

describe('money in words', () => {
  it.each([
    [19_600 * YI, '1.96万亿'],
    [24_000 * YI, '2.4万亿'],
    [20_000 * YI, '2万亿'],
    [10_000 * YI, '1万亿'],
    [9_999.5 * YI, '1万亿'], // would round to 10000亿
    [9_999.5 * YI - 1, '9999亿'],
    [4_249 * YI, '4249亿'],
    [176.5 * YI, '177亿'],
    [0.5 * YI, '1亿'],
    [0.5 * YI - 1, '5000万'],
    [123_456_789, '123万'],
    [0, '0亿'],
    [100_000 * YI, '10万亿'], // 1e15 cents
    [19_650 * YI, '1.97万亿'], // 1.965, half up
    [19_650 * YI - 1, '1.96万亿'],
  ])('%d cents are %s', (cents, expected) => {
    expect(moneyWords(cents)).toBe(expected)
  })

  it.each([
    [4_249 * YI, '放量4249亿'],
    [-845 * YI, '缩量845亿'],
    [-12_300 * YI, '缩量1.23万亿'],
    [0.5 * YI, '放量1亿'],
    [0.5 * YI - 1, '持平'],
    [-0.4 * YI, '持平'],
    [0, '持平'],
  ])('a change of %d cents reads %s', (cents, expected) => {
    expect(amountChangeWords(cents)).toBe(expected)
  })

  it.each([
    [41_267_000_000, '4.13亿'],
    [YI, '1.00亿'],
    [0.99 * YI, '9900万'],
    [0, '0万'],
  ])('one stock with %d cents shows %s', (cents, expected) => {
    expect(stockAmount(cents)).toBe(expected)
  })

  it('gives yuan without losing a cent', () => {
    expect(exactYuan(999_999_999_999_999)).toBe('9999999999999.99')
    expect(exactYuan(5)).toBe('0.05')
  })
})

describe('breadth in words', () => {
  it.each([
    [4168, 1086, '超4100只个股上涨'],
    [900, 4399, '超4300只个股下跌'],
    [100, 0, '超100只个股上涨'],
    [2500, 2500, '超2500只个股上涨'],
    [99, 98, undefined],
    [0, 0, undefined],
  ])('%i up and %i down read %s', (up, down, expected) => {
    expect(breadthWords(up, down)).toBe(expected)
  })

  it.each<[number, number, string | undefined]>([
    [100, 115, '逾百股涨停或涨超10%'],
    [41, 49, '逾40股涨停或涨超10%'],
    [99, 100, '99–100股涨停或涨超10%'],
    [38, 41, '38–41股涨停或涨超10%'],
    [9, 10, '9–10股涨停或涨超10%'],
    [0, 9, undefined],
    [40, 40, '逾40股涨停或涨超10%'],
  ])('%i to %i big risers read %s', (from, to, expected) => {
    expect(bigRiserWords({ from, to })).toBe(expected)
  })

  it.each([
    [115, '逾百股涨停或涨超10%'],
    [100, '逾百股涨停或涨超10%'],
    [99, '逾90股涨停或涨超10%'],
    [40, '逾40股涨停或涨超10%'],
    [10, '逾10股涨停或涨超10%'],
    [9, undefined],
    [0, undefined],
  ])('%i big risers read %s', (count, expected) => {
    expect(bigRiserWords(count)).toBe(expected)
  })
})

it('days drop their leading zeros', () => {
  expect(dayWords(dateText(20250207))).toBe('2月7日')
  expect(dayWords(dateText(20241122))).toBe('11月22日')
})

describe('laws', () => {
  const rates = fc
    .tuple(fc.nat({ max: 2_000_000_000 }), fc.integer({ min: 1, max: 2_000_000_000 }))
    .map(([part, whole]) => ({ part, whole }))

  it('a whole percent is the only integer within half a percent, ties upwards', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const percent = BigInt(wholePercent(rate).slice(0, -1))
        const error = 200n * BigInt(rate.part) - 2n * percent * BigInt(rate.whole)
        expect(error >= -BigInt(rate.whole) && error < BigInt(rate.whole)).toBe(true)
      }),
    )
  })

  it('two decimals are the only hundredth within half a hundredth, and carry no trailing zero', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const text = finePercent(rate).slice(0, -1)
        expect(text).toMatch(/^\d+(\.\d?[1-9])?$/)
        const error = 20_000n * BigInt(rate.part) - 2n * hundredths(text) * BigInt(rate.whole)
        expect(error >= -BigInt(rate.whole) && error < BigInt(rate.whole)).toBe(true)
      }),
    )
  })

  it('a signed change mirrors', () => {
    fc.assert(
      fc.property(rates, ({ part, whole }) => {
        const up = percentNumber({ part, whole })
        const down = percentNumber({ part: -part, whole })
        expect(down).toBe(up === '0.00' ? up : `-${up}`)
      }),
    )
  })

  it('money in words is within half of its last unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), (cents) => {
        const [, digits = '', unit = ''] = /^([\d.]+)(万亿|亿|万)$/.exec(moneyWords(cents)) ?? []
        const unitCents = { 万亿: 1_000_000_000_000n, 亿: 10_000_000_000n, 万: 1_000_000n }[unit] ?? 0n
        const value = unit === '万亿' ? hundredths(digits) : BigInt(digits)
        const error = 2n * BigInt(cents) - 2n * value * unitCents
        expect(error >= -unitCents && error < unitCents).toBe(true)
      }),
    )
  })
})

function hundredths(text: string): bigint {
  const [whole = '', part = ''] = text.split('.')
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
}
