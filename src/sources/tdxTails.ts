import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import { unreadable } from './bytes.ts'
import { checkDayLength } from './detect.ts'

/** A pipe is opened without waiting for its other end. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK

/** Bytes of one record of a .day file. */
export const RECORD_BYTES = 32

/** The end of a .day file as it was read. */
export interface Tail {
  /** Records read. */
  readonly records: number
  /** Number of the first of them in the file, from 1. */
  readonly firstRecord: number
}

/** Reads the ends of .day files, one after another, each with as few calls as it takes. */
export class TailReader {
  /** Whether the last file was longer than its end: then the next one's length is asked for at once. */
  #areLong = false

  /**
   * Puts the last `records` records of a file, or all of a shorter one, into `target` from `at` on; there must be
   * room for one more.
   */
  read(path: string, records: number, target: Uint8Array, at: number): Tail {
    const most = records * RECORD_BYTES
    const file = open(path)
    try {
      const whole = this.#areLong ? undefined : readAt(file, target, at, most + RECORD_BYTES, 0)
      if (whole !== undefined && whole <= most) return tailOf(path, whole, 0)
      const { size } = fstatSync(file)
      checkDayLength(path, size)
      this.#areLong = size > most
      const start = Math.max(0, size - most)
      const cut = size % RECORD_BYTES
      if (cut !== 0) throw cutFile(path, size)
      return tailOf(path, readAt(file, target, at, most, start), start)
    } catch (cause) {
      if (cause instanceof Refusal) throw cause
      throw unreadable(path, cause)
    } finally {
      closeSync(file)
    }
  }
}

function tailOf(path: string, bytes: number, start: number): Tail {
  if (bytes % RECORD_BYTES !== 0) throw cutFile(path, start + bytes)
  if (start + bytes === 0)
    throw new Refusal('empty-file', 'the file is empty', 'fetch it again', { file: path })
  return { records: bytes / RECORD_BYTES, firstRecord: start / RECORD_BYTES + 1 }
}

/** The refusal of a .day file of a length that no whole records have. */
export function cutFile(path: string, size: number): Refusal {
  return new Refusal(
    'cut-file',
    `${size} bytes are no whole records of ${RECORD_BYTES}: the last one is cut`,
    'fetch the file again',
    { file: path },
  )
}

/** Bytes read; fewer than `most` only at the end of the file. */
function readAt(file: number, target: Uint8Array, at: number, most: number, position: number): number {
  let filled = readSync(file, target, at, most, position)
  while (filled % RECORD_BYTES !== 0) {
    const count = readSync(file, target, at + filled, most - filled, position + filled)
    if (count === 0) break
    filled += count
  }
  return filled
}

function open(path: string): number {
  try {
    return openSync(path, READ)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

/** The end of a file that is held in memory, put into `target` from `at` on. */
export function tailOfBytes(
  path: string,
  bytes: Uint8Array,
  records: number,
  target: Uint8Array,
  at: number,
): Tail {
  checkDayLength(path, bytes.length)
  const start = Math.max(0, bytes.length - records * RECORD_BYTES)
  target.set(bytes.subarray(start), at)
  return tailOf(path, bytes.length - start, start)
}
