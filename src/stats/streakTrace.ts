import { ANOMALOUS, FAULTY_ROW, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { dateFromDayNumber, dateText, dayNumber } from '../model/date.ts'
import type { ExplainedStreak, StreakBar, Suspension } from '../model/explanation.ts'
import { tradingDaysBetween } from '../rules/calendar.ts'
import { DOWN } from './boardRows.ts'
import type { Side } from './boardRows.ts'
import { wholeRun } from './dayView.ts'
import { streak } from './streak.ts'

/**
 * 连板 bar by bar, back from the event `at` of a stock of which every bar is an event. Where the bar is no sealed
 * board, the run of boards up to the bar before is shown as ended by it.
 */
export function streakTrace(events: BoardEvents, at: number, side: Side): ExplainedStreak {
  const isSealed = (event: number): boolean => (events.state[event]! & side.sealed) !== 0
  if (!isSealed(at)) {
    const before = events.previous[at]!
    const endedRun = before >= 0 && isSealed(before) ? streakTrace(events, before, side) : undefined
    return { boards: 0, atLeast: false, bars: [], endedBy: streakBar(events, at, side), endedRun }
  }
  const { boards, atLeast } = streak(wholeRun(events), at, side.sealed)
  const bars: StreakBar[] = []
  let event = at
  for (let left = boards; left > 0; left--) {
    bars.push(streakBar(events, event, side))
    event = events.previous[event]!
  }
  const endedBy = event < 0 ? undefined : streakBar(events, event, side)
  return { boards, atLeast, bars, endedBy, endedRun: undefined }
}

/** One own bar as a line of a streak. */
export function streakBar(events: BoardEvents, event: number, side: Side): StreakBar {
  const prevClose = events.prevClose[event]!
  const limit = events[side.limit][event]!
  return {
    date: dateText(events.date[event]!),
    ordinal: events.ordinal[event]!,
    prevClose: prevClose === 0 ? undefined : prevClose,
    limit: limit === 0 ? undefined : limit,
    extreme: (side === DOWN ? events.low : events.high)[event]!,
    close: events.close[event]!,
    verdict: verdictOf(events.state[event]!, side),
    suspendedBefore: suspendedBefore(events, event),
  }
}

/** Trading days between a bar and the stock's bar before: 停牌, where the market has them all. */
export function suspendedBefore(events: BoardEvents, event: number): Suspension | undefined {
  const before = events.previous[event]!
  if (before < 0) return undefined
  const dayAfter = dateFromDayNumber(dayNumber(events.date[before]!) + 1)
  const dayBefore = dateFromDayNumber(dayNumber(events.date[event]!) - 1)
  const days = dayAfter > dayBefore ? [] : tradingDaysBetween(dayAfter, dayBefore)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { from: dateText(first), to: dateText(last), days: days.length }
}

function verdictOf(state: number, side: Side): StreakBar['verdict'] {
  if ((state & FAULTY_ROW) !== 0) return 'faultyRow'
  if ((state & NOT_JUDGED) !== 0) return 'notJudged'
  if ((state & NO_LIMIT) !== 0) return 'noLimit'
  if ((state & ANOMALOUS) !== 0) return 'anomalous'
  if ((state & side.sealed) !== 0) return 'sealed'
  return (state & side.broken) !== 0 ? 'broken' : 'untouched'
}
