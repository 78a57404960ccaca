import { wantsReferences } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { EXCHANGES } from '../model/code.ts'
import { rowsWasm } from './rowsWasm.ts'

// Addresses and numbers of assembly/rows.ts, repeated.
const MEMORY_BYTES = 0x280000
const DAY_COUNT = 0x10000 >> 2
const DAYS = 0x11000 >> 2
/** Most stocks of one run. */
export const MOST_STOCKS = 65_536
const EXCHANGE = 0x100000 + 2 * 4 * (MOST_STOCKS + 64)
const MOST_ROWS = 16_384
const STOCK = 0x1a0000
const DATE: number = STOCK + 4 * (MOST_ROWS + 64)
const KIND: number = DATE + 4 * (MOST_ROWS + 64)
const REPEATS = 0x1d0000 >> 2
const CLOSE = 0x1f0000
const PREV_CLOSE: number = CLOSE + 4 * (MOST_ROWS + 64)
const NO_REFERENCE: number = 0x220000 + 4 * (MOST_STOCKS + 64)
const BROKEN = -1

interface RowExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly beginOrder: (stocks: number) => void
  readonly order: (rows: number, first: number) => number
  readonly beginCount: () => void
  readonly recordOf: (date: number) => number
  readonly count: (rows: number) => void
  readonly beginReferences: (stocks: number) => void
  readonly references: (rows: number, derived: number) => void
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: RowExports }
}

/** How often a day stands in some rows: codes of each exchange, and bars. */
export interface DayRows {
  readonly date: number
  readonly codes: readonly number[]
  readonly bars: number
}

/** A row by its number among all rows of some frames, and the row before it of the same stock and day. */
export interface RepeatedRow {
  readonly first: number
  readonly again: number
}

let loops: RowLoops | undefined

/** The loops over rows; a WebAssembly module, since a run is over before such loops are compiled otherwise. */
export function rowLoops(): RowLoops {
  return (loops ??= new RowLoops())
}

class RowLoops {
  readonly #exports: RowExports
  readonly #words: Int32Array
  readonly #exchange: Uint8Array
  readonly #stock: Int32Array
  readonly #date: Int32Array
  readonly #kind: Uint8Array
  readonly #close: Int32Array
  readonly #prevClose: Int32Array
  readonly #noReference: Uint8Array

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(rowsWasm, 'base64'))
    this.#exports = new WebAssembly.Instance(module).exports
    const { memory } = this.#exports
    memory.grow(MEMORY_BYTES >> 16)
    this.#words = new Int32Array(memory.buffer)
    this.#exchange = new Uint8Array(memory.buffer, EXCHANGE, MOST_STOCKS)
    this.#stock = new Int32Array(memory.buffer, STOCK, MOST_ROWS)
    this.#date = new Int32Array(memory.buffer, DATE, MOST_ROWS)
    this.#kind = new Uint8Array(memory.buffer, KIND, MOST_ROWS)
    this.#close = new Int32Array(memory.buffer, CLOSE, MOST_ROWS)
    this.#prevClose = new Int32Array(memory.buffer, PREV_CLOSE, MOST_ROWS)
    this.#noReference = new Uint8Array(memory.buffer, NO_REFERENCE, MOST_STOCKS)
  }

  /** Pairs of rows with one stock and day, or undefined when a stock's dates do not ascend. */
  repeats(frames: readonly BarFrame[], stocks: number): RepeatedRow[] | undefined {
    const found: RepeatedRow[] = []
    this.#exports.beginOrder(stocks)
    let first = 0
    for (const frame of frames) {
      for (const [start, rows] of chunks(frame)) {
        this.#load(frame, start, rows)
        const repeats = this.#exports.order(rows, first)
        if (repeats === BROKEN) return undefined
        for (let at = REPEATS; at < REPEATS + 2 * repeats; at += 2) {
          found.push({ first: this.#words[at]!, again: this.#words[at + 1]! })
        }
        first += rows
      }
    }
    return found
  }

  /** The days of some rows, in the order in which they are met; `exchange` is each stock's position in EXCHANGES. */
  days(frames: readonly BarFrame[], exchange: Uint8Array): DayRows[] {
    this.#exports.beginCount()
    this.#exchange.set(exchange)
    for (const frame of frames) {
      for (const [start, rows] of chunks(frame)) {
        this.#load(frame, start, rows)
        this.#kind.set(frame.kind.subarray(start, start + rows))
        this.#exports.count(rows)
      }
    }
    const dates = this.#words.subarray(DAYS, DAYS + this.#words[DAY_COUNT]!)
    return Array.from(dates, (date) => {
      const at = this.#exports.recordOf(date) >> 2
      const bars = this.#words[at + EXCHANGES.length]!
      return { date, codes: [...this.#words.subarray(at, at + EXCHANGES.length)], bars }
    })
  }

  /**
   * Puts the close of the stock's bar before into the rows of frames that know no reference price; 0 where there is
   * none, after a fault, and for stocks marked in `noReference`. Gives for each frame the dates of the bars before,
   * where `wantsDates` says so.
   */
  references(
    frames: readonly BarFrame[],
    noReference: Uint8Array,
    wantsDates: boolean,
  ): readonly (Int32Array | undefined)[] {
    this.beginReferences(noReference)
    return frames.map((frame) => this.addReferences(frame, wantsDates))
  }

  /** Begins to put in closes, frame by frame. */
  beginReferences(noReference: Uint8Array): void {
    this.#exports.beginReferences(noReference.length)
    this.#noReference.set(noReference)
  }

  /** The same for the next frame alone. */
  addReferences(frame: BarFrame, wantsDates: boolean): Int32Array | undefined {
    const isWanting = wantsReferences(frame)
    const before = wantsDates && isWanting ? new Int32Array(frame.rows) : undefined
    for (const [start, rows] of chunks(frame)) {
      this.#load(frame, start, rows)
      this.#kind.set(frame.kind.subarray(start, start + rows))
      this.#close.set(frame.close.subarray(start, start + rows))
      if (isWanting) this.#prevClose.set(frame.prevClose.subarray(start, start + rows))
      this.#exports.references(rows, isWanting ? 1 : 0)
      if (isWanting) frame.prevClose.set(this.#prevClose.subarray(0, rows), start)
      before?.set(this.#date.subarray(0, rows), start)
    }
    return before
  }

  #load(frame: BarFrame, start: number, rows: number): void {
    this.#stock.set(frame.stock.subarray(start, start + rows))
    this.#date.set(frame.date.subarray(start, start + rows))
  }
}

/** Where the parts of a frame begin, and their rows. */
function* chunks({ rows }: BarFrame): Generator<readonly [number, number]> {
  for (let start = 0; start < rows; start += MOST_ROWS) yield [start, Math.min(rows - start, MOST_ROWS)]
}
