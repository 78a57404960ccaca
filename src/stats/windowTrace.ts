import { BREAKS_LOOKBACK } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { dateText } from '../model/date.ts'
import type { ExplainedWindow, WindowBoard, WindowEnd } from '../model/explanation.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import type { Side } from './boardRows.ts'
import { wholeRun } from './dayView.ts'
import { daysBoards } from './daysBoards.ts'
import { streakBar } from './streakTrace.ts'

/** N天M板 by one rule, board by board back from the sealed event `at` of a stock of which every bar is an event. */
export function windowTrace(
  events: BoardEvents,
  at: number,
  side: Side,
  rule: DaysBoardsRule,
): ExplainedWindow {
  const chain: WindowBoard[] = [
    {
      date: dateText(events.date[at]!),
      ordinal: events.ordinal[at]!,
      empty: undefined,
      days: 1,
      boards: 1,
      isTaken: true,
    },
  ]
  let earliest = at
  const window = daysBoards(wholeRun(events), at, side.sealed, rule, ({ event, days, boards, isTaken }) => {
    const ordinal = events.ordinal[event]!
    const empty = events.ordinal[earliest]! - ordinal - 1
    chain.push({ date: dateText(events.date[event]!), ordinal, empty, days, boards, isTaken })
    earliest = event
  })
  const { days, boards, atLeast } = window
  return { rule, days, boards, atLeast, chain, end: endOf(events, earliest, side) }
}

/** What stands before the earliest board of a chain: another board, a bar that is not known, or nothing. */
function endOf(events: BoardEvents, earliest: number, side: Side): WindowEnd {
  const first = events.ordinal[earliest]!
  for (let event = events.previous[earliest]!; event >= 0; event = events.previous[event]!) {
    const state = events.state[event]!
    const date = dateText(events.date[event]!)
    const empty = first - events.ordinal[event]! - 1
    if ((state & BREAKS_LOOKBACK) !== 0) {
      return { kind: 'unknownBar', date, empty, verdict: streakBar(events, event, side).verdict }
    }
    if ((state & side.sealed) !== 0) return { kind: 'hole', date, empty }
  }
  return { kind: 'noBoard', empty: first - 1 }
}
