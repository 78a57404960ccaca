// Entries of a dictionary that rows use.

import { NEW_ENTRIES } from './memory'

const LISTED: i32 = -500

/** A word from here down is an entry of a dictionary that is still to be resolved. */
const UNRESOLVED: i32 = -1000

/** Lists the entries of a dictionary that rows from `from` to `to` are the first to use; gives how many. */
export function listNew(out: usize, from: usize, to: usize, table: usize): u32 {
  let count: usize = 0
  for (let row = from; row < to; row++) {
    const word = load<i32>(out + (row << 2))
    if (word > UNRESOLVED) continue
    const entry = <usize>(UNRESOLVED - word)
    if (load<i32>(table + (entry << 2)) > UNRESOLVED) continue
    store<i32>(table + (entry << 2), LISTED)
    store<u32>(NEW_ENTRIES + (count++ << 2), <u32>entry)
  }
  return <u32>count
}

/** Puts what the table says now in place of entries. */
export function resolve(out: usize, from: usize, to: usize, table: usize): void {
  for (let row = from; row < to; row++) {
    const word = load<i32>(out + (row << 2))
    if (word <= UNRESOLVED) store<i32>(out + (row << 2), load<i32>(table + (<usize>(UNRESOLVED - word) << 2)))
  }
}
