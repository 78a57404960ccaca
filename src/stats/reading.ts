import { CLASSES, classOf } from '../engine/daySums.ts'
import type { DaySums } from '../engine/daySums.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'
import type { Board } from '../model/report.ts'
import type { ScopeRules } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { displayName } from '../rules/nameStatus.ts'
import { boardRow, DOWN, UP } from './boardRows.ts'
import type { Side } from './boardRows.ts'
import type { DayView } from './dayView.ts'
import { classesInScope } from './inScope.ts'
import { listedName } from './listedName.ts'
import { streak } from './streak.ts'
import type { Streak } from './streak.ts'

const UNKNOWN = STATUSES.indexOf('unknown')

/** A stock that touched its up limit on the day before; a broken board has no streak. */
export interface TouchedBefore {
  readonly stock: number
  readonly streak: Streak | undefined
}

/** One pass over the bars, read for one day and one scope. */
export interface DayReading {
  readonly view: DayView
  readonly rules: ScopeRules
  /** Positions of the day's events that the scope counts. */
  readonly today: readonly number[]
  /** Every stock that touched its up limit, by code. */
  readonly boards: readonly Board[]
  /** Every stock that touched its down limit, by code. */
  readonly downBoards: readonly Board[]
  /** Stocks that touched their up limit the day before; undefined without such a day. */
  readonly yesterday: readonly TouchedBefore[] | undefined
  readonly traded: number
  readonly bigRisers: number
  /** Which (status, segment) classes the scope counts. */
  readonly counted: Uint8Array
  /** The code under which a stock stood on the day. */
  readonly codeOf: (stock: number) => StockCode
  /** A stock's name for display, by its event or by the list. */
  readonly nameOf: (stock: number, event: number) => string | undefined
  /** The same as it stands in the data. */
  readonly sourceNameOf: (stock: number, event: number) => string | undefined
  /** A stock's name by the list alone. */
  readonly listedNameOf: (stock: number) => string | undefined
}

/** Streaks of the day before by stock; undefined without such a day. */
export function streaksBefore({ yesterday }: DayReading): ReadonlyMap<number, Streak> | undefined {
  return (
    yesterday &&
    new Map(yesterday.flatMap(({ stock, streak }) => (streak === undefined ? [] : [[stock, streak]])))
  )
}

/** What a reading is made from. */
export interface ReadingInput {
  readonly universe: Universe
  readonly facts: SecurityFacts
  readonly rules: ScopeRules
}

/** Reads one day out of the kernel's events and sums. Ties in order of code. */
export function readDay({ universe, facts, rules }: ReadingInput, view: DayView): DayReading {
  const { events, sums, date, previousDate, slot } = view
  const counted = classesInScope(rules)
  const isCounted = (event: number): boolean =>
    counted[classOf(events.status[event]!, universe.segmentIdOf(events.stock[event]!))] === 1
  const listedNameOf = (stock: number): string | undefined => listedName(facts, universe.codeOf(stock), date)
  const sourceNameOf = (stock: number, event: number): string | undefined =>
    universe.nameOf(events.name[event]!) ?? listedNameOf(stock)
  const today = [...view.eventsOn(date)].filter(isCounted)
  const reading = {
    view,
    rules,
    today,
    traded: tradedIn(sums, slot, counted),
    bigRisers: sums.bigRisers[slot]!,
    counted,
    codeOf: (stock: number) => universe.codeOn(stock, date),
    nameOf: (stock: number, event: number) => {
      const name = sourceNameOf(stock, event)
      return name === undefined ? undefined : displayName(name)
    },
    sourceNameOf,
    listedNameOf,
  }
  const boardsOf = (side: Side): Board[] =>
    today
      .filter((event) => (events.state[event]! & (side.sealed | side.broken)) !== 0)
      .map((event) => boardRow(reading, universe.segmentOf(events.stock[event]!), side, event))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  const touched = (event: number): TouchedBefore[] => {
    const state = events.state[event]!
    const stock = events.stock[event]!
    if (!isCounted(event) || (state & (UP.sealed | UP.broken)) === 0) return []
    return [{ stock, streak: (state & UP.sealed) === 0 ? undefined : streak(view, event, UP.sealed) }]
  }
  return {
    ...reading,
    boards: boardsOf(UP),
    downBoards: boardsOf(DOWN),
    yesterday: previousDate === undefined ? undefined : [...view.eventsOn(previousDate)].flatMap(touched),
  }
}

/** Traded bars of one day of which nothing says whether their stocks were ST, in the classes that are counted. */
export function statusUnknownIn(sums: DaySums, slot: number, counted: Uint8Array): number {
  return tradedIn(
    sums,
    slot,
    counted.map((isIn, at) => (at >= classOf(UNKNOWN, 0) ? isIn : 0)),
  )
}

/** Traded bars of one day in the classes that are counted. */
export function tradedIn(sums: DaySums, slot: number, counted: Uint8Array): number {
  let traded = 0
  counted.forEach((isIn, at) => {
    traded += isIn * sums.traded[slot * CLASSES + at]!
  })
  return traded
}
