// What is known of codes and of names: a slot each.

import { eightDigits, notDigits, ZEROS } from './digits'
import {
  CODES,
  MOST_PENDING,
  MOST_SLOTS,
  NAME,
  NEXT_SLOT,
  PENDING,
  PENDING_DIGITS,
  PENDING_NAMES,
  PENDING_SLOTS,
  PENDING_STOCKS,
  PENDING_TEXT,
  PREFIXES,
  PROVISIONAL,
  SLOT_KEY,
  SLOT_NAME,
  SLOT_NAME_BYTES,
  SLOT_NAME_LENGTH,
  SLOT_STAR,
  SLOTS,
  STAR,
  STOCK,
  STYLES,
} from './memory'
import { plainText } from './text'

/** Whether a cell of this length holds the slot's name. */
@inline
export function sameName(slot: usize, start: usize, length: u32): bool {
  if (load<u32>(slot + SLOT_NAME_LENGTH) != length) return false
  const first = <u32>i8x16.bitmask(i8x16.eq(v128.load(slot + SLOT_NAME_BYTES), v128.load(start)))
  if (length < 16) return (first & ((1 << length) - 1)) == (1 << length) - 1
  if (first != 0xffff) return false
  const rest = length - 16
  const second = <u32>i8x16.bitmask(i8x16.eq(v128.load(slot + SLOT_NAME_BYTES + 16), v128.load(start + 16)))
  return (second & ((1 << rest) - 1)) == (1 << rest) - 1
}

/** The slot of a code of nine characters with a comma behind it, SLOTS where it is not known. */
export function slotOfText(p: usize): usize {
  const digits = (load<u64>(p) ^ ZEROS) << 16
  if (notDigits(digits) || load<u8>(p + 9) != 44) return SLOTS
  const known = <usize>load<u16>(CODES + (<usize>eightDigits(digits) << 1))
  const slot = SLOTS + (known << 6)
  const key = (load<u64>(p + 6) & 0xffffff) | (<u64>9 << 48)
  return known != 0 && load<u64>(slot + SLOT_KEY) == key ? slot : SLOTS
}

/**
 * A slot for a code not seen before, when its prefix and the way it is written are known; its stock and name
 * get provisional numbers until the caller settles them. 0 when the caller must look first.
 */
export function newSlot(digits: u32, key: u64, nameStart: usize, nameLength: u32): usize {
  const prefix = <u32>load<u8>(PREFIXES + digits / 1000)
  const exchange = prefix & (STAR - 1)
  const pending = load<u32>(PENDING)
  const next = load<u32>(NEXT_SLOT)
  if (exchange == 0 || pending == MOST_PENDING || next == MOST_SLOTS) return 0
  if (load<u16>(CODES + (<usize>digits << 1)) != 0) return 0
  if (key != load<u64>(STYLES + (<usize>exchange << 3)) && key != load<u64>(STYLES)) return 0
  if (plainText(nameStart, nameStart + nameLength) == 0) return 0
  const slot = SLOTS + (<usize>next << 6)
  const at = <usize>pending << 2
  const text = pending == 0 ? PENDING_TEXT : <usize>load<u32>(PENDING_NAMES + at - 4)
  store<u16>(CODES + (<usize>digits << 1), <u16>next)
  store<u32>(NEXT_SLOT, next + 1)
  store<u32>(PENDING, pending + 1)
  store<u32>(PENDING_DIGITS + at, digits)
  store<u32>(PENDING_SLOTS + at, <u32>slot)
  store<i32>(slot, PROVISIONAL + pending)
  store<i32>(slot + SLOT_NAME, PROVISIONAL + pending)
  store<u64>(slot + SLOT_KEY, key)
  store<u32>(slot + SLOT_NAME_LENGTH, nameLength)
  store<u32>(slot + SLOT_STAR, prefix >= STAR ? 1 : 0)
  memory.copy(slot + SLOT_NAME_BYTES, nameStart, nameLength)
  memory.copy(text, nameStart, nameLength)
  store<u8>(text + nameLength, 10)
  // Until the caller writes the name's number here, this holds where the next name goes.
  store<u32>(PENDING_NAMES + at, <u32>(text + nameLength + 1))
  return slot
}

/** Puts the numbers that the caller gave into the slots and into rows from `from` to `to`. */
export function settle(from: u32, to: u32): void {
  const pending = load<u32>(PENDING)
  for (let i: u32 = 0; i < pending; i++) {
    const slot = <usize>load<u32>(PENDING_SLOTS + (<usize>i << 2))
    store<i32>(slot, load<i32>(PENDING_STOCKS + (<usize>i << 2)))
    store<i32>(slot + SLOT_NAME, load<i32>(PENDING_NAMES + (<usize>i << 2)))
  }
  for (let row = from; row < to; row++) {
    const at = <usize>row << 2
    const stock = load<i32>(STOCK + at)
    if (stock >= PROVISIONAL) store<i32>(STOCK + at, load<i32>(PENDING_STOCKS + (<usize>(stock - PROVISIONAL) << 2)))
    const name = load<i32>(NAME + at)
    if (name >= PROVISIONAL) store<i32>(NAME + at, load<i32>(PENDING_NAMES + (<usize>(name - PROVISIONAL) << 2)))
  }
  store<u32>(PENDING, 0)
}
