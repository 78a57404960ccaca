import type { Ratio } from '../model/ratio.ts'
import { fixedHundredths, roundHalfUp, trimmedHundredths } from './rounding.ts'

/** What stands in place of a figure that is not known, and of a rate of 0 of 0. */
export const UNKNOWN = '–'

/** A rate as a whole percent, half up: 83 of 131 -> '63%'. Parts are at least 0. */
export function wholePercent(rate: Ratio | undefined): string {
  if (rate === undefined || rate.whole === 0) return UNKNOWN
  return `${roundHalfUp(100n * BigInt(rate.part), BigInt(rate.whole))}%`
}

/** A rate in percent with at most two decimals, half up: 5 of 17 -> '29.41%', 2 of 5 -> '40%'. */
export function finePercent(rate: Ratio | undefined): string {
  if (rate === undefined || rate.whole === 0) return UNKNOWN
  return `${trimmedHundredths(hundredthsOf(rate))}%`
}

/** A change with its sign and two decimals: '+10.01%', '-3.50%', '0.00%'. The size is rounded half up. */
export function signedPercent(change: Ratio | undefined): string {
  const number = percentNumber(change)
  if (number === undefined) return UNKNOWN
  return `${number.startsWith('-') || number === '0.00' ? '' : '+'}${number}%`
}

/** A change in percent as a plain number of two decimals: '10.01', '-3.50'; undefined for no rate. */
export function percentNumber(change: Ratio | undefined): string | undefined {
  if (change === undefined || change.whole === 0) return undefined
  const { part, whole } = change
  const doubled = 20_000 * Math.abs(part) + whole
  // Whole numbers as far as doubles hold them: the quotient of two of these lies on the right side of every whole number.
  if (doubled <= Number.MAX_SAFE_INTEGER) {
    const size = Math.floor(doubled / (2 * whole))
    return `${part < 0 && size > 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
  }
  const hundredths = hundredthsOf(change)
  return `${part < 0 && hundredths > 0n ? '-' : ''}${fixedHundredths(hundredths)}`
}

/** 涨 or 跌 with its size: '涨1.01%', '跌1.7%'; '持平' where the rounded size is 0. */
export function moveWords(change: Ratio): string {
  if (change.whole === 0) return UNKNOWN
  const hundredths = hundredthsOf(change)
  if (hundredths === 0n) return '持平'
  return `${change.part < 0 ? '跌' : '涨'}${trimmedHundredths(hundredths)}%`
}

/** The size of a rate in hundredths of a percent. */
function hundredthsOf(rate: Ratio): bigint {
  const part = BigInt(rate.part)
  return roundHalfUp(10_000n * (part < 0n ? -part : part), BigInt(rate.whole))
}
