// Counts that tell a file's units and whether its prices are adjusted.

import { BOUNDS, KIND, PREV_CLOSE, RATIO_BOUNDS } from './memory'

/** The bin of a ratio. */
export function binOf(ratio: f64): u32 {
  let bin: u32 = 0
  while (bin < BOUNDS && ratio >= load<f64>(RATIO_BOUNDS + (<usize>bin << 3))) bin++
  return bin
}

/** A bit for each of 16 rows without a reference price. */
@inline
function priceless(row: usize): u32 {
  const at = PREV_CLOSE + (row << 2)
  const none = i32x4.splat(0)
  const first = i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at), none), i32x4.eq(v128.load(at, 16), none))
  const second = i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at, 32), none), i32x4.eq(v128.load(at, 48), none))
  return <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(first, second))
}

/** Price cells of the bars among the first `rows` rows. */
export function prices(rows: u32): u32 {
  let cells: u32 = 0
  for (let row: u32 = 0; row < rows; row += 16) {
    const asked: u32 = rows - row < 16 ? (1 << (rows - row)) - 1 : 0xffff
    const bars = <u32>i8x16.bitmask(i8x16.eq(v128.load(KIND + <usize>row), i8x16.splat(0))) & asked
    cells += 5 * popcnt<u32>(bars) - popcnt<u32>(bars & priceless(row))
  }
  return cells
}
