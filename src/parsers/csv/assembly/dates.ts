// Days, as they are written.

import { eightDigits, notDigits, ZEROS } from './digits'
import { DATES, MINUS, SLASH } from './memory'

// Milliseconds since 1970 by the exchanges' clock.
const AHEAD_MS: i64 = 28_800_000
const DAY_MS: i64 = 86_400_000
// What is known of a day.
export const DATE_UNKNOWN: u32 = 0
export const DATE_TRADES: u32 = 1
const DATE_LEFT: u32 = 2

/** What the caller has said of a day; no day is left to it. */
export function verdictOf(date: i32): u32 {
  const year = <u32>(date / 10000 - 1990)
  const month = <u32>((date / 100) % 100) - 1
  const day = <u32>(date % 100) - 1
  if (year > 109 || month > 11 || day > 30) return DATE_LEFT
  return load<u8>(DATES + year * 372 + month * 31 + day)
}

/** The number of eight digits, or 0. */
export function dateOfDigits(bytes: u64): i32 {
  const digits = bytes ^ ZEROS
  return notDigits(digits) ? 0 : <i32>eightDigits(digits)
}

/** A day of eight digits that the caller has called a trading day; 0 for any other text. */
export function tradingDate(bytes: u64): i32 {
  const date = dateOfDigits(bytes)
  return verdictOf(date) == DATE_TRADES ? date : 0
}

/** yyyymmdd of ten characters, the year first, or also with slashes and the month first; 0 for any other text. */
export function dateOfParts(p: usize, mayBeMonthFirst: bool): i32 {
  const x = load<u64>(p)
  if (mayBeMonthFirst && <u32>load<u8>(p + 2) == SLASH) {
    if (<u32>load<u8>(p + 5) != SLASH) return 0
    return dateOfDigits(<u64>load<u32>(p + 6) | ((x & 0xffff) << 32) | (((x >> 24) & 0xffff) << 48))
  }
  const mark = <u32>load<u8>(p + 4)
  if ((mark != MINUS && mark != SLASH) || <u32>load<u8>(p + 7) != mark) return 0
  return dateOfDigits((x & 0xffffffff) | (((x >> 40) & 0xffff) << 32) | (<u64>load<u16>(p + 8) << 48))
}

/** The day of milliseconds since 1970, written with 12 or 13 digits; 0 for any other text. */
export function dateOfMillis(p: usize, length: u32): i32 {
  let ms: i64 = 0
  for (let at: usize = 0; at < <usize>length; at++) {
    const digit = <u32>load<u8>(p + at) - 48
    if (digit > 9) return 0
    ms = ms * 10 + <i64>digit
  }
  // Days from 0000-03-01, in eras of 400 years, whose years begin with March.
  const days = (ms + AHEAD_MS) / DAY_MS + 719468
  const ofEra = days % 146097
  const yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365
  const ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const months = (5 * ofYear + 2) / 153
  const day = ofYear - (153 * months + 2) / 5 + 1
  const month = months < 10 ? months + 3 : months - 9
  const year = yearOfEra + (days / 146097) * 400 + (month <= 2 ? 1 : 0)
  return year > 9999 ? 0 : <i32>(year * 10000 + month * 100 + day)
}
