import { Refusal } from '../../model/refusal.ts'
import { MOST_BYTES } from '../bytes.ts'

/** Unpacked bytes for one packed byte, beyond which a file was made to fill the memory. */
const MOST_TIMES = 100
/** Bytes that any packed file may unpack to. */
const FREE_BYTES = 1 << 20

/** Most bytes in all that packed bytes may unpack to. */
export function mostUnpacked(packed: number): number {
  return MOST_TIMES * packed + FREE_BYTES
}

/** Most bytes that one packed file may unpack to. */
export function mostOfFile(packed: number): number {
  return Math.min(MOST_BYTES, mostUnpacked(packed))
}

/** The refusal of a file or archive that unpacks to more than `most` bytes. */
export function unpacksTooLarge(file: string, most: number): Refusal {
  const bound = most >= MOST_BYTES ? '2 GiB' : `${MOST_TIMES} times its size`
  return new Refusal(
    'unpacks-too-large',
    `the file unpacks to over ${bound}`,
    'unpack it yourself if it is what you think it is',
    {
      file,
    },
  )
}

/** The refusal of a packed file that is cut or damaged. */
export function damaged(file: string, reason: string, cause?: unknown): Refusal {
  const remedy = 'the packed file is cut or damaged: fetch it again'
  return new Refusal('cut-file', `cannot unpack: ${reason}`, remedy, { file }, cause)
}
