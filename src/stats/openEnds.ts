import { ANOMALOUS, FAULTY_ROW, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import { DOWN, UP } from './boardRows.ts'
import { daysBoards } from './daysBoards.ts'
import type { DayView } from './dayView.ts'
import { streak } from './streak.ts'

const DELISTING = STATUSES.indexOf('delisting')

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
 * Whether a stock that touched a limit on the day or the day before, or stands in free days, begins in the look-back
 * with a bar about which a run from there has to guess: late without a mark of a listing, beyond its band, without a
 * reference price, or in a 退市整理 of which it may be the first day. An earlier bar may show it, and may judge the bars
 * after it otherwise. `isListed` says that the stock's listing date is known.
 */
export function guessesListing(view: DayView, isListed: (stock: number) => boolean): boolean {
  const { events, eventsOn, date, previousDate } = view
  const days = previousDate === undefined ? [date] : [date, previousDate]
  return days.some((day) =>
    eventsOn(day).some((event) => {
      const stock = events.stock[event]!
      return events.state[event] !== 0 && !isListed(stock) && isUnmarkedStart(view, stock, event)
    }),
  )
}

/** Answered from what a run from the look-back's start sees, so that it is the same wherever the pass itself began. */
function isUnmarkedStart(view: DayView, stock: number, at: number): boolean {
  const { events, presence, firstSlot, firstOrdinal } = view
  const first = firstOrdinal(stock)
  let event = at
  while (event >= 0 && events.ordinal[event]! > first) event = events.previous[event]!
  const isFirst = event >= 0 && events.ordinal[event] === first
  if (isFirst && (events.state[event]! & FAULTY_ROW) !== 0) return true
  const isDoubtful = isFirst && isDoubtfulFirst(view, event)
  const firstBar = presence.firstBarFrom(stock, firstSlot)
  const startsLate = firstBar > firstSlot && !presence.hasRowIn(stock, firstSlot, firstBar - 1)
  if (!startsLate) return isDoubtful || (event >= 0 && events.status[event] === DELISTING)
  // A reference from the bar before shows that there was one.
  if (view.hasDerivedReferences(stock)) return isDoubtful
  const isMarked = isFirst && (events.state[event]! & NO_LIMIT) !== 0 && view.isNamedNew(event)
  return !isMarked && (first > 1 || view.isGuessedNew(stock))
}

/** Whether an earlier bar could tell that this one, a stock's first, is judged otherwise. */
function isDoubtfulFirst({ events, isBeyondBand }: DayView, event: number): boolean {
  const state = events.state[event]!
  if ((state & (ANOMALOUS | NOT_JUDGED)) !== 0) return true
  return (state & NO_LIMIT) !== 0 && (events.prevClose[event] === 0 || isBeyondBand(event))
}
