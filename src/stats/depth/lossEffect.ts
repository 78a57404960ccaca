import { DOWN_SEALED } from '../../model/boardEvents.ts'
import type { LossEffect } from '../../model/dayDepth.ts'
import { ratio } from '../../model/ratio.ts'
import type { DayReading } from '../reading.ts'
import { hasReference, moveOf } from './followers.ts'
import type { Follower } from './followers.ts'

/**
 * 亏钱效应: of the stocks that touched their up limit yesterday and traded today, those at -threshold or below (大面),
 * and those at their down limit (核按钮).
 */
export function lossEffect(
  reading: DayReading,
  followers: readonly Follower[],
  thresholdPercent: number,
): LossEffect {
  const { close, prevClose, state } = reading.view.events
  const traded = followers.flatMap((follower) =>
    follower.today === undefined ? [] : [{ follower, today: follower.today }],
  )
  const known = traded.filter(({ today }) => hasReference(reading, today))
  const losers = known
    .filter(({ today }) => (close[today]! - prevClose[today]!) * 100 <= -thresholdPercent * prevClose[today]!)
    .sort((a, b) => close[a.today]! * prevClose[b.today]! - close[b.today]! * prevClose[a.today]!)
  const down = known.filter(({ today }) => (state[today]! & DOWN_SEALED) !== 0)
  return {
    thresholdPercent,
    bigLosses: ratio(losers.length, known.length),
    losers: losers.map(({ follower, today }) => moveOf(reading, follower, today)),
    limitDowns: ratio(down.length, known.length),
    suspended: followers.length - traded.length,
    notKnown: traded.length - known.length,
  }
}
