import type { FileMetaData } from 'hyparquet'
import { Refusal } from '../../model/refusal.ts'
import type { RandomBytes } from './randomBytes.ts'
import { cellText } from './cellText.ts'

/** A Parquet file by its name and its bytes. */
export interface ParquetInput {
  readonly file: string
  readonly bytes: RandomBytes
}

/** The columns of a file that are no parts of others, in their order; a nested column is no cell. */
export function leavesOf({ schema }: FileMetaData): FileMetaData['schema'] {
  // The first element is the root.
  return schema.slice(1).filter(({ num_children: children }) => children === undefined)
}

/** What is known of a file's columns and rows; a file that is cut or damaged is refused. */
export async function metadataOf({ file, bytes }: ParquetInput): Promise<FileMetaData> {
  const { parquetMetadataAsync } = await import('hyparquet')
  return refusing(file, () => parquetMetadataAsync(bytes))
}

/** The header of a file as a line of text. */
export function headerLine(metadata: FileMetaData): string {
  return `${leavesOf(metadata)
    .map(({ name }) => quoted(name))
    .join(',')}\n`
}

/** The rows of a file from row `from` on as lines of text, a block for each row group. */
export async function textRows(
  { file, bytes }: ParquetInput,
  metadata: FileMetaData,
  from: number,
): Promise<Uint8Array[]> {
  const { parquetReadObjects } = await import('hyparquet')
  const { compressors } = await import('hyparquet-compressors')
  const encoder = new TextEncoder()
  return refusing(file, async () => {
    const leaves = leavesOf(metadata)
    const columns = leaves.map(({ name }) => name)
    const blocks: Uint8Array[] = []
    let start = 0
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows)
      const rowStart = Math.max(start, from)
      start = end
      if (rowStart >= end) continue
      const rows = await parquetReadObjects({
        file: bytes,
        metadata,
        compressors,
        columns,
        rowStart,
        rowEnd: end,
      })
      const lines = rows.map((row) => leaves.map((leaf) => quoted(cellText(row[leaf.name], leaf))).join(','))
      blocks.push(encoder.encode(`${lines.join('\n')}\n`))
    }
    return blocks
  })
}

/** Refuses a file whose reading fails. */
async function refusing<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
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
