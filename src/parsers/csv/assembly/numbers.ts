// The numbers and flags of cells.

import { eightDigits, notDigits, ZEROS } from './digits'
import { POWERS } from './memory'

export const MAX_PRICE: u64 = 10_000_000

// The flag of an empty cell, and of one that is for the caller.
const NO_FLAG: i32 = -1
export const ODD_FLAG: i32 = -2

/** The number in a cell of up to 15 digits, or -1 for the caller; the quotient is rounded once. */
@inline
export function decimal(v: v128, length: u32): f64 {
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
export function cents(v: v128, length: u32): u64 {
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

/** A flag: 0 or 1, also as 0.0 and 1.0, or as True and False. */
export function flagOf(p: usize, length: u32): i32 {
  if (length == 0) return NO_FLAG
  const first = <u32>load<u8>(p)
  if (length == 4 || length == 5) {
    const word = load<u32>(p) | 0x20202020
    if (length == 4 && word == 0x65757274) return 1
    return length == 5 && word == 0x736c6166 && (load<u8>(p + 4) | 0x20) == 0x65 ? 0 : ODD_FLAG
  }
  if (length == 3) {
    if (<u32>load<u16>(p + 1) != 0x302e) return ODD_FLAG
  } else if (length != 1) return ODD_FLAG
  return first == 48 ? 0 : first == 49 ? 1 : ODD_FLAG
}

/** The number of an exchange as it is written in a column of its own, or 0. */
export function exchangeOf(p: usize, length: u32): u32 {
  if (length == 1) {
    const digit = <u32>load<u8>(p) - 48
    return digit == 1 || digit == 2 ? 1 : digit == 4 || digit == 8 ? 2 : 0
  }
  if (length != 2) return 0
  // SH, SS and 32; SZ and 16; BJ and 64.
  switch (<u32>load<u16>(p)) {
    case 0x4853:
    case 0x5353:
    case 0x3233:
      return 1
    case 0x5a53:
    case 0x3631:
      return 2
    case 0x4a42:
    case 0x3436:
      return 3
    default:
      return 0
  }
}
