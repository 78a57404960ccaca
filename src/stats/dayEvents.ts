import type { BoardEvents } from '../model/boardEvents.ts'

/** Positions of one day's events. */
export function dayEvents(events: BoardEvents, date: number): number[] {
  const found: number[] = []
  for (let event = events.date.indexOf(date); event >= 0; event = events.date.indexOf(date, event + 1)) {
    found.push(event)
  }
  return found
}
