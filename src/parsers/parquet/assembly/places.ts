// Levels and places in a dictionary, in the RLE / bit-packed hybrid.

import {
  BROKEN,
  CAPACITY,
  ENTRIES,
  LEVEL_AT,
  LEVEL_END,
  LEVEL_LEFT,
  LEVEL_PACKED,
  LEVEL_VALUE,
  LEVELS,
  OPTIONAL,
  PAGE_END,
  RUN_INDEX,
  RUN_LEFT,
  RUN_PACKED,
  RUN_VALUE,
  VALUE_AT,
  WIDTH,
} from './memory'

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
export function takeLevels(column: usize, rows: u32): i32 {
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
export function spreadWords(out: usize, rows: u32, present: u32, none: i32): void {
  if (present == rows) return
  let next: usize = present
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<i32>(out + ((row - 1) << 2), isThere ? load<i32>(out + (next << 2)) : none)
  }
}

export function spreadDoubles(out: usize, rows: u32, present: u32): void {
  if (present == rows) return
  let next: usize = present
  for (let row: usize = rows; row > 0; row--) {
    const isThere = load<u8>(LEVELS + row - 1) == 1
    if (isThere) next--
    store<f64>(out + ((row - 1) << 3), isThere ? load<f64>(out + (next << 3)) : NaN)
  }
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
