import type { LimitSteps } from '../model/explanation.ts'
import { limitDownPrice, limitUpPrice } from './limitPrice.ts'

/**
 * 涨停价 or 跌停价 of a positive prevClose in cents, step by step as a pocket calculator does it. The limit is that of
 * `limitPrice.ts`; steps that would lead to another one are a fault of the program.
 */
export function limitSteps(
  side: 'up' | 'down',
  prevClose: number,
  percent: number,
  inward: boolean,
): LimitSteps {
  const isUp = side === 'up'
  const factor = isUp ? 100 + percent : 100 - percent
  const product = prevClose * factor
  const rounding = inward ? (isUp ? 'down' : 'up') : 'halfUp'
  const rounded = roundedHundredth(product, rounding)
  const tick = isUp ? Math.max(rounded, prevClose + 1) : Math.min(rounded, prevClose - 1)
  const steps: LimitSteps = {
    factor,
    product,
    rounding,
    rounded,
    floor: tick < 1 ? 'oneCent' : tick === rounded ? 'none' : 'tick',
    limit: Math.max(tick, 1),
  }
  const limit = (isUp ? limitUpPrice : limitDownPrice)(prevClose, percent, inward)
  if (limit !== steps.limit) throw new Error(`${side} limit of ${prevClose} is ${limit}, not ${steps.limit}`)
  return steps
}

function roundedHundredth(product: number, rounding: LimitSteps['rounding']): number {
  const whole = Math.floor(product / 100)
  const rest = product - whole * 100
  if (rounding === 'down' || rest === 0) return whole
  return rounding === 'up' || rest >= 50 ? whole + 1 : whole
}
