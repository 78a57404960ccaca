import { ANOMALOUS, NO_LIMIT } from '../model/boardEvents.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { DOWN, UP } from './boardRows.ts'
import { daysBoards } from './daysBoards.ts'
import type { DayView } from './dayView.ts'
import { streak } from './streak.ts'

/**
 * Whether an earlier start of the look-back could change a label of the day or a streak of the day before:
 * some streak or N天M板 window reaches the stock's first bar of the look-back.
 */
export function reachesStart(view: DayView, rule: DaysBoardsRule): boolean {
  const { events, eventsOn, date, previousDate } = view
  const isOpen = (event: number, withWindow: boolean): boolean =>
    [UP, DOWN].some(
      ({ sealed }) =>
        (events.state[event]! & sealed) !== 0 &&
        (streak(view, event, sealed).reachesStart ||
          (withWindow && daysBoards(view, event, sealed, rule).reachesStart)),
    )
  return (
    eventsOn(date).some((event) => isOpen(event, true)) ||
    (previousDate !== undefined && eventsOn(previousDate).some((event) => isOpen(event, false)))
  )
}

/**
 * Whether a stock that touched a limit on the day or the day before, or stands in free days, begins late in the
 * look-back without a mark of a listing, or was taken for new only because its first bar lies beyond its band: an
 * earlier bar would show a resumption, and may judge the bars after it otherwise. `isListed` says that the stock's
 * listing date is known.
 */
export function guessesListing(view: DayView, isListed: (stock: number) => boolean): boolean {
  const { events, eventsOn, date, previousDate } = view
  const days = previousDate === undefined ? [date] : [date, previousDate]
  return days.some((day) =>
    eventsOn(day).some(
      (event) => events.state[event] !== 0 && isUnmarkedStart(view, events.stock[event]!, event, isListed),
    ),
  )
}

/** Whether the stock's first bar of the look-back is one that a run from there would have to guess about. */
function isUnmarkedStart(
  { events, presence, firstSlot, firstOrdinal, isGuessedNew }: DayView,
  stock: number,
  at: number,
  isListed: (stock: number) => boolean,
): boolean {
  const first = firstOrdinal(stock)
  const startsLate = !presence.hasRow(stock, firstSlot)
  if (first === 1 && (startsLate || firstSlot === 0)) return isGuessedNew(stock)
  if (isListed(stock)) return false
  if (startsLate) return true
  let event = at
  while (event >= 0 && events.ordinal[event]! > first) event = events.previous[event]!
  return (
    event >= 0 && events.ordinal[event] === first && (events.state[event]! & (ANOMALOUS | NO_LIMIT)) !== 0
  )
}
