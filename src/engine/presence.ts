import { FAULTY_ROW } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { WORD_DAYS, presenceWords } from './kernelMemory.ts'

/**
 * Which stock had a row, and which a bar, on which day of a run: one bit each, so that any day of a long run can be
 * seen as if the run had begun or ended there.
 */
export class Presence {
  readonly #dates: readonly number[]
  readonly #words: number
  /** All stocks' words of 32 days stand together, since a day is asked of many stocks. */
  readonly #stocks: number
  /** Own bars and faulty rows, which count as own bars. */
  readonly #bars: Uint32Array
  readonly #rows: Uint32Array
  /** Own bars of a stock before each of its words. */
  readonly #barsBefore: Uint16Array
  /** Faulty rows without a date, put by the kernel on the day before the bar that shows the gap; by stock and slot. */
  readonly #gapFaults = new Set<number>()

  /** `dates` are the run's days, ascending; `slotOf` is where each stands in the kernel's memory. */
  constructor(
    memory: ArrayBuffer,
    stocks: number,
    dates: readonly number[],
    events: BoardEvents,
    slotOf: (date: number) => number,
  ) {
    this.#dates = dates
    this.#stocks = stocks
    this.#words = Math.ceil(dates.length / WORD_DAYS) || 1
    const slots = dates.map(slotOf)
    this.#rows = bitsOf(memory, stocks, slots, false)
    this.#bars = bitsOf(memory, stocks, slots, true)
    this.#barsBefore = new Uint16Array(stocks * this.#words)
    for (let event = events.state.indexOf(FAULTY_ROW); event >= 0;) {
      const stock = events.stock[event]!
      const slot = this.slotFrom(events.date[event]!)
      if (!this.hasBar(stock, slot)) this.#gapFaults.add(stock * dates.length + slot)
      this.#mark(this.#bars, stock, slot)
      event = events.state.indexOf(FAULTY_ROW, event + 1)
    }
    for (let stock = 0; stock < stocks; stock++) this.#countBars(stock)
  }

  /** The position of the first day of the run on or after `date`. */
  slotFrom(date: number): number {
    let low = 0
    let high = this.#dates.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#dates[middle]! < date) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Own bars of a stock before the day at `slot`. */
  barsBefore(stock: number, slot: number): number {
    if (slot >= this.#words * WORD_DAYS) {
      const last = (this.#words - 1) * this.#stocks + stock
      return this.#barsBefore[last]! + bitsIn(this.#bars[last]!)
    }
    const word = (slot >> 5) * this.#stocks + stock
    return this.#barsBefore[word]! + bitsIn(this.#bars[word]! & ((1 << (slot & 31)) - 1))
  }

  hasBar(stock: number, slot: number): boolean {
    return isSet(this.#bars, this.#stocks, stock, slot)
  }

  /**
   * Position of the stock's first bar on or after the day at `slot`; beyond the last day where it has none. A run from
   * there would not see a gap before its first bar, so a faulty row of no known day is none.
   */
  firstBarFrom(stock: number, slot: number): number {
    let at = slot
    while (at < this.#dates.length && (!this.hasBar(stock, at) || this.isGapFault(stock, at))) at++
    return at
  }

  /** The own-bar number of that bar in this run. */
  firstOrdinalFrom(stock: number, slot: number): number {
    const isPlain = this.#gapFaults.size === 0
    return this.barsBefore(stock, isPlain ? slot : this.firstBarFrom(stock, slot)) + 1
  }

  get hasGapFaults(): boolean {
    return this.#gapFaults.size > 0
  }

  /** Whether what stands on the day at `slot` is a faulty row of no known day, which only a later bar shows. */
  isGapFault(stock: number, slot: number): boolean {
    return this.#gapFaults.size > 0 && this.#gapFaults.has(stock * this.#dates.length + slot)
  }

  /** Whether the stock has a row of any kind on the day at `slot`. */
  hasRow(stock: number, slot: number): boolean {
    return isSet(this.#rows, this.#stocks, stock, slot)
  }

  /** Whether the stock has a row on one of the days from..to, positions inclusive. */
  hasRowIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#rows, this.#stocks, stock, from, to)
  }

  hasBarIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#bars, this.#stocks, stock, from, to)
  }

  #countBars(stock: number): void {
    let count = 0
    for (let word = stock; word < this.#bars.length; word += this.#stocks) {
      this.#barsBefore[word] = count
      count += bitsIn(this.#bars[word]!)
    }
  }

  #mark(bits: Uint32Array, stock: number, slot: number): void {
    const at = (slot >> 5) * this.#stocks + stock
    bits[at] = bits[at]! | (1 << (slot & 31))
  }
}

/**
 * The bits of every stock, a day of the run each. The kernel keeps a slot for every trading day; where the run has all
 * of them, whole words are moved.
 */
function bitsOf(memory: ArrayBuffer, stocks: number, slots: readonly number[], ofBars: boolean): Uint32Array {
  const words = Math.ceil(slots.length / WORD_DAYS) || 1
  const bits = new Uint32Array(stocks * words)
  const [first] = slots
  const last = slots.at(-1)
  if (first === undefined || last === undefined) return bits
  const block = (slot: number): Uint32Array => presenceWords(memory, slot >> 5, ofBars, stocks)
  if (last - first === slots.length - 1) {
    const shift = first & 31
    for (let word = 0; word < words; word++) {
      const low = block(first + word * WORD_DAYS)
      const high =
        shift > 0 && ((first >> 5) + word + 1) * WORD_DAYS <= last
          ? block(first + (word + 1) * WORD_DAYS)
          : undefined
      for (let stock = 0; stock < stocks; stock++) {
        const upper = high === undefined ? 0 : high[stock]! << (32 - shift)
        bits[word * stocks + stock] = (low[stock]! >>> shift) | upper
      }
    }
    return bits
  }
  slots.forEach((slot, at) => {
    const from = block(slot)
    for (let stock = 0; stock < stocks; stock++) {
      if ((from[stock]! & (1 << (slot & 31))) !== 0) bits[(at >> 5) * stocks + stock]! |= 1 << (at & 31)
    }
  })
  return bits
}

function isSet(bits: Uint32Array, stocks: number, stock: number, slot: number): boolean {
  return (bits[(slot >> 5) * stocks + stock]! & (1 << (slot & 31))) !== 0
}

function hasAny(bits: Uint32Array, stocks: number, stock: number, from: number, to: number): boolean {
  for (let slot = from; slot <= to; slot++) if (isSet(bits, stocks, stock, slot)) return true
  return false
}

/** Set bits of a word. */
function bitsIn(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
