import { BREAKS_LOOKBACK, UP_SEALED } from '../../model/boardEvents.ts'
import type { StockCode } from '../../model/code.ts'
import type { DayReading } from '../reading.ts'

/** 反包: stocks sealed today and at the own bar before the last, but not at the last; by code. */
export function reclaims({ view, today, codeOf }: DayReading): StockCode[] {
  const { events, firstOrdinal } = view
  return today
    .filter((event) => {
      if ((events.state[event]! & UP_SEALED) === 0) return false
      const start = firstOrdinal(events.stock[event]!)
      // The bar after a sealed one is an event, so both bars are the two events before.
      const last = events.previous[event]!
      const first = last < 0 ? -1 : events.previous[last]!
      if (first < 0) return false
      const ordinal = events.ordinal[event]!
      return (
        ordinal - 2 >= start &&
        events.ordinal[last] === ordinal - 1 &&
        events.ordinal[first] === ordinal - 2 &&
        (events.state[last]! & (UP_SEALED | BREAKS_LOOKBACK)) === 0 &&
        (events.state[first]! & UP_SEALED) !== 0
      )
    })
    .map((event) => codeOf(events.stock[event]!))
    .sort()
}
