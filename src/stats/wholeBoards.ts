import { DOWN_SEALED, UP_SEALED } from '../model/boardEvents.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { daysBoards } from './daysBoards.ts'
import type { DaysBoardsWindow } from './daysBoards.ts'
import type { Pass } from './dayView.ts'
import { wholeRun } from './dayView.ts'
import { streak } from './streak.ts'

/** Bits of `WholeBoards.atLeast`. */
export const STREAK_AT_LEAST = 1
export const WINDOW_AT_LEAST = 2

/**
 * 连板 and N天M板 of every sealed event of a pass, by event, as a look-back sees them that begins with the pass. One that
 * begins later sees the same as long as nothing that was looked at stands before its start: so they are read once, and
 * not again for every day.
 */
export class WholeBoards {
  /** 连板数; 0 of events that are not sealed. */
  readonly streak: Uint16Array
  /** N天M板 of events sealed at their up limit. */
  readonly windowDays: Uint16Array
  readonly windowBoards: Uint16Array
  readonly atLeast: Uint8Array
  readonly #pass: Pass
  /** By event, the last of the stock's own bars with which a look-back may begin that sees the same streak, or label. */
  readonly #streakFrom: Uint16Array
  readonly #labelFrom: Uint16Array
  readonly #isPlain: boolean

  /** `rule` is that of the windows; a look-back has to hold those of `others` too. */
  constructor(pass: Pass, rule: DaysBoardsRule, others: readonly DaysBoardsRule[]) {
    const { events } = pass
    const { count } = events
    this.#pass = pass
    this.#isPlain = !pass.presence.hasGapFaults
    this.streak = new Uint16Array(count)
    this.windowDays = new Uint16Array(count)
    this.windowBoards = new Uint16Array(count)
    this.atLeast = new Uint8Array(count)
    this.#streakFrom = new Uint16Array(count)
    this.#labelFrom = new Uint16Array(count)
    const bars = wholeRun(events)
    // A rule with smaller holes looks at nothing that one with larger holes does not look at.
    const wider = others.filter((other) => (other.maxEmpty ?? Infinity) > (rule.maxEmpty ?? Infinity))
    for (let event = 0; event < count; event++) {
      const sealed = events.state[event]! & (UP_SEALED | DOWN_SEALED)
      if (sealed === 0) continue
      const run = streak(bars, event, sealed)
      const first = events.ordinal[event]! - run.boards + 1
      let atLeast = run.atLeast ? STREAK_AT_LEAST : 0
      // A bar before that could not be judged, and the pass's first bar, leave the streak open.
      let from = first - (run.atLeast ? 2 : 1)
      this.streak[event] = run.boards
      this.#streakFrom[event] = Math.max(0, from)
      const window = daysBoards(bars, event, sealed, rule)
      this.windowDays[event] = window.days
      this.windowBoards[event] = window.boards
      if (window.atLeast) atLeast |= WINDOW_AT_LEAST
      from = Math.min(from, fromOf(window, rule))
      for (const other of wider) from = Math.min(from, fromOf(daysBoards(bars, event, sealed, other), other))
      this.#labelFrom[event] = Math.max(0, from)
      this.atLeast[event] = atLeast
    }
  }

  /** Whether nothing that tells the streak of a sealed event stands before the day at `firstSlot`. */
  settlesStreak(event: number, firstSlot: number): boolean {
    return this.#isPlain && this.#firstBar(event, firstSlot) <= this.#streakFrom[event]!
  }

  /** The same of its streak and windows. */
  settlesLabel(event: number, firstSlot: number): boolean {
    return this.#isPlain && this.#firstBar(event, firstSlot) <= this.#labelFrom[event]!
  }

  /** Whether a look-back that begins on the day at `firstSlot` sees the streak of a sealed event as it stands here. */
  holdsStreak(event: number, firstSlot: number): boolean {
    return (this.#isPlain && firstSlot === 0) || this.settlesStreak(event, firstSlot)
  }

  /** The same of its streak and windows. */
  holdsLabel(event: number, firstSlot: number): boolean {
    return (this.#isPlain && firstSlot === 0) || this.settlesLabel(event, firstSlot)
  }

  /** Number among the stock's own bars of its first one from the day at `firstSlot` on. */
  #firstBar(event: number, firstSlot: number): number {
    const { events, presence } = this.#pass
    return presence.barsBefore(events.stock[event]!, firstSlot) + 1
  }
}

/** The last own bar with which a look-back may begin so that no bar before it tells anything of a window. */
function fromOf({ earliest }: DaysBoardsWindow, { maxEmpty }: DaysBoardsRule): number {
  return maxEmpty === undefined ? 0 : earliest - maxEmpty - 2
}
