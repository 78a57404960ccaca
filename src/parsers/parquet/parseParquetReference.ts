import { parseCsv } from '../csv/parseCsv.ts'
import type { ParseContext, Parsed } from '../parser.ts'
import { headerLine, metadataOf, textRows } from './textRows.ts'
import type { ParquetInput } from './textRows.ts'

/**
 * What every Parquet file means: its rows are handed on as the lines of a text file, so that every cell means the same;
 * line 1 is the header, row n stands on line n + 1. A file that is cut or damaged is refused.
 */
export async function parseParquetReference(input: ParquetInput, context: ParseContext): Promise<Parsed> {
  const metadata = await metadataOf(input)
  const rows = await textRows(input, metadata, 0)
  const blocks = [new TextEncoder().encode(headerLine(metadata)), ...rows]
  const { frames, input: summary } = await parseCsv({ file: input.file, blocks }, context)
  return { frames, input: ofParquet(summary) }
}

/** A summary of text as one of Parquet. */
export function ofParquet(summary: Parsed['input']): Parsed['input'] {
  return { ...summary, format: summary.format.replace(/^csv/, 'parquet') }
}
