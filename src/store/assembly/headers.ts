// Page headers, exactly as they are written.

import { BROKEN, PAGE_CRC, PAGE_ENCODING, PAGE_KIND, PAGE_ROWS, PAGE_SIZE } from './memory'
import { begin, cursor, isBroken, limit, readVarint } from './unpacking'

const I32: u8 = 0x15
const STRUCT_AFTER_CRC: u8 = 0x1c
const DICTIONARY_AFTER_CRC: u8 = 0x3c
const DATA_PAGE: u32 = 0
const DICTIONARY_PAGE: u32 = 2

function readField(): u32 {
  if (cursor >= limit || load<u8>(cursor++) != I32) {
    isBroken = true
    return 0
  }
  const word = <u32>readVarint()
  return (word >>> 1) ^ -(word & 1)
}

function skip(byte: u8): void {
  if (cursor >= limit || load<u8>(cursor++) != byte) isBroken = true
}

/** Reads a page's header; gives where its bytes begin, -1 for another layout. */
export function openPage(at: usize, end: usize): i32 {
  begin(at, end - at)
  const kind = readField()
  const size = readField()
  if (readField() != size) isBroken = true
  const crc = readField()
  skip(kind == DATA_PAGE ? STRUCT_AFTER_CRC : DICTIONARY_AFTER_CRC)
  const rows = readField()
  const encoding = readField()
  if (kind == DATA_PAGE) {
    readField()
    readField()
  }
  skip(0)
  skip(0)
  if (isBroken || (kind != DATA_PAGE && kind != DICTIONARY_PAGE) || rows > 65536) return BROKEN
  if (<u64>cursor + size > <u64>end) return BROKEN
  store<u32>(PAGE_KIND, kind)
  store<u32>(PAGE_SIZE, size)
  store<u32>(PAGE_ROWS, rows)
  store<u32>(PAGE_ENCODING, encoding)
  store<u32>(PAGE_CRC, crc)
  return <i32>cursor
}
