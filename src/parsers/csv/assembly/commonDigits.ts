// Prices and quantities of the common form, several at a time, by masks that put their digits in order.

import { POWERS, PRICE_MASKS, QUANTITY_MASKS, STYLES, UPPER_MASKS } from './memory'
import { cents } from './numbers'
import { prices } from './ratios'

/** A dot, as it stands among digits from which their zero was taken. */
export const DOT: i8 = 0x1e

/** The length of a price, and of a quantity, from which on its row is not of the common kind. */
export const LONG: u32 = 16

/** A place that gives 0. */
const NOWHERE: u8 = 0x80

/**
 * The digits of a price of one or two decimals and at most seven characters, in cents, as bytes 1 to 7 of a half, and
 * its dot as byte 0; no dot where the text has another form.
 */
@inline
export function priceDigits(from: usize, length: u32, masks: usize): v128 {
  const two = <usize>(load<u8>(from + length - 3) == 46)
  const mask = v128.load(masks + (((<usize>(length & 15) << 1) | two) << 4))
  return v128.swizzle(v128.xor(v128.load(from), i8x16.splat(48)), mask)
}

/** What two prices have beyond their dots and digits. */
@inline
export function beyondDigits(prices: v128): v128 {
  return i8x16.sub_sat_u(prices, v128(0, 9, 9, 9, 9, 9, 9, 9, 0, 9, 9, 9, 9, 9, 9, 9))
}

/** The numbers of 16 digits, four at a time. */
@inline
export function fourDigits(bytes: v128): v128 {
  const pairs = i16x8.shr_u(i16x8.mul(bytes, i16x8.splat(2561)), 8)
  return i32x4.dot_i16x8_s(pairs, v128(100, 0, 1, 0, 100, 0, 1, 0, 100, 0, 1, 0, 100, 0, 1, 0))
}

/** The numbers of eight digits, of which the first four and the last four are given. */
@inline
export function fours(a: v128, b: v128): v128 {
  const halves = i16x8.narrow_i32x4_s(a, b)
  return i32x4.dot_i16x8_s(halves, v128(0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0, 0x10, 0x27, 1, 0))
}

/** Where a quantity of at most 15 characters has its dot, or its end. */
@inline
export function dotOf(cell: v128, length: u32): u32 {
  return <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(cell, i8x16.splat(46))) | (1 << (length & 15))) & 15
}

/** The digits of a quantity, the last as the last byte; other bytes where it has none before its dot. */
@inline
export function quantityDigits(cell: v128, length: u32, dot: u32): v128 {
  return v128.swizzle(
    v128.xor(cell, i8x16.splat(48)),
    v128.load(QUANTITY_MASKS + (<usize>(((length & 15) << 4) | dot) << 4)),
  )
}

/** Ten to the power of the decimals. */
@inline
export function powerOf(length: u32, dot: u32): f64 {
  return load<f64>(POWERS + (<usize>((length & 15) - dot - (dot < (length & 15) ? 1 : 0)) << 3))
}

/** A bit for each of 64 bytes that is a comma. */
@inline
export function commasOf(p: usize): u64 {
  const comma = i8x16.splat(44)
  return (
    <u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p), comma)) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), comma)) << 16) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 32), comma)) << 32) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 48), comma)) << 48)
  )
}

/** Fills the tables that never change; ten to the power of 22 is the last that a double holds exactly. */
export function prepare(): void {
  store<u64>(STYLES, <u64>6 << 48)
  let power: f64 = 1
  for (let i: usize = 0; i <= 22; i++) {
    store<f64>(POWERS + (i << 3), power)
    power *= 10
  }
  for (let length: u32 = 0; length < LONG; length++) {
    for (let two: u32 = 0; two < 2; two++) putPriceMask(length, two)
    for (let dot: u32 = 0; dot < LONG; dot++) putQuantityMask(length, dot)
  }
}

function putPriceMask(length: u32, two: u32): void {
  const lower = PRICE_MASKS + (<usize>((length << 1) | two) << 4)
  const upper = lower + (UPPER_MASKS - PRICE_MASKS) + 8
  memory.fill(lower, NOWHERE, 16)
  memory.fill(upper - 8, NOWHERE, 16)
  if (length > 7 || length < 3 + two) return
  const dot = length - 2 - two
  let to: usize = 6 + two
  for (let at = <i32>length - 1; at >= 0; at--) {
    const place: usize = <u32>at == dot ? 0 : to--
    store<u8>(lower + place, <u8>at)
    store<u8>(upper + place, <u8>at)
  }
}

/** Without a digit before the dot only the first byte is given, which is none. */
function putQuantityMask(length: u32, dot: u32): void {
  const mask = QUANTITY_MASKS + (<usize>((length << 4) | dot) << 4)
  if (length == 0 || dot == 0) {
    memory.fill(mask, 0, 16)
    return
  }
  memory.fill(mask, NOWHERE, 16)
  let to: usize = 15
  for (let at = <i32>length - 1; at >= 0; at--) {
    if (<u32>at != dot) store<u8>(mask + to--, <u8>at)
  }
}
