// Records of days, and which rows a run holds.

import {
  DATE,
  DAY_BYTES,
  DAY_COUNT,
  DAY_SUMS,
  DAYS,
  FIRST_PASSED,
  LAST_EVENT,
  LAST_FLAG,
  LAST_PASSED,
  MISPLACED,
  NEAR_MISSES,
  ORDINAL,
  PARTICULAR,
  PRESENCE,
  PRESENCE_BYTES,
  PRESENT_BARS,
  SEEN,
  STANDINGS,
  STANDINGS_BYTES,
  STOCKS,
  UNDATED,
  WATCHED,
} from './memory'

/** Forgets the run before: the states of `stocks` stocks, all days, and what was learned but the names' marks. */
export function begin(stocks: u32): void {
  const met = <usize>load<u32>(DAY_COUNT)
  let cleared: usize = 0
  for (let at: usize = 0; at < met; at++) {
    const day = recordOf(load<i32>(DAYS + (at << 2)))
    const bits = presenceOf(load<u32>(day + SEEN) - 1)
    if (bits != cleared) {
      memory.fill(bits, 0, <usize>stocks << 2)
      memory.fill(bits + PRESENT_BARS, 0, <usize>stocks << 2)
      cleared = bits
    }
    memory.fill(day, 0, DAY_BYTES)
  }
  store<u32>(DAY_COUNT, 0)
  store<u32>(NEAR_MISSES, 0)
  store<u32>(MISPLACED, 0)
  store<u32>(UNDATED, 0)
  store<u32>(FIRST_PASSED, 0)
  for (let column = ORDINAL; column < LAST_FLAG; column += STOCKS * 4) memory.fill(column, 0, <usize>stocks << 2)
  for (let column = LAST_FLAG; column <= WATCHED; column += STOCKS) memory.fill(column, 0, <usize>stocks)
  memory.fill(LAST_PASSED, 0, <usize>stocks << 2)
  memory.fill(LAST_EVENT, 0xff, <usize>stocks << 2)
  memory.fill(STANDINGS, 0, STANDINGS_BYTES)
  memory.fill(PARTICULAR, 0, <usize>stocks)
}

/** The sums of a yyyymmdd day of 1990 to 2099. */
export function recordOf(date: i32): usize {
  const year = date / 10000
  const month = (date / 100) % 100
  return DAY_SUMS + <usize>((year - 1990) * 372 + (month - 1) * 31 + (date % 100) - 1) * DAY_BYTES
}

/** The words of the 32 days to which a slot belongs. */
@inline
export function presenceOf(slot: u32): usize {
  return PRESENCE + <usize>(slot >>> 5) * PRESENCE_BYTES
}

/** Whether any of the first `rows` dates lies in from..to. */
export function holds(rows: usize, from: i32, to: i32): bool {
  for (let row: usize = 0; row < rows; row++) {
    const date = load<i32>(DATE + (row << 2))
    if (date >= from && date <= to) return true
  }
  return false
}
