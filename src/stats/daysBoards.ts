import { BREAKS_LOOKBACK, NO_LIMIT } from '../model/boardEvents.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import type { OwnBars } from './dayView.ts'

/** No run of boards before the look-back is taken to be longer than this. */
const LONGEST_UNSEEN_RUN = 30

/** N天M板 of one sealed bar. */
export interface DaysBoardsWindow {
  readonly days: number
  readonly boards: number
  /** The look-back ended where the window could still have grown. */
  readonly atLeast: boolean
  /** It ended at the stock's first bar of the look-back: an earlier start may show more. */
  readonly reachesStart: boolean
  /** Number among the stock's own bars of the earliest board that was looked at. */
  readonly earliest: number
}

/** One board of the chain that a window is looked for in, and what the window from it on would be. */
export interface ChainBoard {
  readonly event: number
  readonly days: number
  readonly boards: number
  /** Whether the rule takes the window from here on; of those taken, the longest is the answer. */
  readonly isTaken: boolean
}

/**
 * N天M板 back from the sealed event `at`. `gap`: the chain of boards with at most `maxEmpty` empty own bars
 * between two. `half`: of the windows that start on a board of that chain, the longest with 2M >= N. `visit` is shown
 * the chain's boards before the day's own, latest first.
 */
export function daysBoards(
  { events, firstOrdinal }: OwnBars,
  at: number,
  sealed: number,
  rule: DaysBoardsRule,
  visit?: (board: ChainBoard) => void,
): DaysBoardsWindow {
  const maxEmpty = rule.maxEmpty ?? Infinity
  const last = events.ordinal[at]!
  let days = 1
  let boards = 1
  let seen = 1
  let earliest = last
  const first = firstOrdinal(events.stock[at]!)
  let brokenAt = first - 1
  let listedHere = false
  for (let event = events.previous[at]!; event >= 0; event = events.previous[event]!) {
    const ordinal = events.ordinal[event]!
    if (ordinal < first) break
    if (earliest - ordinal - 1 > maxEmpty) break
    const state = events.state[event]!
    if ((state & BREAKS_LOOKBACK) !== 0) {
      brokenAt = ordinal
      break
    }
    if (ordinal === first && state === NO_LIMIT) listedHere = true
    if ((state & sealed) === 0) continue
    seen++
    earliest = ordinal
    const length = last - ordinal + 1
    const isTaken = rule.rule === 'gap' || 2 * seen >= length
    if (isTaken) {
      days = length
      boards = seen
    }
    visit?.({ event, days: length, boards: seen, isTaken })
  }
  const emptyBefore = earliest - brokenAt - 1
  const couldGrow =
    !listedHere && (emptyBefore <= (rule.maxEmpty ?? 0) || isReachable(last - brokenAt, seen, rule))
  return { days, boards, atLeast: couldGrow, reachesStart: couldGrow && brokenAt <= first, earliest }
}

/** Without a largest hole: whether a run of boards before the `bars` seen could make a window half full. */
function isReachable(bars: number, boards: number, rule: DaysBoardsRule): boolean {
  return rule.maxEmpty === undefined && bars - 2 * boards <= LONGEST_UNSEEN_RUN
}
