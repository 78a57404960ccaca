import zlib from 'node:zlib'
import { pageMemory } from './pageMemory.ts'

/** The platform's own; it came with Node 20.15. */
export const ofPlatform: ((bytes: Uint8Array) => number) | undefined =
  'crc32' in zlib ? zlib.crc32 : undefined

/** CRC-32 of some bytes, as a number from 0 on. */
export function crc32(bytes: Uint8Array): number {
  return ofPlatform === undefined ? crc32Here(bytes) : ofPlatform(bytes)
}

/** The same without the platform's help. */
export function crc32Here(bytes: Uint8Array): number {
  const memory = pageMemory()
  const { at, bytes: room } = memory.file(bytes.length)
  room.set(bytes)
  return memory.module.checksum(at, bytes.length) >>> 0
}
