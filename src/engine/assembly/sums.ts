// Sums of a day.

import { ADVANCERS, DECLINERS, MAIN_BOARD, UNCHANGED } from './memory'

@inline
export function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1)
}

/** Adds what rows of one day came to. */
export function addCounts(day: usize, advancers: u32, decliners: u32, unchanged: u32, mainBoard: u32): void {
  store<u32>(day + ADVANCERS, load<u32>(day + ADVANCERS) + advancers)
  store<u32>(day + DECLINERS, load<u32>(day + DECLINERS) + decliners)
  store<u32>(day + UNCHANGED, load<u32>(day + UNCHANGED) + unchanged)
  store<u32>(day + MAIN_BOARD, load<u32>(day + MAIN_BOARD) + mainBoard)
}
