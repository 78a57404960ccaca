import type { BarFrame } from '../../../src/model/barFrame.ts'
import type { BoardEvents } from '../../../src/model/boardEvents.ts'

/** What the kernel adds to a bar when it becomes an event. */
export interface Verdict {
  stock: number
  ordinal: number
  previous: number
  state: number
  limitUp: number
  limitDown: number
  percent: number
  status: number
}

/** Events that grow while the kernel runs. */
export class EventsBuilder {
  count = 0
  #capacity = 4096
  #stock = new Int32Array(this.#capacity)
  #date = new Int32Array(this.#capacity)
  #ordinal = new Int32Array(this.#capacity)
  #state = new Uint8Array(this.#capacity)
  #previous = new Int32Array(this.#capacity)
  #open = new Int32Array(this.#capacity)
  #high = new Int32Array(this.#capacity)
  #low = new Int32Array(this.#capacity)
  #close = new Int32Array(this.#capacity)
  #prevClose = new Int32Array(this.#capacity)
  #limitUp = new Int32Array(this.#capacity)
  #limitDown = new Int32Array(this.#capacity)
  #percent = new Uint8Array(this.#capacity)
  #status = new Uint8Array(this.#capacity)
  #name = new Int32Array(this.#capacity)
  #volumeShares = new Float64Array(this.#capacity)
  #amountCents = new Float64Array(this.#capacity)

  /** Adds row `row` of `frame` with the kernel's verdict; gives its position. */
  add(frame: BarFrame, row: number, date: number, verdict: Verdict): number {
    if (this.count === this.#capacity) this.#grow()
    const at = this.count++
    this.#stock[at] = verdict.stock
    this.#date[at] = date
    this.#ordinal[at] = verdict.ordinal
    this.#state[at] = verdict.state
    this.#previous[at] = verdict.previous
    this.#open[at] = frame.open[row]!
    this.#high[at] = frame.high[row]!
    this.#low[at] = frame.low[row]!
    this.#close[at] = frame.close[row]!
    this.#prevClose[at] = frame.prevClose[row]!
    this.#limitUp[at] = verdict.limitUp
    this.#limitDown[at] = verdict.limitDown
    this.#percent[at] = verdict.percent
    this.#status[at] = verdict.status
    this.#name[at] = frame.name[row]!
    this.#volumeShares[at] = Math.round(frame.volume[row]! * frame.volumeScale)
    this.#amountCents[at] = Math.round(frame.amount[row]! * frame.amountScale)
    return at
  }

  finish(): BoardEvents {
    const end = this.count
    return {
      count: end,
      stock: this.#stock.subarray(0, end),
      date: this.#date.subarray(0, end),
      ordinal: this.#ordinal.subarray(0, end),
      state: this.#state.subarray(0, end),
      previous: this.#previous.subarray(0, end),
      open: this.#open.subarray(0, end),
      high: this.#high.subarray(0, end),
      low: this.#low.subarray(0, end),
      close: this.#close.subarray(0, end),
      prevClose: this.#prevClose.subarray(0, end),
      limitUp: this.#limitUp.subarray(0, end),
      limitDown: this.#limitDown.subarray(0, end),
      percent: this.#percent.subarray(0, end),
      status: this.#status.subarray(0, end),
      name: this.#name.subarray(0, end),
      volumeShares: this.#volumeShares.subarray(0, end),
      amountCents: this.#amountCents.subarray(0, end),
    }
  }

  #grow(): void {
    this.#capacity *= 2
    const ints = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(this.#capacity)
      grown.set(column)
      return grown
    }
    const bytes = (column: Uint8Array): Uint8Array<ArrayBuffer> => {
      const grown = new Uint8Array(this.#capacity)
      grown.set(column)
      return grown
    }
    const floats = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(this.#capacity)
      grown.set(column)
      return grown
    }
    this.#stock = ints(this.#stock)
    this.#date = ints(this.#date)
    this.#ordinal = ints(this.#ordinal)
    this.#state = bytes(this.#state)
    this.#previous = ints(this.#previous)
    this.#open = ints(this.#open)
    this.#high = ints(this.#high)
    this.#low = ints(this.#low)
    this.#close = ints(this.#close)
    this.#prevClose = ints(this.#prevClose)
    this.#limitUp = ints(this.#limitUp)
    this.#limitDown = ints(this.#limitDown)
    this.#percent = bytes(this.#percent)
    this.#status = bytes(this.#status)
    this.#name = ints(this.#name)
    this.#volumeShares = floats(this.#volumeShares)
    this.#amountCents = floats(this.#amountCents)
  }
}
