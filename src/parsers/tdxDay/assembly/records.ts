// Turns the 32-byte records of one .day file into columns and counts the days they stand on. What is not plainly a
// traded bar of a trading day is left as a fault and listed, for the caller to look at. The addresses and numbers
// below are repeated in recordsMemory.ts.

// One byte a day from 1990-01-01, months counted as 31 days: 1 for a trading day.
const DAY_SLOTS: usize = 110 * 372
const TRADING: usize = 0x10000
// Four words a day: codes of each exchange, and bars.
const COUNTS: usize = 0x20000
const SUSPECT_COUNT: usize = 0xd0000
const SUSPECTS: usize = 0xd1000
const INPUT: usize = 0x120000

const ROWS: usize = 65536 + 64
const STOCK: usize = 0x410000
const DATE: usize = STOCK + ROWS * 4
const OPEN: usize = DATE + ROWS * 4
const HIGH: usize = OPEN + ROWS * 4
const LOW: usize = HIGH + ROWS * 4
const CLOSE: usize = LOW + ROWS * 4
const LINE: usize = CLOSE + ROWS * 4
const VOLUME: usize = LINE + ROWS * 4
const AMOUNT: usize = VOLUME + ROWS * 8
const KIND: usize = AMOUNT + ROWS * 8
const PREV_CLOSE: usize = KIND + ROWS
const DATE_BEFORE: usize = PREV_CLOSE + ROWS * 4
// By stock: the close of its last bar, 0 after a fault, and the day of that bar.
const STOCKS: usize = 65536 + 64
const LAST_CLOSE: usize = DATE_BEFORE + ROWS * 4
const LAST_DATE: usize = LAST_CLOSE + STOCKS * 4

const ROW_BAR: u8 = 0
const ROW_SUSPENDED: u8 = 1
const ROW_FAULT: u8 = 2
const MAX_PRICE: u32 = 10_000_000
const RECORD: usize = 32
// In the last word where the volume is counted in hundreds, with the rest in the low byte.
const HUNDREDS_MASK: u32 = 0xffffff00
const HUNDREDS: u32 = 0xc3640000

/** The slot of a yyyymmdd day, or one after all for what is no day of 1990 to 2099. */
@inline
function slotOf(date: u32): usize {
  const slot = <usize>((date / 10000 - 1990) * 372 + ((date / 100) % 100 - 1) * 31 + (date % 100) - 1)
  return slot < DAY_SLOTS ? slot : DAY_SLOTS
}

/** Forgets the counts of days. */
export function begin(): void {
  memory.fill(COUNTS, 0, DAY_SLOTS * 16)
}

/**
 * Reads `records` records from INPUT into the columns from `row` on: those up to `to` from the last one before
 * `from` on. Days from `coverFrom` on are counted. Gives the next free row, or -1 - n when the n-th record does
 * not come after the one before it.
 */
export function decode(
  records: u32,
  stock: i32,
  exchange: usize,
  firstRecord: i32,
  from: u32,
  to: u32,
  coverFrom: u32,
  row: usize,
): i32 {
  store<u32>(SUSPECT_COUNT, 0)
  let start: u32 = 0
  let last: u32 = 0
  for (let index: u32 = 0; index < records; index++) {
    const date = load<u32>(INPUT + <usize>index * RECORD)
    if (date <= last) return -1 - <i32>index
    last = date
    if (date < from) start = index
    if (date < coverFrom || date > to) continue
    const slot = slotOf(date)
    if (load<u8>(TRADING + slot) == 0) continue
    const count = COUNTS + (slot << 4) + (exchange << 2)
    store<u32>(count, load<u32>(count) + 1)
  }
  for (let index = start; index < records; index++) {
    const at = INPUT + <usize>index * RECORD
    const date = load<u32>(at)
    if (date > to) break
    const open = load<u32>(at + 4)
    const high = load<u32>(at + 8)
    const low = load<u32>(at + 12)
    const close = load<u32>(at + 16)
    const amount = load<f32>(at + 20)
    const given = load<u32>(at + 24)
    const rest = load<u32>(at + 28)
    const word = row << 2
    store<i32>(STOCK + word, stock)
    store<u32>(DATE + word, date)
    store<u32>(OPEN + word, open)
    store<u32>(HIGH + word, high)
    store<u32>(LOW + word, low)
    store<u32>(CLOSE + word, close)
    store<i32>(LINE + word, firstRecord + <i32>index)
    const volume =
      (rest & HUNDREDS_MASK) == HUNDREDS ? <f64>given * 100 + <f64>(rest & 0xff) : <f64>given
    store<f64>(VOLUME + (row << 3), volume)
    store<f64>(AMOUNT + (row << 3), <f64>amount)
    const slot = slotOf(date)
    const isBar =
      load<u8>(TRADING + slot) == 1 &&
      low > 0 &&
      low <= open &&
      low <= close &&
      open <= high &&
      close <= high &&
      high <= MAX_PRICE &&
      volume > 0 &&
      amount > 0 &&
      amount < Infinity
    if (isBar) {
      store<u8>(KIND + row, ROW_BAR)
      if (date >= coverFrom) {
        const bars = COUNTS + (slot << 4) + 12
        store<u32>(bars, load<u32>(bars) + 1)
      }
    } else {
      store<u8>(KIND + row, ROW_FAULT)
      const count = <usize>load<u32>(SUSPECT_COUNT)
      store<u32>(SUSPECTS + (count << 2), <u32>row)
      store<u32>(SUSPECT_COUNT, <u32>count + 1)
    }
    row++
  }
  return <i32>row
}

/** Forgets the closes of all stocks. */
export function beginCloses(): void {
  memory.fill(LAST_CLOSE, 0, STOCKS << 3)
}

/** Puts the close of the stock's bar before, and its day, beside each of the first `rows` rows; 0 where there is none. */
export function closesBefore(rows: usize): void {
  let current: usize = usize.MAX_VALUE
  let lastClose: i32 = 0
  let lastDate: i32 = 0
  for (let row: usize = 0; row < rows; row++) {
    const word = row << 2
    const stock = <usize>load<u32>(STOCK + word)
    if (stock != current) {
      if (current != usize.MAX_VALUE) keepClose(current, lastClose, lastDate)
      current = stock
      lastClose = load<i32>(LAST_CLOSE + (stock << 2))
      lastDate = load<i32>(LAST_DATE + (stock << 2))
    }
    const kind = load<u8>(KIND + row)
    store<i32>(DATE_BEFORE + word, lastDate)
    store<i32>(PREV_CLOSE + word, kind == ROW_BAR ? lastClose : 0)
    if (kind == ROW_SUSPENDED) continue
    if (kind == ROW_BAR) {
      lastClose = load<i32>(CLOSE + word)
      lastDate = load<i32>(DATE + word)
    } else lastClose = 0
  }
  if (current != usize.MAX_VALUE) keepClose(current, lastClose, lastDate)
}

function keepClose(stock: usize, close: i32, date: i32): void {
  store<i32>(LAST_CLOSE + (stock << 2), close)
  store<i32>(LAST_DATE + (stock << 2), date)
}
