// Numbers packed as DELTA_BINARY_PACKED.

import { BLOCK, DENSE, MINIBLOCK, MINIBLOCKS } from './memory'
import { varint, zigzag } from './packing'

/** The first `count` of DENSE as DELTA_BINARY_PACKED; nothing when there are none. Gives the end. */
export function packDense(to: usize, count: u32): usize {
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
