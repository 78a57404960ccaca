import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import type { FieldValues } from '../parsers/qlib/stockRows.ts'
import { unreadable } from './bytes.ts'

const VALUE_BYTES = 4
/** A pipe is opened without waiting for its other end. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK

/**
 * Values of one field of a stock for calendar positions `from` to `to`, of which only these are read; undefined when
 * there is no such file. Refuses a file that is cut or does not fit into a calendar of `days`.
 */
export function readQlibField(file: string, from: number, to: number, days: number): FieldValues | undefined {
  const open = opened(file)
  if (open === undefined) return undefined
  try {
    const stats = fstatSync(open)
    if (!stats.isFile()) {
      throw new Refusal('unreadable', 'no regular file', 'dump the data again', { file })
    }
    if (stats.size % VALUE_BYTES !== 0 || stats.size === 0) {
      const what = `${stats.size} bytes are no whole values of ${VALUE_BYTES}`
      throw new Refusal('cut-file', what, 'dump the data again', { file })
    }
    const [start = NaN] = floats(open, 1, 0)
    const count = stats.size / VALUE_BYTES - 1
    if (!(Number.isInteger(start) && start >= 0 && start + count <= days)) {
      throw new Refusal(
        'bad-record',
        `expected values within a calendar of ${days} days, found ${count} from day ${start} on`,
        'dump the data again, with its calendar; the first value is the first day',
        { file, line: 1 },
      )
    }
    const first = Math.min(Math.max(from, start), start + count)
    const wanted = Math.max(0, Math.min(to + 1, start + count) - first)
    return { origin: start, start: first, values: floats(open, wanted, 1 + first - start) }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw unreadable(file, cause)
  } finally {
    closeSync(open)
  }
}

function opened(file: string): number | undefined {
  try {
    return openSync(file, READ)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw unreadable(file, cause)
  }
}

/** `count` values from the `first`-th on; a file that shrank meanwhile leaves the rest 0, which no price is. */
function floats(file: number, count: number, first: number): Float32Array {
  const values = new Float32Array(count)
  const bytes = new Uint8Array(values.buffer)
  for (let filled = 0; filled < bytes.length;) {
    const read = readSync(file, bytes, filled, bytes.length - filled, first * VALUE_BYTES + filled)
    if (read === 0) break
    filled += read
  }
  return values
}
