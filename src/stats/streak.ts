import { BREAKS_LOOKBACK } from '../model/boardEvents.ts'
import type { OwnBars } from './dayView.ts'

/** 连板数 of one sealed bar. */
export interface Streak {
  readonly boards: number
  /** The look-back ended inside the streak: at its start, or at a bar that could not be judged. */
  readonly atLeast: boolean
  /** It ended at the stock's first bar of the look-back, or behind one that could not be judged: an earlier start may show more. */
  readonly reachesStart: boolean
}

/**
 * Sealed own bars in a row, back from event `at`, whose state has the bit `sealed`. Suspended days are no own
 * bars and so neither add nor break.
 */
export function streak({ events, firstOrdinal }: OwnBars, at: number, sealed: number): Streak {
  const first = firstOrdinal(events.stock[at]!)
  let boards = 1
  let current = at
  for (;;) {
    const before = events.previous[current]!
    const ordinal = events.ordinal[current]!
    if (ordinal === first) return { boards, atLeast: true, reachesStart: true }
    if (before < 0 || events.ordinal[before] !== ordinal - 1)
      return { boards, atLeast: false, reachesStart: false }
    const state = events.state[before]!
    if ((state & BREAKS_LOOKBACK) !== 0)
      return { boards, atLeast: true, reachesStart: events.ordinal[before] === first }
    if ((state & sealed) === 0) return { boards, atLeast: false, reachesStart: false }
    boards++
    current = before
  }
}
