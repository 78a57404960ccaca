import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import type { RandomBytes } from '../parsers/parquet/randomBytes.ts'

/** Bytes read at once. */
const BLOCK = 1 << 20
/** Bytes read first, in which every known format shows. */
const HEAD_BYTES = 4096
/** Most bytes that are ever held in one piece. */
export const MOST_BYTES: number = 2 ** 31 - 1
/** How long to wait for standard input that says "not now", in milliseconds. */
const PATIENCE_MS = 5
const NOTHING = new Uint8Array(0)
/** The memory of the last file's blocks and of its head, for the next one; undefined while it is in use. */
let idleBlock: Buffer | undefined
let idleHead: Buffer | undefined

/**
 * A file of the disk or standard input, open, as the bytes lie there: of a file those that it had when it was opened.
 * A block holds until the next one is asked for; the end of the blocks, or `return`, closes the file.
 */
export class OpenBytes implements IterableIterator<Uint8Array> {
  /** As it is named in issues: the path, or '-'. */
  readonly path: string
  /** Bytes of the file by the system's word; undefined of standard input. */
  readonly size: number | undefined
  readonly #headMemory: Buffer
  readonly #head: Uint8Array
  #block: Buffer | undefined
  #file: number | undefined
  /** Bytes read so far, and those of the head that were put elsewhere. */
  #position = 0
  #headTaken = 0

  /** Opens a regular file, or standard input (`-`); refuses folders, devices, pipes and what may not be read. */
  constructor(path: string) {
    const { file, size } = path === '-' ? { file: 0, size: undefined } : openRegular(path)
    this.path = path
    this.size = size
    this.#file = file
    this.#headMemory = idleHead ?? Buffer.allocUnsafeSlow(HEAD_BYTES)
    idleHead = undefined
    this.#head = this.#headMemory.subarray(0, this.#fill(this.#headMemory, 0, HEAD_BYTES))
  }

  /** The first bytes; empty once the file is closed. */
  get head(): Uint8Array {
    return this.#file === undefined ? NOTHING : this.#head
  }

  [Symbol.iterator](): this {
    return this
  }

  next(): IteratorResult<Uint8Array, undefined> {
    if (this.#file === undefined) return { done: true, value: undefined }
    this.#block ??= idleBlock ?? Buffer.allocUnsafeSlow(BLOCK)
    idleBlock = undefined
    const end = this.readInto(this.#block, 0, BLOCK)
    if (end > 0) return { done: false, value: this.#block.subarray(0, end) }
    return this.return()
  }

  readInto(target: Uint8Array, start: number, end: number): number {
    if (this.#file === undefined) return start
    let at = start
    if (this.#headTaken < this.#head.length) {
      const rest = this.#head.subarray(this.#headTaken, this.#headTaken + end - start)
      target.set(rest, at)
      this.#headTaken += rest.length
      at += rest.length
    }
    return this.#fill(target, at, end)
  }

  return(): IteratorReturnResult<undefined> {
    if (this.#file !== undefined) {
      if (this.#file !== 0) closeSync(this.#file)
      this.#file = undefined
      idleHead = this.#headMemory
      idleBlock = this.#block ?? idleBlock
    }
    return { done: true, value: undefined }
  }

  /** All bytes from the head on in one piece; refuses more than MOST_BYTES. The file is closed then. */
  whole(): Buffer {
    if (this.size !== undefined && this.size > MOST_BYTES) {
      this.return()
      throw tooLong(this.path)
    }
    const blocks: Buffer[] = []
    let length = 0
    for (const block of this) {
      length += block.length
      if (length > MOST_BYTES) throw tooLong(this.path)
      blocks.push(Buffer.from(block))
    }
    return Buffer.concat(blocks, length)
  }

  /** Whether all bytes that the file had were read; a size of 0 may be that of a file which is made while it is read. */
  get #isRead(): boolean {
    return this.size !== undefined && this.size > 0 && this.#position >= this.size
  }

  /** Fills memory from `start` to `end` as far as there are bytes; gives the end of what was put. */
  #fill(memory: Uint8Array, start: number, end: number): number {
    let at = start
    try {
      while (at < end && !this.#isRead) {
        const count = readSome(this.#file ?? 0, memory, at, end)
        if (count === 0) break
        at += count
        this.#position += count
      }
    } catch (cause) {
      this.return()
      throw unreadable(this.path, cause)
    }
    return at
  }
}

function tooLong(file: string): Refusal {
  return new Refusal(
    'unpacks-too-large',
    'the file is longer than 2 GiB, the most that is unpacked or held at once',
    'unpack it, or cut it into several files',
    { file },
  )
}

/** Reads into memory from `from` to `to`; waits for standard input that another program set not to block. */
function readSome(file: number, memory: Uint8Array, from: number, to: number): number {
  for (;;) {
    try {
      return readSync(file, memory, from, to - from, null)
    } catch (cause) {
      const code = codeOf(cause)
      if (file === 0 && code === 'EOF') return 0
      if (file !== 0 || code !== 'EAGAIN') throw cause
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS)
    }
  }
}

/** A regular file's descriptor and its length. A pipe without a writer must not be waited for. */
function openRegular(path: string): { readonly file: number; readonly size: number } {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (cause) {
    if (codeOf(cause) === 'ENXIO' && !statSync(path).isFile()) throw noFile(path)
    throw unreadable(path, cause)
  }
  const stats = fstatSync(file)
  if (stats.isFile()) return { file, size: stats.size }
  closeSync(file)
  throw noFile(path)
}

function noFile(file: string): Refusal {
  return new Refusal('unreadable', 'no regular file', 'name a file or a folder; use - for standard input', {
    file,
  })
}

/** Bytes of a regular file from `position` on, as many as there are and `target` holds; gives their count. */
export function readAt(path: string, target: Uint8Array, position: number): number {
  const { file } = openRegular(path)
  try {
    let filled = 0
    while (filled < target.length) {
      const count = readSync(file, target, filled, target.length - filled, position + filled)
      if (count === 0) break
      filled += count
    }
    return filled
  } catch (cause) {
    throw unreadable(path, cause)
  } finally {
    closeSync(file)
  }
}

/** Bytes of a file on disk at any place, read when they are asked for. */
export function diskBytes(path: string, byteLength: number): RandomBytes {
  return {
    byteLength,
    slice: (start, end = byteLength) => {
      const bytes = new Uint8Array(Math.max(0, end - start))
      return bytes.buffer.slice(0, readAt(path, bytes, start))
    },
    readInto: (target, start) => readAt(path, target, start),
  }
}

/** Bytes in memory at any place. */
export function memoryBytes(bytes: Uint8Array): RandomBytes {
  return {
    byteLength: bytes.length,
    slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
    readInto: (target, start) => {
      const part = bytes.subarray(start, start + target.length)
      target.set(part)
      return part.length
    },
  }
}

/** The refusal of a path that the system does not let be read, with its word for why. */
export function unreadable(path: string, cause: unknown): Refusal {
  const remedy = 'check the path and its permissions'
  return new Refusal('unreadable', `cannot read: ${reasonOf(cause)}`, remedy, { file: path }, cause)
}

/** The word of a system or a library for a failure, without a stack, a call's name or the path once more. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  const ofSystem = /^(?<code>E[A-Z0-9]+): (?<reason>[^,]+), \w+/.exec(message)?.groups
  if (ofSystem === undefined) return message.replace(/\.$/, '')
  return `${ofSystem['reason'] ?? message} (${ofSystem['code'] ?? ''})`
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}
