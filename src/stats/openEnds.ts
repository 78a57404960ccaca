import { ANOMALOUS, DOWN_SEALED, FAULTY_ROW, NO_LIMIT, NOT_JUDGED, UP_SEALED } from '../model/boardEvents.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import { delistingFirstDayFree } from '../rules/freeDays.ts'
import { daysBoards } from './daysBoards.ts'
import type { DayView } from './dayView.ts'
import { streak } from './streak.ts'
import type { WholeBoards } from './wholeBoards.ts'

const DELISTING = STATUSES.indexOf('delisting')

const SEALED = UP_SEALED | DOWN_SEALED

/**
 * Whether an earlier start of the look-back could change a label of the day or a streak of the day before:
 * some streak or N天M板 window reaches the stock's first bar of the look-back. `whole` is what is known of them beforehand.
 */
export function reachesStart(
  view: DayView,
  rules: readonly DaysBoardsRule[],
  whole: WholeBoards | undefined,
): boolean {
  const { events, eventsOn, date, previousDate, firstSlot } = view
  for (const event of eventsOn(date)) {
    const sealed = events.state[event]! & SEALED
    if (sealed === 0 || whole?.settlesLabel(event, firstSlot) === true) continue
    if (streak(view, event, sealed).reachesStart) return true
    if (rules.some((rule) => daysBoards(view, event, sealed, rule).reachesStart)) return true
  }
  if (previousDate === undefined) return false
  for (const event of eventsOn(previousDate)) {
    const sealed = events.state[event]! & SEALED
    if (sealed === 0 || whole?.settlesStreak(event, firstSlot) === true) continue
    if (streak(view, event, sealed).reachesStart) return true
  }
  return false
}

/**
 * Whether a stock that touched a limit on the day or the day before, or stands in free days, begins in the look-back
 * with a bar about which a run from there has to guess: beyond its band, without a reference price, or the first of a
 * 退市整理. An earlier bar may show what it was, and may judge the bars after it otherwise. `isListed` says that the
 * stock's listing date is known.
 */
export function guessesListing(view: DayView, isListed: (stock: number) => boolean): boolean {
  const { events, eventsOn, date, previousDate } = view
  const isAGuess = (event: number): boolean => !isListed(events.stock[event]!) && isGuess(view, event)
  return (
    eventsOn(date).some(isAGuess) || (previousDate !== undefined && eventsOn(previousDate).some(isAGuess))
  )
}

/**
 * Whether what an event says hangs on a guess about its stock's first bar in the look-back. Answered from what a run
 * from the look-back's start sees, so that it is the same wherever the pass itself began.
 */
export function isGuess(view: DayView, at: number): boolean {
  const { events, presence, firstSlot, firstOrdinal } = view
  if (events.state[at] === 0) return false
  const stock = events.stock[at]!
  const firstBar = presence.firstBarFrom(stock, firstSlot)
  const startsLate = firstBar > firstSlot && !presence.hasRowIn(stock, firstSlot, firstBar - 1)
  if (startsLate && events.status[at] === DELISTING && delistingFirstDayFree(view.date)) return true
  const first = firstOrdinal(stock)
  let event = at
  while (event >= 0 && events.ordinal[event]! > first) event = events.previous[event]!
  if (event < 0 || events.ordinal[event] !== first) return false
  const state = events.state[event]!
  if ((state & FAULTY_ROW) !== 0) return true
  const hasReference = events.prevClose[event]! > 0
  const isFree = (state & NO_LIMIT) !== 0
  // A stock that begins late, without a reference or under a new stock's name, was listed that day.
  if (startsLate && (!hasReference || (isFree && view.isNamedNew(event)))) return false
  return (state & (ANOMALOUS | NOT_JUDGED)) !== 0 || (isFree && (!hasReference || view.isBeyondBand(event)))
}
