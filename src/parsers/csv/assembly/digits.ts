// Digits, read many at a time.

export const ZEROS: u64 = 0x3030303030303030

const NINE_GAP: u64 = 0x7676767676767676

const HIGH_BITS: u64 = 0x8080808080808080

/** The value of eight bytes 0..9, the first byte the highest digit. */
@inline
export function eightDigits(bytes: u64): u64 {
  let v = (bytes * 2561) >> 8
  v = ((v & 0x00ff00ff00ff00ff) * 6553601) >> 16
  return ((v & 0x0000ffff0000ffff) * 42949672960001) >> 32
}

/** True when one of eight bytes is not 0..9. */
@inline
export function notDigits(bytes: u64): bool {
  return (((bytes + NINE_GAP) | bytes) & HIGH_BITS) != 0
}
