// Pages of plain values.

import { BIT, BOOLEAN, BROKEN, ODD, PAGE_END, QUANTITIES, VALUE_AT } from './memory'
import { spreadDoubles, spreadWords, takeLevels } from './places'
import { bytesOf, flags, turn } from './plainNumbers'

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
