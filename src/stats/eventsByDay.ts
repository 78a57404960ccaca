import type { BoardEvents } from '../model/boardEvents.ts'

const NO_EVENTS = new Int32Array(0)

/** The events of a run, to be found by their day: positions in the order of the rows. */
export class EventsByDay {
  readonly #dayOf = new Map<number, number>()
  readonly #order: Int32Array
  /** Where each day's positions begin, and where the last day's end. */
  readonly #starts: Int32Array

  constructor({ date, count }: Pick<BoardEvents, 'date' | 'count'>) {
    const days = new Int32Array(count)
    const counts: number[] = []
    let last = -1
    let day = 0
    for (let event = 0; event < count; event++) {
      if (date[event] !== last) {
        last = date[event]!
        day = this.#dayOf.get(last) ?? counts.push(0) - 1
        this.#dayOf.set(last, day)
      }
      days[event] = day
      counts[day]!++
    }
    this.#starts = new Int32Array(counts.length + 1)
    counts.forEach((own, at) => {
      this.#starts[at + 1] = this.#starts[at]! + own
    })
    const next = this.#starts.slice()
    this.#order = new Int32Array(count)
    for (let event = 0; event < count; event++) this.#order[next[days[event]!]!++] = event
  }

  on(date: number): Int32Array {
    const day = this.#dayOf.get(date)
    return day === undefined ? NO_EVENTS : this.#order.subarray(this.#starts[day], this.#starts[day + 1])
  }
}
