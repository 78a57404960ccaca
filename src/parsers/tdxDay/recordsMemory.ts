import { recordsWasm } from './recordsWasm.ts'

// Addresses and numbers of assembly/records.ts, repeated.
const MEMORY_BYTES = 0x880000
const FIRST_YEAR = 1990
const DAY_SLOTS = 110 * 372
const TRADING = 0x10000
const COUNTS = 0x20000
const SUSPECT_COUNT = 0xd0000
const SUSPECTS = 0xd1000
const INPUT = 0x120000
const ROW_ROOM = 65_536 + 64
const COLUMNS = 0x410000

/** Most records of one file, and most rows before they must be taken out. */
export const MOST_RECORDS = 65_536

/** What the module that reads records offers. */
export interface RecordsExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly begin: () => void
  readonly decode: (
    records: number,
    stock: number,
    exchange: number,
    firstRecord: number,
    from: number,
    to: number,
    coverFrom: number,
    row: number,
  ) => number
  readonly beginCloses: () => void
  readonly closesBefore: (rows: number) => void
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: RecordsExports }
}

/** The module's memory by its parts. */
export interface RecordsMemory {
  readonly exports: RecordsExports
  /** Where a file's records are put: room for MOST_RECORDS and one more. */
  readonly input: Uint8Array
  readonly inputWords: Uint32Array
  /** 1 for a trading day, by slot. */
  readonly trading: Uint8Array
  /** Codes of each exchange and bars, four words a slot. */
  readonly counts: Uint32Array
  /** How many rows of the last file want looking at; they stand in `suspects`. */
  readonly suspectCount: Uint32Array
  readonly suspects: Uint32Array
  readonly stock: Int32Array
  readonly date: Int32Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  readonly line: Int32Array
  readonly volume: Float64Array
  readonly amount: Float64Array
  readonly kind: Uint8Array
  /** What `closesBefore` puts there: the close of the stock's bar before and its day. */
  readonly prevClose: Int32Array
  readonly datesBefore: Int32Array
}

/** A fresh module with its memory. */
export function recordsMemory(): RecordsMemory {
  const module = new WebAssembly.Module(Buffer.from(recordsWasm, 'base64'))
  const { exports } = new WebAssembly.Instance(module)
  exports.memory.grow(MEMORY_BYTES >> 16)
  const { buffer } = exports.memory
  const inputBytes = (MOST_RECORDS + 1) * 32
  const word = (column: number): Int32Array =>
    new Int32Array(buffer, COLUMNS + column * ROW_ROOM * 4, MOST_RECORDS)
  const doubles = COLUMNS + 7 * ROW_ROOM * 4
  const kinds = doubles + 2 * ROW_ROOM * 8
  const closes = kinds + ROW_ROOM
  return {
    exports,
    input: new Uint8Array(buffer, INPUT, inputBytes),
    inputWords: new Uint32Array(buffer, INPUT, inputBytes / 4),
    trading: new Uint8Array(buffer, TRADING, DAY_SLOTS),
    counts: new Uint32Array(buffer, COUNTS, DAY_SLOTS * 4),
    suspectCount: new Uint32Array(buffer, SUSPECT_COUNT, 1),
    suspects: new Uint32Array(buffer, SUSPECTS, MOST_RECORDS),
    stock: word(0),
    date: word(1),
    open: word(2),
    high: word(3),
    low: word(4),
    close: word(5),
    line: word(6),
    volume: new Float64Array(buffer, doubles, MOST_RECORDS),
    amount: new Float64Array(buffer, doubles + ROW_ROOM * 8, MOST_RECORDS),
    kind: new Uint8Array(buffer, kinds, MOST_RECORDS),
    prevClose: new Int32Array(buffer, closes, MOST_RECORDS),
    datesBefore: new Int32Array(buffer, closes + ROW_ROOM * 4, MOST_RECORDS),
  }
}

/** The slot of a yyyymmdd day of 1990 to 2099: months counted as 31 days. */
export function slotOf(date: number): number {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  return (year - FIRST_YEAR) * 372 + (month - 1) * 31 + (date % 100) - 1
}
