// Checksums of pages (CRC-32).

import { CRC } from './memory'

/** Writes the tables of the checksum. */
export function prepare(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    store<u32>(CRC + (<usize>byte << 2), value)
  }
  for (let table: usize = 1; table < 8; table++) {
    for (let byte: usize = 0; byte < 256; byte++) {
      const before = load<u32>(CRC + ((table - 1) << 10) + (byte << 2))
      store<u32>(CRC + (table << 10) + (byte << 2), load<u32>(CRC + ((before & 0xff) << 2)) ^ (before >>> 8))
    }
  }
}

@inline
export function table(number: usize, byte: u32): u32 {
  return load<u32>(CRC + (number << 10) + (<usize>(byte & 0xff) << 2))
}

/** CRC-32 of some bytes. */
export function checksum(from: usize, bytes: usize): u32 {
  let crc: u32 = 0xffffffff
  const end = from + bytes
  let at = from
  for (; at + 8 <= end; at += 8) {
    const low = crc ^ load<u32>(at)
    const high = load<u32>(at, 4)
    crc =
      table(7, low) ^
      table(6, low >>> 8) ^
      table(5, low >>> 16) ^
      table(4, low >>> 24) ^
      table(3, high) ^
      table(2, high >>> 8) ^
      table(1, high >>> 16) ^
      table(0, high >>> 24)
  }
  for (; at < end; at++) crc = table(0, crc ^ load<u8>(at)) ^ (crc >>> 8)
  return ~crc
}
