// The tables and columns of the module's memory, and the numbers that it shares with its caller. They are
// repeated in columnsMemory.ts.

// What the caller reads after a call.
const STATE: usize = 0x10000
export const ASKED: usize = STATE
export const ODD: usize = STATE + 4
export const RATIO_COUNTS: usize = 0x10800
export const RATIO_BOUNDS: usize = 0x10a00

// One byte a calendar day from 1990-01-01, months counted as 31 days: 0 not asked yet, 1 a trading day, 2 not.
export const DATES: usize = 0x11000

// Columns of one frame, as scannerColumns lays them out.
export const CAPACITY: usize = 16384
const GAP: usize = 192
const WORDS: usize = CAPACITY * 4 + GAP
const DOUBLES: usize = CAPACITY * 8 + GAP
export const STOCK: usize = 0x20000
export const DATE: usize = STOCK + WORDS
export const OPEN: usize = DATE + WORDS
export const HIGH: usize = OPEN + WORDS
export const LOW: usize = HIGH + WORDS
export const CLOSE: usize = LOW + WORDS
export const PREV_CLOSE: usize = CLOSE + WORDS
export const NAME: usize = PREV_CLOSE + WORDS
export const LINES: usize = NAME + WORDS
export const VOLUME: usize = LINES + WORDS
export const AMOUNT: usize = VOLUME + DOUBLES
export const SPECIAL: usize = AMOUNT + DOUBLES
export const KIND: usize = SPECIAL + CAPACITY + GAP

// Flags, a word a row: ST, tradestatus, paused, suspendFlag, adjustflag.
const FLAGS: usize = 0x100000
export const ST: usize = FLAGS
export const TRADING: usize = FLAGS + WORDS
export const PAUSED: usize = TRADING + WORDS
export const SUSPENDED: usize = PAUSED + WORDS
export const ADJUSTED: usize = SUSPENDED + WORDS

// One byte a row: whether it has a value in the column at hand; what becomes of it.
export const LEVELS: usize = 0x160000
export const VERDICTS: usize = 0x168000

// Entries of a dictionary that are met for the first time.
export const NEW_ENTRIES: usize = 0x170000

// A column's standing, in words.
export const PAGE_END: usize = 0
export const LEVEL_AT: usize = 4
export const LEVEL_END: usize = 8
export const LEVEL_LEFT: usize = 12
export const LEVEL_PACKED: usize = 16
export const LEVEL_VALUE: usize = 20
export const OPTIONAL: usize = 24
export const VALUE_AT: usize = 28
export const RUN_LEFT: usize = 32
export const RUN_PACKED: usize = 36
export const RUN_VALUE: usize = 40
export const RUN_INDEX: usize = 44
export const WIDTH: usize = 48
export const ENTRIES: usize = 52
export const BIT: usize = 56
export const BROKEN: i32 = -1
export const LEFT_DATE: i32 = -1
const INT64: u32 = 1
export const BOOLEAN: u32 = 4
export const QUANTITIES: u32 = 1
