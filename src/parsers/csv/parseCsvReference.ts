import type { ByteInput, ParseContext, Parsed } from '../parser.ts'
import { ByteBlocks } from './byteBlocks.ts'
import { CsvFile } from './csvFile.ts'
import { FrameRows } from './frameRows.ts'
import { HEAD_BYTES, readHead } from './head.ts'
import { readReference } from './reference.ts'

/** `parseCsv` through the reference reader alone: what every file means. */
export async function parseCsvReference(input: ByteInput, context: ParseContext): Promise<Parsed> {
  const blocks = new ByteBlocks(input.blocks)
  try {
    return await readFile(input.file, blocks, context)
  } finally {
    blocks.close()
  }
}

async function readFile(name: string, blocks: ByteBlocks, context: ParseContext): Promise<Parsed> {
  const bytes = new Uint8Array(HEAD_BYTES)
  const filled = blocks.fill(bytes, 0, bytes.length)
  const head = await readHead(bytes.subarray(0, filled), name, context)
  const file = new CsvFile(name, context, head, new FrameRows())
  readReference(file, blocks.rest(bytes.subarray(head.end, filled)), head.line + 1)
  return file.finish()
}
