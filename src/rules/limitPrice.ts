import type { Segment } from '../model/code.ts'
import type { LimitPercent } from '../model/status.ts'

/** A limit that is a number, and so has prices. */
export type BoundedPercent = Extract<LimitPercent, number>

/** 涨停价 and 跌停价, cents. */
export interface LimitPrices {
  readonly up: number
  readonly down: number
}

/** True where limits are rounded towards prevClose, so that they never exceed the ratio: the BSE. */
export function roundsInward(segment: Segment): boolean {
  return segment === 'bse'
}

/**
 * 涨停价 in cents of a positive prevClose in cents: rounded half up to the cent, `inward` down, and at least one
 * cent above prevClose. Exact: every product is a whole number far below 2^53.
 */
export function limitUpPrice(prevClose: number, percent: number, inward: boolean): number {
  const up = Math.floor((prevClose * (100 + percent) + (inward ? 0 : 50)) / 100)
  return up > prevClose ? up : prevClose + 1
}

/**
 * 跌停价 in cents of a positive prevClose in cents: rounded half up to the cent, `inward` up, at least one cent
 * below prevClose, and never below one cent.
 */
export function limitDownPrice(prevClose: number, percent: number, inward: boolean): number {
  const down = Math.floor((prevClose * (100 - percent) + (inward ? 99 : 50)) / 100)
  return Math.max(down < prevClose ? down : prevClose - 1, 1)
}

/** Both limits of a positive prevClose in cents. */
export function limitPrices(prevClose: number, percent: number, inward: boolean): LimitPrices {
  return {
    up: limitUpPrice(prevClose, percent, inward),
    down: limitDownPrice(prevClose, percent, inward),
  }
}

/**
 * Highest and lowest price of a first day under the 2014 to 2023 IPO rules: 144% and 64% of the issue price in
 * cents, half up. They bound the day, but a close on them is no 涨停.
 */
export function ipoFirstDayPrices(issue: number): LimitPrices {
  return { up: Math.floor((issue * 144 + 50) / 100), down: Math.floor((issue * 64 + 50) / 100) }
}
