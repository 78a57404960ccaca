// Looks once over the rows of frames: whether each stock's rows come in ascending date, and which days the rows
// hold. The addresses and numbers below are repeated in rowLoops.ts.

const STATE: usize = 0x10000
const DAY_COUNT: usize = STATE

// The days met, and one record a calendar day from 1990-01-01, months counted as 31 days: rows of the exchanges,
// bars.
const DAYS: usize = 0x11000
const DAY_COUNTS: usize = 0x40000
const DAY_BYTES: usize = 16

// One entry a stock.
const STOCKS: usize = 65536 + 64
const LAST_DATE: usize = 0x100000
const LAST_ROW: usize = LAST_DATE + STOCKS * 4
const EXCHANGE: usize = LAST_ROW + STOCKS * 4

// The rows given, and pairs of rows with one stock and day.
const ROWS: usize = 16384 + 64
const STOCK: usize = 0x1a0000
const DATE: usize = STOCK + ROWS * 4
const KIND: usize = DATE + ROWS * 4
const REPEATS: usize = 0x1d0000
const CLOSE: usize = 0x1f0000
const PREV_CLOSE: usize = CLOSE + ROWS * 4

// One entry a stock, for references: the close of its bar before, and 1 where none may be taken.
const LAST_CLOSE: usize = 0x220000
const NO_REFERENCE: usize = LAST_CLOSE + STOCKS * 4

const ROW_BAR: u32 = 0
const ROW_FAULT: u32 = 2
const UNKNOWN_DATE: i32 = 0
const BROKEN: i32 = -1

/** Forgets the dates of `stocks` stocks. */
export function beginOrder(stocks: usize): void {
  memory.fill(LAST_DATE, 0, stocks << 2)
}

/**
 * Checks the rows given, the first of which is the `first`-th of all, against the dates before them. Gives the
 * number of repeated rows, written down beside the rows that they repeat, or -1 when a date goes back.
 */
export function order(rows: u32, first: u32): i32 {
  let repeats: i32 = 0
  for (let row: u32 = 0; row < rows; row++) {
    const word = <usize>row << 2
    const date = load<i32>(DATE + word)
    const last = LAST_DATE + (<usize>load<u32>(STOCK + word) << 2)
    const before = load<i32>(last)
    if (date > before) {
      store<i32>(last, date)
      store<u32>(last + LAST_ROW - LAST_DATE, first + row)
      continue
    }
    if (date == UNKNOWN_DATE) continue
    if (date < before) return BROKEN
    const at = REPEATS + (<usize>repeats << 3)
    store<u32>(at, load<u32>(last + LAST_ROW - LAST_DATE))
    store<u32>(at + 4, first + row)
    repeats++
  }
  return repeats
}

/** Forgets all days. */
export function beginCount(): void {
  const met = <usize>load<u32>(DAY_COUNT)
  for (let at: usize = 0; at < met; at++) memory.fill(recordOf(load<i32>(DAYS + (at << 2))), 0, DAY_BYTES)
  store<u32>(DAY_COUNT, 0)
}

/** The counts of a yyyymmdd day of 1990 to 2099. */
export function recordOf(date: i32): usize {
  const year = date / 10000
  const month = (date / 100) % 100
  return DAY_COUNTS + <usize>((year - 1990) * 372 + (month - 1) * 31 + (date % 100) - 1) * DAY_BYTES
}

/** Adds the rows given to the counts of their days. */
export function count(rows: usize): void {
  let lastDate: i32 = UNKNOWN_DATE
  let day: usize = 0
  for (let row: usize = 0; row < rows; row++) {
    const date = load<i32>(DATE + (row << 2))
    if (date == UNKNOWN_DATE) continue
    if (date != lastDate) {
      lastDate = date
      day = recordOf(date)
      if ((load<u64>(day) | load<u64>(day + 8)) == 0) {
        const met = <usize>load<u32>(DAY_COUNT)
        store<i32>(DAYS + (met << 2), date)
        store<u32>(DAY_COUNT, <u32>met + 1)
      }
    }
    const codes = day + (<usize>load<u8>(EXCHANGE + <usize>load<u32>(STOCK + (row << 2))) << 2)
    store<u32>(codes, load<u32>(codes) + 1)
    if (<u32>load<u8>(KIND + row) == ROW_BAR) store<u32>(day + 12, load<u32>(day + 12) + 1)
  }
}

/** Forgets the closes of `stocks` stocks, and the dates of their bars. */
export function beginReferences(stocks: usize): void {
  memory.fill(LAST_CLOSE, 0, stocks << 2)
  memory.fill(NO_REFERENCE, 0, stocks)
  memory.fill(LAST_DATE, 0, stocks << 2)
}

/**
 * Goes over the rows given. Where they have no reference price of their own, puts in the close of the stock's bar
 * before and keeps the date of that bar in place of the date.
 */
export function references(rows: usize, derived: bool): void {
  for (let row: usize = 0; row < rows; row++) {
    const word = row << 2
    const stock = <usize>load<u32>(STOCK + word)
    const last = LAST_CLOSE + (stock << 2)
    const kind = <u32>load<u8>(KIND + row)
    const date = load<i32>(DATE + word)
    store<i32>(DATE + word, load<i32>(LAST_DATE + (stock << 2)))
    if (kind == ROW_FAULT) store<i32>(last, 0)
    if (kind != ROW_BAR) continue
    if (derived) {
      store<i32>(PREV_CLOSE + word, load<u8>(NO_REFERENCE + stock) == 1 ? 0 : load<i32>(last))
    }
    store<i32>(last, load<i32>(CLOSE + word))
    store<i32>(LAST_DATE + (stock << 2), date)
  }
}
