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

/** Most own bars that a guessed listing can still leave without a limit. */
const LISTING_BARS = 5

/**
 * Whether a stock traded on the day stands in days without a limit that only its first bar of the run speaks
 * for: an earlier bar would show a resumption instead.
 */
export function guessesListing(stocks: StockStates, date: number): boolean {
  return stocks.guessedNew.some(
    (guessed, stock) =>
      guessed === 1 && stocks.lastBar[stock] === date && stocks.ordinal[stock]! <= LISTING_BARS,
  )
}
