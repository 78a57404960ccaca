// Packing: a page's bytes are put at PAGE; COUNT is how many rows have a value.

import { packDense } from './dense'
import { COUNT, DENSE, DOUBLES, LEVELS, PAGE, PLACES, WORDS } from './memory'
import { begin } from './unpacking'

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

export function varint(to: usize, value: u64): usize {
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
export function zigzag(value: i64): u64 {
  return <u64>((value << 1) ^ (value >> 63))
}
