import type { BoardEvents } from '../model/boardEvents.ts'
import type { EventColumns } from './kernelMemory.ts'

/** Events that grow while the kernel runs. */
export class EventsBuilder {
  count = 0
  #capacity: number
  #columns: EventColumns

  /** `capacity` is the number of events for which there is room at first. */
  constructor(capacity = 8192) {
    this.#capacity = capacity
    this.#columns = emptyColumns(capacity)
  }

  /** Adds the first `count` of the events that the kernel wrote. */
  append(written: EventColumns, count: number): void {
    if (count === 0) return
    const at = this.count
    if (at + count > this.#capacity) this.#grow(at + count)
    copy(written, this.#columns, count, at)
    this.count = at + count
  }

  finish(): BoardEvents {
    const end = this.count
    const columns = this.#columns
    return {
      count: end,
      stock: columns.stock.subarray(0, end),
      date: columns.date.subarray(0, end),
      ordinal: columns.ordinal.subarray(0, end),
      state: columns.state.subarray(0, end),
      previous: columns.previous.subarray(0, end),
      open: columns.open.subarray(0, end),
      high: columns.high.subarray(0, end),
      low: columns.low.subarray(0, end),
      close: columns.close.subarray(0, end),
      prevClose: columns.prevClose.subarray(0, end),
      limitUp: columns.limitUp.subarray(0, end),
      limitDown: columns.limitDown.subarray(0, end),
      percent: columns.percent.subarray(0, end),
      status: columns.status.subarray(0, end),
      name: columns.name.subarray(0, end),
      volumeShares: columns.volumeShares.subarray(0, end),
      amountCents: columns.amountCents.subarray(0, end),
    }
  }

  #grow(least: number): void {
    const before = this.#columns
    while (this.#capacity < least) this.#capacity *= 2
    this.#columns = emptyColumns(this.#capacity)
    copy(before, this.#columns, this.count, 0)
  }
}

/** Puts the first `count` events of `from` at `at` of `to`. */
function copy(from: EventColumns, to: EventColumns, count: number, at: number): void {
  to.stock.set(from.stock.subarray(0, count), at)
  to.date.set(from.date.subarray(0, count), at)
  to.ordinal.set(from.ordinal.subarray(0, count), at)
  to.state.set(from.state.subarray(0, count), at)
  to.previous.set(from.previous.subarray(0, count), at)
  to.open.set(from.open.subarray(0, count), at)
  to.high.set(from.high.subarray(0, count), at)
  to.low.set(from.low.subarray(0, count), at)
  to.close.set(from.close.subarray(0, count), at)
  to.prevClose.set(from.prevClose.subarray(0, count), at)
  to.limitUp.set(from.limitUp.subarray(0, count), at)
  to.limitDown.set(from.limitDown.subarray(0, count), at)
  to.percent.set(from.percent.subarray(0, count), at)
  to.status.set(from.status.subarray(0, count), at)
  to.name.set(from.name.subarray(0, count), at)
  to.volumeShares.set(from.volumeShares.subarray(0, count), at)
  to.amountCents.set(from.amountCents.subarray(0, count), at)
}

function emptyColumns(capacity: number): EventColumns {
  return {
    stock: new Int32Array(capacity),
    date: new Int32Array(capacity),
    ordinal: new Int32Array(capacity),
    state: new Uint8Array(capacity),
    previous: new Int32Array(capacity),
    open: new Int32Array(capacity),
    high: new Int32Array(capacity),
    low: new Int32Array(capacity),
    close: new Int32Array(capacity),
    prevClose: new Int32Array(capacity),
    limitUp: new Int32Array(capacity),
    limitDown: new Int32Array(capacity),
    percent: new Uint8Array(capacity),
    status: new Uint8Array(capacity),
    name: new Int32Array(capacity),
    volumeShares: new Float64Array(capacity),
    amountCents: new Float64Array(capacity),
  }
}
