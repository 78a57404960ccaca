// Unpacking: every read is held within the page; BROKEN where it would not be.

import { BLOCK, BROKEN, DOUBLES, ENTRIES, LEVELS, MINIBLOCK, MINIBLOCKS, WORDS } from './memory'
import { mean, readTexts } from './texts'

export let cursor: usize = 0
export let limit: usize = 0
export let isBroken: bool = false

export function readVarint(): u64 {
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

export function begin(from: usize, bytes: usize): void {
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

export function broken(): u32 {
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
