import { CLASSES } from '../../../src/engine/daySums.ts'
import type { DaySums } from '../../../src/engine/daySums.ts'
import { EXCHANGES } from '../../../src/model/code.ts'

/** Sums that grow a slot at a time while days come in any order. */
export class DaySumsBuilder {
  readonly #slots = new Map<number, number>()
  readonly #dates: number[] = []
  traded: Int32Array = new Int32Array(64 * CLASSES)
  advancers: Int32Array = new Int32Array(64)
  decliners: Int32Array = new Int32Array(64)
  unchanged: Int32Array = new Int32Array(64)
  bigRisers: Int32Array = new Int32Array(64)
  overTenRisers: Int32Array = new Int32Array(64)
  amountCents: Float64Array = new Float64Array(64 * EXCHANGES.length)
  amountUnknown: Int32Array = new Int32Array(64 * EXCHANGES.length)
  codes: Int32Array = new Int32Array(64 * EXCHANGES.length)
  statusUnknown: Int32Array = new Int32Array(64)
  mainBoard: Int32Array = new Int32Array(64)

  /** The slot of a day, made on first sight. The columns may be replaced: read them again after a call. */
  slotOf(date: number): number {
    const known = this.#slots.get(date)
    if (known !== undefined) return known
    const slot = this.#dates.push(date) - 1
    this.#slots.set(date, slot)
    if (slot >= this.advancers.length) this.#grow()
    return slot
  }

  /** The sums by ascending date. */
  finish(): DaySums {
    const order = [...this.#dates.keys()].sort((a, b) => this.#dates[a]! - this.#dates[b]!)
    const ints = (column: Int32Array, width: number): Int32Array => {
      const sorted = new Int32Array(order.length * width)
      order.forEach((slot, at) => {
        sorted.set(column.subarray(slot * width, (slot + 1) * width), at * width)
      })
      return sorted
    }
    const amountCents = new Float64Array(order.length * EXCHANGES.length)
    order.forEach((slot, at) => {
      const width = EXCHANGES.length
      amountCents.set(this.amountCents.subarray(slot * width, (slot + 1) * width), at * width)
    })
    return {
      dates: order.map((slot) => this.#dates[slot]!),
      traded: ints(this.traded, CLASSES),
      advancers: ints(this.advancers, 1),
      decliners: ints(this.decliners, 1),
      unchanged: ints(this.unchanged, 1),
      bigRisers: ints(this.bigRisers, 1),
      overTenRisers: ints(this.overTenRisers, 1),
      amountCents,
      amountUnknown: ints(this.amountUnknown, EXCHANGES.length),
      codes: ints(this.codes, EXCHANGES.length),
      statusUnknown: ints(this.statusUnknown, 1),
      mainBoard: ints(this.mainBoard, 1),
    }
  }

  #grow(): void {
    const twice = (column: Int32Array): Int32Array => {
      const grown = new Int32Array(column.length * 2)
      grown.set(column)
      return grown
    }
    this.traded = twice(this.traded)
    this.advancers = twice(this.advancers)
    this.decliners = twice(this.decliners)
    this.unchanged = twice(this.unchanged)
    this.bigRisers = twice(this.bigRisers)
    this.overTenRisers = twice(this.overTenRisers)
    this.amountUnknown = twice(this.amountUnknown)
    this.codes = twice(this.codes)
    this.statusUnknown = twice(this.statusUnknown)
    this.mainBoard = twice(this.mainBoard)
    const amountCents = new Float64Array(this.amountCents.length * 2)
    amountCents.set(this.amountCents)
    this.amountCents = amountCents
  }
}
