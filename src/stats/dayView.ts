import type { DaySums } from '../engine/daySums.ts'
import type { Presence } from '../engine/presence.ts'
import type { ScanResult } from '../engine/scan.ts'
import type { BoardEvents } from '../model/boardEvents.ts'

/** One pass of the kernel over a run of days, ready to be read day by day. */
export interface Pass {
  readonly events: BoardEvents
  readonly sums: DaySums
  readonly presence: Presence
  /** Positions of a day's events, in the order of the rows. */
  readonly eventsOn: (date: number) => readonly number[]
  /** Position in STATUSES of every stock's last bar up to a day, for those that had one. */
  readonly statusesOn: (date: number) => Uint8Array
  /** Whether nothing but the place or the prices of its first bar tells if the stock was new. */
  readonly isGuessedNew: (stock: number) => boolean
}

/** What one day sees of a pass: the days from its look-back's first to itself. */
export interface DayView extends Pass {
  readonly date: number
  /** First day of the look-back. */
  readonly from: number
  /** Position of the day in the pass's days. */
  readonly slot: number
  /** Position of the look-back's first day. */
  readonly firstSlot: number
  /** The trading day before in the look-back; undefined on its first day. */
  readonly previousDate: number | undefined
  /** Number among the stock's own bars of the first one in the look-back. */
  readonly firstOrdinal: (stock: number) => number
}

/** A pass with its events indexed by day. */
export function passOf(scan: ScanResult, presence: Presence): Pass {
  const byDate = new Map<number, number[]>()
  const { date, count } = scan.events
  for (let event = 0; event < count; event++) {
    const day = byDate.get(date[event]!)
    if (day === undefined) byDate.set(date[event]!, [event])
    else day.push(event)
  }
  return {
    events: scan.events,
    sums: scan.sums,
    presence,
    eventsOn: (day) => byDate.get(day) ?? [],
    statusesOn: statusSweep(scan, byDate),
    isGuessedNew: (stock) => scan.stocks.guessedNew[stock] === 1,
  }
}

/**
 * Statuses as of a day: a stock's first bar and every change of its status is an event. Days asked for in ascending
 * order are swept over once.
 */
function statusSweep(
  { events, sums, stocks }: ScanResult,
  byDate: ReadonlyMap<number, readonly number[]>,
): (date: number) => Uint8Array {
  const statuses = new Uint8Array(stocks.status.length)
  let next = 0
  return (date) => {
    if (next > 0 && sums.dates[next - 1]! > date) {
      statuses.fill(0)
      next = 0
    }
    for (; next < sums.dates.length && sums.dates[next]! <= date; next++) {
      for (const event of byDate.get(sums.dates[next]!) ?? [])
        statuses[events.stock[event]!] = events.status[event]!
    }
    return statuses
  }
}

/** The pass as a day sees it whose look-back begins on `from`. */
export function viewOf(pass: Pass, date: number, from: number): DayView {
  const { presence, sums } = pass
  const slot = presence.slotFrom(date)
  const firstSlot = presence.slotFrom(from)
  return {
    ...pass,
    date,
    from,
    slot,
    firstSlot,
    previousDate: slot > firstSlot ? sums.dates[slot - 1] : undefined,
    firstOrdinal: (stock) => presence.barsBefore(stock, firstSlot) + 1,
  }
}
