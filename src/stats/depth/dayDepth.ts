import { DOWN_BROKEN, DOWN_SEALED, UP_BROKEN, UP_SEALED } from '../../model/boardEvents.ts'
import type { StockCode } from '../../model/code.ts'
import type { Board, DayStats } from '../../model/report.ts'
import type { DayReading } from '../reading.ts'
import { followersOf } from './followers.ts'
import { lossEffect } from './lossEffect.ts'
import { premiums } from './premiums.ts'
import { overallPromotion, promotions } from './promotions.ts'
import { reclaims } from './reclaims.ts'

/** The figures that look at yesterday's touched stocks, and at both limits of one bar. */
export type DayDepth = Pick<
  DayStats,
  | 'overallPromotion'
  | 'promotions'
  | 'streakEnds'
  | 'premiums'
  | 'lossEffect'
  | 'reclaims'
  | 'skyToFloor'
  | 'floorToSky'
>

/** 一日的深度: promotion by rung, premiums, losses, 反包, 天地板 and 地天板. */
export function dayDepth(reading: DayReading, boards: readonly Board[], bigLossPercent: number): DayDepth {
  const followers = followersOf(reading)
  const hasBefore = reading.yesterday !== undefined
  const rungs = hasBefore ? promotions(reading, followers, boards) : undefined
  return {
    overallPromotion: hasBefore ? overallPromotion(reading, followers) : undefined,
    promotions: rungs,
    streakEnds: rungs?.reduce((sum, { failed }) => sum + failed.length, 0),
    premiums: hasBefore ? premiums(reading, followers) : undefined,
    lossEffect: hasBefore ? lossEffect(reading, followers, bigLossPercent) : undefined,
    reclaims: reclaims(reading),
    skyToFloor: stocksWith(reading, UP_BROKEN | DOWN_SEALED),
    floorToSky: stocksWith(reading, UP_SEALED | DOWN_BROKEN),
  }
}

/** Stocks whose bar has all of the bits, by code. */
function stocksWith({ view: { events }, today, codeOf }: DayReading, bits: number): StockCode[] {
  return today
    .filter((event) => (events.state[event]! & bits) === bits)
    .map((event) => codeOf(events.stock[event]!))
    .sort()
}
