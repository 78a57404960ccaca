import type { BoardEvents } from '../model/boardEvents.ts'
import type { StockStates } from './stockStates.ts'

// Addresses and numbers of assembly/memory.ts, repeated.

/** Where the presence of stocks begins, and its bytes for 32 days: a word a stock of rows, then of bars. */
const PRESENCE = 0xe00000
const STOCK_ROOM: number = 65_536 + 64
export const PRESENCE_BYTES: number = 2 * STOCK_ROOM * 4
/** Days of one word. */
export const WORD_DAYS = 32

/** Where the presence of so many days ends. */
export function presenceEnd(days: number): number {
  return PRESENCE + Math.ceil(days / WORD_DAYS) * PRESENCE_BYTES
}

/** The words of 32 days, of rows or of bars, by stock. */
export function presenceWords(
  memory: ArrayBuffer,
  block: number,
  ofBars: boolean,
  stocks: number,
): Uint32Array {
  const at = PRESENCE + block * PRESENCE_BYTES + (ofBars ? STOCK_ROOM * 4 : 0)
  return new Uint32Array(memory, at, stocks)
}

/** 32-bit words that hold over the scans of one run. */
export const WORD = {
  nearMisses: 0x4000,
  dayCount: 0x4001,
  misplaced: 0x4002,
  undated: 0x4003,
  firstPassed: 0x4004,
  eventsAt: 0x4005,
  eventsRoom: 0x4006,
  days: 0x4400,
} as const

/** Where the sums of one day stand in its record: doubles from its start, the rest 32-bit words. */
export const DAY = {
  amountCents: 0,
  traded: 6,
  advancers: 26,
  decliners: 27,
  unchanged: 28,
  bigRisers: 29,
  amountUnknown: 30,
  codes: 33,
  statusUnknown: 36,
  mainBoard: 37,
  overTenRisers: 39,
} as const

/** Most stocks of one run; six digits and their markets allow no more. */
export const MOST_STOCKS = 65_536
/** Most rows of one scan. */
export const MOST_ROWS = 16_384

/** Days just outside of those that the day records are for. */
export const BEFORE_DAYS = 19_900_100
export const AFTER_DAYS = 20_991_232

/** Most names that have a mark of their own; later ones are asked for. */
export const MOST_MARKS = 65_536

/** Marks of names: ask each time, no name, and from here on 2 + the position of a status in STATUSES. */
export const MARK = { ask: 0, none: 1, status: 2 } as const

/** What the kernel knows beforehand, so that it need not ask. */
export interface Learned {
  /** One mark a name. */
  readonly marks: Uint8Array
  /** Four words for each mark, flag, segment and exchange: since, until, and status, percent, conflict as bytes. */
  readonly standings: Int32Array
  /** 1 for stocks of which marks and standings do not tell all. */
  readonly particular: Uint8Array
}

/** What is learned, as it lies in memory. */
export function learnedTables(memory: ArrayBuffer): Learned {
  return {
    marks: new Uint8Array(memory, 0x680000, MOST_MARKS),
    standings: new Int32Array(memory, 0x690000, 5 * 3 * 4 * 3 * 4),
    particular: new Uint8Array(memory, 0x6a0000, MOST_STOCKS),
  }
}

/** What the kernel asks. */
export const ASK = {
  resolve: 0,
  openListing: 1,
  conflicts: 2,
  noReference: 3,
  beyond: 4,
  dayBefore: 5,
  slotOfDay: 6,
} as const

/** The stock columns of the first `count` stocks, as they lie in memory. */
export function stateColumns(memory: ArrayBuffer, count: number): StockStates {
  const columns = new Columns(memory, 0x700000, MOST_STOCKS + 64, count)
  return {
    ordinal: columns.words(),
    lastBar: columns.words(),
    lastRow: columns.words(),
    lastEvent: columns.words(),
    name: columns.words(),
    until: columns.words(),
    freeUntil: columns.words(),
    flag: columns.signed(),
    segment: columns.bytes(),
    exchange: columns.bytes(),
    percent: columns.bytes(),
    status: columns.bytes(),
    freeByName: columns.bytes(),
    conflict: columns.bytes(),
    undatedFault: columns.bytes(),
    maybeNew: columns.bytes(),
    lastTouched: columns.bytes(),
    watched: columns.bytes(),
  }
}

/** The columns that a frame's rows are put into. */
export interface RowColumns {
  readonly stock: Int32Array
  readonly date: Int32Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  readonly prevClose: Int32Array
  readonly name: Int32Array
  readonly volume: Float64Array
  readonly amount: Float64Array
  readonly specialTreatment: Int8Array
  readonly kind: Uint8Array
}

/** The columns of the rows given, as they lie in memory. */
export function rowColumns(memory: ArrayBuffer): RowColumns {
  const columns = new Columns(memory, 0xa00000, MOST_ROWS + 64, MOST_ROWS)
  return {
    stock: columns.words(),
    date: columns.words(),
    open: columns.words(),
    high: columns.words(),
    low: columns.words(),
    close: columns.words(),
    prevClose: columns.words(),
    name: columns.words(),
    volume: columns.doubles(),
    amount: columns.doubles(),
    specialTreatment: columns.signed(),
    kind: columns.bytes(),
  }
}

/** Where the kernel puts the events that it finds. */
export interface EventRoom {
  readonly at: number
  /** How many there is room for. */
  readonly room: number
}

/** Room for the events of a few rows, before the presence. */
export const FEW_EVENTS: EventRoom = { at: 0xb80000, room: 2 * (MOST_ROWS + 64) }
/** Bytes of one event over all its columns. */
export const EVENT_BYTES = 67

/** The columns of the first `count` events found, as they lie in memory. */
export function eventColumns(memory: ArrayBuffer, at: number, room: number, count: number): EventColumns {
  const columns = new Columns(memory, at, room, count)
  return {
    volumeShares: columns.doubles(),
    amountCents: columns.doubles(),
    stock: columns.words(),
    date: columns.words(),
    ordinal: columns.words(),
    previous: columns.words(),
    open: columns.words(),
    high: columns.words(),
    low: columns.words(),
    close: columns.words(),
    prevClose: columns.words(),
    limitUp: columns.words(),
    limitDown: columns.words(),
    name: columns.words(),
    state: columns.bytes(),
    percent: columns.bytes(),
    status: columns.bytes(),
  }
}

/** The columns of events, without their count. */
export type EventColumns = Omit<BoardEvents, 'count'>

/** Columns that lie one after the other, each with room for `capacity` entries, seen to `length`. */
class Columns {
  readonly #memory: ArrayBuffer
  readonly #capacity: number
  readonly #length: number
  #at: number

  constructor(memory: ArrayBuffer, at: number, capacity: number, length: number) {
    this.#memory = memory
    this.#at = at
    this.#capacity = capacity
    this.#length = length
  }

  words(): Int32Array {
    return new Int32Array(this.#memory, this.#next(4), this.#length)
  }

  doubles(): Float64Array {
    return new Float64Array(this.#memory, this.#next(8), this.#length)
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#memory, this.#next(1), this.#length)
  }

  signed(): Int8Array {
    return new Int8Array(this.#memory, this.#next(1), this.#length)
  }

  #next(size: number): number {
    const at = this.#at
    this.#at += this.#capacity * size
    return at
  }
}
