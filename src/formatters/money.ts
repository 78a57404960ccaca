import { fixedHundredths, roundHalfUp, trimmedHundredths } from './rounding.ts'

const CENTS_IN_WAN = 1_000_000n
const CENTS_IN_YI = 10_000_000_000n
const YI_IN_WANYI = 10_000n

/**
 * 成交额 in words: 万亿 with at most two decimals from 1 万亿 on, whole 亿 below, half up. What would round to
 * 0亿 is given in whole 万, so that a small market never reads as none.
 */
export function moneyWords(cents: number): string {
  const amount = BigInt(cents)
  const yi = roundHalfUp(amount, CENTS_IN_YI)
  if (yi >= YI_IN_WANYI) {
    return `${trimmedHundredths(roundHalfUp(100n * amount, CENTS_IN_YI * YI_IN_WANYI))}万亿`
  }
  if (yi > 0n || amount === 0n) return `${yi}亿`
  return `${roundHalfUp(amount, CENTS_IN_WAN)}万`
}

/** 放量 or 缩量 with the size of the difference; 持平 where it rounds to 0 亿. */
export function amountChangeWords(cents: number): string {
  const size = Math.abs(cents)
  if (roundHalfUp(BigInt(size), CENTS_IN_YI) === 0n) return '持平'
  return `${cents > 0 ? '放量' : '缩量'}${moneyWords(size)}`
}

/** One stock's 成交额 in the ladder: 亿 with two decimals, 万 below 1 亿. */
export function stockAmount(cents: number): string {
  const amount = BigInt(cents)
  const hundredths = roundHalfUp(100n * amount, CENTS_IN_YI)
  return hundredths >= 100n ? `${fixedHundredths(hundredths)}亿` : `${roundHalfUp(amount, CENTS_IN_WAN)}万`
}

/** A stock's 成交额 in 亿 with two decimals, half up, for a column that names its unit: '0.79'. */
export function yiOf(cents: number): string {
  return fixedHundredths(roundHalfUp(100n * BigInt(cents), CENTS_IN_YI))
}

/** An amount in yuan, exact, with two decimals. */
export function exactYuan(cents: number): string {
  return fixedHundredths(BigInt(cents))
}
