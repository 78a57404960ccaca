// Events: what a row did that is remembered.

import { rounded } from './limits'
import {
  CLOSE,
  E_AMOUNT,
  E_CLOSE,
  E_DATE,
  E_HIGH,
  E_LIMIT_DOWN,
  E_LIMIT_UP,
  E_LOW,
  E_NAME,
  E_OPEN,
  E_ORDINAL,
  E_PERCENT,
  E_PREV_CLOSE,
  E_PREVIOUS,
  E_STATE,
  E_STATUS,
  E_STOCK,
  E_VOLUME,
  EVENTS_AT,
  EVENTS_ROOM,
  HIGH,
  LAST_EVENT,
  LOW,
  NAME,
  OPEN,
  PREV_CLOSE,
  TURNOVER,
  VOLUME,
} from './memory'

/** Writes row `row` as event `at` of those in memory, the `position`-th of the run. */
export function write(
  at: usize,
  position: i32,
  row: usize,
  stock: usize,
  date: i32,
  ordinal: i32,
  state: u32,
  up: i32,
  down: i32,
  percent: u32,
  status: u32,
  volumeScale: f64,
  amountScale: f64,
): void {
  const room = <usize>load<u32>(EVENTS_ROOM)
  const bytes = <usize>load<u32>(EVENTS_AT)
  const word = bytes + (at << 2)
  const double = bytes + (at << 3)
  const byte = bytes + at
  const from = row << 2
  const last = LAST_EVENT + (stock << 2)
  store<f64>(double + E_VOLUME * room, rounded(load<f64>(VOLUME + (row << 3)) * volumeScale))
  store<f64>(double + E_AMOUNT * room, rounded(load<f64>(TURNOVER + (row << 3)) * amountScale))
  store<i32>(word + E_STOCK * room, <i32>stock)
  store<i32>(word + E_DATE * room, date)
  store<i32>(word + E_ORDINAL * room, ordinal)
  store<i32>(word + E_PREVIOUS * room, load<i32>(last))
  store<i32>(word + E_OPEN * room, load<i32>(OPEN + from))
  store<i32>(word + E_HIGH * room, load<i32>(HIGH + from))
  store<i32>(word + E_LOW * room, load<i32>(LOW + from))
  store<i32>(word + E_CLOSE * room, load<i32>(CLOSE + from))
  store<i32>(word + E_PREV_CLOSE * room, load<i32>(PREV_CLOSE + from))
  store<i32>(word + E_LIMIT_UP * room, up)
  store<i32>(word + E_LIMIT_DOWN * room, down)
  store<i32>(word + E_NAME * room, load<i32>(NAME + from))
  store<u8>(byte + E_STATE * room, <u8>state)
  store<u8>(byte + E_PERCENT * room, <u8>percent)
  store<u8>(byte + E_STATUS * room, <u8>status)
  store<i32>(last, position)
}
