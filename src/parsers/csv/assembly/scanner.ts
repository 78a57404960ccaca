// Reads clean rows of a comma-separated file straight into columns. It knows nothing of stocks, names or the
// calendar but what its caller wrote into the tables, and it never guesses: at the first byte it does not
// expect it stops at the start of that row and says why. The addresses and numbers below are repeated in
// scannerMemory.ts.

// What the caller reads after a scan, 32-bit each.
const STATE: usize = 0x10000
const REASON: usize = STATE
const ROW_START: usize = STATE + 4
const LINE: usize = STATE + 8
const DATE_ASKED: usize = STATE + 12
const CODE_START: usize = STATE + 16
const CODE_LENGTH: usize = STATE + 20
const CODE_DIGITS: usize = STATE + 24
const NAME_START: usize = STATE + 28
const NAME_LENGTH: usize = STATE + 32
const READ: usize = STATE + 36
const CODE_KEY: usize = STATE + 40
const SKIPPED: usize = STATE + 48
// What the caller sets before a scan.
const FIXED_SLOT: usize = STATE + 64
const WIDE_TEXT: usize = STATE + 68
// Whether rows are of the common layout: 0 no, 1 without names, 2 with names.
const COMMON: usize = STATE + 84
// New stocks met since the caller last settled them.
const WIDE_LINE: usize = STATE + 72
const PENDING: usize = STATE + 76
const NEXT_SLOT: usize = STATE + 80
// How codes are written: without a market, and with each exchange; by the exchange's number from 1.
const STYLES: usize = STATE + 96

// One entry a column: what the cell is, and the byte that must follow it.
const PROGRAM: usize = 0x11000
// One byte a three-digit prefix: the number of the exchange that owns it, 0 for the caller; and a bit for STAR.
const PREFIXES: usize = 0x13000
const STAR: u32 = 8
// Ratios of amount to close and volume: how many lie between which bounds, STAR stocks after all others.
const RATIO_COUNTS: usize = 0x13800
const RATIO_BOUNDS: usize = 0x13a00
const BOUNDS: u32 = 12
// One byte a calendar day from 1990-01-01, months counted as 31 days: 0 not asked yet, 1 a trading day, 2 not.
const DATES: usize = 0x14000
// Where the digits of prices stand, by length and whether there are two decimals: for the lower half of 16 bytes, then
// for the upper one. Where those of quantities stand, by length and place of the dot.
const PRICE_MASKS: usize = 0x13b00
const UPPER_MASKS: usize = PRICE_MASKS + 512
const QUANTITY_MASKS: usize = 0x1e000
// Ten to the power of 0 to 22 as doubles.
const POWERS: usize = 0x1f000
// New stocks: digits, slot, and the numbers that the caller gives to stock and name; names, a line each.
const MOST_PENDING: u32 = 8192
const PENDING_DIGITS: usize = 0x20000
const PENDING_SLOTS: usize = 0x28000
const PENDING_STOCKS: usize = 0x30000
const PENDING_NAMES: usize = 0x38000
const PENDING_TEXT: usize = 0x40000
// A number from here on stands for a pending stock or name.
const PROVISIONAL: i32 = 0x40000000
// Six digits -> slot, 16 bits each; 0 is a code not seen yet.
const CODES: usize = 0x100000
// One slot a code: stock (negative: a kind that is skipped), name, how the code was written, the name's bytes.
const SLOTS: usize = 0x300000
const SLOT_NAME: usize = 4
const SLOT_KEY: usize = 8
const SLOT_NAME_LENGTH: usize = 16
const SLOT_STAR: usize = 20
// The code as it was written last, and the slot of the row that followed then: the next row is mostly that of the same
// stock as on the day before.
const SLOT_NEXT: usize = 24
const CODE_TEXTS: usize = 0x820000
const SLOT_NAME_BYTES: usize = 32
const MOST_SLOTS: u32 = 32768
// Columns of one frame. The gap between them keeps the cells of one row out of each other's cache lines.
const CAPACITY: usize = 16384
const GAP: usize = 192
const WORDS: usize = CAPACITY * 4 + GAP
const DOUBLES: usize = CAPACITY * 8 + GAP
const COLUMNS: usize = 0x500000
const STOCK: usize = COLUMNS
const DATE: usize = STOCK + WORDS
const OPEN: usize = DATE + WORDS
const HIGH: usize = OPEN + WORDS
const LOW: usize = HIGH + WORDS
const CLOSE: usize = LOW + WORDS
const PREV_CLOSE: usize = CLOSE + WORDS
const NAME: usize = PREV_CLOSE + WORDS
const LINES: usize = NAME + WORDS
const VOLUME: usize = LINES + WORDS
const AMOUNT: usize = VOLUME + DOUBLES
const SPECIAL: usize = AMOUNT + DOUBLES
const KIND: usize = SPECIAL + CAPACITY + GAP

// Why a scan stopped.
const DONE = 0
const FULL = 1
const ASK_DATE = 2
const LEARN = 3
const LEAVE = 4

// What a cell is.
const SKIP = 0
const CODE_CELL = 1
const NAME_CELL = 2
const DATE_CELL = 3
const OPEN_CELL = 4
const HIGH_CELL = 5
const LOW_CELL = 6
const CLOSE_CELL = 7
const PREV_CLOSE_CELL = 8
const VOLUME_CELL = 9
const AMOUNT_CELL = 10
const FLAG_CELL = 11
const UNADJUSTED_CELL = 12
const TRADING_CELL = 13
const PAUSED_CELL = 14
const EXCHANGE_CELL = 15

const MAX_PRICE: u64 = 10_000_000
const ZEROS: u64 = 0x3030303030303030
const NINE_GAP: u64 = 0x7676767676767676
const HIGH_BITS: u64 = 0x8080808080808080
const LONGEST_NAME: u32 = 32

/** The value of eight bytes 0..9, the first byte the highest digit. */
@inline
function eightDigits(bytes: u64): u64 {
  let v = (bytes * 2561) >> 8
  v = ((v & 0x00ff00ff00ff00ff) * 6553601) >> 16
  return ((v & 0x0000ffff0000ffff) * 42949672960001) >> 32
}

/** True when one of eight bytes is not 0..9. */
@inline
function notDigits(bytes: u64): bool {
  return (((bytes + NINE_GAP) | bytes) & HIGH_BITS) != 0
}

/** A bit for each of 16 bytes that is a comma or a newline. */
@inline
function separators(v: v128): u32 {
  return <u32>i8x16.bitmask(v128.or(i8x16.eq(v, i8x16.splat(44)), i8x16.eq(v, i8x16.splat(10))))
}

/** The first comma or newline at or after p. */
function cellEnd(p: usize): usize {
  let mask: u32 = 0
  while ((mask = separators(v128.load(p))) == 0) p += 16
  return p + <usize>ctz<u32>(mask)
}

/** 1 when text is printable ASCII without quotes, 2 when it holds CJK characters in UTF-8 too, 0 for the caller. */
function plainText(p: usize, end: usize): u32 {
  let plain: u32 = 1
  while (p < end) {
    const b = <u32>load<u8>(p)
    if (b < 0x80) {
      if (b < 32 || b == 34) return 0
      p++
    } else {
      if (p + 3 > end) return 0
      const second = <u32>load<u8>(p + 1)
      if (b < 0xe1 || b > 0xec ? b != 0xef || (second != 0xbc && second != 0xbd) : (second & 0xc0) != 0x80) return 0
      if ((load<u8>(p + 2) & 0xc0) != 0x80) return 0
      plain = 2
      p += 3
    }
  }
  return plain
}

/** The number in a cell of up to 15 digits, or -1 for the caller; the quotient is rounded once. */
@inline
function decimal(v: v128, length: u32): f64 {
  if (length > 15 || length == 0) return -1
  const dots = <u32>i8x16.bitmask(i8x16.eq(v, i8x16.splat(46))) | (1 << length)
  const dot = <u32>ctz<u32>(dots)
  if (dot == 0) return -1
  const dotted: u32 = dot < length ? 1 : 0
  const digits = length - dotted
  let index = i8x16.add(v128(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>(digits - 16)))
  index = i8x16.sub(index, i8x16.ge_s(index, i8x16.splat(<i8>dot)))
  const bytes = v128.swizzle(v128.xor(v, i8x16.splat(48)), index)
  if (v128.any_true(i8x16.gt_u(bytes, i8x16.splat(9)))) return -1
  const value = <f64><i64>(eightDigits(<u64>i64x2.extract_lane(bytes, 0)) * 100000000 + eightDigits(<u64>i64x2.extract_lane(bytes, 1)))
  const places = length - dot - dotted
  return places == 0 ? value : value / load<f64>(POWERS + (<usize>places << 3))
}

/** Cents of a price cell, or u64.MAX_VALUE for the caller. An empty cell is 0. */
@inline
function cents(v: v128, length: u32): u64 {
  if (length == 0) return 0
  if (length > 9) return u64.MAX_VALUE
  const dots = <u32>i8x16.bitmask(i8x16.eq(v, i8x16.splat(46))) | (1 << length)
  const dot = <u32>ctz<u32>(dots)
  if (dot == 0) return u64.MAX_VALUE
  let value: u64
  if (length < 8) {
    const x = <u64>i64x2.extract_lane(v, 0) ^ ZEROS
    const whole = (<u64>1 << (<u64>dot << 3)) - 1
    const digits = length - (dot < length ? 1 : 0)
    const bytes = ((x & whole) | ((x >> 8) & ~whole)) << ((8 - <u64>digits) << 3)
    if (notDigits(bytes)) return u64.MAX_VALUE
    value = eightDigits(bytes)
  } else {
    const dotted: u32 = dot < length ? 1 : 0
    const digits = length - dotted
    if (digits > 8) return u64.MAX_VALUE
    const x = v128.xor(v, i8x16.splat(48))
    let index = i8x16.add(v128(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>(digits - 8)))
    index = i8x16.sub(index, i8x16.ge_s(index, i8x16.splat(<i8>dot)))
    const bytes = <u64>i64x2.extract_lane(v128.swizzle(x, index), 0)
    if (notDigits(bytes)) return u64.MAX_VALUE
    value = eightDigits(bytes)
  }
  if (dot < length) {
    let places = length - dot - 1
    if (places <= 2) return value * <u64>((0x010a64 >> (places << 3)) & 0xff)
    while (places > 2) {
      const tenth = value / 10
      if (tenth * 10 != value) return u64.MAX_VALUE
      value = tenth
      places--
    }
    return value
  }
  return value * 100
}

/** A dot, as it stands among digits from which their zero was taken. */
const DOT: i8 = 0x1e
/** The length of a price, and of a quantity, from which on its row is not of the common kind. */
const LONG: u32 = 16

/**
 * The digits of a price of one or two decimals and at most seven characters, in cents, as bytes 1 to 7 of a half, and
 * its dot as byte 0; no dot where the text has another form.
 */
@inline
function priceDigits(from: usize, length: u32, masks: usize): v128 {
  const two = <usize>(load<u8>(from + length - 3) == 46)
  const mask = v128.load(masks + (((<usize>(length & 15) << 1) | two) << 4))
  return v128.swizzle(v128.xor(v128.load(from), i8x16.splat(48)), mask)
}

/** What two prices have beyond their dots and digits. */
@inline
function beyondDigits(prices: v128): v128 {
  return i8x16.sub_sat_u(prices, v128(0, 9, 9, 9, 9, 9, 9, 9, 0, 9, 9, 9, 9, 9, 9, 9))
}

/** The numbers of 16 digits, four at a time. */
@inline
function fourDigits(bytes: v128): v128 {
  const pairs = i16x8.shr_u(i16x8.mul(bytes, i16x8.splat(2561)), 8)
  return i32x4.dot_i16x8_s(pairs, v128(100, 0, 1, 0, 100, 0, 1, 0, 100, 0, 1, 0, 100, 0, 1, 0))
}

/** The numbers of eight digits, of which the first four and the last four are given. */
@inline
function fours(a: v128, b: v128): v128 {
  const halves = i16x8.narrow_i32x4_s(a, b)
  return i32x4.dot_i16x8_s(halves, v128(0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0))
}

/** Where a quantity of at most 15 characters has its dot, or its end. */
@inline
function dotOf(cell: v128, length: u32): u32 {
  return <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(cell, i8x16.splat(46))) | (1 << (length & 15))) & 15
}

/** The digits of a quantity, the last as the last byte; other bytes where it has none before its dot. */
@inline
function quantityDigits(cell: v128, length: u32, dot: u32): v128 {
  return v128.swizzle(
    v128.xor(cell, i8x16.splat(48)),
    v128.load(QUANTITY_MASKS + (<usize>(((length & 15) << 4) | dot) << 4)),
  )
}

/** Ten to the power of the decimals. */
@inline
function powerOf(length: u32, dot: u32): f64 {
  return load<f64>(POWERS + (<usize>((length & 15) - dot - (dot < (length & 15) ? 1 : 0)) << 3))
}

/** A bit for each of 64 bytes that is a comma. */
@inline
function commasOf(p: usize): u64 {
  const comma = i8x16.splat(44)
  return (
    <u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p), comma)) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), comma)) << 16) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 32), comma)) << 32) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 48), comma)) << 48)
  )
}

/** Whether a cell of this length holds the slot's name. */
@inline
function sameName(slot: usize, start: usize, length: u32): bool {
  if (load<u32>(slot + SLOT_NAME_LENGTH) != length) return false
  const first = <u32>i8x16.bitmask(i8x16.eq(v128.load(slot + SLOT_NAME_BYTES), v128.load(start)))
  if (length < 16) return (first & ((1 << length) - 1)) == (1 << length) - 1
  if (first != 0xffff) return false
  const rest = length - 16
  const second = <u32>i8x16.bitmask(i8x16.eq(v128.load(slot + SLOT_NAME_BYTES + 16), v128.load(start + 16)))
  return (second & ((1 << rest) - 1)) == (1 << rest) - 1
}

/** The first whole line with wide text says what the file's encoding is. */
function wideFrom(plain: u32, line: i32): bool {
  if (plain < 2) return false
  store<u32>(WIDE_TEXT, 1)
  store<i32>(WIDE_LINE, line)
  return true
}

/**
 * A slot for a code not seen before, when its prefix and the way it is written are known; its stock and name
 * get provisional numbers until the caller settles them. 0 when the caller must look first.
 */
function newSlot(digits: u32, key: u64, nameStart: usize, nameLength: u32): usize {
  const prefix = <u32>load<u8>(PREFIXES + digits / 1000)
  const exchange = prefix & (STAR - 1)
  const pending = load<u32>(PENDING)
  const next = load<u32>(NEXT_SLOT)
  if (exchange == 0 || pending == MOST_PENDING || next == MOST_SLOTS) return 0
  if (load<u16>(CODES + (<usize>digits << 1)) != 0) return 0
  if (key != load<u64>(STYLES + (<usize>exchange << 3)) && key != load<u64>(STYLES)) return 0
  if (plainText(nameStart, nameStart + nameLength) == 0) return 0
  const slot = SLOTS + (<usize>next << 6)
  const at = <usize>pending << 2
  const text = pending == 0 ? PENDING_TEXT : <usize>load<u32>(PENDING_NAMES + at - 4)
  store<u16>(CODES + (<usize>digits << 1), <u16>next)
  store<u32>(NEXT_SLOT, next + 1)
  store<u32>(PENDING, pending + 1)
  store<u32>(PENDING_DIGITS + at, digits)
  store<u32>(PENDING_SLOTS + at, <u32>slot)
  store<i32>(slot, PROVISIONAL + pending)
  store<i32>(slot + SLOT_NAME, PROVISIONAL + pending)
  store<u64>(slot + SLOT_KEY, key)
  store<u32>(slot + SLOT_NAME_LENGTH, nameLength)
  store<u32>(slot + SLOT_STAR, prefix >= STAR ? 1 : 0)
  memory.copy(slot + SLOT_NAME_BYTES, nameStart, nameLength)
  memory.copy(text, nameStart, nameLength)
  store<u8>(text + nameLength, 10)
  // Until the caller writes the name's number here, this holds where the next name goes.
  store<u32>(PENDING_NAMES + at, <u32>(text + nameLength + 1))
  return slot
}

/** Puts the numbers that the caller gave into the slots and into rows from `from` to `to`. */
export function settle(from: u32, to: u32): void {
  const pending = load<u32>(PENDING)
  for (let i: u32 = 0; i < pending; i++) {
    const slot = <usize>load<u32>(PENDING_SLOTS + (<usize>i << 2))
    store<i32>(slot, load<i32>(PENDING_STOCKS + (<usize>i << 2)))
    store<i32>(slot + SLOT_NAME, load<i32>(PENDING_NAMES + (<usize>i << 2)))
  }
  for (let row = from; row < to; row++) {
    const at = <usize>row << 2
    const stock = load<i32>(STOCK + at)
    if (stock >= PROVISIONAL) store<i32>(STOCK + at, load<i32>(PENDING_STOCKS + (<usize>(stock - PROVISIONAL) << 2)))
    const name = load<i32>(NAME + at)
    if (name >= PROVISIONAL) store<i32>(NAME + at, load<i32>(PENDING_NAMES + (<usize>(name - PROVISIONAL) << 2)))
  }
  store<u32>(PENDING, 0)
}

/** Fills the tables that never change; ten to the power of 22 is the last that a double holds exactly. */
export function prepare(): void {
  store<u64>(STYLES, <u64>6 << 48)
  let power: f64 = 1
  for (let i: usize = 0; i <= 22; i++) {
    store<f64>(POWERS + (i << 3), power)
    power *= 10
  }
  for (let length: u32 = 0; length < LONG; length++) {
    for (let two: u32 = 0; two < 2; two++) putPriceMask(length, two)
    for (let dot: u32 = 0; dot < LONG; dot++) putQuantityMask(length, dot)
  }
}

/** A place that gives 0. */
const NOWHERE: u8 = 0x80

function putPriceMask(length: u32, two: u32): void {
  const lower = PRICE_MASKS + (<usize>((length << 1) | two) << 4)
  const upper = lower + (UPPER_MASKS - PRICE_MASKS) + 8
  memory.fill(lower, NOWHERE, 16)
  memory.fill(upper - 8, NOWHERE, 16)
  if (length > 7 || length < 3 + two) return
  const dot = length - 2 - two
  let to: usize = 6 + two
  for (let at = <i32>length - 1; at >= 0; at--) {
    const place: usize = <u32>at == dot ? 0 : to--
    store<u8>(lower + place, <u8>at)
    store<u8>(upper + place, <u8>at)
  }
}

/** Without a digit before the dot only the first byte is given, which is none. */
function putQuantityMask(length: u32, dot: u32): void {
  const mask = QUANTITY_MASKS + (<usize>((length << 4) | dot) << 4)
  if (length == 0 || dot == 0) {
    memory.fill(mask, 0, 16)
    return
  }
  memory.fill(mask, NOWHERE, 16)
  let to: usize = 15
  for (let at = <i32>length - 1; at >= 0; at--) {
    if (<u32>at != dot) store<u8>(mask + to--, <u8>at)
  }
}

/** The slot of a code of nine characters with a comma behind it, SLOTS where it is not known. */
function slotOfText(p: usize): usize {
  const digits = (load<u64>(p) ^ ZEROS) << 16
  if (notDigits(digits) || load<u8>(p + 9) != 44) return SLOTS
  const known = <usize>load<u16>(CODES + (<usize>eightDigits(digits) << 1))
  const slot = SLOTS + (known << 6)
  const key = (load<u64>(p + 6) & 0xffffff) | (<u64>9 << 48)
  return known != 0 && load<u64>(slot + SLOT_KEY) == key ? slot : SLOTS
}

/** A day of eight digits that the caller has called a trading day; 0 for any other text. */
function tradingDate(bytes: u64): i32 {
  const digits = bytes ^ ZEROS
  if (notDigits(digits)) return 0
  const date = <i32>eightDigits(digits)
  const year = <u32>(date / 10000 - 1990)
  const month = <u32>((date / 100) % 100) - 1
  const day = <u32>(date % 100) - 1
  if (year > 109 || month > 11 || day > 30) return 0
  return load<u8>(DATES + year * 372 + month * 31 + day) == 1 ? date : 0
}

/** Bits of the bytes that are no printable ASCII, or a quote. */
@inline
function oddBytes(v: v128): u32 {
  return <u32>i8x16.bitmask(v128.or(i8x16.lt_s(v, i8x16.splat(32)), i8x16.eq(v, i8x16.splat(34))))
}

/** The bin of a ratio. */
function binOf(ratio: f64): u32 {
  let bin: u32 = 0
  while (bin < BOUNDS && ratio >= load<f64>(RATIO_BOUNDS + (<usize>bin << 3))) bin++
  return bin
}

/** A bit for each of 16 rows without a reference price. */
@inline
function priceless(row: usize): u32 {
  const at = PREV_CLOSE + (row << 2)
  const none = i32x4.splat(0)
  const first = i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at), none), i32x4.eq(v128.load(at, 16), none))
  const second = i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at, 32), none), i32x4.eq(v128.load(at, 48), none))
  return <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(first, second))
}

/** Price cells of the bars among the first `rows` rows. */
export function prices(rows: u32): u32 {
  let cells: u32 = 0
  for (let row: u32 = 0; row < rows; row += 16) {
    const asked: u32 = rows - row < 16 ? (1 << (rows - row)) - 1 : 0xffff
    const bars = <u32>i8x16.bitmask(i8x16.eq(v128.load(KIND + <usize>row), i8x16.splat(0))) & asked
    cells += 5 * popcnt<u32>(bars) - popcnt<u32>(bars & priceless(row))
  }
  return cells
}

/** What rows of the common layout are expected to repeat: the day and the stock of the row before, the bin of its ratio. */
let commonSlot: usize = SLOTS
let commonDateBytes: u64 = 0
let commonDate: i32 = 0
let commonBin: u32 = 0
let commonBinFrom: f64 = 0
let commonBinTo: f64 = 0
/** Where the first row begins that is not of the common kind. */
let rowAfterCommon: usize = 0

/**
 * Reads rows of the common layout that have nothing unusual in them, up to the first that has; gives the next free row.
 * A function of its own, since the processor's registers are enough for these rows alone.
 */
function commonRows(from: usize, end: usize, firstRow: u32, firstLine: i32, hasNames: bool, wide: bool): u32 {
  let pos = from
  let row = firstRow
  let line = firstLine
  let lastSlot = commonSlot
  let lastDateBytes = commonDateBytes
  let lastDate = commonDate
  let bin = commonBin
  let binFrom = commonBinFrom
  let binTo = commonBinTo
  while (pos < end && row < <u32>CAPACITY) {
    let slot = lastSlot + <usize>load<u32>(lastSlot + SLOT_NEXT)
    let text = CODE_TEXTS + ((slot - SLOTS) >> 2)
    if (load<u64>(pos) != load<u64>(text) || load<u16>(pos + 8) != load<u16>(text + 8)) {
      slot = slotOfText(pos)
      text = CODE_TEXTS + ((slot - SLOTS) >> 2)
    }
    let p = pos + 10
    if (slot == SLOTS || load<i32>(slot) < 0) break
    let name: i32 = -1
    if (hasNames) {
      const length = <u32>load<u8>(slot + SLOT_NAME_LENGTH)
      if (!wide || length == 0 || load<u8>(p + length) != 44 || !sameName(slot, p, length)) break
      name = load<i32>(slot + SLOT_NAME)
      p += length + 1
    }
    const dateBytes = load<u64>(p)
    let date = lastDate
    if (dateBytes != lastDateBytes) date = tradingDate(dateBytes)
    if (date == 0 || load<u8>(p + 8) != 44) break
    p += 9
    // The ends of five prices, of the change and of its percent; found at once, since each would wait for the one before.
    let commas = commasOf(p)
    const end1 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end2 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end3 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end4 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end5 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end7 = <u32>ctz<u64>(commas & (commas - 1))
    const length2 = end2 - end1 - 1
    const length3 = end3 - end2 - 1
    const length4 = end4 - end3 - 1
    const length5 = end5 - end4 - 1
    const openHigh = v128.or(
      priceDigits(p, end1, PRICE_MASKS),
      priceDigits(p + <usize>end1 + 1, length2, UPPER_MASKS),
    )
    const lowClose = v128.or(
      priceDigits(p + <usize>end2 + 1, length3, PRICE_MASKS),
      priceDigits(p + <usize>end3 + 1, length4, UPPER_MASKS),
    )
    const before = priceDigits(p + <usize>end4 + 1, length5, PRICE_MASKS)
    const passed = p + <usize>end5 + 1
    const passedBytes = end7 - end5
    const oddPassed = (oddBytes(v128.load(passed)) | (oddBytes(v128.load(passed, 16)) << 16)) & ((1 << passedBytes) - 1)
    p += <usize>end7 + 1
    const volumeCell = v128.load(p)
    const volumeLength = <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(volumeCell, i8x16.splat(44))))
    p += <usize>(volumeLength & 15) + 1
    const amountCell = v128.load(p)
    const amountLength = <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(amountCell, i8x16.splat(10))))
    p += <usize>(amountLength & 15) + 1
    const lengths = end1 | length2 | length3 | length4 | length5 | volumeLength | amountLength
    if (end7 >= 64 || passedBytes >= 32 || oddPassed != 0 || lengths >= LONG) break

    const dots = v128(DOT, 0, 0, 0, 0, 0, 0, 0, DOT, 0, 0, 0, 0, 0, 0, 0)
    const openHighBytes = v128.xor(openHigh, dots)
    const lowCloseBytes = v128.xor(lowClose, dots)
    const beforeBytes = v128.xor(before, v128(DOT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    const volumeDot = dotOf(volumeCell, volumeLength)
    const amountDot = dotOf(amountCell, amountLength)
    const volumeBytes = quantityDigits(volumeCell, volumeLength, volumeDot)
    const amountBytes = quantityDigits(amountCell, amountLength, amountDot)
    const prices = fours(fourDigits(openHighBytes), fourDigits(lowCloseBytes))
    const beforeFours = fourDigits(beforeBytes)
    const eights = fours(fourDigits(volumeBytes), fourDigits(amountBytes))
    const quantities = f64x2.div(
      f64x2.add(
        f64x2.mul(
          f64x2.convert_low_i32x4_s(v128.shuffle<i32>(eights, eights, 0, 2, 0, 2)),
          f64x2.splat(100000000),
        ),
        f64x2.convert_low_i32x4_s(v128.shuffle<i32>(eights, eights, 1, 3, 1, 3)),
      ),
      f64x2.replace_lane(f64x2.splat(powerOf(volumeLength, volumeDot)), 1, powerOf(amountLength, amountDot)),
    )
    let wrong = v128.or(beyondDigits(openHighBytes), beyondDigits(lowCloseBytes))
    wrong = v128.or(wrong, beyondDigits(beforeBytes))
    wrong = v128.or(wrong, i8x16.sub_sat_u(volumeBytes, i8x16.splat(9)))
    wrong = v128.or(wrong, i8x16.sub_sat_u(amountBytes, i8x16.splat(9)))
    // No price may be 0, above the high or below the low.
    wrong = v128.or(wrong, i32x4.eq(prices, i32x4.splat(0)))
    wrong = v128.or(wrong, i32x4.gt_s(prices, v128.shuffle<i32>(prices, prices, 1, 1, 1, 1)))
    wrong = v128.or(wrong, i32x4.gt_s(v128.shuffle<i32>(prices, prices, 2, 2, 2, 2), prices))
    wrong = v128.or(wrong, f64x2.le(quantities, f64x2.splat(0)))
    if (v128.any_true(wrong)) break
    const c = i32x4.extract_lane(prices, 3)
    const volume = f64x2.extract_lane(quantities, 0)
    const amount = f64x2.extract_lane(quantities, 1)
    if (slot != lastSlot + <usize>load<u32>(lastSlot + SLOT_NEXT)) {
      store<u32>(lastSlot + SLOT_NEXT, <u32>(slot - lastSlot))
      store<u64>(text, load<u64>(pos))
      store<u16>(text + 8, load<u16>(pos + 8))
    }
    lastSlot = slot
    lastDateBytes = dateBytes
    lastDate = date
    const ratio = (amount * 100) / (<f64>c * volume)
    if (!(ratio >= binFrom && ratio < binTo)) {
      bin = binOf(ratio)
      binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
      binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
    }
    const counter = RATIO_COUNTS + (<usize>(bin + load<u32>(slot + SLOT_STAR) * (BOUNDS + 1)) << 2)
    store<u32>(counter, load<u32>(counter) + 1)
    const at = <usize>row << 2
    v128.store_lane<i32>(OPEN + at, prices, 0)
    v128.store_lane<i32>(HIGH + at, prices, 1)
    v128.store_lane<i32>(LOW + at, prices, 2)
    store<i32>(CLOSE + at, c)
    store<i32>(
      PREV_CLOSE + at,
      i32x4.extract_lane(beforeFours, 0) * 10000 + i32x4.extract_lane(beforeFours, 1),
    )
    v128.store_lane<i64>(VOLUME + (at << 1), quantities, 0)
    v128.store_lane<i64>(AMOUNT + (at << 1), quantities, 1)
    store<i32>(STOCK + at, load<i32>(slot))
    store<i32>(DATE + at, date)
    store<i32>(NAME + at, name)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, -1)
    store<u8>(KIND + row, 0)
    row++
    line++
    pos = p
  }
  commonSlot = lastSlot
  commonDateBytes = lastDateBytes
  commonDate = lastDate
  commonBin = bin
  commonBinFrom = binFrom
  commonBinTo = binTo
  rowAfterCommon = pos
  return row
}

/** Reads rows from `pos` to `end`, just after a newline, into columns from `row` on; gives the next free row. */
export function scan(from: usize, end: usize, row: u32, firstLine: i32): u32 {
  let pos = from
  let line = firstLine
  let read: u32 = 0
  let reason = DONE
  let lastDateBytes: u64 = 0
  let lastDateRest: u32 = 0
  let lastDate: i32 = 0
  const fixed = load<u32>(FIXED_SLOT)
  const common = load<u32>(COMMON)
  let wide = load<u32>(WIDE_TEXT) != 0
  let bin: u32 = 0
  let binFrom: f64 = 0
  let binTo: f64 = 0
  store<u32>(CODE_LENGTH, 0)
  store<u32>(NAME_LENGTH, 0)
  // Days and stocks may be others than in the scan before.
  commonSlot = SLOTS
  commonDate = 0
  commonDateBytes = 0

  while (pos < end) {
    if (row == <u32>CAPACITY) {
      reason = FULL
      break
    }
    if (load<u8>(pos) == 35) {
      reason = LEAVE
      break
    }
    if (common != 0) {
      const first = row
      row = commonRows(pos, end, row, line, common == 2, wide)
      const rows = row - first
      read += rows
      line += rows
      pos = rowAfterCommon
      if (pos >= end || row == <u32>CAPACITY) continue
    }
    let p = pos
    let entry = PROGRAM
    let slot: usize = fixed == 0 ? 0 : SLOTS + (<usize>fixed << 6)
    let codeStart: usize = 0
    let codeLength: u32 = 0
    let codeDigits: u32 = 0
    let codeKey: u64 = 0
    let nameStart: usize = 0
    let nameLength: u32 = 0
    let skipping = false
    let suspended = false
    let clean = true
    let date: i32 = 0
    let plain: u32 = 1
    const at = <usize>row << 2
    store<f64>(VOLUME + (at << 1), NaN)
    store<f64>(AMOUNT + (at << 1), NaN)
    let flag: i32 = -1
    // The number of the exchange that a cell of its own names; 0 without such a column.
    let exchange: u32 = 0

    while (true) {
      const kind = <i32>load<u8>(entry)
      const separator = <u32>load<u8>(entry + 1)
      entry += 2
      const v = v128.load(p)
      const ends = separators(v)
      const next = ends != 0 ? p + <usize>ctz<u32>(ends) : cellEnd(p + 16)
      let length = <u32>(next - p)
      if (separator == 10 && length != 0 && load<u8>(next - 1) == 13) length--
      if (<u32>load<u8>(next) != separator) {
        clean = false
        break
      }
      switch (skipping ? SKIP : kind) {
        case SKIP: {
          let odd = true
          if (length < 16) {
            odd = (oddBytes(v) & ((1 << length) - 1)) != 0
          }
          if (odd) {
            const text = plainText(p, p + length)
            if (text == 0) clean = false
            plain |= text
          }
          break
        }
        case CODE_CELL: {
          if (length - 6 > 5) {
            clean = false
            break
          }
          const x = <u64>i64x2.extract_lane(v, 0)
          const mark = (<u64>1 << (<u64>(length - 6) << 3)) - 1
          const bare = <u32>(x & 0xff) - 48 < 10
          const digits = ((bare ? x : load<u64>(p + length - 6)) ^ ZEROS) << 16
          if (notDigits(digits)) {
            clean = false
            break
          }
          codeStart = p
          codeLength = length
          codeDigits = <u32>eightDigits(digits)
          codeKey = (bare ? load<u64>(p + 6) & mark : (x & mark) | 0x8000000000000000) | (<u64>length << 48)
          const known = <u32>load<u16>(CODES + (<usize>codeDigits << 1))
          if (known != 0) {
            const found = SLOTS + (<usize>known << 6)
            if (load<u64>(found + SLOT_KEY) == codeKey) {
              slot = found
              skipping = load<i32>(found) < 0
            }
          }
          break
        }
        case NAME_CELL: {
          nameStart = p
          nameLength = length
          if (length > LONGEST_NAME) clean = false
          else if (!wide) {
            const text = plainText(p, p + length)
            if (text == 0) clean = false
            plain |= text
          }
          break
        }
        case DATE_CELL: {
          const x = <u64>i64x2.extract_lane(v, 0)
          const rest: u32 = length == 8 ? 8 : length == 10 ? <u32>load<u16>(p + 8) << 16 : 0
          if (rest == 0) {
            clean = false
            break
          }
          if (x == lastDateBytes && rest == lastDateRest) {
            date = lastDate
            break
          }
          let digits: u64
          if (length == 8) digits = x ^ ZEROS
          else {
            const first = <u32>load<u8>(p + 4)
            if ((first != 45 && first != 47) || <u32>load<u8>(p + 7) != first) {
              clean = false
              break
            }
            digits =
              (x & 0xffffffff) | (((x >> 40) & 0xffff) << 32) | (<u64>load<u16>(p + 8) << 48)
            digits ^= ZEROS
          }
          if (notDigits(digits)) {
            clean = false
            break
          }
          date = <i32>eightDigits(digits)
          const year = <u32>(date / 10000 - 1990)
          const month = <u32>((date / 100) % 100) - 1
          const day = <u32>(date % 100) - 1
          if (year > 109 || month > 11 || day > 30) {
            clean = false
            break
          }
          const verdict = <u32>load<u8>(DATES + year * 372 + month * 31 + day)
          if (verdict == 0) {
            store<i32>(DATE_ASKED, date)
            reason = ASK_DATE
            clean = false
            break
          }
          if (verdict != 1) {
            clean = false
            break
          }
          lastDateBytes = x
          lastDateRest = rest
          lastDate = date
          break
        }
        case OPEN_CELL:
        case HIGH_CELL:
        case LOW_CELL:
        case CLOSE_CELL:
        case PREV_CLOSE_CELL: {
          const price = cents(v, length)
          if (price > MAX_PRICE) clean = false
          store<i32>(OPEN + <usize>(kind - OPEN_CELL) * WORDS + at, <i32>price)
          break
        }
        case VOLUME_CELL:
        case AMOUNT_CELL: {
          if (length != 0) {
            const quantity = decimal(v, length)
            if (quantity < 0) clean = false
            store<f64>(VOLUME + <usize>(kind - VOLUME_CELL) * DOUBLES + (at << 1), quantity)
          }
          break
        }
        case FLAG_CELL: {
          if (length != 0) {
            flag = <i32>load<u8>(p) - 48
            if (length != 1 || <u32>flag > 1) clean = false
          }
          break
        }
        case UNADJUSTED_CELL: {
          if (length != 0 && (length != 1 || load<u8>(p) != 51)) clean = false
          break
        }
        case TRADING_CELL:
        case PAUSED_CELL: {
          if (length != 0) {
            const state = <u32>load<u8>(p) - 48
            if (length != 1 || state > 1) clean = false
            else if (state == <u32>(kind == PAUSED_CELL ? 1 : 0)) suspended = true
          }
          break
        }
        case EXCHANGE_CELL: {
          const text = length == 2 ? <u32>load<u16>(p) : 0
          exchange = text == 0x4853 ? 1 : text == 0x5a53 ? 2 : text == 0x4a42 ? 3 : 0
          if (exchange == 0) clean = false
          break
        }
        default: {
          clean = false
        }
      }
      if (!clean) break
      p = next + 1
      if (separator == 10) break
    }

    if (!clean) {
      if (reason == ASK_DATE) break
      reason = LEAVE
      if (slot == 0 && codeLength != 0) {
        reason = LEARN
        store<u32>(CODE_START, <u32>codeStart)
        store<u32>(CODE_LENGTH, codeLength)
        store<u32>(CODE_DIGITS, codeDigits)
        store<u64>(CODE_KEY, codeKey)
      }
      break
    }
    // Elsewhere a name is looked at when it is new; here it is never learned.
    if (skipping && nameLength != 0 && plainText(nameStart, nameStart + nameLength) == 0) {
      reason = LEAVE
      break
    }
    if (skipping) {
      wide = wide || wideFrom(plain, line)
      const count = SKIPPED + (<usize>(-1 - load<i32>(slot)) << 2)
      store<u32>(count, load<u32>(count) + 1)
      read++
      line++
      pos = p
      continue
    }
    const open = load<i32>(OPEN + at)
    const high = load<i32>(HIGH + at)
    const low = load<i32>(LOW + at)
    const close = load<i32>(CLOSE + at)
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    if (volume == 0 || (volume != volume && (open | high | low | close) == 0)) suspended = true
    if (suspended) {
      store<i32>(OPEN + at, 0)
      store<i32>(HIGH + at, 0)
      store<i32>(LOW + at, 0)
      store<i32>(CLOSE + at, 0)
      store<i32>(PREV_CLOSE + at, 0)
      store<f64>(VOLUME + (at << 1), 0)
      store<f64>(AMOUNT + (at << 1), 0)
    } else if (
      low == 0 || open == 0 || close == 0 || open > high || open < low || close > high || close < low
    ) {
      reason = slot == 0 ? LEARN : LEAVE
      store<u32>(CODE_START, <u32>codeStart)
      store<u32>(CODE_LENGTH, slot == 0 ? codeLength : 0)
      store<u32>(CODE_DIGITS, codeDigits)
      store<u64>(CODE_KEY, codeKey)
      break
    }
    if (exchange != 0 && fixed == 0 && exchange != <u32>load<u8>(PREFIXES + codeDigits / 1000) % STAR) {
      reason = LEAVE
      store<u32>(CODE_START, <u32>codeStart)
      store<u32>(CODE_LENGTH, slot == 0 ? codeLength : 0)
      store<u32>(CODE_DIGITS, codeDigits)
      store<u64>(CODE_KEY, codeKey)
      break
    }
    let name: i32 = -1
    if (slot == 0) slot = newSlot(codeDigits, codeKey, nameStart, nameLength)
    if (slot == 0 || (nameLength != 0 && !sameName(slot, nameStart, nameLength))) {
      reason = LEARN
      store<u32>(CODE_START, <u32>codeStart)
      store<u32>(CODE_LENGTH, slot == 0 ? codeLength : 0)
      store<u32>(CODE_DIGITS, codeDigits)
      store<u64>(CODE_KEY, codeKey)
      store<u32>(NAME_START, <u32>nameStart)
      store<u32>(NAME_LENGTH, nameLength)
      break
    }
    if (nameLength != 0) name = load<i32>(slot + SLOT_NAME)
    wide = wide || wideFrom(plain, line)
    if (!suspended && volume > 0 && amount > 0) {
      const ratio = (amount * 100) / (<f64>close * volume)
      if (!(ratio >= binFrom && ratio < binTo)) {
        bin = binOf(ratio)
        binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
        binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
      }
      const counter = RATIO_COUNTS + (<usize>(bin + load<u32>(slot + SLOT_STAR) * (BOUNDS + 1)) << 2)
      store<u32>(counter, load<u32>(counter) + 1)
    }

    store<i32>(STOCK + at, load<i32>(slot))
    store<i32>(DATE + at, date)
    store<i32>(NAME + at, name)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, <i8>flag)
    store<u8>(KIND + row, suspended ? 1 : 0)
    row++
    read++
    line++
    pos = p
  }
  store<i32>(REASON, reason)
  store<u32>(ROW_START, <u32>pos)
  store<i32>(LINE, line)
  store<u32>(READ, read)
  return row
}
