import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Refusal } from '../model/refusal.ts'
import type { ByteInput } from '../parsers/parser.ts'

/** Bytes read at once from a plain file. */
const BLOCK = 8 << 20
/** Largest file that a gzip file may unpack to, in bytes. */
const MAX_UNPACKED = 2 ** 31 - 1

/** The bytes of a file or of standard input (`-`), unpacked when they are gzip. */
export function readBytes(path: string): ByteInput {
  if (path === '-') return { file: '-', blocks: [unpacked('-', readFileSync(0))] }
  return { file: path, blocks: fileBlocks(path) }
}

function* fileBlocks(path: string): Generator<Uint8Array> {
  const file = openFile(path)
  try {
    const { size } = fstatSync(file)
    let block = readBlock(file, path, Math.max(1, Math.min(BLOCK, size)))
    if (isPacked(block)) {
      yield unpacked(path, readFileSync(path))
      return
    }
    let done = 0
    while (block.length > 0) {
      done += block.length
      yield block
      if (done >= size) return
      block = readBlock(file, path, Math.min(BLOCK, size - done))
    }
  } finally {
    closeSync(file)
  }
}

function openFile(path: string): number {
  try {
    const file = openSync(path, 'r')
    if (fstatSync(file).isFile()) return file
    closeSync(file)
  } catch (cause) {
    throw new Refusal('unreadable', `cannot read ${path}: ${reasonOf(cause)}`, 'check the path and its permissions', { file: path }, cause)
  }
  throw new Refusal('unreadable', `${path} is no regular file`, 'name a file or a folder; use - for standard input', { file: path })
}

function readBlock(file: number, path: string, size: number): Uint8Array {
  const block = Buffer.allocUnsafeSlow(size)
  let filled = 0
  try {
    while (filled < size) {
      const count = readSync(file, block, filled, size - filled, null)
      if (count === 0) break
      filled += count
    }
  } catch (cause) {
    throw new Refusal('unreadable', `cannot read ${path}: ${reasonOf(cause)}`, 'check the file and the disk', { file: path }, cause)
  }
  return block.subarray(0, filled)
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function unpacked(file: string, bytes: Buffer): Uint8Array {
  if (!isPacked(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED })
  } catch (cause) {
    throw new Refusal('unreadable', `cannot unpack ${file}: ${reasonOf(cause)}`, 'the gzip file is cut or damaged: fetch it again', { file }, cause)
  }
}

/** The system's word for a failure, without a stack. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** All bytes of a file at once, unpacked when they are gzip. */
export function readAll(path: string): Uint8Array {
  return Buffer.concat([...readBytes(path).blocks])
}
