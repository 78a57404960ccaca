// The values of Parquet pages, packed and unpacked: DELTA_BINARY_PACKED numbers, levels and dictionary places in the
// RLE / bit-packed hybrid, flags as bits; checksums; and a table of texts that were met. Exported constants are the
// addresses at which the caller puts and finds things.

const CRC: usize = 0x10000
// Words that a call leaves behind: rows with a value; the page that was opened; bytes and number of the texts.
export const STATE: usize = 0x18000
const COUNT: usize = STATE
const PAGE_KIND: usize = STATE + 4
const PAGE_SIZE: usize = STATE + 8
const PAGE_ROWS: usize = STATE + 12
const PAGE_ENCODING: usize = STATE + 16
const TEXT_END: usize = STATE + 20
const TEXT_COUNT: usize = STATE + 24
const PAGE_CRC: usize = STATE + 28

const ROWS: usize = 65536 + 64
// One entry a row: whether it has a value; its number as 32 bits or as a double.
const LEVELS: usize = 0x20000
export const WORDS: usize = 0x38000
export const DOUBLES: usize = WORDS + ROWS * 4
// One word an entry of a dictionary: the text's number among all that were met, then what it stands for.
const ENTRIES: usize = DOUBLES + ROWS * 8
// Numbers of texts of a dictionary of which it is not known what they stand for.
export const MISSING: usize = ENTRIES + ROWS * 4
// The texts that were met, one after another with a line end each; a table of their hashes; where each begins.
export const MOST_TEXTS: u32 = 65_536
export const TEXT_STARTS: usize = MISSING + ROWS * 4
const HASH_SLOTS: u32 = 131_072
const HASHES: usize = TEXT_STARTS + (<usize>MOST_TEXTS + 16) * 4
export const TEXTS: usize = HASHES + <usize>HASH_SLOTS * 4
const TEXT_BYTES: usize = 0x100000
// What each text stands for, by its number, to each kind of column; UNKNOWN until the caller says.
const SPACES: usize = 2
const UNKNOWN: i32 = -2
export const MEANINGS: usize = TEXTS + TEXT_BYTES
// Bytes of a file on their way in, as many as the memory has.
export const FILE: usize = (MEANINGS + SPACES * <usize>MOST_TEXTS * 4 + 0xffff) & ~0xffff
// In the same place, while no file is read: places in a dictionary, the values that there are as 64 bits, and a page's
// bytes on their way out.
export const PLACES: usize = FILE
const DENSE: usize = PLACES + ROWS * 4
export const PAGE: usize = DENSE + ROWS * 8
const PAGE_BYTES: usize = 0x100000
/** Bytes from FILE on that packing needs. */
export const PACKING: usize = PAGE + PAGE_BYTES - FILE

const BLOCK: u32 = 128
const MINIBLOCKS: u32 = 4
const MINIBLOCK: u32 = 32
const BROKEN: i32 = -1

/** Writes the tables of the checksum. */
export function prepare(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    store<u32>(CRC + (<usize>byte << 2), value)
  }
  for (let table: usize = 1; table < 8; table++) {
    for (let byte: usize = 0; byte < 256; byte++) {
      const before = load<u32>(CRC + ((table - 1) << 10) + (byte << 2))
      store<u32>(CRC + (table << 10) + (byte << 2), load<u32>(CRC + ((before & 0xff) << 2)) ^ (before >>> 8))
    }
  }
}

@inline
function table(number: usize, byte: u32): u32 {
  return load<u32>(CRC + (number << 10) + (<usize>(byte & 0xff) << 2))
}

/** CRC-32 of some bytes. */
export function checksum(from: usize, bytes: usize): u32 {
  let crc: u32 = 0xffffffff
  const end = from + bytes
  let at = from
  for (; at + 8 <= end; at += 8) {
    const low = crc ^ load<u32>(at)
    const high = load<u32>(at, 4)
    crc =
      table(7, low) ^
      table(6, low >>> 8) ^
      table(5, low >>> 16) ^
      table(4, low >>> 24) ^
      table(3, high) ^
      table(2, high >>> 8) ^
      table(1, high >>> 16) ^
      table(0, high >>> 24)
  }
  for (; at < end; at++) crc = table(0, crc ^ load<u8>(at)) ^ (crc >>> 8)
  return ~crc
}

// ---- packing: a page's bytes are put at PAGE; COUNT is how many rows have a value

/** Levels of the rows' LEVELS as a page begins with them; gives where the values begin. */
function packLevels(rows: u32): usize {
  let present: u32 = 0
  for (let row: u32 = 0; row < rows; row++) present += load<u8>(LEVELS + row)
  store<u32>(COUNT, present)
  let at = PAGE + 4
  if (present == rows || present == 0) {
    at = varint(at, <u64>rows << 1)
    store<u8>(at++, present == 0 ? 0 : 1)
  } else {
    at = varint(at, <u64>((((rows + 7) >>> 3) << 1) | 1))
    at = packBits(at, rows)
  }
  store<u32>(PAGE, <u32>(at - PAGE - 4))
  return at
}

/** LEVELS as bits, the first in the lowest. */
function packBits(to: usize, rows: u32): usize {
  let at = to
  for (let row: u32 = 0; row < rows; row += 8) {
    let byte: u32 = 0
    for (let bit: u32 = 0; bit < 8 && row + bit < rows; bit++) byte |= <u32>load<u8>(LEVELS + row + bit) << bit
    store<u8>(at++, <u8>byte)
  }
  return at
}

/** WORDS of all rows, each of which has a value. */
export function packAllWords(rows: u32): usize {
  store<u32>(COUNT, rows)
  for (let row: usize = 0; row < rows; row++) store<i64>(DENSE + (row << 3), load<i32>(WORDS + (row << 2)))
  return packDense(PAGE, rows) - PAGE
}

/** WORDS, of which `none` is no value. */
export function packWords(rows: u32, none: i32): usize {
  let count: usize = 0
  for (let row: usize = 0; row < rows; row++) {
    const word = load<i32>(WORDS + (row << 2))
    store<u8>(LEVELS + row, word == none ? 0 : 1)
    if (word != none) store<i64>(DENSE + (count++ << 3), word)
  }
  return packDense(packLevels(rows), <u32>count) - PAGE
}

/** DOUBLES that are whole numbers, of which NaN is no value. */
export function packDoubles(rows: u32): usize {
  let count: usize = 0
  for (let row: usize = 0; row < rows; row++) {
    const value = load<f64>(DOUBLES + (row << 3))
    store<u8>(LEVELS + row, value != value ? 0 : 1)
    if (value == value) store<i64>(DENSE + (count++ << 3), <i64>value)
  }
  return packDense(packLevels(rows), <u32>count) - PAGE
}

/** WORDS as flags: 1, 0, or -1 for no value. */
export function packFlags(rows: u32): usize {
  for (let row: usize = 0; row < rows; row++) {
    store<u8>(LEVELS + row, load<i32>(WORDS + (row << 2)) < 0 ? 0 : 1)
  }
  const at = packLevels(rows)
  let count: u32 = 0
  for (let row: usize = 0; row < rows; row++) {
    const flag = load<i32>(WORDS + (row << 2))
    if (flag >= 0) store<u8>(LEVELS + count++, <u8>flag)
  }
  return packBits(at, count) - PAGE
}

/** PLACES in a dictionary, each of `width` bits; below 0 is no value, where `optional`. */
export function packPlaces(rows: u32, width: u32, optional: bool): usize {
  let at = PAGE
  let count: u32 = 0
  if (optional) {
    for (let row: usize = 0; row < rows; row++) {
      const place = load<i32>(PLACES + (row << 2))
      store<u8>(LEVELS + row, place < 0 ? 0 : 1)
      if (place >= 0) store<i32>(PLACES + (<usize>(count++) << 2), place)
    }
    at = packLevels(rows)
  } else {
    count = rows
    store<u32>(COUNT, rows)
  }
  if (count == 0) return at - PAGE
  store<u8>(at++, <u8>width)
  const groups = (count + 7) >>> 3
  at = varint(at, <u64>((groups << 1) | 1))
  let buffer: u64 = 0
  let bits: u32 = 0
  for (let index: u32 = 0; index < groups << 3; index++) {
    const place: u64 = index < count ? load<u32>(PLACES + (<usize>index << 2)) : 0
    buffer |= place << bits
    bits += width
    while (bits >= 8) {
      store<u8>(at++, <u8>buffer)
      buffer >>= 8
      bits -= 8
    }
  }
  return at - PAGE
}

function varint(to: usize, value: u64): usize {
  let at = to
  let rest = value
  while (rest >= 0x80) {
    store<u8>(at++, <u8>rest | 0x80)
    rest >>= 7
  }
  store<u8>(at++, <u8>rest)
  return at
}

@inline
function zigzag(value: i64): u64 {
  return <u64>((value << 1) ^ (value >> 63))
}

/** The first `count` of DENSE as DELTA_BINARY_PACKED; nothing when there are none. Gives the end. */
function packDense(to: usize, count: u32): usize {
  if (count == 0) return to
  let at = varint(to, BLOCK)
  at = varint(at, MINIBLOCKS)
  at = varint(at, count)
  let last = load<i64>(DENSE)
  at = varint(at, zigzag(last))
  for (let from: u32 = 1; from < count; from += BLOCK) {
    const end = min(from + BLOCK, count)
    let least = i64.MAX_VALUE
    for (let index: usize = from; index < end; index++) {
      const value = load<i64>(DENSE + (index << 3))
      const delta = value - last
      last = value
      // A delta takes the place of the value before it, which is not needed again.
      store<i64>(DENSE + ((index - 1) << 3), delta)
      if (delta < least) least = delta
    }
    at = varint(at, zigzag(least))
    const widths = at
    at += MINIBLOCKS
    for (let mini: u32 = 0; mini < MINIBLOCKS; mini++) {
      const first = from + mini * MINIBLOCK
      if (first >= end) {
        store<u8>(widths + mini, 0)
        continue
      }
      const stop = min(first + MINIBLOCK, end)
      let all: u64 = 0
      for (let index: usize = first; index < stop; index++) {
        all |= <u64>(load<i64>(DENSE + ((index - 1) << 3)) - least)
      }
      const width = 64 - <u32>clz(all)
      store<u8>(widths + mini, <u8>width)
      at = packMiniblock(at, first, stop, least, width)
    }
  }
  return at
}

/** The deltas before the first..stop-th values less the least, each of `width` bits, filled up to a whole miniblock. */
function packMiniblock(to: usize, first: u32, stop: u32, least: i64, width: u32): usize {
  let at = to
  let buffer: u64 = 0
  let bits: u32 = 0
  const lowWidth = min(width, 32)
  const highWidth = width - lowWidth
  for (let index: usize = first; index < first + MINIBLOCK; index++) {
    const value: u64 = index < stop ? <u64>(load<i64>(DENSE + ((index - 1) << 3)) - least) : 0
    buffer |= (value & 0xffffffff) << bits
    bits += lowWidth
    if (bits >= 32) {
      store<u32>(at, <u32>buffer)
      at += 4
      buffer >>= 32
      bits -= 32
    }
    if (highWidth == 0) continue
    buffer |= (value >> 32) << bits
    bits += highWidth
    if (bits >= 32) {
      store<u32>(at, <u32>buffer)
      at += 4
      buffer >>= 32
      bits -= 32
    }
  }
  return at
}

// ---- unpacking: every read is held within the page; BROKEN where it would not be

let cursor: usize = 0
let limit: usize = 0
let isBroken: bool = false

function readVarint(): u64 {
  let value: u64 = 0
  for (let shift: u64 = 0; shift < 64; shift += 7) {
    if (cursor >= limit) break
    const byte = load<u8>(cursor++)
    value |= <u64>(byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
  isBroken = true
  return 0
}

function begin(from: usize, bytes: usize): void {
  cursor = from
  limit = from + bytes
  isBroken = false
}

/** LEVELS of a page that begins with them; gives how many rows have a value. */
function unpackLevels(rows: u32): u32 {
  if (cursor + 4 > limit) return broken()
  const end = cursor + 4 + <usize>load<u32>(cursor)
  cursor += 4
  if (end > limit) return broken()
  let present: u32 = 0
  let row: u32 = 0
  while (row < rows) {
    const header = <u32>readVarint()
    if (isBroken) return 0
    if (header & 1) {
      const stop = row + ((header >>> 1) << 3)
      for (; row < stop; row += 8) {
        if (cursor >= end) return broken()
        const byte = <u32>load<u8>(cursor++)
        for (let bit: u32 = 0; bit < 8 && row + bit < rows; bit++) {
          const level = (byte >>> bit) & 1
          store<u8>(LEVELS + row + bit, <u8>level)
          present += level
        }
      }
    } else {
      if (cursor >= end || header == 0) return broken()
      const level = load<u8>(cursor++)
      const stop = row + (header >>> 1)
      if (level > 1 || stop > rows || stop < row) return broken()
      memory.fill(LEVELS + row, level, stop - row)
      if (level == 1) present += stop - row
      row = stop
    }
  }
  cursor = end
  return present
}

function broken(): u32 {
  isBroken = true
  return 0
}

/** Begins a page of `rows` rows; gives how many have a value. */
function open(from: usize, bytes: usize, rows: u32, optional: bool): u32 {
  begin(from, bytes)
  return optional ? unpackLevels(rows) : rows
}

/** Puts a number, as a word or as a double. */
@inline
function put(at: usize, index: usize, value: i64, asDoubles: bool): void {
  if (asDoubles) store<f64>(at + (index << 3), <f64>value)
  else store<i32>(at + (index << 2), <i32>value)
}

/** `count` numbers in DELTA_BINARY_PACKED to words or doubles at `to`. */
@inline
function unpackNumbers(count: u32, to: usize, asDoubles: bool): void {
  if (count == 0) return
  if (readVarint() != BLOCK || readVarint() != MINIBLOCKS || readVarint() != count) {
    isBroken = true
    return
  }
  const first = readVarint()
  let last = <i64>(first >> 1) ^ -(<i64>(first & 1))
  put(to, 0, last, asDoubles)
  let index: u32 = 1
  while (index < count && !isBroken) {
    const word = readVarint()
    const least = <i64>(word >> 1) ^ -(<i64>(word & 1))
    if (isBroken || cursor + MINIBLOCKS > limit) {
      isBroken = true
      return
    }
    const widths = cursor
    let at = cursor + MINIBLOCKS
    for (let mini: usize = 0; mini < MINIBLOCKS && index < count; mini++) {
      const width = <u32>load<u8>(widths + mini)
      const end = at + (width << 2)
      if (width > 64 || end > limit) {
        isBroken = true
        return
      }
      const stop = min(index + MINIBLOCK, count)
      let buffer: u64 = 0
      let bits: u32 = 0
      if (width == 0) {
        for (; index < stop; index++) {
          last += least
          put(to, index, last, asDoubles)
        }
      } else if (width <= 32) {
        const mask = (<u64>1 << width) - 1
        for (; index < stop; index++) {
          if (bits < width) {
            buffer |= <u64>load<u32>(at) << bits
            at += 4
            bits += 32
          }
          last += least + <i64>(buffer & mask)
          buffer >>= width
          bits -= width
          put(to, index, last, asDoubles)
        }
      } else {
        const highWidth = width - 32
        const mask = (<u64>1 << highWidth) - 1
        for (; index < stop; index++) {
          // With a rest of fewer than 32 bits there is always a word to be read, and no more than two.
          buffer |= <u64>load<u32>(at) << bits
          at += 4
          let value = buffer & 0xffffffff
          buffer >>= 32
          if (bits < highWidth) {
            buffer |= <u64>load<u32>(at) << bits
            at += 4
            bits += 32
          }
          value |= (buffer & mask) << 32
          buffer >>= highWidth
          bits -= highWidth
          last += least + <i64>value
          put(to, index, last, asDoubles)
        }
      }
      at = end
    }
    cursor = at
  }
}

/** A page of numbers to WORDS; `none` where a row has none. */
export function unpackWords(from: usize, bytes: usize, rows: u32, optional: bool, none: i32): i32 {
  const count = open(from, bytes, rows, optional)
  if (!isBroken) unpackNumbers(count, WORDS, false)
  if (isBroken) return BROKEN
  if (count < rows) spreadWords(WORDS, rows, count, none)
  return <i32>count
}

/** Brings the `count` words of rows with a value to their rows, from the end, since each moves there or behind. */
function spreadWords(words: usize, rows: u32, count: u32, none: i32): void {
  let next: usize = count
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<i32>(words + ((row - 1) << 2), isThere ? load<i32>(words + (next << 2)) : none)
  }
}

/** A page of numbers to DOUBLES; NaN where a row has none. */
export function unpackDoubles(from: usize, bytes: usize, rows: u32, optional: bool): i32 {
  const count = open(from, bytes, rows, optional)
  if (!isBroken) unpackNumbers(count, DOUBLES, true)
  if (isBroken) return BROKEN
  if (count == rows) return <i32>count
  let next: usize = count
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<f64>(DOUBLES + ((row - 1) << 3), isThere ? load<f64>(DOUBLES + (next << 3)) : NaN)
  }
  return <i32>count
}

/** A page of flags to WORDS: 1, 0, or -1 where a row has none. */
export function unpackFlags(from: usize, bytes: usize, rows: u32): i32 {
  const count = open(from, bytes, rows, true)
  if (isBroken || cursor + ((count + 7) >>> 3) > limit) return BROKEN
  let next: u32 = 0
  for (let row: usize = 0; row < rows; row++) {
    if (load<u8>(LEVELS + row) == 0) {
      store<i32>(WORDS + (row << 2), -1)
      continue
    }
    store<i32>(WORDS + (row << 2), (load<u8>(cursor + (next >>> 3)) >>> (next & 7)) & 1)
    next++
  }
  return <i32>count
}

/**
 * A page of places in a dictionary of `entries` to WORDS: what its texts stand for, as `readTexts` and `mean` have left
 * it; `none` where a row has none.
 */
export function unpackMeanings(
  from: usize,
  bytes: usize,
  rows: u32,
  optional: bool,
  entries: u32,
  none: i32,
): i32 {
  const count = open(from, bytes, rows, optional)
  if (isBroken) return BROKEN
  if (count > 0 && !unpackHybrid(count, entries)) return BROKEN
  if (count < rows) spreadWords(WORDS, rows, count, none)
  return <i32>count
}

function unpackHybrid(count: u32, entries: u32): bool {
  if (cursor >= limit) return false
  const width = <u32>load<u8>(cursor++)
  if (width > 24) return false
  const mask: u32 = (1 << width) - 1
  let index: u32 = 0
  while (index < count) {
    const header = <u32>readVarint()
    if (isBroken || (header & 1) == 0) return false
    const groups = header >>> 1
    const end = cursor + <usize>groups * width
    if (groups == 0 || groups > 16384 || end > limit) return false
    const stop = min(index + (groups << 3), count)
    let at = cursor
    let buffer: u32 = 0
    let bits: u32 = 0
    for (; index < stop; index++) {
      while (bits < width) {
        buffer |= <u32>load<u8>(at++) << bits
        bits += 8
      }
      const place = buffer & mask
      if (place >= entries) return false
      store<i32>(WORDS + (<usize>index << 2), load<i32>(ENTRIES + (<usize>place << 2)))
      buffer >>= width
      bits -= width
    }
    cursor = end
  }
  return true
}

// ---- page headers, exactly as they are written

const I32: u8 = 0x15
const STRUCT_AFTER_CRC: u8 = 0x1c
const DICTIONARY_AFTER_CRC: u8 = 0x3c
const DATA_PAGE: u32 = 0
const DICTIONARY_PAGE: u32 = 2

function readField(): u32 {
  if (cursor >= limit || load<u8>(cursor++) != I32) {
    isBroken = true
    return 0
  }
  const word = <u32>readVarint()
  return (word >>> 1) ^ -(word & 1)
}

function skip(byte: u8): void {
  if (cursor >= limit || load<u8>(cursor++) != byte) isBroken = true
}

/** Reads a page's header; gives where its bytes begin, -1 for another layout. */
export function openPage(at: usize, end: usize): i32 {
  begin(at, end - at)
  const kind = readField()
  const size = readField()
  if (readField() != size) isBroken = true
  const crc = readField()
  skip(kind == DATA_PAGE ? STRUCT_AFTER_CRC : DICTIONARY_AFTER_CRC)
  const rows = readField()
  const encoding = readField()
  if (kind == DATA_PAGE) {
    readField()
    readField()
  }
  skip(0)
  skip(0)
  if (isBroken || (kind != DATA_PAGE && kind != DICTIONARY_PAGE) || rows > 65536) return BROKEN
  if (<u64>cursor + size > <u64>end) return BROKEN
  store<u32>(PAGE_KIND, kind)
  store<u32>(PAGE_SIZE, size)
  store<u32>(PAGE_ROWS, rows)
  store<u32>(PAGE_ENCODING, encoding)
  store<u32>(PAGE_CRC, crc)
  return <i32>cursor
}

// ---- texts

/** Bytes of a code: 600519.SH. */
const CODE_BYTES: u32 = 9

/** Forgets all texts. */
export function forgetTexts(): void {
  memory.fill(HASHES, 0, <usize>HASH_SLOTS << 2)
  store<u32>(TEXT_COUNT, 0)
  store<u32>(TEXT_END, 0)
  store<u32>(TEXT_STARTS, 0)
}

/**
 * The `entries` texts of a dictionary page to ENTRIES, each as its number among all. Gives how many of them stand in
 * MISSING, since nothing is known to `space` of what they stand for; -1 broken, -2 too many.
 */
export function readTexts(from: usize, bytes: usize, entries: u32, space: usize): i32 {
  let at = from
  const end = from + bytes
  const meanings = MEANINGS + space * <usize>MOST_TEXTS * 4
  let missing: usize = 0
  for (let entry: usize = 0; entry < entries; entry++) {
    if (at + 4 > end) return BROKEN
    const length = load<u32>(at)
    at += 4
    if (<u64>at + length > <u64>end) return BROKEN
    const number = numberOf(at, length)
    if (number < 0) return -2
    store<i32>(ENTRIES + (entry << 2), number)
    if (load<i32>(meanings + (<usize>number << 2)) == UNKNOWN) store<i32>(MISSING + (missing++ << 2), number)
    at += length
  }
  return at == end ? <i32>missing : BROKEN
}

/** A hash of some bytes, eight at a time. */
function hashOf(text: usize, length: u32): u32 {
  let hash: u64 = length
  let at = text
  let left = length
  for (; left >= 8; left -= 8, at += 8) hash = (hash ^ load<u64>(at)) * 0x9e3779b97f4a7c15
  let rest: u64 = 0
  for (; left > 0; left--) rest = (rest << 8) | load<u8>(at++)
  hash = (hash ^ rest) * 0x9e3779b97f4a7c15
  return <u32>(hash >> 40) ^ <u32>(hash >> 20)
}

function numberOf(text: usize, length: u32): i32 {
  let slot = hashOf(text, length) & (HASH_SLOTS - 1)
  for (;;) {
    const found = load<u32>(HASHES + (<usize>slot << 2))
    if (found == 0) break
    const start = load<u32>(TEXT_STARTS + (<usize>(found - 1) << 2))
    const stop = load<u32>(TEXT_STARTS + (<usize>found << 2)) - 1
    if (stop - start == length && memory.compare(TEXTS + start, text, length) == 0) return <i32>(found - 1)
    slot = (slot + 1) & (HASH_SLOTS - 1)
  }
  const count = load<u32>(TEXT_COUNT)
  const start = load<u32>(TEXT_END)
  if (count == MOST_TEXTS || <usize>start + length + 1 > TEXT_BYTES) return -1
  memory.copy(TEXTS + start, text, length)
  store<u8>(TEXTS + start + length, 10)
  store<u32>(TEXT_END, start + length + 1)
  store<u32>(TEXT_STARTS + (<usize>(count + 1) << 2), start + length + 1)
  store<u32>(HASHES + (<usize>slot << 2), count + 1)
  store<u32>(TEXT_COUNT, count + 1)
  for (let space: usize = 0; space < SPACES; space++) {
    store<i32>(MEANINGS + (space * <usize>MOST_TEXTS + <usize>count) * 4, UNKNOWN)
  }
  return <i32>count
}

/** The six digits with which each of the first `missing` texts of MISSING begins to WORDS; -1 when one is no code. */
export function readDigits(missing: u32): i32 {
  for (let index: usize = 0; index < missing; index++) {
    const number = load<u32>(MISSING + (index << 2))
    const start = load<u32>(TEXT_STARTS + (<usize>number << 2))
    if (load<u32>(TEXT_STARTS + (<usize>(number + 1) << 2)) - start != CODE_BYTES + 1) return BROKEN
    let digits: u32 = 0
    for (let at: usize = 0; at < 6; at++) {
      const digit = <u32>load<u8>(TEXTS + start + at) - 48
      if (digit > 9) return BROKEN
      digits = digits * 10 + digit
    }
    store<u32>(WORDS + (index << 2), digits)
  }
  return <i32>missing
}

/** ENTRIES, which are numbers of texts, to what these stand for in a space. */
export function mean(entries: u32, space: usize): void {
  const meanings = MEANINGS + space * <usize>MOST_TEXTS * 4
  for (let entry: usize = 0; entry < entries; entry++) {
    const at = ENTRIES + (entry << 2)
    store<i32>(at, load<i32>(meanings + (<usize>load<u32>(at) << 2)))
  }
}

/** WORDS of rows numbered from `first` on. */
export function numberRows(rows: u32, first: i32): void {
  let numbers = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3))
  for (let row: usize = 0; row < rows; row += 4) {
    v128.store(WORDS + (row << 2), numbers)
    numbers = i32x4.add(numbers, i32x4.splat(4))
  }
}

// ---- days: yyyymmdd, 0 for none, and days since 1970-01-01, NO_DAY for none

const NO_DAY: i32 = i32.MIN_VALUE
/** Days from 0000-03-01 to 1970-01-01, and in four centuries. */
const BEFORE_1970: i32 = 719_468
const ERA: i32 = 146_097

/** WORDS: yyyymmdd to days. */
export function daysOfDates(rows: u32): void {
  for (let row: usize = 0; row < rows; row++) {
    const date = load<i32>(WORDS + (row << 2))
    const month = (date / 100) % 100
    // Years that begin in March end with the day that is not always there.
    const year = date / 10000 - <i32>(month <= 2)
    const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (date % 100) - 1
    const century = year / 100
    const day = year * 365 + year / 4 - century + century / 4 + dayOfYear - BEFORE_1970
    store<i32>(WORDS + (row << 2), date == 0 ? NO_DAY : day)
  }
}

/** WORDS: days to yyyymmdd. */
export function datesOfDays(rows: u32): void {
  for (let row: usize = 0; row < rows; row++) {
    const day = load<i32>(WORDS + (row << 2))
    const since = day + BEFORE_1970
    const era = since / ERA
    const inEra = since - era * ERA
    const yearOfEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365
    const dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    const shifted = (5 * dayOfYear + 2) / 153
    const month = shifted + (shifted < 10 ? 3 : -9)
    const year = yearOfEra + era * 400 + <i32>(month <= 2)
    const date = year * 10000 + month * 100 + dayOfYear - (153 * shifted + 2) / 5 + 1
    store<i32>(WORDS + (row << 2), day == NO_DAY ? 0 : date)
  }
}
