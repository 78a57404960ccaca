import { classOf } from '../../engine/daySums.ts'
import { nameUntil } from '../../engine/status.ts'
import { DOWN_SEALED, UP_SEALED } from '../../model/boardEvents.ts'
import type { StockCode } from '../../model/code.ts'
import type { Security } from '../../model/security.ts'
import type { ScopeRules } from '../../model/scope.ts'
import { STATUSES } from '../../model/status.ts'
import { displayName } from '../../rules/nameStatus.ts'
import type { DayInput } from '../day.ts'
import { daysBoards } from '../daysBoards.ts'
import type { DayView, Pass } from '../dayView.ts'
import { classesInScope } from '../inScope.ts'
import { nameOfList } from '../listedName.ts'
import { streak } from '../streak.ts'
import type { Streak } from '../streak.ts'
import { STREAK_AT_LEAST, WINDOW_AT_LEAST } from '../wholeBoards.ts'
import type { WholeBoards } from '../wholeBoards.ts'

/** What the figures of all days of a run are made from. */
export type FiguresInput = Pick<DayInput, 'universe' | 'facts' | 'choices'> & {
  readonly pass: Pass
  /** Streaks and windows of the pass by these rules. */
  readonly boards: WholeBoards
  /** The rules that the choices come to. */
  readonly rules: ScopeRules
}

const SEALED = UP_SEALED | DOWN_SEALED
const DELISTING = STATUSES.indexOf('delisting')

/** What a sealed board is called. */
export interface Label {
  readonly streak: number
  readonly streakAtLeast: boolean
  /** Whether it is counted in windows at all. */
  readonly hasWindow: boolean
  readonly windowDays: number
  readonly windowBoards: number
  readonly windowAtLeast: boolean
}

/** What is looked up for the events of a run, stock by stock. */
export class FigureContext {
  readonly input: FiguresInput
  /** Today's event of every stock; of stocks without one, a position of another day. */
  readonly eventOf: Int32Array
  /** 1 for the classes that the scope counts. */
  readonly counted: Uint8Array
  readonly #segment: Uint8Array
  /** Names of rows as they are shown, by their integer. */
  readonly #rowNames: string[] = []
  readonly #listNames: readonly ListName[]

  constructor(input: FiguresInput) {
    const { universe, facts, rules } = input
    this.input = input
    this.counted = classesInScope(rules)
    this.#segment = Uint8Array.from({ length: universe.stockCount }, (_, stock) =>
      universe.segmentIdOf(stock),
    )
    this.#listNames = Array.from({ length: universe.stockCount }, (_, stock) => ({
      security: facts.byCode.get(universe.codeOf(stock)),
      shown: undefined,
      from: 1,
      until: 0,
    }))
    this.eventOf = new Int32Array(universe.stockCount).fill(-1)
  }

  /** Whether the scope counts the stock of an event on its day. */
  isCounted(event: number): boolean {
    const { events } = this.input.pass
    return this.counted[classOf(events.status[event]!, this.#segment[events.stock[event]!]!)] === 1
  }

  codeOf(event: number): StockCode {
    const { universe, pass } = this.input
    return universe.codeOn(pass.events.stock[event]!, pass.events.date[event]!)
  }

  /** 连板数 of an event sealed at the limit of the bit `sealed`, as a day's look-back sees it. */
  streakOf(view: DayView, event: number, sealed: number): Pick<Streak, 'boards' | 'atLeast'> {
    const { boards } = this.input
    // Mostly as the whole pass does.
    return (view.events.state[event]! & SEALED) === sealed && boards.holdsStreak(event, view.firstSlot)
      ? {
          boards: boards.streak[event]!,
          atLeast: (boards.atLeast[event]! & STREAK_AT_LEAST) !== 0,
        }
      : streak(view, event, sealed)
  }

  /** 连板数 and N天M板 of an event sealed at its up limit, as a day's look-back sees them. */
  labelOf(view: DayView, event: number): Label {
    const { boards: whole, rules } = this.input
    const isHeld =
      (view.events.state[event]! & SEALED) === UP_SEALED && whole.holdsLabel(event, view.firstSlot)
    const run = isHeld ? undefined : streak(view, event, UP_SEALED)
    const window = isHeld ? undefined : daysBoards(view, event, UP_SEALED, rules.daysBoards)
    const atLeast = whole.atLeast[event]!
    const hasWindow = rules.labelsDelisting || view.events.status[event] !== DELISTING
    return {
      streak: run?.boards ?? whole.streak[event]!,
      streakAtLeast: run?.atLeast ?? (atLeast & STREAK_AT_LEAST) !== 0,
      hasWindow,
      windowDays: window?.days ?? whole.windowDays[event]!,
      windowBoards: window?.boards ?? whole.windowBoards[event]!,
      windowAtLeast: hasWindow && (window?.atLeast ?? (atLeast & WINDOW_AT_LEAST) !== 0),
    }
  }

  /** The name that stands in the event's row, or that the lists give for its day. */
  nameOf(event: number): string | undefined {
    const { universe, pass } = this.input
    const { events } = pass
    const name = events.name[event]!
    const given = universe.nameOf(name)
    if (given !== undefined) return (this.#rowNames[name] ??= displayName(given))
    return shownOn(this.#listNames[events.stock[event]!]!, events.date[event]!)
  }
}

/** A stock's name by the lists as it is shown, and the days for which that is known. */
interface ListName {
  readonly security: Security | undefined
  shown: string | undefined
  from: number
  until: number
}

function shownOn(name: ListName, date: number): string | undefined {
  if (date < name.from || date > name.until) {
    const given = nameOfList(name.security, date)
    name.shown = given === undefined ? undefined : displayName(given)
    name.from = date
    name.until = nameUntil(name.security, date)
  }
  return name.shown
}
