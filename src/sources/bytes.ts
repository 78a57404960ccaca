import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Refusal } from '../model/refusal.ts'
import type { ByteInput } from '../parsers/parser.ts'

/** Bytes read at once from a plain file. */
const BLOCK = 1 << 20
/** The memory of the last file's blocks, for the next one; undefined while it is in use. */
let idleBlock: Buffer | undefined
/** Largest file that a gzip file may unpack to, in bytes. */
const MAX_UNPACKED = 2 ** 31 - 1

/** The bytes of a file or of standard input (`-`), unpacked when they are gzip. */
export function readBytes(path: string): ByteInput {
  if (path === '-') return { file: '-', blocks: [unpacked('-', readFileSync(0))] }
  return { file: path, blocks: fileBlocks(path) }
}

/** Each block lies in the same memory and holds until the next one is asked for. */
function* fileBlocks(path: string): Generator<Uint8Array> {
  const file = openFile(path)
  const memory = idleBlock ?? Buffer.allocUnsafeSlow(BLOCK)
  idleBlock = undefined
  try {
    let block = readBlock(file, memory)
    if (isPacked(block)) {
      yield unpacked(path, readFileSync(path))
      return
    }
    while (block.length > 0) {
      yield block
      block = readBlock(file, memory)
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw unreadable(path, cause)
  } finally {
    closeSync(file)
    idleBlock = memory
  }
}

function openFile(path: string): number {
  try {
    const file = openSync(path, 'r')
    if (fstatSync(file).isFile()) return file
    closeSync(file)
  } catch (cause) {
    throw unreadable(path, cause)
  }
  throw new Refusal('unreadable', 'no regular file', 'name a file or a folder; use - for standard input', {
    file: path,
  })
}

function readBlock(file: number, memory: Buffer): Uint8Array {
  let filled = 0
  while (filled < memory.length) {
    const count = readSync(file, memory, filled, memory.length - filled, null)
    if (count === 0) break
    filled += count
  }
  return memory.subarray(0, filled)
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function unpacked(file: string, bytes: Buffer): Uint8Array {
  if (!isPacked(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED })
  } catch (cause) {
    throw new Refusal(
      'unreadable',
      `cannot unpack: ${reasonOf(cause)}`,
      'the gzip file is cut or damaged: fetch it again',
      { file },
      cause,
    )
  }
}

/** The refusal of a path that the system does not let be read, with its word for why. */
export function unreadable(path: string, cause: unknown): Refusal {
  const remedy = 'check the path and its permissions'
  return new Refusal('unreadable', `cannot read: ${reasonOf(cause)}`, remedy, { file: path }, cause)
}

/** The system's word for a failure, without a stack. */
function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** All bytes of a file at once, unpacked when they are gzip. */
export function readAll(path: string): Uint8Array {
  closeSync(openFile(path))
  return unpacked(path, readFileSync(path))
}
