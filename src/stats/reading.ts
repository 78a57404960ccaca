import { CLASSES, classOf } from '../engine/daySums.ts'
import type { DaySums } from '../engine/daySums.ts'
import type { ScanResult } from '../engine/scan.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'
import type { Board } from '../model/report.ts'
import type { ScopeRules } from '../model/scope.ts'
import type { Universe } from '../model/universe.ts'
import { boardRow, DOWN, UP } from './boardRows.ts'
import type { BoardContext, Side } from './boardRows.ts'
import { dayEvents } from './dayEvents.ts'
import { classesInScope } from './inScope.ts'
import { listedName } from './listedName.ts'
import { streak } from './streak.ts'
import type { Streak } from './streak.ts'

/** One pass over the bars, read for one day and one scope. */
export interface DayReading {
  /** The day's position in the sums. */
  readonly slot: number
  readonly previousDate: number | undefined
  /** Positions of the day's events that the scope counts. */
  readonly today: readonly number[]
  /** Every stock that touched its up limit, by code. */
  readonly boards: readonly Board[]
  /** Every stock that touched its down limit, by code. */
  readonly downBoards: readonly Board[]
  /** Streaks of the day before by stock; undefined without such a day. */
  readonly yesterday: ReadonlyMap<StockCode, Streak> | undefined
  readonly traded: number
  readonly bigRisers: number
  /** Which (status, segment) classes the scope counts. */
  readonly counted: Uint8Array
}

/** What a reading is made from. */
export interface ReadingInput {
  readonly date: number
  readonly universe: Universe
  readonly facts: SecurityFacts
  readonly rules: ScopeRules
}

/** Reads one day out of the kernel's events and sums. Ties in order of code. */
export function readDay({ date, universe, facts, rules }: ReadingInput, scan: ScanResult): DayReading {
  const { events, sums } = scan
  const counted = classesInScope(rules)
  const isCounted = (event: number): boolean =>
    counted[classOf(events.status[event]!, universe.segmentIdOf(events.stock[event]!))] === 1
  const slot = sums.dates.indexOf(date)
  const previousDate = slot > 0 ? sums.dates[slot - 1] : undefined
  const today = dayEvents(events, date).filter(isCounted)
  const context: BoardContext = {
    events,
    universe,
    rule: rules.daysBoards,
    labelsDelisting: rules.labelsDelisting,
    listedName: (code) => listedName(facts, code, date),
  }
  const yesterday =
    previousDate === undefined
      ? undefined
      : new Map(
          dayEvents(events, previousDate)
            .filter((event) => isCounted(event) && (events.state[event]! & UP.sealed) !== 0)
            .map((event) => [universe.codeOf(events.stock[event]!), streak(events, event, UP.sealed)]),
        )
  return {
    slot,
    previousDate,
    today,
    boards: boardsOf(context, UP, today),
    downBoards: boardsOf(context, DOWN, today),
    yesterday,
    traded: tradedIn(sums, slot, counted),
    bigRisers: sums.bigRisers[slot]!,
    counted,
  }
}

/** Traded bars of one day in the classes that are counted. */
export function tradedIn(sums: DaySums, slot: number, counted: Uint8Array): number {
  let traded = 0
  counted.forEach((isIn, at) => {
    traded += isIn * sums.traded[slot * CLASSES + at]!
  })
  return traded
}

function boardsOf(context: BoardContext, side: Side, today: readonly number[]): Board[] {
  return today
    .filter((event) => (context.events.state[event]! & (side.sealed | side.broken)) !== 0)
    .map((event) => boardRow(context, side, event))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
