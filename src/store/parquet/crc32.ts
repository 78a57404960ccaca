import { pageMemory } from './pageMemory.ts'

/** CRC-32 of some bytes, as a number from 0 on. */
export function crc32(bytes: Uint8Array): number {
  const memory = pageMemory()
  const { at, bytes: room } = memory.file(bytes.length)
  room.set(bytes)
  return memory.module.checksum(at, bytes.length) >>> 0
}
