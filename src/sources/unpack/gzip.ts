import { gunzipSync } from 'node:zlib'
import { reasonOf } from '../bytes.ts'
import { damaged, mostOfFile, unpacksTooLarge } from './limit.ts'

/** Memory taken at first: enough for most files, so that none is copied together from small pieces. */
const LEAST_CHUNK = 1 << 16

/** The inside of a gzip file of `bytes`. `packed` is the length by which the most is reckoned. */
export function gunzipped(file: string, bytes: Buffer, packed: number = bytes.length): Buffer {
  const most = mostOfFile(packed)
  // A gzip file ends with the length of its inside; where that is not so, more memory is taken as it fills.
  const said = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4)
  const chunkSize = Math.min(Math.max(said + 1, LEAST_CHUNK), most)
  try {
    return gunzipSync(bytes, { maxOutputLength: most, chunkSize })
  } catch (cause) {
    if (cause instanceof RangeError) throw unpacksTooLarge(file, most)
    throw damaged(file, reasonOf(cause), cause)
  }
}
