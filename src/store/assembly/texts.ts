// Texts that were met, and what they stand for.

import {
  BROKEN,
  ENTRIES,
  HASH_SLOTS,
  HASHES,
  MEANINGS,
  MISSING,
  MOST_TEXTS,
  SPACES,
  TEXT_BYTES,
  TEXT_COUNT,
  TEXT_END,
  TEXT_STARTS,
  TEXTS,
  WORDS,
} from './memory'
import { broken } from './unpacking'

export const UNKNOWN: i32 = -2

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
