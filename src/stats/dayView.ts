import type { DaySums } from '../engine/daySums.ts'
import type { Presence } from '../engine/presence.ts'
import type { ScanResult } from '../engine/scanTypes.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { limitPercent } from '../rules/limitPercent.ts'
import { limitPrices, roundsInward } from '../rules/limitPrice.ts'
import { isNewListingName } from '../rules/nameStatus.ts'
import { EventsByDay } from './eventsByDay.ts'

/** One pass of the kernel over a run of days, ready to be read day by day. */
export interface Pass {
  readonly events: BoardEvents
  readonly sums: DaySums
  readonly presence: Presence
  /** Positions of a day's events, in the order of the rows. */
  readonly eventsOn: (date: number) => Int32Array
  /** Position in STATUSES of every stock's last bar up to a day, for those that had one. */
  readonly statusesOn: (date: number) => Uint8Array
  /** Whether an event's name is that of a new stock. */
  readonly isNamedNew: (event: number) => boolean
  /** Whether an event's prices lie beyond the limits that its status would give, whatever freed it from them. */
  readonly isBeyondBand: (event: number) => boolean
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

/** What streaks and windows are read from: events, and where each stock's look-back begins. */
export type OwnBars = Pick<DayView, 'events' | 'firstOrdinal'>

/** The bars of a run whose look-back begins where the run does. */
export function wholeRun(events: BoardEvents): OwnBars {
  return { events, firstOrdinal: () => 1 }
}

/** A pass with its events indexed by day. Without traces of statuses only its last day can be asked for. */
export function passOf(scan: ScanResult, universe: Universe, tracesStatus: boolean): Pass {
  const byDay = new EventsByDay(scan.events)
  return {
    events: scan.events,
    sums: scan.sums,
    presence: scan.presence,
    eventsOn: (day) => byDay.on(day),
    statusesOn: tracesStatus ? statusSweep(scan, byDay) : () => scan.stocks.status,
    isNamedNew: (event) => {
      const name = universe.nameOf(scan.events.name[event]!)
      return name !== undefined && isNewListingName(name) !== undefined
    },
    isBeyondBand: (event) => isBeyondBand(scan.events, universe, event),
  }
}

function isBeyondBand(events: BoardEvents, universe: Universe, event: number): boolean {
  const stock = events.stock[event]!
  const segment = universe.segmentOf(stock)
  const digits = Number(universe.codeOf(stock).slice(0, 6))
  const status = STATUSES[events.status[event]!]!
  const percent = limitPercent(
    { segment, exchange: universe.exchangeOf(stock), digits },
    status === 'unknown' ? 'normal' : status,
    events.date[event]!,
  )
  if (percent === 'none' || percent === 'unknown') return false
  const { up, down } = limitPrices(events.prevClose[event]!, percent, roundsInward(segment))
  return events.high[event]! > up || events.low[event]! < down
}

/**
 * Statuses as of a day: a stock's first bar and every change of its status is an event. Days asked for in ascending
 * order are swept over once.
 */
function statusSweep({ events, sums, stocks }: ScanResult, byDay: EventsByDay): (date: number) => Uint8Array {
  const statuses = new Uint8Array(stocks.status.length)
  let next = 0
  return (date) => {
    if (next > 0 && sums.dates[next - 1]! > date) {
      statuses.fill(0)
      next = 0
    }
    for (; next < sums.dates.length && sums.dates[next]! <= date; next++) {
      for (const event of byDay.on(sums.dates[next]!)) statuses[events.stock[event]!] = events.status[event]!
    }
    return statuses
  }
}

/** A day's events without faulty rows of no known day, which only a bar of a later day shows. */
function eventsKnownOn({ eventsOn, events, presence }: Pass, date: number, slot: number): Int32Array {
  const found = eventsOn(date)
  if (!presence.hasGapFaults) return found
  const isKnown = (event: number): boolean => !presence.isGapFault(events.stock[event]!, slot)
  return found.every(isKnown) ? found : found.filter(isKnown)
}

/** The pass as a day sees it whose look-back begins on `from`. */
export function viewOf(pass: Pass, date: number, from: number): DayView {
  const { presence, sums } = pass
  const slot = presence.slotFrom(date)
  const firstSlot = presence.slotFrom(from)
  // A run over all days makes some for every day: members one by one cost a fifth of spreading the pass.
  return {
    events: pass.events,
    sums,
    presence,
    statusesOn: pass.statusesOn,
    isNamedNew: pass.isNamedNew,
    isBeyondBand: pass.isBeyondBand,
    eventsOn: (day) => (day === date ? eventsKnownOn(pass, date, slot) : pass.eventsOn(day)),
    date,
    from,
    slot,
    firstSlot,
    previousDate: slot > firstSlot ? sums.dates[slot - 1] : undefined,
    firstOrdinal: (stock) => presence.firstOrdinalFrom(stock, firstSlot),
  }
}
