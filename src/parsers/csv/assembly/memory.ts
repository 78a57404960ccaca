// The tables and columns of the scanner's memory, and the numbers that it shares with its caller. The addresses and numbers
// are repeated in scannerMemory.ts.

// What the caller reads after a scan, 32-bit each.
export const STATE: usize = 0x10000
export const REASON: usize = STATE
export const ROW_START: usize = STATE + 4
export const LINE: usize = STATE + 8
export const DATE_ASKED: usize = STATE + 12
export const CODE_START: usize = STATE + 16
export const CODE_LENGTH: usize = STATE + 20
export const CODE_DIGITS: usize = STATE + 24
export const NAME_START: usize = STATE + 28
export const NAME_LENGTH: usize = STATE + 32
export const READ: usize = STATE + 36
export const CODE_KEY: usize = STATE + 40
export const SKIPPED: usize = STATE + 48
// What the caller sets before a scan.
export const FIXED_SLOT: usize = STATE + 64
export const WIDE_TEXT: usize = STATE + 68
// Whether rows are of the common layout: 0 no, 1 without names, 2 with names.
export const COMMON: usize = STATE + 84
// New stocks met since the caller last settled them.
export const WIDE_LINE: usize = STATE + 72
export const PENDING: usize = STATE + 76
export const NEXT_SLOT: usize = STATE + 80
// How codes are written: without a market, and with each exchange; by the exchange's number from 1.
export const STYLES: usize = STATE + 96
// What the caller sets for a file: the byte between cells, whether wide text is GB18030 instead of UTF-8, whether the
// reference price is the close less the change, the day of all rows where they have none, and whether rows hold the
// vendor's limit prices.
export const DELIMITER: usize = STATE + 128
export const IS_GB: usize = STATE + 132
export const BY_CHANGE: usize = STATE + 136
export const FIXED_DATE: usize = STATE + 140
export const HAS_LIMITS: usize = STATE + 144

// One entry a column: what the cell is, and the byte that must follow it.
export const PROGRAM: usize = 0x11000
// One byte a three-digit prefix: the number of the exchange that owns it, 0 for the caller; and a bit for STAR.
export const PREFIXES: usize = 0x13000
export const STAR: u32 = 8
// Ratios of amount to close and volume: how many lie between which bounds, STAR stocks after all others.
export const RATIO_COUNTS: usize = 0x13800
export const RATIO_BOUNDS: usize = 0x13a00
export const BOUNDS: u32 = 12
// One byte a calendar day from 1990-01-01, months counted as 31 days: 0 not asked yet, 1 a trading day, 2 not.
export const DATES: usize = 0x14000
// Where the digits of prices stand, by length and whether there are two decimals: for the lower half of 16 bytes, then
// for the upper one. Where those of quantities stand, by length and place of the dot.
export const PRICE_MASKS: usize = 0x13b00
export const UPPER_MASKS: usize = PRICE_MASKS + 512
export const QUANTITY_MASKS: usize = 0x1e000
// Ten to the power of 0 to 22 as doubles.
export const POWERS: usize = 0x1f000
// New stocks: digits, slot, and the numbers that the caller gives to stock and name; names, a line each.
export const MOST_PENDING: u32 = 8192
export const PENDING_DIGITS: usize = 0x20000
export const PENDING_SLOTS: usize = 0x28000
export const PENDING_STOCKS: usize = 0x30000
export const PENDING_NAMES: usize = 0x38000
export const PENDING_TEXT: usize = 0x40000
// A number from here on stands for a pending stock or name.
export const PROVISIONAL: i32 = 0x40000000
// Six digits -> slot, 16 bits each; 0 is a code not seen yet.
export const CODES: usize = 0x100000
// One slot a code: stock (negative: a kind that is skipped), name, how the code was written, the name's bytes.
export const SLOTS: usize = 0x300000
export const SLOT_NAME: usize = 4
export const SLOT_KEY: usize = 8
export const SLOT_NAME_LENGTH: usize = 16
export const SLOT_STAR: usize = 20
// The code as it was written last, and the slot of the row that followed then: the next row is mostly that of the same
// stock as on the day before.
export const SLOT_NEXT: usize = 24
export const CODE_TEXTS: usize = 0x820000
export const SLOT_NAME_BYTES: usize = 32
export const MOST_SLOTS: u32 = 32768
// Columns of one frame. The gap between them keeps the cells of one row out of each other's cache lines.
export const CAPACITY: usize = 16384
export const GAP: usize = 192
export const WORDS: usize = CAPACITY * 4 + GAP
export const DOUBLES: usize = CAPACITY * 8 + GAP
export const COLUMNS: usize = 0x500000
export const STOCK: usize = COLUMNS
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
export const LIMIT_UP: usize = KIND + CAPACITY + GAP
export const LIMIT_DOWN: usize = LIMIT_UP + WORDS

// Why a scan stopped.
export const DONE = 0
export const FULL = 1
export const ASK_DATE = 2
export const LEARN = 3
export const LEAVE = 4

// What a cell is.
export const SKIP = 0
export const CODE_CELL = 1
export const NAME_CELL = 2
export const DATE_CELL = 3
export const OPEN_CELL = 4
export const HIGH_CELL = 5
export const LOW_CELL = 6
export const CLOSE_CELL = 7
export const PREV_CLOSE_CELL = 8
export const VOLUME_CELL = 9
export const AMOUNT_CELL = 10
export const FLAG_CELL = 11
export const UNADJUSTED_CELL = 12
export const TRADING_CELL = 13
export const PAUSED_CELL = 14
export const EXCHANGE_CELL = 15
export const CHANGE_CELL = 16
export const TRDSTA_CELL = 17
export const MONTH_FIRST_CELL = 18
export const LIMIT_UP_CELL = 19
export const LIMIT_DOWN_CELL = 20

export const QUOTE: u32 = 34
export const MINUS: u32 = 45
export const SLASH: u32 = 47

export const LONGEST_NAME: u32 = 32
// The numbers of CSMAR's Trdsta that say ST, and those that say none; 4 and 16 do not tell.
export const TRDSTA_SPECIAL: u32 = 0b1101_1011_0110_1100
export const TRDSTA_USUAL: u32 = 0b0010_0100_1000_0010
// A limit price that says that there was none, as the first price of so many times the reference does; and the highest
// that is read here.
export const NO_LIMIT: i32 = -1
export const MOST_LIMIT: i64 = 10
export const HIGHEST_LIMIT: u64 = 1_000_000_000
