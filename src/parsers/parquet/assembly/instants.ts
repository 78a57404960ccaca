// Days of numbers and of instants.

import { LEFT_DATE } from './memory'
import { bytesOf, integer } from './plainNumbers'

const DAY_MS: i64 = 86_400_000

/** The exchanges' clock is ahead of UTC by this, all year. */
const AHEAD_MS: i64 = 28_800_000

/** yyyymmdd of `count` plain numbers that are written so, to `out`. */
export function datesOfNumbers(type: u32, from: usize, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    const isDate = value >= 19900101 && value <= 20991231
    store<i32>(out + (index << 2), isDate ? <i32>value : LEFT_DATE)
  }
}

/**
 * yyyymmdd of `count` plain days since 1970, or, where `perMs` is above 0, of instants of which so many are a
 * millisecond, to `out`.
 */
export function datesOfInstants(type: u32, perMs: i64, from: usize, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  let lastValue: i64 = -1
  let lastDate: i32 = LEFT_DATE
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    if (value != lastValue) {
      lastValue = value
      lastDate = value < 0 ? LEFT_DATE : dateOfDay(perMs == 0 ? value : dayOf(value / perMs))
    }
    store<i32>(out + (index << 2), lastDate)
  }
}

function dayOf(time: i64): i64 {
  return time % DAY_MS == 0 ? time / DAY_MS : (time + AHEAD_MS) / DAY_MS
}

/** yyyymmdd of a day since 1970 from 1990 to 2099. */
function dateOfDay(day: i64): i32 {
  if (day < 7305 || day > 47481) return LEFT_DATE
  const since = <i32>day + 719_468
  const era = since / 146_097
  const inEra = since - era * 146_097
  const yearOfEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365
  const dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const shifted = (5 * dayOfYear + 2) / 153
  const month = shifted + (shifted < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + <i32>(month <= 2)
  return year * 10000 + month * 100 + dayOfYear - (153 * shifted + 2) / 5 + 1
}
