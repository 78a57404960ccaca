import type { BoardEvents } from '../model/boardEvents.ts'
import type { StockStates } from '../engine/stockStates.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { DOWN, UP } from './boardRows.ts'
import { dayEvents } from './dayEvents.ts'
import { daysBoards } from './daysBoards.ts'
import { streak } from './streak.ts'

/**
 * Whether an earlier start of the look-back could change a label of the day or a streak of the day before:
 * some streak or N天M板 window reaches the stock's first bar of the run.
 */
export function reachesStart(
  events: BoardEvents,
  date: number,
  previousDate: number | undefined,
  rule: DaysBoardsRule,
): boolean {
  const isOpen = (event: number, withWindow: boolean): boolean =>
    [UP, DOWN].some(
      ({ sealed }) =>
        (events.state[event]! & sealed) !== 0 &&
        (streak(events, event, sealed).reachesStart ||
          (withWindow && daysBoards(events, event, sealed, rule).reachesStart)),
    )
  return (
    dayEvents(events, date).some((event) => isOpen(event, true)) ||
    (previousDate !== undefined && dayEvents(events, previousDate).some((event) => isOpen(event, false)))
  )
}

/**
 * Whether a stock that touched a limit on the day or the day before, or stands in free days, begins late in the run
 * without a mark of a listing, or was taken for new only because its first bar lies beyond its band: an earlier bar
 * would show a resumption, and may judge the bars after it otherwise.
 */
export function guessesListing(
  events: BoardEvents,
  stocks: StockStates,
  date: number,
  previousDate: number | undefined,
): boolean {
  const days = previousDate === undefined ? [date] : [date, previousDate]
  return days.some((day) =>
    dayEvents(events, day).some(
      (event) => events.state[event] !== 0 && stocks.guessedNew[events.stock[event]!] === 1,
    ),
  )
}
