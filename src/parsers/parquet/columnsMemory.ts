import type { FrameColumns } from '../../model/barFrame.ts'
import { scannerColumns } from '../csv/scannerMemory.ts'
import { RATIO_BOUNDS } from '../csv/units.ts'
import { columnsWasm } from './columnsWasm.ts'

// Addresses and numbers of assembly/memory.ts, repeated.

/** Words that a call leaves behind. */
const ASKED: number = 0x10000 >> 2
const ODD: number = 0x10004 >> 2
const RATIO_COUNTS: number = 0x10800 >> 2
const RATIO_BOUNDS_AT: number = 0x10a00 >> 3
/** One byte a calendar day. */
const DATES = 0x11000
const DATE_BYTES: number = 110 * 372
const COLUMNS = 0x20000
/** From one flag's column to the next. */
const FLAG_BYTES: number = 16_384 * 4 + 192
const FLAGS = 0x100000
const VERDICTS = 0x168000
const NEW_ENTRIES: number = 0x170000 >> 2
/** Where columns stand in their pages. */
const STANDINGS = 0x180000
const STANDING_BYTES = 64
const MOST_STANDINGS = 64
/** Pages and dictionaries, as much as a file needs. */
const ARENA: number = STANDINGS + STANDING_BYTES * MOST_STANDINGS

/** A column's standing, in words. */
export const STANDING = {
  pageEnd: 0,
  levelAt: 1,
  levelEnd: 2,
  levelLeft: 3,
  levelPacked: 4,
  optional: 6,
  valueAt: 7,
  runLeft: 8,
  width: 12,
  entries: 13,
  bit: 14,
} as const

/** What plain numbers are turned into. */
export const TURN = { prices: 0, quantities: 1, numberDates: 2, instantDates: 3, flags: 4 } as const

/** Types of plain numbers. */
export const NUMBER_TYPE = { INT32: 0, INT64: 1, FLOAT: 2, DOUBLE: 3, BOOLEAN: 4 } as const

/** What stands in place of a value that only the row reader understands, or of a text that is none for it either. */
export const LEFT = { price: -1, quantity: -1, date: -1, flag: 2, code: -100, name: -2 } as const
export const ODD_TEXT = { code: -300, name: -3 } as const
/** From here down a word is an entry of a dictionary that is still to be resolved. */
export const UNRESOLVED = -1000
/** Marks STAR stocks among the numbers of stocks. */
export const STAR = 0x40000000
/** What becomes of a row; from `skipped` on, by kind. */
export const VERDICT = { kept: 0, left: 1, skipped: 2 } as const

/** Most bytes that a file's pages may take. */
export const MOST_ARENA: number = 0xa0000000
/** Bytes behind a page that may be read and overwritten. */
export const SLACK = 64

interface ColumnsExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly unsnap: (from: number, end: number, to: number, length: number) => number
  readonly wordsOfPlaces: (column: number, rows: number, table: number, out: number, none: number) => number
  readonly doublesOfPlaces: (column: number, rows: number, table: number, out: number) => number
  readonly turn: (to: number, type: number, detail: number, from: number, count: number, out: number) => void
  readonly takePlain: (
    column: number,
    rows: number,
    to: number,
    type: number,
    detail: number,
    out: number,
    none: number,
  ) => number
  readonly passLevels: (column: number, rows: number) => number
  readonly passPlaces: (column: number, count: number) => number
  readonly passTexts: (from: number, end: number, count: number, first: number) => number
  readonly listNew: (out: number, from: number, to: number, table: number) => number
  readonly resolve: (out: number, from: number, to: number, table: number) => void
  readonly judgeDates: (from: number, to: number) => number
  readonly judge: (from: number, to: number, firstLine: number) => number
  readonly accept: (from: number, to: number) => void
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: ColumnsExports }
}

/** The module and views of its memory, which hold until a file asks for more of it. */
export class ColumnsMemory {
  readonly module: ColumnsExports
  bytes: Uint8Array
  text: Buffer
  words: Int32Array
  doubles: Float64Array
  columns: FrameColumns
  /** Whose word on days is known. */
  #days: object | undefined
  #taken = ARENA
  #standings = 0

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(columnsWasm, 'base64'))
    this.module = new WebAssembly.Instance(module).exports
    this.bytes = new Uint8Array(0)
    this.text = Buffer.alloc(0)
    this.words = new Int32Array(0)
    this.doubles = new Float64Array(0)
    this.columns = scannerColumns(this.#grown(ARENA), COLUMNS)
    this.doubles.set(RATIO_BOUNDS, RATIO_BOUNDS_AT)
  }

  /** Begins a file whose pages need so many bytes, by the words of `days` on days. */
  begin(bytes: number, days: object): void {
    this.#taken = ARENA
    this.#standings = 0
    this.columns = scannerColumns(this.#grown(ARENA + bytes), COLUMNS)
    this.words.fill(0, RATIO_COUNTS, RATIO_COUNTS + 2 * (RATIO_BOUNDS.length + 1))
    if (days !== this.#days) this.bytes.fill(0, DATES, DATES + DATE_BYTES)
    this.#days = days
  }

  /** Room for some bytes of the file that was begun, and for those behind them. */
  take(bytes: number): number {
    const at = this.#taken
    this.#taken += roomOf(bytes)
    return at
  }

  /** Where a column's standing is kept. */
  takeStanding(): number {
    return STANDINGS + STANDING_BYTES * this.#standings++
  }

  /** The day that a judgement of dates asked for. */
  get dayAsked(): number {
    return this.words[ASKED]!
  }

  /** Whether the last call met a text that is for the reference reader, or wide characters. */
  get isOdd(): boolean {
    return this.words[ODD] !== 0
  }

  /** Takes the calendar's word on a day. */
  learnDay(date: number, trades: boolean): void {
    const year = Math.floor(date / 10_000) - 1990
    const month = (Math.floor(date / 100) % 100) - 1
    this.bytes[DATES + year * 372 + month * 31 + (date % 100) - 1] = trades ? 1 : 2
  }

  verdict(row: number): number {
    return this.bytes[VERDICTS + row]!
  }

  newEntries(count: number): Int32Array {
    return this.words.subarray(NEW_ENTRIES, NEW_ENTRIES + count)
  }

  /** The ratios counted since they were last taken: of all others, then of STAR stocks. */
  takeRatios(add: (group: number, bin: number, count: number) => void): void {
    const bins = RATIO_BOUNDS.length + 1
    for (let at = 0; at < 2 * bins; at++) {
      const count = this.words[RATIO_COUNTS + at]!
      if (count > 0) add(Math.floor(at / bins), at % bins, count)
    }
    this.words.fill(0, RATIO_COUNTS, RATIO_COUNTS + 2 * bins)
  }

  #grown(bytes: number): ArrayBuffer {
    const { memory } = this.module
    const pages = Math.ceil((bytes - memory.buffer.byteLength) / 65_536)
    if (pages > 0) memory.grow(pages)
    const { buffer } = memory
    if (this.bytes.buffer !== buffer) {
      this.bytes = new Uint8Array(buffer)
      this.text = Buffer.from(buffer)
      this.words = new Int32Array(buffer)
      this.doubles = new Float64Array(buffer)
    }
    return buffer
  }
}

/** Bytes that are taken for some. */
export function roomOf(bytes: number): number {
  return (bytes + SLACK + 15) & ~15
}

/** Address of a flag's column: ST, tradestatus, paused, suspendFlag, adjustflag. */
export function flagColumn(number: number): number {
  return FLAGS + number * FLAG_BYTES
}
