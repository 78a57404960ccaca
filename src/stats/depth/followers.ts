import {
  ANOMALOUS,
  DOWN_SEALED,
  FAULTY_ROW,
  NOT_JUDGED,
  UP_BROKEN,
  UP_SEALED,
} from '../../model/boardEvents.ts'
import type { StockMove } from '../../model/dayDepth.ts'
import { ratio } from '../../model/ratio.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { DayReading } from '../reading.ts'

/** One stock that touched its up limit the day before, and its bar of today. */
export interface Follower {
  readonly stock: number
  /** 连板数 of the day before; 0 for a broken board. */
  readonly streakBefore: number
  /** That streak may be longer than seen. */
  readonly isOpen: boolean
  /** Position of today's event; undefined for no bar today. */
  readonly today: number | undefined
}

/** Today's bars of the scope's stocks that touched their up limit the day before, by code. */
export function followersOf({ view, yesterday, codeOf }: DayReading): Follower[] {
  const today = new Map([...view.eventsOn(view.date)].map((event) => [view.events.stock[event]!, event]))
  return (yesterday ?? [])
    .map(({ stock, streak }) => ({
      stock,
      streakBefore: streak?.boards ?? 0,
      isOpen: streak?.atLeast ?? false,
      today: today.get(stock),
    }))
    .sort((a, b) => (codeOf(a.stock) < codeOf(b.stock) ? -1 : 1))
}

/** What a stock that traded today did. */
export function moveOf(reading: DayReading, { stock, streakBefore }: Follower, today: number): StockMove {
  return {
    code: reading.codeOf(stock),
    name: reading.nameOf(stock, today),
    streakBefore,
    outcome: outcomeOf(reading.view.events.state[today]!),
    change: changeOf(reading, today),
  }
}

function outcomeOf(state: number): StockMove['outcome'] {
  if ((state & UP_SEALED) !== 0) return 'sealed'
  if ((state & DOWN_SEALED) !== 0) return 'limitDown'
  if ((state & UP_BROKEN) !== 0) return 'broken'
  return (state & UNJUDGED) !== 0 ? 'notJudged' : 'untouched'
}

/** Bits of a bar whose reference price is missing or cannot be relied upon. */
const UNJUDGED = ANOMALOUS | NOT_JUDGED | FAULTY_ROW

/** Whether nothing can be held against the reference price of a bar of this state. */
export function isUnjudged(state: number): boolean {
  return (state & UNJUDGED) !== 0
}

/** Whether an event's prices can be held against its reference price. */
export function hasReference({ view: { events } }: DayReading, event: number): boolean {
  return events.prevClose[event]! > 0 && (events.state[event]! & UNJUDGED) === 0
}

function changeOf(reading: DayReading, event: number): Ratio | undefined {
  const { close, prevClose } = reading.view.events
  return hasReference(reading, event)
    ? ratio(close[event]! - prevClose[event]!, prevClose[event]!)
    : undefined
}
