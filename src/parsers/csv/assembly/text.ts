// Where cells end, and text that needs no second look.

import { IS_GB, QUOTE, WIDE_LINE, WIDE_TEXT } from './memory'

/** A bit for each of 16 bytes that is the delimiter or a newline. */
@inline
export function separators(v: v128, delimiters: v128): u32 {
  return <u32>i8x16.bitmask(v128.or(i8x16.eq(v, delimiters), i8x16.eq(v, i8x16.splat(10))))
}

/** The first delimiter or newline at or after p. */
export function cellEnd(p: usize, delimiter: u32): usize {
  const delimiters = i8x16.splat(<i8>delimiter)
  let mask: u32 = 0
  while ((mask = separators(v128.load(p), delimiters)) == 0) p += 16
  return p + <usize>ctz<u32>(mask)
}

/** 1 when text is printable ASCII without quotes, 2 when it holds pairs of GB2312 too, 0 for the caller. */
function plainGb(p: usize, end: usize): u32 {
  let plain: u32 = 1
  while (p < end) {
    const b = <u32>load<u8>(p)
    if (b < 0x80) {
      if (b < 32 || b == QUOTE) return 0
      p++
    } else {
      if (p + 2 > end || b < 0xa1 || b > 0xf7) return 0
      const trail = <u32>load<u8>(p + 1)
      if (trail < 0xa1 || trail > 0xfe) return 0
      plain = 2
      p += 2
    }
  }
  return plain
}

/** 1 when text is printable ASCII without quotes, 2 when it holds common wide characters of the file's encoding too, 0 for the caller. */
export function plainText(p: usize, end: usize): u32 {
  if (load<u32>(IS_GB) != 0) return plainGb(p, end)
  let plain: u32 = 1
  while (p < end) {
    const b = <u32>load<u8>(p)
    if (b < 0x80) {
      if (b < 32 || b == QUOTE) return 0
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

/** Bits of the bytes that are no printable ASCII, or a quote. */
@inline
export function oddBytes(v: v128): u32 {
  return <u32>i8x16.bitmask(v128.or(i8x16.lt_s(v, i8x16.splat(32)), i8x16.eq(v, i8x16.splat(34))))
}

/** The first whole line with wide text says what the file's encoding is. */
export function wideFrom(plain: u32, line: i32): bool {
  if (plain < 2) return false
  store<u32>(WIDE_TEXT, 1)
  store<i32>(WIDE_LINE, line)
  return true
}
