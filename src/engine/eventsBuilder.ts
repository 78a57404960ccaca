import type { BoardEvents } from '../model/boardEvents.ts'
import { eventColumns } from './kernelMemory.ts'
import type { EventColumns, EventRoom } from './kernelMemory.ts'

/** The events of a run: those in the kernel's memory, and those before them, which were moved out of it. */
export class EventsBuilder {
  /** Events in the kernel's memory. */
  held = 0
  #moved = 0
  #columns: EventColumns = emptyColumns(0)
  readonly #memory: ArrayBuffer
  readonly #room: EventRoom

  constructor(memory: ArrayBuffer, room: EventRoom) {
    this.#memory = memory
    this.#room = room
  }

  get count(): number {
    return this.#moved + this.held
  }

  /** Makes room in the kernel's memory for so many events more. */
  reserve(events: number): void {
    if (this.held + events > this.#room.room) this.#moveOut()
  }

  /** All events; `keepsMemory` says that the kernel's memory will hold no other run's. */
  finish(keepsMemory: boolean): BoardEvents {
    if (keepsMemory && this.#moved === 0) return { count: this.held, ...this.heldColumns() }
    this.#moveOut()
    const count = this.#moved
    return { count, ...firstOf(this.#columns, count) }
  }

  /** Those in the kernel's memory. */
  heldColumns(): EventColumns {
    return eventColumns(this.#memory, this.#room.at, this.#room.room, this.held)
  }

  #moveOut(): void {
    const at = this.#moved
    const count = at + this.held
    const before = this.#columns
    // The first time there is room for these and no more, since mostly there are none after them.
    if (count > before.stock.length) {
      this.#columns = emptyColumns(Math.max(count, before.stock.length * 2))
      copy(before, this.#columns, 0)
    }
    copy(this.heldColumns(), this.#columns, at)
    this.#moved = count
    this.held = 0
  }
}

/** Puts the events of `from` at `at` of `to`. */
function copy(from: EventColumns, to: EventColumns, at: number): void {
  to.stock.set(from.stock, at)
  to.date.set(from.date, at)
  to.ordinal.set(from.ordinal, at)
  to.state.set(from.state, at)
  to.previous.set(from.previous, at)
  to.open.set(from.open, at)
  to.high.set(from.high, at)
  to.low.set(from.low, at)
  to.close.set(from.close, at)
  to.prevClose.set(from.prevClose, at)
  to.limitUp.set(from.limitUp, at)
  to.limitDown.set(from.limitDown, at)
  to.percent.set(from.percent, at)
  to.status.set(from.status, at)
  to.name.set(from.name, at)
  to.volumeShares.set(from.volumeShares, at)
  to.amountCents.set(from.amountCents, at)
}

/** The first `count` events of columns. */
function firstOf(columns: EventColumns, count: number): EventColumns {
  return {
    stock: columns.stock.subarray(0, count),
    date: columns.date.subarray(0, count),
    ordinal: columns.ordinal.subarray(0, count),
    state: columns.state.subarray(0, count),
    previous: columns.previous.subarray(0, count),
    open: columns.open.subarray(0, count),
    high: columns.high.subarray(0, count),
    low: columns.low.subarray(0, count),
    close: columns.close.subarray(0, count),
    prevClose: columns.prevClose.subarray(0, count),
    limitUp: columns.limitUp.subarray(0, count),
    limitDown: columns.limitDown.subarray(0, count),
    percent: columns.percent.subarray(0, count),
    status: columns.status.subarray(0, count),
    name: columns.name.subarray(0, count),
    volumeShares: columns.volumeShares.subarray(0, count),
    amountCents: columns.amountCents.subarray(0, count),
  }
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
