// Days: yyyymmdd, 0 for none, and days since 1970-01-01, NO_DAY for none.

import { WORDS } from './memory'
import { begin } from './unpacking'

const NO_DAY: i32 = i32.MIN_VALUE

/** Days from 0000-03-01 to 1970-01-01, and in four centuries. */
const BEFORE_1970: i32 = 719_468
const ERA: i32 = 146_097

/** WORDS: yyyymmdd to days. */
export function daysOfDates(rows: u32): void {
  for (let row: usize = 0; row < rows; row++) {
    const date = load<i32>(WORDS + (row << 2))
    const month = (date / 100) % 100
    // Years that begin in March end with the day that is not always there.
    const year = date / 10000 - <i32>(month <= 2)
    const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (date % 100) - 1
    const century = year / 100
    const day = year * 365 + year / 4 - century + century / 4 + dayOfYear - BEFORE_1970
    store<i32>(WORDS + (row << 2), date == 0 ? NO_DAY : day)
  }
}

/** WORDS: days to yyyymmdd. */
export function datesOfDays(rows: u32): void {
  for (let row: usize = 0; row < rows; row++) {
    const day = load<i32>(WORDS + (row << 2))
    const since = day + BEFORE_1970
    const era = since / ERA
    const inEra = since - era * ERA
    const yearOfEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365
    const dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    const shifted = (5 * dayOfYear + 2) / 153
    const month = shifted + (shifted < 10 ? 3 : -9)
    const year = yearOfEra + era * 400 + <i32>(month <= 2)
    const date = year * 10000 + month * 100 + dayOfYear - (153 * shifted + 2) / 5 + 1
    store<i32>(WORDS + (row << 2), day == NO_DAY ? 0 : date)
  }
}
