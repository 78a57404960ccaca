import { ROW_FAULT, ROW_BAR } from '../model/barFrame.ts'
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

  /** `dates` are the run's days, ascending. Rows of other days are passed over. */
  constructor(frames: readonly BarFrame[], events: BoardEvents, dates: readonly number[], stocks: number) {
    this.#dates = dates
    this.#words = Math.ceil(dates.length / WORD_DAYS) || 1
    this.#bars = new Uint32Array(stocks * this.#words)
    this.#rows = new Uint32Array(stocks * this.#words)
    for (const frame of frames) this.#add(frame)
    for (let event = events.state.indexOf(FAULTY_ROW); event >= 0;) {
      this.#mark(this.#bars, events.stock[event]!, this.slotFrom(events.date[event]!))
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
    let lastDate = -1
    let slot = -1
    for (let row = 0; row < rows; row++) {
      const day = date[row]!
      if (day !== lastDate) {
        lastDate = day
        slot = this.slotFrom(day)
        if (this.#dates[slot] !== day) slot = -1
      }
      if (slot < 0) continue
      this.#mark(this.#rows, stock[row]!, slot)
      if (kind[row] === ROW_BAR || kind[row] === ROW_FAULT) this.#mark(this.#bars, stock[row]!, slot)
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
