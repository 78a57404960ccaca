// The tables of the kernel's memory, and the numbers that it shares with its caller. They are repeated in kernelMemory.ts.

const STATE: usize = 0x10000
export const NEAR_MISSES: usize = STATE
export const DAY_COUNT: usize = STATE + 4

// Rows that do not come after the stock's row before, and faulty rows of no known day: no run may hold the first, and
// the second must be known beforehand.
export const MISPLACED: usize = STATE + 8
export const UNDATED: usize = STATE + 12

// The earliest day before those judged; 0 for none.
export const FIRST_PASSED: usize = STATE + 16

// One record a calendar day from 1990-01-01, months counted as 31 days, and the days met so far. SEEN is 1 + the day's
// slot once the day is met.
export const DAY_BYTES: usize = 160
export const AMOUNT: usize = 0
export const TRADED: usize = 24
export const ADVANCERS: usize = 104
export const DECLINERS: usize = 108
export const UNCHANGED: usize = 112
export const BIG_RISERS: usize = 116
export const AMOUNT_UNKNOWN: usize = 120
export const CODES: usize = 132
export const STATUS_UNKNOWN: usize = 144
export const MAIN_BOARD: usize = 148
export const SEEN: usize = 152
export const OVER_TEN: usize = 156
const MOST_DAYS: usize = 110 * 372
export const DAYS: usize = 0x11000
export const DAY_SUMS: usize = DAYS + MOST_DAYS * 4
export const MARKS: usize = 0x680000
export const STANDINGS: usize = 0x690000
export const STANDINGS_BYTES: usize = 5 * 3 * 4 * 3 * 16
export const PARTICULAR: usize = 0x6a0000

// One entry a stock; the odd capacity keeps columns from sharing cache sets.
export const STOCKS: usize = 65536 + 64
export const ORDINAL: usize = 0x700000
export const LAST_BAR: usize = ORDINAL + STOCKS * 4
export const LAST_ROW: usize = LAST_BAR + STOCKS * 4
export const LAST_EVENT: usize = LAST_ROW + STOCKS * 4
export const LAST_NAME: usize = LAST_EVENT + STOCKS * 4
export const UNTIL: usize = LAST_NAME + STOCKS * 4
export const FREE_UNTIL: usize = UNTIL + STOCKS * 4
export const LAST_FLAG: usize = FREE_UNTIL + STOCKS * 4
export const SEGMENT: usize = LAST_FLAG + STOCKS
export const EXCHANGE: usize = SEGMENT + STOCKS
export const PERCENT: usize = EXCHANGE + STOCKS
export const STATUS: usize = PERCENT + STOCKS
export const FREE_BY_NAME: usize = STATUS + STOCKS
export const CONFLICT: usize = FREE_BY_NAME + STOCKS
export const UNDATED_FAULT: usize = CONFLICT + STOCKS
const MAYBE_NEW: usize = UNDATED_FAULT + STOCKS
export const LAST_TOUCHED: usize = MAYBE_NEW + STOCKS
export const WATCHED: usize = LAST_TOUCHED + STOCKS

// The date of the last row of a day that is not judged.
export const LAST_PASSED: usize = WATCHED + STOCKS

// The rows given.
const ROWS: usize = 16384 + 64
export const STOCK: usize = 0xa00000
export const DATE: usize = STOCK + ROWS * 4
export const OPEN: usize = DATE + ROWS * 4
export const HIGH: usize = OPEN + ROWS * 4
export const LOW: usize = HIGH + ROWS * 4
export const CLOSE: usize = LOW + ROWS * 4
export const PREV_CLOSE: usize = CLOSE + ROWS * 4
export const NAME: usize = PREV_CLOSE + ROWS * 4
export const VOLUME: usize = NAME + ROWS * 4
export const TURNOVER: usize = VOLUME + ROWS * 8
export const FLAG: usize = TURNOVER + ROWS * 8
export const KIND: usize = FLAG + ROWS

// The events found in them, at most two a row: the bytes of an event before each column, since each is as long as there is
// room for events.
export const EVENTS_AT: usize = STATE + 20
export const EVENTS_ROOM: usize = STATE + 24
export const E_VOLUME: usize = 0
export const E_AMOUNT: usize = 8
export const E_STOCK: usize = 16
export const E_DATE: usize = 20
export const E_ORDINAL: usize = 24
export const E_PREVIOUS: usize = 28
export const E_OPEN: usize = 32
export const E_HIGH: usize = 36
export const E_LOW: usize = 40
export const E_CLOSE: usize = 44
export const E_PREV_CLOSE: usize = 48
export const E_LIMIT_UP: usize = 52
export const E_LIMIT_DOWN: usize = 56
export const E_NAME: usize = 60
export const E_STATE: usize = 64
export const E_PERCENT: usize = 65
export const E_STATUS: usize = 66

// Which stock had a row, and which a bar: for every 32 slots of days a word a stock, the bars' behind the rows'.
export const PRESENCE: usize = 0xe00000
export const PRESENT_BARS: usize = STOCKS * 4
export const PRESENCE_BYTES: usize = 2 * STOCKS * 4
const ANOMALOUS = 16
