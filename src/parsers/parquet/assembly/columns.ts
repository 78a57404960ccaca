// Values of Parquet pages straight into the columns of a frame: Snappy, levels, places in a dictionary and plain numbers;
// and which rows are clean. It knows nothing of stocks, names or the calendar but what its caller wrote into its tables.
// What it does not know it marks LEFT, and a page that is not as it should be is BROKEN: both are for the caller. The
// addresses and numbers below are repeated in columnsMemory.ts.

// What the caller reads after a call.
const STATE: usize = 0x10000
const ASKED: usize = STATE
const ODD: usize = STATE + 4
const RATIO_COUNTS: usize = 0x10800
const RATIO_BOUNDS: usize = 0x10a00
const BOUNDS: u32 = 12
// One byte a calendar day from 1990-01-01, months counted as 31 days: 0 not asked yet, 1 a trading day, 2 not.
const DATES: usize = 0x11000
const TRADES: u32 = 1

// Columns of one frame, as scannerColumns lays them out.
const CAPACITY: usize = 16384
const GAP: usize = 192
const WORDS: usize = CAPACITY * 4 + GAP
const DOUBLES: usize = CAPACITY * 8 + GAP
const STOCK: usize = 0x20000
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
// Flags, a word a row: ST, tradestatus, paused, suspendFlag, adjustflag.
const FLAGS: usize = 0x100000
const ST: usize = FLAGS
const TRADING: usize = FLAGS + WORDS
const PAUSED: usize = TRADING + WORDS
const SUSPENDED: usize = PAUSED + WORDS
const ADJUSTED: usize = SUSPENDED + WORDS
// One byte a row: whether it has a value in the column at hand; what becomes of it.
const LEVELS: usize = 0x160000
const VERDICTS: usize = 0x168000
// Entries of a dictionary that are met for the first time.
const NEW_ENTRIES: usize = 0x170000

// A column's standing, in words.
const PAGE_END: usize = 0
const LEVEL_AT: usize = 4
const LEVEL_END: usize = 8
const LEVEL_LEFT: usize = 12
const LEVEL_PACKED: usize = 16
const LEVEL_VALUE: usize = 20
const OPTIONAL: usize = 24
const VALUE_AT: usize = 28
const RUN_LEFT: usize = 32
const RUN_PACKED: usize = 36
const RUN_VALUE: usize = 40
const RUN_INDEX: usize = 44
const WIDTH: usize = 48
const ENTRIES: usize = 52
const BIT: usize = 56

const BROKEN: i32 = -1
const MAX_PRICE: f64 = 10_000_000
const NOISE: f64 = 1e-3

// What stands in place of a value that is for the caller; texts that are for the reference reader are odd.
const LEFT_PRICE: i32 = -1
const LEFT_QUANTITY: f64 = -1
const LEFT_DATE: i32 = -1
const LEFT_FLAG: i32 = 2
const LEFT_CODE: i32 = -100
const ODD_CODE: i32 = -300
const LEFT_NAME: i32 = -2
const ODD_NAME: i32 = -3
const LISTED: i32 = -500
/** A word from here down is an entry of a dictionary that is still to be resolved. */
const UNRESOLVED: i32 = -1000
/** Marks STAR stocks among the numbers of stocks. */
const STAR: i32 = 0x40000000

// Types of numbers.
const INT32: u32 = 0
const INT64: u32 = 1
const FLOAT: u32 = 2
const BOOLEAN: u32 = 4

// What of a row is the frame's.
const KEPT: u32 = 0
const LEFT: u32 = 1
const SKIPPED: u32 = 2

// ---- Snappy

/** Unpacks Snappy to `to`, `length` bytes; false when it is broken. Up to 16 bytes behind both ends may be touched. */
export function unsnap(from: usize, end: usize, to: usize, length: usize): bool {
  let at = from
  let out = to
  const stop = to + length
  let size: u64 = 0
  for (let shift: u64 = 0; ; shift += 7) {
    if (at >= end || shift > 28) return false
    const byte = <u64>load<u8>(at++)
    size |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  if (size != <u64>length) return false
  while (at < end) {
    const tag = <u32>load<u8>(at++)
    if ((tag & 3) == 0) {
      let count = <usize>(tag >>> 2) + 1
      if (count <= 16) {
        if (at + count > end || out + count > stop) return false
        v128.store(out, v128.load(at))
        at += count
        out += count
        continue
      }
      if (count > 60) {
        const bytes = count - 60
        if (at + bytes > end) return false
        const mask: u32 = bytes == 4 ? 0xffffffff : (1 << (<u32>bytes << 3)) - 1
        const long = <u64>(load<u32>(at) & mask) + 1
        if (long > <u64>length) return false
        count = <usize>long
        at += bytes
      }
      if (at + count > end || out + count > stop) return false
      memory.copy(out, at, count)
      at += count
      out += count
      continue
    }
    let count: usize
    let offset: usize
    if ((tag & 3) == 1) {
      if (at >= end) return false
      count = <usize>((tag >>> 2) & 7) + 4
      offset = <usize>(((tag >>> 5) << 8) | <u32>load<u8>(at))
      at++
    } else if ((tag & 3) == 2) {
      if (at + 2 > end) return false
      count = <usize>(tag >>> 2) + 1
      offset = <usize>load<u16>(at)
      at += 2
    } else {
      if (at + 4 > end) return false
      count = <usize>(tag >>> 2) + 1
      offset = <usize>load<u32>(at)
      at += 4
    }
    if (offset == 0 || offset > out - to || out + count > stop) return false
    const source = out - offset
    if (offset >= 16) {
      for (let done: usize = 0; done < count; done += 16) v128.store(out + done, v128.load(source + done))
    } else if (offset >= 8) {
      for (let done: usize = 0; done < count; done += 8) store<u64>(out + done, load<u64>(source + done))
    } else {
      for (let done: usize = 0; done < count; done++) store<u8>(out + done, load<u8>(source + done))
    }
    out += count
  }
  return out == stop
}

// ---- levels and places

let cursor: usize = 0
let limit: usize = 0
let isBroken: bool = false

function readVarint(): u32 {
  let value: u32 = 0
  for (let shift: u32 = 0; shift < 32; shift += 7) {
    if (cursor >= limit) break
    const byte = <u32>load<u8>(cursor++)
    if (shift == 28 && byte > 7) break
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
  isBroken = true
  return 0
}

/** Which of the next `rows` rows have a value, to LEVELS where some have none; gives how many have one, or BROKEN. */
function takeLevels(column: usize, rows: u32): i32 {
  if (load<u32>(column + OPTIONAL) == 0) return <i32>rows
  let left = load<u32>(column + LEVEL_LEFT)
  let packed = load<u32>(column + LEVEL_PACKED)
  let value = load<u32>(column + LEVEL_VALUE)
  cursor = load<u32>(column + LEVEL_AT)
  limit = load<u32>(column + LEVEL_END)
  isBroken = false
  // The usual: one run of rows that all have a value.
  if (packed == 0 && value == 1 && left >= rows) {
    store<u32>(column + LEVEL_LEFT, left - rows)
    return <i32>rows
  }
  let present: u32 = 0
  let row: u32 = 0
  while (row < rows) {
    if (left == 0) {
      const header = readVarint()
      if (isBroken) return BROKEN
      packed = header & 1
      left = header >>> 1
      if (left == 0) return BROKEN
      if (packed) {
        if (<u64>cursor + left > <u64>limit) return BROKEN
        left <<= 3
        value = <u32>cursor << 3
        cursor += left >>> 3
      } else {
        if (cursor >= limit) return BROKEN
        value = <u32>load<u8>(cursor++)
        if (value > 1) return BROKEN
      }
    }
    const count = min(left, rows - row)
    if (packed) {
      for (let index: u32 = 0; index < count; index++, value++) {
        const level = (<u32>load<u8>(value >>> 3) >>> (value & 7)) & 1
        store<u8>(LEVELS + row + index, <u8>level)
        present += level
      }
    } else {
      memory.fill(LEVELS + row, <u8>value, count)
      if (value) present += count
    }
    row += count
    left -= count
  }
  store<u32>(column + LEVEL_LEFT, left)
  store<u32>(column + LEVEL_PACKED, packed)
  store<u32>(column + LEVEL_VALUE, value)
  store<u32>(column + LEVEL_AT, <u32>cursor)
  return <i32>present
}

/** The next `count` places, each as the entry of `table` at it, a word or a double, to `out`; false when broken. */
@inline
function takePlaces(column: usize, count: u32, table: usize, out: usize, shift: u32): bool {
  let left = load<u32>(column + RUN_LEFT)
  let packed = load<u32>(column + RUN_PACKED)
  let value = load<u32>(column + RUN_VALUE)
  let index = load<u32>(column + RUN_INDEX)
  const width = load<u32>(column + WIDTH)
  const entries = load<u32>(column + ENTRIES)
  const mask: u64 = (<u64>1 << width) - 1
  cursor = load<u32>(column + VALUE_AT)
  limit = load<u32>(column + PAGE_END)
  isBroken = false
  let to = out
  let rest = count
  while (rest > 0) {
    if (left == 0) {
      const header = readVarint()
      if (isBroken) return false
      packed = header & 1
      left = header >>> 1
      if (left == 0) return false
      if (packed) {
        if (<u64>cursor + <u64>left * width > <u64>limit) return false
        value = <u32>cursor
        index = 0
        cursor += <usize>left * width
        left <<= 3
      } else {
        const bytes = (width + 7) >>> 3
        if (cursor + bytes > limit) return false
        value = load<u32>(cursor) & <u32>(((<u64>1 << (bytes << 3)) - 1))
        cursor += bytes
        if (value >= entries) return false
      }
    }
    const some = min(left, rest)
    if (packed) {
      let bit = <u64>index * width
      const base = <usize>value
      for (let done: u32 = 0; done < some; done++) {
        const place = <u32>((load<u64>(base + <usize>(bit >> 3)) >> (bit & 7)) & mask)
        if (place >= entries) return false
        if (shift == 2) store<i32>(to, load<i32>(table + (<usize>place << 2)))
        else store<f64>(to, load<f64>(table + (<usize>place << 3)))
        to += 1 << shift
        bit += width
      }
      index += some
    } else if (shift == 2) {
      const word = load<i32>(table + (<usize>value << 2))
      for (let done: u32 = 0; done < some; done++, to += 4) store<i32>(to, word)
    } else {
      const double = load<f64>(table + (<usize>value << 3))
      for (let done: u32 = 0; done < some; done++, to += 8) store<f64>(to, double)
    }
    left -= some
    rest -= some
  }
  store<u32>(column + RUN_LEFT, left)
  store<u32>(column + RUN_PACKED, packed)
  store<u32>(column + RUN_VALUE, value)
  store<u32>(column + RUN_INDEX, index)
  store<u32>(column + VALUE_AT, <u32>cursor)
  return true
}

/** Words of `rows` rows by places in the dictionary whose meanings lie at `table`; `none` where a row has no value. */
export function wordsOfPlaces(column: usize, rows: u32, table: usize, out: usize, none: i32): bool {
  const present = takeLevels(column, rows)
  if (present < 0 || !takePlaces(column, <u32>present, table, out, 2)) return false
  spreadWords(out, rows, <u32>present, none)
  return true
}

/** The same of doubles; NaN where a row has no value. */
export function doublesOfPlaces(column: usize, rows: u32, table: usize, out: usize): bool {
  const present = takeLevels(column, rows)
  if (present < 0 || !takePlaces(column, <u32>present, table, out, 3)) return false
  spreadDoubles(out, rows, <u32>present)
  return true
}

/** Brings the words of rows with a value to their rows, from the end, since each moves there or behind. */
function spreadWords(out: usize, rows: u32, present: u32, none: i32): void {
  if (present == rows) return
  let next: usize = present
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<i32>(out + ((row - 1) << 2), isThere ? load<i32>(out + (next << 2)) : none)
  }
}

function spreadDoubles(out: usize, rows: u32, present: u32): void {
  if (present == rows) return
  let next: usize = present
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<f64>(out + ((row - 1) << 3), isThere ? load<f64>(out + (next << 3)) : NaN)
  }
}

// ---- plain numbers

@inline
function bytesOf(type: u32): usize {
  return type == INT32 || type == FLOAT ? 4 : 8
}

@inline
function integer(type: u32, at: usize): i64 {
  return type == INT32 ? <i64>load<i32>(at) : load<i64>(at)
}

function powerOfTen(exponent: u32): i64 {
  let power: i64 = 1
  for (let done: u32 = 0; done < exponent; done++) power *= 10
  return power
}

/** Cents of `count` plain prices in yuan to `out`; whole numbers are `scale` decimals long. */
export function prices(type: u32, scale: u32, from: usize, count: u32, out: usize): void {
  if (type == FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f32>(from + (index << 2))
      const cents = nearest<f64>(<f64>value * 100)
      const isTick = cents >= 0 && cents <= MAX_PRICE && <f32>(cents / 100) == value
      store<i32>(out + (index << 2), value != value ? 0 : isTick ? <i32>cents : LEFT_PRICE)
    }
  } else if (type > FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f64>(from + (index << 3))
      const scaled = value * 100
      const cents = nearest<f64>(scaled)
      const isTick = cents >= 0 && cents <= MAX_PRICE && abs<f64>(scaled - cents) < NOISE
      store<i32>(out + (index << 2), value != value ? 0 : isTick ? <i32>cents : LEFT_PRICE)
    }
  } else {
    const up = scale < 2 ? powerOfTen(2 - scale) : 1
    const down = scale > 2 ? powerOfTen(scale - 2) : 1
    const most = (<i64>MAX_PRICE / up) * down
    const bytes = bytesOf(type)
    for (let index: usize = 0; index < count; index++) {
      const value = integer(type, from + index * bytes)
      const cents = (value * up) / down
      const isTick = value >= 0 && value <= most && cents * down == value * up
      store<i32>(out + (index << 2), isTick ? <i32>cents : LEFT_PRICE)
    }
  }
}

/** `count` plain quantities to doubles at `out`; whole numbers are `scale` decimals long. */
export function quantities(type: u32, scale: u32, from: usize, count: u32, out: usize): void {
  if (type > FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f64>(from + (index << 3))
      const isNumber = value >= 0 && value < Infinity
      // What is no number is unknown, and all unknown are alike bit by bit.
      store<f64>(out + (index << 3), isNumber ? abs<f64>(value) : value != value ? NaN : LEFT_QUANTITY)
    }
    return
  }
  const bytes = bytesOf(type)
  const unit = <f64>powerOfTen(scale)
  // Beyond this the library's own product may miss the decimal.
  const most: i64 = scale == 0 ? i64.MAX_VALUE : 1 << 50
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    store<f64>(out + (index << 3), value < 0 || value > most ? LEFT_QUANTITY : <f64>value / unit)
  }
}

/** yyyymmdd of `count` plain numbers that are written so, to `out`. */
export function datesOfNumbers(type: u32, from: usize, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    const isDate = value >= 19900101 && value <= 20991231
    store<i32>(out + (index << 2), isDate ? <i32>value : LEFT_DATE)
  }
}

const DAY_MS: i64 = 86_400_000
/** The exchanges' clock is ahead of UTC by this, all year. */
const AHEAD_MS: i64 = 28_800_000

/**
 * yyyymmdd of `count` plain days since 1970, or, where `perMs` is above 0, of instants of which so many are a
 * millisecond, to `out`.
 */
export function datesOfInstants(type: u32, perMs: i64, from: usize, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  let lastValue: i64 = -1
  let lastDate: i32 = LEFT_DATE
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    if (value != lastValue) {
      lastValue = value
      lastDate = value < 0 ? LEFT_DATE : dateOfDay(perMs == 0 ? value : dayOf(value / perMs))
    }
    store<i32>(out + (index << 2), lastDate)
  }
}

function dayOf(time: i64): i64 {
  return time % DAY_MS == 0 ? time / DAY_MS : (time + AHEAD_MS) / DAY_MS
}

/** yyyymmdd of a day since 1970 from 1990 to 2099. */
function dateOfDay(day: i64): i32 {
  if (day < 7305 || day > 47481) return LEFT_DATE
  const since = <i32>day + 719_468
  const era = since / 146_097
  const inEra = since - era * 146_097
  const yearOfEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365
  const dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const shifted = (5 * dayOfYear + 2) / 153
  const month = shifted + (shifted < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + <i32>(month <= 2)
  return year * 10000 + month * 100 + dayOfYear - (153 * shifted + 2) / 5 + 1
}

/** `count` plain flags to words at `out`; `bit` is the first one's place among the bits of booleans. */
function flags(type: u32, from: usize, bit: u32, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  for (let index: usize = 0; index < count; index++) {
    let flag: i64
    if (type == BOOLEAN) {
      const place = bit + <u32>index
      flag = <i64>((<u32>load<u8>(from + <usize>(place >>> 3)) >>> (place & 7)) & 1)
    } else flag = integer(type, from + index * bytes)
    store<i32>(out + (index << 2), flag == 0 || flag == 1 ? <i32>flag : LEFT_FLAG)
  }
}

// What plain numbers are turned into.
const PRICES: u32 = 0
const QUANTITIES: u32 = 1
const NUMBER_DATES: u32 = 2
const INSTANT_DATES: u32 = 3

/** Turns `count` plain numbers into what they mean; `detail` is the scale, or what an instant is counted in. */
export function turn(to: u32, type: u32, detail: i32, from: usize, count: u32, out: usize): void {
  switch (to) {
    case PRICES:
      prices(type, detail, from, count, out)
      break
    case QUANTITIES:
      quantities(type, detail, from, count, out)
      break
    case NUMBER_DATES:
      datesOfNumbers(type, from, count, out)
      break
    case INSTANT_DATES:
      datesOfInstants(type, detail, from, count, out)
      break
    default:
      flags(type, from, 0, count, out)
  }
}

/** The next `rows` rows of a page of plain numbers, turned, to `out`; false when the page is too short. */
export function takePlain(column: usize, rows: u32, to: u32, type: u32, detail: i32, out: usize, none: i32): bool {
  const present = takeLevels(column, rows)
  if (present < 0) return false
  const from = <usize>load<u32>(column + VALUE_AT)
  const end = <usize>load<u32>(column + PAGE_END)
  if (type == BOOLEAN) {
    const bit = load<u32>(column + BIT)
    if (from + ((<usize>bit + present + 7) >>> 3) > end) return false
    flags(type, from, bit, present, out)
    store<u32>(column + BIT, bit + present)
  } else {
    const bytes = <usize>present * bytesOf(type)
    if (from + bytes > end) return false
    turn(to, type, detail, from, present, out)
    store<u32>(column + VALUE_AT, <u32>(from + bytes))
  }
  if (to == QUANTITIES) spreadDoubles(out, rows, present)
  else spreadWords(out, rows, present, none)
  return true
}

/** Passes over `rows` rows of a page, which may be no more than it has; gives how many have a value, or BROKEN. */
export function passLevels(column: usize, rows: u32): i32 {
  let present: i32 = 0
  for (let left = rows; left > 0; ) {
    const some = min<u32>(left, <u32>CAPACITY)
    const found = takeLevels(column, some)
    if (found < 0) return BROKEN
    present += found
    left -= some
  }
  return present
}

/** Passes over `count` places in a dictionary; false when broken. */
export function passPlaces(column: usize, count: u32): bool {
  const width = load<u32>(column + WIDTH)
  cursor = load<u32>(column + VALUE_AT)
  limit = load<u32>(column + PAGE_END)
  isBroken = false
  let rest = count
  while (rest > 0) {
    const header = readVarint()
    const run = header >>> 1
    if (isBroken || run == 0) return false
    const bytes = header & 1 ? <u64>run * width : <u64>((width + 7) >>> 3)
    if (<u64>cursor + bytes > <u64>limit) return false
    cursor += <usize>bytes
    if (header & 1) rest -= run >= 0x10000000 ? rest : min(rest, run << 3)
    else if (run > rest) return false
    else rest -= run
  }
  return true
}

/**
 * Passes over `count` texts: 1 when all are plain, 0 when one has bytes that are for the reference reader or begins with
 * the byte `first`, BROKEN when they do not lie within the page. Wide characters are told in ODD.
 */
export function passTexts(from: usize, end: usize, count: u32, first: u32): i32 {
  let at = from
  let wide: u32 = 0
  for (let index: u32 = 0; index < count; index++) {
    if (at + 4 > end) return BROKEN
    const length = load<u32>(at)
    at += 4
    if (<u64>at + length > <u64>end) return BROKEN
    if (length > 1000) return 0
    const stop = at + length
    if (length > 0 && <u32>load<u8>(at) == first) return 0
    for (; at < stop; at++) {
      const byte = <u32>load<u8>(at)
      // Letters of two bytes may be taken for another encoding.
      if (byte < 32 || byte == 34 || (byte >= 0xc0 && byte < 0xe0)) return 0
      wide |= byte
    }
  }
  store<u32>(ODD, wide & 0x80)
  return 1
}

// ---- rows

/** Lists the entries of a dictionary that rows from `from` to `to` are the first to use; gives how many. */
export function listNew(out: usize, from: usize, to: usize, table: usize): u32 {
  let count: usize = 0
  for (let row = from; row < to; row++) {
    const word = load<i32>(out + (row << 2))
    if (word > UNRESOLVED) continue
    const entry = <usize>(UNRESOLVED - word)
    if (load<i32>(table + (entry << 2)) > UNRESOLVED) continue
    store<i32>(table + (entry << 2), LISTED)
    store<u32>(NEW_ENTRIES + (count++ << 2), <u32>entry)
  }
  return <u32>count
}

/** Puts what the table says now in place of entries. */
export function resolve(out: usize, from: usize, to: usize, table: usize): void {
  for (let row = from; row < to; row++) {
    const word = load<i32>(out + (row << 2))
    if (word <= UNRESOLVED) store<i32>(out + (row << 2), load<i32>(table + (<usize>(UNRESOLVED - word) << 2)))
  }
}

/** Leaves the rows of no trading day; false when it must first be told of the day in ASKED. */
export function judgeDates(from: usize, to: usize): bool {
  let last: i32 = LEFT_DATE
  let judged: i32 = LEFT_DATE
  for (let row = from; row < to; row++) {
    const at = DATE + (row << 2)
    const date = load<i32>(at)
    if (date != last) {
      last = date
      judged = date
      if (date > 0) {
        const year = <u32>(date / 10000 - 1990)
        const month = <u32>((date / 100) % 100) - 1
        const day = <u32>(date % 100) - 1
        if (year > 109 || month > 11 || day > 30) judged = LEFT_DATE
        else {
          const verdict = <u32>load<u8>(DATES + year * 372 + month * 31 + day)
          if (verdict == 0) {
            store<i32>(ASKED, date)
            return false
          }
          if (verdict != TRADES) judged = LEFT_DATE
        }
      }
    }
    store<i32>(at, judged)
  }
  return true
}

/** What becomes of rows, to VERDICTS; completes those that are kept. Gives how many are not. */
export function judge(from: usize, to: usize, firstLine: i32): u32 {
  let others: u32 = 0
  let odd: u32 = 0
  let line = firstLine
  for (let row = from; row < to; row++, line++) {
    const at = row << 2
    const code = load<i32>(STOCK + at)
    const date = load<i32>(DATE + at)
    const name = load<i32>(NAME + at)
    const open = load<i32>(OPEN + at)
    const high = load<i32>(HIGH + at)
    const low = load<i32>(LOW + at)
    const close = load<i32>(CLOSE + at)
    const prevClose = load<i32>(PREV_CLOSE + at)
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    const st = load<i32>(ST + at)
    const trading = load<i32>(TRADING + at)
    const paused = load<i32>(PAUSED + at)
    const suspended = load<i32>(SUSPENDED + at)
    const adjusted = load<i32>(ADJUSTED + at)
    odd |= <u32>(code == ODD_CODE) | <u32>(name == ODD_NAME)
    let verdict = KEPT
    let kind: u32 = 0
    if (code < 0) verdict = code > LEFT_CODE ? SKIPPED + <u32>(-1 - code) : LEFT
    else if (
      (open | high | low | close | prevClose | date) < 0 ||
      volume < 0 || amount < 0 || name == LEFT_NAME || adjusted > 0 ||
      st > 1 || trading > 1 || paused > 1 || suspended > 1
    ) {
      verdict = LEFT
    } else if (
      trading == 0 || paused == 1 || suspended == 1 || volume == 0 ||
      (volume != volume && (open | high | low | close) == 0)
    ) {
      kind = 1
      store<i32>(OPEN + at, 0)
      store<i32>(HIGH + at, 0)
      store<i32>(LOW + at, 0)
      store<i32>(CLOSE + at, 0)
      store<i32>(PREV_CLOSE + at, 0)
      store<f64>(VOLUME + (at << 1), 0)
      store<f64>(AMOUNT + (at << 1), 0)
    } else if (low == 0 || open == 0 || close == 0 || open > high || open < low || close > high || close < low) {
      verdict = LEFT
    }
    store<u8>(VERDICTS + row, <u8>verdict)
    others += <u32>(verdict != KEPT)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, <i8>st)
    store<u8>(KIND + row, <u8>kind)
  }
  store<u32>(ODD, odd)
  return others
}

function binOf(ratio: f64): u32 {
  let bin: u32 = 0
  while (bin < BOUNDS && ratio >= load<f64>(RATIO_BOUNDS + (<usize>bin << 3))) bin++
  return bin
}

/** Counts the ratios of bars, and takes the mark of STAR from their stocks. */
export function accept(from: usize, to: usize): void {
  let bin: u32 = 0
  let binFrom: f64 = 0
  let binTo: f64 = 0
  for (let row = from; row < to; row++) {
    const at = row << 2
    const code = load<i32>(STOCK + at)
    store<i32>(STOCK + at, code & (STAR - 1))
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    if (!(volume > 0 && amount > 0)) continue
    const ratio = (amount * 100) / (<f64>load<i32>(CLOSE + at) * volume)
    if (!(ratio >= binFrom && ratio < binTo)) {
      bin = binOf(ratio)
      binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
      binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
    }
    const counter = RATIO_COUNTS + (<usize>(bin + (code >= STAR ? BOUNDS + 1 : 0)) << 2)
    store<u32>(counter, load<u32>(counter) + 1)
  }
}
