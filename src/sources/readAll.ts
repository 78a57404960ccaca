import { OpenBytes } from './bytes.ts'
import { packingOf } from './detect.ts'
import { openedBytes } from './inputFile.ts'

/** All bytes of a file in one piece, unpacked (gzip, zstd, an archive of one file); refuses more than 2 GiB. */
export async function readAll(path: string): Promise<Uint8Array> {
  const bytes = new OpenBytes(path)
  try {
    if (packingOf(path, bytes.head) === undefined) return bytes.whole()
    const { blocks } = await openedBytes(bytes)
    return Buffer.concat([...blocks])
  } finally {
    bytes.return()
  }
}
