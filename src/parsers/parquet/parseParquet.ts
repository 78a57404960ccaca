import type { FileMetaData } from 'hyparquet'
import type { BarFrame } from '../../model/barFrame.ts'
import { Refusal } from '../../model/refusal.ts'
import type { InputSummary } from '../../model/report.ts'
import { CsvFile, pricesOf } from '../csv/csvFile.ts'
import { FrameRows } from '../csv/frameRows.ts'
import type { TakeFrame } from '../csv/frameRows.ts'
import { readHead } from '../csv/head.ts'
import type { Head } from '../csv/head.ts'
import { areSameUnits } from '../csv/units.ts'
import type { Units } from '../csv/units.ts'
import type { ParseContext, Parsed } from '../parser.ts'
import { ColumnsMemory } from './columnsMemory.ts'
import { ParquetRows } from './parquetRows.ts'
import { ofParquet, parseParquetReference } from './parseParquetReference.ts'
import { headerLine, metadataOf, textRows } from './textRows.ts'
import type { ParquetInput } from './textRows.ts'

/** The memory of the last file, for the next one; undefined while it is in use. */
let idleMemory: ColumnsMemory | undefined
/** Most bytes of a memory that is kept. */
const MOST_IDLE = 1 << 28

/**
 * Daily bars in Parquet, in any of the column names that text files may have; every cell means what its text would.
 * Pages go straight into frames; what is unusual in them goes through text.
 */
export async function parseParquet(input: ParquetInput, context: ParseContext): Promise<Parsed> {
  const read = await readPages(input, context)
  if (read === undefined) return parseParquetReference(input, context)
  const { frames, input: summary } = read.finish()
  return { frames, input: ofParquet(summary) }
}

/**
 * The same with a bounded memory: frames are given to `take`, which must not keep them, in the units that the rows before
 * a frame's end show; undefined where all rows together show others, so that the frames taken were wrong.
 */
export async function streamParquet(
  input: ParquetInput,
  context: ParseContext,
  take: (frame: BarFrame) => void,
): Promise<InputSummary | undefined> {
  let cells = 0
  let units: Units | undefined
  const opened: { file?: CsvFile } = {}
  const file = await readPages(
    input,
    context,
    (columns) => {
      const given = opened.file
      if (given === undefined) throw new Error('rows before their file')
      cells += pricesOf(columns)
      units ??= given.unitsOfRows()
      take(given.frame(columns, units))
    },
    (begun) => {
      opened.file = begun
    },
  )
  if (file === undefined) {
    const { frames, input: summary } = await parseParquetReference(input, context)
    for (const frame of frames) take(frame)
    return summary
  }
  const shown = file.finishStream(() => cells)
  return units === undefined || areSameUnits(units, shown.units) ? ofParquet(shown.input) : undefined
}

/** Reads a file's pages; undefined where it is none whose pages are read, of which nothing is taken then. */
async function readPages(
  input: ParquetInput,
  context: ParseContext,
  take?: TakeFrame,
  begins?: (file: CsvFile) => void,
): Promise<CsvFile | undefined> {
  const metadata = await metadataOf(input)
  const head = await headOf(input.file, metadata, context)
  if (head === undefined) return undefined
  const { compressors } = await import('hyparquet-compressors')
  const memory = idleMemory ?? new ColumnsMemory()
  idleMemory = undefined
  try {
    const days = context.dateVerdict
    const rows = ParquetRows.of(input, metadata, { memory, compressors, head, days })
    if (rows === undefined) return undefined
    const file = new CsvFile(input.file, context, head, new FrameRows(memory.columns, take))
    if (file.reader.codes.isNamedIndex) return undefined
    begins?.(file)
    const rest = await rows.read(file)
    if (rest !== undefined) {
      if (rows.isWide && !file.encoding.isDecided) file.encoding.decideUtf8(1)
      const blocks = await textRows(input, metadata, rest.row)
      const { readReference } = await import('../csv/reference.ts')
      readReference(file, blocks, rest.row + 2)
    }
    return file
  } finally {
    if (memory.bytes.length <= MOST_IDLE) idleMemory = memory
  }
}

/** The head of a file by its column names, where they make a header line by themselves. */
async function headOf(
  name: string,
  metadata: FileMetaData,
  context: ParseContext,
): Promise<Head | undefined> {
  try {
    const bytes = new TextEncoder().encode(headerLine(metadata))
    const head = await readHead(bytes, name, context)
    return head.encoding.encoding === 'utf-8' && head.line === 1 && head.end === bytes.length
      ? head
      : undefined
  } catch (cause) {
    // The reference reader says what is wrong with it, after it has looked for damage.
    if (cause instanceof Refusal) return undefined
    throw cause
  }
}
