import type { Premium, Premiums, Spread } from '../../model/dayDepth.ts'
import type { DayReading } from '../reading.ts'
import { hasReference } from './followers.ts'
import type { Follower } from './followers.ts'

/** 昨日涨停表现: how yesterday's sealed stocks, 连板股 and broken boards opened and closed today. */
export function premiums(reading: DayReading, followers: readonly Follower[]): Premiums {
  const of = (isIn: (streakBefore: number) => boolean): Premium =>
    premium(
      reading,
      followers.filter(({ streakBefore }) => isIn(streakBefore)),
    )
  return {
    sealed: of((streak) => streak >= 1),
    streaks: followers.some(({ streakBefore, isOpen }) => isOpen && streakBefore < 2)
      ? undefined
      : of((streak) => streak >= 2),
    broken: of((streak) => streak === 0),
  }
}

function premium(reading: DayReading, group: readonly Follower[]): Premium {
  const { open, close, prevClose } = reading.view.events
  const traded = group.flatMap(({ today }) => (today === undefined ? [] : [today]))
  const known = traded.filter((event) => hasReference(reading, event))
  const gains = (price: Int32Array): Spread | undefined =>
    spread(known.map((event) => (price[event]! - prevClose[event]!) / prevClose[event]!))
  return {
    stocks: known.length,
    suspended: group.length - traded.length,
    notKnown: traded.length - known.length,
    open: gains(open),
    close: gains(close),
  }
}

/** Mean, median and risers of gains in any order: they are summed from the smallest up, so that no order of the stocks changes the mean. */
export function spread(gains: readonly number[]): Spread | undefined {
  const sorted = new Float64Array(gains).sort()
  const count = sorted.length
  if (count === 0) return undefined
  const middle = count >> 1
  return {
    mean: meanOf(sorted),
    median: count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    risen: { part: sorted.filter((gain) => gain > 0).length, whole: count },
  }
}

/** The mean of gains that ascend. */
export function meanOf(sorted: Float64Array): number {
  let sum = 0
  for (const gain of sorted) sum += gain
  return sum / sorted.length
}
