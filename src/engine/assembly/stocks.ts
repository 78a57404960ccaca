// What is known of a stock on a day.

import { ask } from './caller'
import {
  CONFLICT,
  EXCHANGE,
  FLAG,
  FREE_BY_NAME,
  LAST_FLAG,
  LAST_NAME,
  MARKS,
  NAME,
  ORDINAL,
  PARTICULAR,
  PERCENT,
  SEGMENT,
  STANDINGS,
  STATUS,
  UNTIL,
} from './memory'

// What the caller has learned. One byte a name: 0 ask, 1 (of no name) or 2 + status. One entry of four words for
// each mark, flag, segment and exchange: the days on which it is known to hold, status, percent and conflict.
// One byte a stock: 1 where these do not tell all.
const MOST_MARKS: i32 = 65536
const DELISTING: u32 = 3

/** Takes status and percent from what the caller has learned; false when it must be asked. */
export function settle(row: usize, stock: usize, own: usize, date: i32): bool {
  const name = load<i32>(NAME + (row << 2))
  const mark: u32 = name < 0 ? 1 : name < MOST_MARKS ? load<u8>(MARKS + <usize>name) : 0
  if (mark == 0 || load<u8>(PARTICULAR + stock) == 1) return false
  const flag = <i32>load<i8>(FLAG + row)
  const kind = (((mark - 1) * 3 + <u32>(flag + 1)) << 2) + load<u8>(SEGMENT + stock)
  const standing = STANDINGS + (<usize>(kind * 3 + load<u8>(EXCHANGE + stock)) << 4)
  if (date < load<i32>(standing) || date > load<i32>(standing + 4)) return false
  const status = <u32>load<u8>(standing + 8)
  // The first day of a delisting period may be without a limit.
  if (status == DELISTING && load<u8>(STATUS + stock) != DELISTING) return false
  store<i32>(own + LAST_NAME - ORDINAL, name)
  store<i8>(LAST_FLAG + stock, <i8>flag)
  store<i32>(own + UNTIL - ORDINAL, load<i32>(standing + 4))
  store<u8>(STATUS + stock, <u8>status)
  store<u8>(PERCENT + stock, load<u8>(standing + 9))
  store<u8>(CONFLICT + stock, load<u8>(standing + 10))
  store<u8>(FREE_BY_NAME + stock, 0)
  return true
}
