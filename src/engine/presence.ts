import { FAULTY_ROW } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { PRESENCE_BYTES, WORD_DAYS, presenceWords } from './kernelMemory.ts'

/** One bit a day for every stock, the words of 32 days together, since a day is asked of many stocks. */
interface Bits {
  readonly words: Uint32Array
  /** Words from those of one 32 days to those of the next. */
  readonly stride: number
  /** Where the run's first day stands. */
  readonly first: number
}

/**
 * Which stock had a row, and which a bar, on which day of a run: one bit each, so that any day of a long run can be
 * seen as if the run had begun or ended there.
 */
export class Presence {
  readonly #dates: readonly number[]
  readonly #stocks: number
  readonly #words: number
  /** Own bars and faulty rows, which count as own bars. */
  readonly #bars: Bits
  readonly #rows: Bits
  /** Own bars of a stock before each of its words. */
  readonly #barsBefore: Uint16Array
  /** Faulty rows without a date, put by the kernel on the day before the bar that shows the gap; by stock and slot. */
  readonly #gapFaults = new Set<number>()

  /**
   * `dates` are the run's days, ascending; `slotOf` is where each stands in the kernel's memory; `keepsMemory` says that
   * the memory will hold no other run's.
   */
  constructor(
    memory: ArrayBuffer,
    stocks: number,
    dates: readonly number[],
    events: BoardEvents,
    slotOf: (date: number) => number,
    keepsMemory: boolean,
  ) {
    this.#dates = dates
    this.#stocks = stocks
    const slots = dates.map(slotOf)
    const bitsOf = keepsMemory && isGapless(slots) ? bitsInMemory : copiedBits
    this.#rows = bitsOf(memory, stocks, slots, false)
    this.#bars = bitsOf(memory, stocks, slots, true)
    this.#words = Math.ceil((this.#bars.first + dates.length) / WORD_DAYS) || 1
    this.#barsBefore = new Uint16Array(stocks * this.#words)
    for (let event = events.state.indexOf(FAULTY_ROW); event >= 0;) {
      const stock = events.stock[event]!
      const slot = this.slotFrom(events.date[event]!)
      if (!this.hasBar(stock, slot)) this.#gapFaults.add(stock * dates.length + slot)
      this.#mark(this.#bars, stock, slot)
      event = events.state.indexOf(FAULTY_ROW, event + 1)
    }
    this.#countBars()
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
    const { words, stride, first } = this.#bars
    const day = first + slot
    const word = day >> 5
    if (word >= this.#words) {
      const last = this.#words - 1
      return this.#barsBefore[last * this.#stocks + stock]! + bitsIn(words[last * stride + stock]!)
    }
    const before = words[word * stride + stock]! & ((1 << (day & 31)) - 1)
    return this.#barsBefore[word * this.#stocks + stock]! + bitsIn(before)
  }

  hasBar(stock: number, slot: number): boolean {
    return isSet(this.#bars, stock, slot)
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
    return isSet(this.#rows, stock, slot)
  }

  /** Whether the stock has a row on one of the days from..to, positions inclusive. */
  hasRowIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#rows, stock, from, to)
  }

  hasBarIn(stock: number, from: number, to: number): boolean {
    return hasAny(this.#bars, stock, from, to)
  }

  #countBars(): void {
    const { words, stride } = this.#bars
    const counts = this.#barsBefore
    const stocks = this.#stocks
    for (let word = 1; word < this.#words; word++) {
      const before = (word - 1) * stride
      for (let stock = 0; stock < stocks; stock++) {
        const at = word * stocks + stock
        counts[at] = counts[at - stocks]! + bitsIn(words[before + stock]!)
      }
    }
  }

  #mark({ words, stride, first }: Bits, stock: number, slot: number): void {
    const day = first + slot
    const at = (day >> 5) * stride + stock
    words[at] = words[at]! | (1 << (day & 31))
  }
}

/** Whether every slot from the first to the last has a day. */
function isGapless(slots: readonly number[]): boolean {
  return slots.length > 0 && slots.at(-1)! - slots[0]! === slots.length - 1
}

/** The bits where the kernel put them, of days that all have rows. */
function bitsInMemory(memory: ArrayBuffer, stocks: number, slots: readonly number[], ofBars: boolean): Bits {
  const first = slots[0]!
  const from = presenceWords(memory, first >> 5, ofBars, stocks).byteOffset
  const end = presenceWords(memory, slots.at(-1)! >> 5, ofBars, stocks).byteOffset + stocks * 4
  return {
    words: new Uint32Array(memory, from, (end - from) >> 2),
    stride: PRESENCE_BYTES >> 2,
    first: first & 31,
  }
}

/**
 * The bits of every stock, a day of the run each. The kernel keeps a slot for every trading day; where the run has all
 * of them, whole words are moved.
 */
function copiedBits(memory: ArrayBuffer, stocks: number, slots: readonly number[], ofBars: boolean): Bits {
  return { words: copiedWords(memory, stocks, slots, ofBars), stride: stocks, first: 0 }
}

function copiedWords(
  memory: ArrayBuffer,
  stocks: number,
  slots: readonly number[],
  ofBars: boolean,
): Uint32Array {
  const words = Math.ceil(slots.length / WORD_DAYS) || 1
  const bits = new Uint32Array(stocks * words)
  const [first] = slots
  const last = slots.at(-1)
  if (first === undefined || last === undefined) return bits
  const block = (slot: number): Uint32Array => presenceWords(memory, slot >> 5, ofBars, stocks)
  if (isGapless(slots)) {
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

function isSet({ words, stride, first }: Bits, stock: number, slot: number): boolean {
  const day = first + slot
  return (words[(day >> 5) * stride + stock]! & (1 << (day & 31))) !== 0
}

function hasAny(bits: Bits, stock: number, from: number, to: number): boolean {
  for (let slot = from; slot <= to; slot++) if (isSet(bits, stock, slot)) return true
  return false
}

/** Set bits of a word. */
function bitsIn(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
