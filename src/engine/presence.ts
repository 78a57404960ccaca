import { ROW_SUSPENDED } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { FAULTY_ROW } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'

/** Days of one word of bits. */
const WORD_DAYS = 32

/**
 * Which stock had a row, and which a bar, on which day of a run: one bit each, so that any day of a long run can be
 * seen as if the run had begun or ended there.
 */
export class Presence {
  readonly #dates: readonly number[]
  readonly #words: number
  /** Own bars and faulty rows, which count as own bars. */
  readonly #bars: Uint32Array
  readonly #rows: Uint32Array
  /** Faulty rows without a date, put by the kernel on the day before the bar that shows the gap; by stock and slot. */
  readonly #gapFaults = new Set<number>()

  /** `dates` are the run's days, ascending. Rows of other days are passed over. */
  constructor(frames: readonly BarFrame[], events: BoardEvents, dates: readonly number[], stocks: number) {
    this.#dates = dates
    this.#words = Math.ceil(dates.length / WORD_DAYS) || 1
    this.#bars = new Uint32Array(stocks * this.#words)
    this.#rows = new Uint32Array(stocks * this.#words)
    for (const frame of frames) this.#add(frame)
    for (let event = events.state.indexOf(FAULTY_ROW); event >= 0;) {
      const stock = events.stock[event]!
      const slot = this.slotFrom(events.date[event]!)
      if (!this.hasBar(stock, slot)) this.#gapFaults.add(stock * dates.length + slot)
      this.#mark(this.#bars, stock, slot)
      event = events.state.indexOf(FAULTY_ROW, event + 1)
    }
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
    const start = stock * this.#words
    const whole = slot >> 5
    let count = 0
    for (let word = 0; word < whole; word++) count += bitsIn(this.#bars[start + word]!)
    const rest = slot & 31
    return rest === 0 ? count : count + bitsIn(this.#bars[start + whole]! & ((1 << rest) - 1))
  }

  hasBar(stock: number, slot: number): boolean {
    return isSet(this.#bars, stock * this.#words, slot)
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

  /** Whether what stands on the day at `slot` is a faulty row of no known day, which only a later bar shows. */
  isGapFault(stock: number, slot: number): boolean {
    return this.#gapFaults.size > 0 && this.#gapFaults.has(stock * this.#dates.length + slot)
  }

  /** Whether the stock has a row of any kind on the day at `slot`. */
  hasRow(stock: number, slot: number): boolean {
    return isSet(this.#rows, stock * this.#words, slot)
  }

  /** Whether the stock has a row on one of the days from..to, positions inclusive. */
  hasRowIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#rows, stock * this.#words, from, to)
  }

  hasBarIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#bars, stock * this.#words, from, to)
  }

  #add({ rows, stock, date, kind }: BarFrame): void {
    const bars = this.#bars
    const all = this.#rows
    const words = this.#words
    let lastDate = -1
    let word = -1
    let bit = 0
    for (let row = 0; row < rows; row++) {
      const day = date[row]!
      if (day !== lastDate) {
        lastDate = day
        const slot = this.slotFrom(day)
        word = this.#dates[slot] === day ? slot >> 5 : -1
        bit = 1 << (slot & 31)
      }
      if (word < 0) continue
      const at = stock[row]! * words + word
      all[at]! |= bit
      if (kind[row] !== ROW_SUSPENDED) bars[at]! |= bit
    }
  }

  #mark(bits: Uint32Array, stock: number, slot: number): void {
    const at = stock * this.#words + (slot >> 5)
    bits[at] = bits[at]! | (1 << (slot & 31))
  }
}

function isSet(bits: Uint32Array, start: number, slot: number): boolean {
  return (bits[start + (slot >> 5)]! & (1 << (slot & 31))) !== 0
}

function hasAny(bits: Uint32Array, start: number, from: number, to: number): boolean {
  for (let slot = from; slot <= to; slot++) if (isSet(bits, start, slot)) return true
  return false
}

/** Set bits of a word. */
function bitsIn(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
