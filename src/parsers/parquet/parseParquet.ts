import { Refusal } from '../../model/refusal.ts'
import { parseCsv } from '../csv/parseCsv.ts'
import type { ParseContext, Parsed } from '../parser.ts'
import type { RandomBytes } from './randomBytes.ts'
import { cellText } from './cellText.ts'

/** A Parquet file by its name and its bytes. */
export interface ParquetInput {
  readonly file: string
  readonly bytes: RandomBytes
}

/**
 * Daily bars in Parquet, in any of the column names that text files may have. Rows are handed on as the lines of a
 * text file, so that every cell means the same; line 1 is the header, row n stands on line n + 1. A file that is
 * cut or damaged is refused.
 */
export async function parseParquet(input: ParquetInput, context: ParseContext): Promise<Parsed> {
  const { file } = input
  const { frames, input: summary } = await parseCsv({ file, blocks: await textBlocks(input) }, context)
  return { frames, input: { ...summary, format: summary.format.replace(/^csv/, 'parquet') } }
}

async function textBlocks({ file, bytes }: ParquetInput): Promise<Uint8Array[]> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet')
  const { compressors } = await import('hyparquet-compressors')
  const encoder = new TextEncoder()
  try {
    const metadata = await parquetMetadataAsync(bytes)
    // The first element is the root; a nested column is no cell.
    const leaves = metadata.schema.slice(1).filter(({ num_children: children }) => children === undefined)
    const names = leaves.map(({ name }) => name)
    const blocks = [encoder.encode(`${names.map(quoted).join(',')}\n`)]
    let start = 0
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows)
      const rows = await parquetReadObjects({
        file: bytes,
        metadata,
        compressors,
        columns: names,
        rowStart: start,
        rowEnd: end,
      })
      const lines = rows.map((row) => leaves.map((leaf) => quoted(cellText(row[leaf.name], leaf))).join(','))
      blocks.push(encoder.encode(`${lines.join('\n')}\n`))
      start = end
    }
    return blocks
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal(
      'cut-file',
      `cannot read the Parquet file: ${reason}`,
      'write or fetch it again',
      { file },
      cause,
    )
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
