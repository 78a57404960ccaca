import type { FrameColumns } from '../../model/barFrame.ts'
import type { ColumnRole } from './columns.ts'
import { FRAME_ROWS } from './frameRows.ts'
import type { LimitColumns } from './frameRows.ts'
import type { Layout } from './layout.ts'

// Addresses and numbers of assembly/memory.ts, repeated.

/** Bytes of the scanner's memory. */
export const MEMORY_BYTES: number = 9 << 20

/** Where a block is put, and how many bytes fit. */
export const INPUT = 0x700000
export const INPUT_BYTES: number = 1 << 18

/** 32-bit words that a scan leaves behind. */
export const WORD = {
  reason: 0x4000,
  rowStart: 0x4001,
  line: 0x4002,
  dateAsked: 0x4003,
  codeStart: 0x4004,
  codeLength: 0x4005,
  codeDigits: 0x4006,
  nameStart: 0x4007,
  nameLength: 0x4008,
  read: 0x4009,
  codeKey: 0x400a,
  skipped: 0x400c,
  fixedSlot: 0x4010,
  wideText: 0x4011,
  wideLine: 0x4012,
  pending: 0x4013,
  nextSlot: 0x4014,
  common: 0x4015,
  styles: 0x4018,
  delimiter: 0x4020,
  isGb: 0x4021,
  byChange: 0x4022,
  fixedDate: 0x4023,
  hasLimits: 0x4024,
} as const

/** One byte a three-digit prefix of codes. */
export const PREFIXES = 0x13000
export const PREFIX_STAR = 8

/** Counts of ratios as 32-bit words, for stocks and for STAR stocks, and their bounds as doubles. */
export const RATIO_COUNTS: number = 0x13800 >> 2
export const RATIO_WORDS = 26
export const RATIO_BOUNDS_AT: number = 0x13a00 >> 3

/** New stocks that the scanner numbered provisionally, in 32-bit words; their names as lines of text. */
export const PENDING = {
  digits: 0x8000,
  stocks: 0xc000,
  names: 0xe000,
  text: 0x40000,
} as const

/** Two bytes a column: what its cells are, and the byte after them. */
export const PROGRAM = 0x11000
export const MOST_COLUMNS = 4096

/** One byte a calendar day. */
export const DATES = 0x14000
export const DATE_BYTES: number = 110 * 372
export const DATE_TRADES = 1
export const DATE_LEFT = 2

/** Six digits -> slot, as 16-bit words. */
export const CODES: number = 0x100000 >> 1

/** Slots in 32-bit words; slot 0 is none and slot 1 the stock of a one-stock file. */
export const SLOTS: number = 0x300000 >> 2
export const SLOT_WORDS = 16
export const MOST_SLOTS = 32_768
export const FIXED_SLOT = 1
export const SLOT = { stock: 0, name: 1, key: 2, nameLength: 4, star: 5, nameBytes: 8 } as const
export const LONGEST_NAME = 32

/** Why a scan stopped. */
export const STOP = { done: 0, full: 1, askDate: 2, learn: 3, leave: 4 } as const

/** What the cells of a column are to the scanner; 0 is ignored. */
export const CELL_KINDS: Readonly<Record<ColumnRole, number>> = {
  code: 1,
  name: 2,
  date: 3,
  open: 4,
  high: 5,
  low: 6,
  close: 7,
  prevClose: 8,
  change: 16,
  limitUp: 19,
  limitDown: 20,
  volume: 9,
  amount: 10,
  st: 11,
  adjustflag: 12,
  tradestatus: 13,
  paused: 14,
  suspendFlag: 14,
  trdsta: 17,
  exchange: 15,
}

/** A date of a file that may write months first. */
export const MONTH_FIRST_CELL = 18

/** Bytes between two output columns. */
const GAP = 192

/** Where the scanner's output columns begin. */
const COLUMNS = 0x500000

/** Output columns as a frame, in the order in which they lie in memory from `start` on. */
export function scannerColumns(memory: ArrayBuffer, start: number = COLUMNS): FrameColumns {
  let at = start
  const words = (): Int32Array => new Int32Array(memory, taken(FRAME_ROWS * 4), FRAME_ROWS)
  const doubles = (): Float64Array => new Float64Array(memory, taken(FRAME_ROWS * 8), FRAME_ROWS)
  const taken = (bytes: number): number => (at += bytes + GAP) - bytes - GAP
  const stock = words()
  const date = words()
  const open = words()
  const high = words()
  const low = words()
  const close = words()
  const prevClose = words()
  const name = words()
  const line = words()
  const volume = doubles()
  const amount = doubles()
  const specialTreatment = new Int8Array(memory, taken(FRAME_ROWS), FRAME_ROWS)
  const kind = new Uint8Array(memory, taken(FRAME_ROWS), FRAME_ROWS)
  return {
    rows: FRAME_ROWS,
    stock,
    date,
    open,
    high,
    low,
    close,
    prevClose,
    volume,
    amount,
    name,
    specialTreatment,
    kind,
    line,
  }
}

/** Where the vendor's limit prices begin, behind the other columns: nine of words, two of doubles, two of bytes. */
const LIMITS: number = COLUMNS + FRAME_ROWS * (9 * 4 + 2 * 8 + 2) + 13 * GAP

/** The scanner's columns of limit prices, each where a layout has it. */
export function scannerLimits(memory: ArrayBuffer, columns: Layout['columns']): LimitColumns {
  const limits = { limitUp: LIMITS, limitDown: LIMITS + FRAME_ROWS * 4 + GAP }
  const column = (role: keyof typeof limits): Int32Array | undefined =>
    columns.has(role) ? new Int32Array(memory, limits[role], FRAME_ROWS) : undefined
  return { limitUp: column('limitUp'), limitDown: column('limitDown') }
}
