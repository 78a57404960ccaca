import { DOWN_BROKEN, DOWN_SEALED, UP_BROKEN, UP_SEALED } from '../../model/boardEvents.ts'
import { viewOf } from '../dayView.ts'
import type { DayView } from '../dayView.ts'
import type { StatusBoard, StatusReading } from '../ranges.ts'
import { tradedIn } from '../reading.ts'
import type { Streak } from '../streak.ts'
import type { FigureContext, Label } from './figureContext.ts'

const UP = UP_SEALED | UP_BROKEN
const DOWN = DOWN_SEALED | DOWN_BROKEN

/** What a board is called that is broken. */
const BROKEN: Label = {
  streak: 0,
  streakAtLeast: false,
  hasWindow: false,
  windowDays: 0,
  windowBoards: 0,
  windowAtLeast: false,
}

/** One day of a run that took stocks of unknown status for something: what hangs on that. */
export class StatusDay {
  readonly #context: FigureContext
  readonly #view: DayView
  /** The day's counted events that touched a limit. */
  readonly #touched: readonly number[]

  constructor(context: FigureContext, { date, from }: { readonly date: number; readonly from: number }) {
    const view = viewOf(context.input.pass, date, from)
    const { events } = view
    const touched: number[] = []
    for (const event of view.eventsOn(date)) {
      if ((events.state[event]! & (UP | DOWN)) === 0 || !context.isCounted(event)) continue
      touched.push(event)
      context.eventOf[events.stock[event]!] = event
    }
    this.#context = context
    this.#view = view
    this.#touched = touched
  }

  /** What the stock's board of the day is called; undefined where it did not touch its up limit. */
  labelOf(stock: number): Label | undefined {
    const { date, events } = this.#view
    const event = this.#context.eventOf[stock]!
    if (event < 0 || events.date[event] !== date) return undefined
    const state = events.state[event]!
    if ((state & UP) === 0) return undefined
    return (state & UP_SEALED) === 0 ? BROKEN : this.#context.labelOf(this.#view, event)
  }

  reading(): StatusReading {
    const { sums, slot } = this.#view
    return {
      boards: this.#boards(UP, UP_SEALED),
      downBoards: this.#boards(DOWN, DOWN_SEALED),
      traded: tradedIn(sums, slot, this.#context.counted),
      bigRisers: sums.bigRisers[slot]!,
      before: this.#streaksBefore(),
    }
  }

  #boards(touched: number, sealed: number): StatusBoard[] {
    const { state } = this.#view.events
    const boards: StatusBoard[] = []
    for (const event of this.#touched) {
      if ((state[event]! & touched) === 0) continue
      const isSealed = (state[event]! & sealed) !== 0
      boards.push({
        code: this.#context.codeOf(event),
        state: isSealed ? 'sealed' : 'broken',
        streak: isSealed ? this.#context.streakOf(this.#view, event, sealed).boards : 0,
      })
    }
    return boards
  }

  #streaksBefore(): ReadonlyMap<number, Pick<Streak, 'boards'>> | undefined {
    const { events, previousDate } = this.#view
    if (previousDate === undefined) return undefined
    const streaks = new Map<number, Pick<Streak, 'boards'>>()
    for (const event of this.#view.eventsOn(previousDate)) {
      if ((events.state[event]! & UP_SEALED) === 0 || !this.#context.isCounted(event)) continue
      streaks.set(events.stock[event]!, this.#context.streakOf(this.#view, event, UP_SEALED))
    }
    return streaks
  }
}
