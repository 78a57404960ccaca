import type { BarFrame } from '../../model/barFrame.ts'
import type { InputSummary } from '../../model/report.ts'
import type { ByteInput, ParseContext, Parsed } from '../parser.ts'
import { ByteBlocks } from './byteBlocks.ts'
import { CsvFile } from './csvFile.ts'
import type { TakeFrame } from './frameRows.ts'
import { readHead } from './head.ts'
import { RowScanner } from './scanner.ts'
import { INPUT, INPUT_BYTES } from './scannerMemory.ts'
import { areSameUnits } from './units.ts'
import type { Units } from './units.ts'

const NEWLINE = 10

/** The scanner of the last file, for the next one; undefined while it reads. */
let idleScanner: RowScanner | undefined

/**
 * Reads a delimited text file of daily bars. Clean rows go through the scanner, a row that it does not know
 * through the row reader, and what follows a row that may not be one line through the reference reader.
 */
export async function parseCsv(input: ByteInput, context: ParseContext): Promise<Parsed> {
  return reading(input, async (blocks, scanner) => {
    const file = await readFile(input.file, blocks, context, scanner)
    return file.finish()
  })
}

/**
 * The same with a bounded memory: frames are given to `take` as they fill, in the file's own units, which the input
 * that comes in the end tells; volumes of STAR stocks may be in a unit of their own.
 */
export async function streamCsv(
  input: ByteInput,
  context: ParseContext,
  take: TakeFrame,
): Promise<InputSummary> {
  return reading(input, async (blocks, scanner) => {
    let cells = 0
    const counting: TakeFrame = (frame) => {
      cells += scanner.pricesOf(frame.rows)
      take(frame)
    }
    const file = await readFile(input.file, blocks, context, scanner, counting)
    return file.finishStream(() => cells).input
  })
}

/**
 * The same in frames as `parseCsv` gives them, by the units that the rows before a frame's end show; undefined where all
 * rows together show others, so that the frames taken were wrong.
 */
export async function streamBars(
  input: ByteInput,
  context: ParseContext,
  take: (frame: BarFrame) => void,
): Promise<InputSummary | undefined> {
  return reading(input, async (blocks, scanner) => {
    let cells = 0
    let units: Units | undefined
    const opened: { file?: CsvFile } = {}
    const file = await readFile(
      input.file,
      blocks,
      context,
      scanner,
      (columns) => {
        const given = opened.file
        if (given === undefined) throw new Error('rows before their file')
        cells += scanner.pricesOf(columns.rows)
        if (units === undefined) scanner.countRatios(given)
        units ??= given.unitsOfRows()
        take(given.frame(columns, units))
      },
      (begun) => {
        opened.file = begun
      },
    )
    const shown = file.finishStream(() => cells)
    return units === undefined || areSameUnits(units, shown.units) ? shown.input : undefined
  })
}

async function reading<Result>(
  input: ByteInput,
  read: (blocks: ByteBlocks, scanner: RowScanner) => Promise<Result>,
): Promise<Result> {
  const scanner = idleScanner ?? new RowScanner()
  const blocks = new ByteBlocks(input.blocks)
  idleScanner = undefined
  try {
    return await read(blocks, scanner)
  } finally {
    blocks.close()
    idleScanner = scanner
  }
}

async function readFile(
  name: string,
  blocks: ByteBlocks,
  context: ParseContext,
  scanner: RowScanner,
  take?: TakeFrame,
  begins?: (file: CsvFile) => void,
): Promise<CsvFile> {
  const filled = blocks.fill(scanner.bytes, INPUT, INPUT + INPUT_BYTES)
  const head = await readHead(scanner.bytes.subarray(INPUT, filled), name, context)
  const file = new CsvFile(name, context, head, scanner.rows(head.layout, take))
  begins?.(file)
  scanner.begin(file)
  const end = scanAll(file, blocks, scanner, { at: INPUT + head.end, line: head.line + 1, filled })
  if (end.at < end.filled || !blocks.ended) {
    const { readReference } = await import('./reference.ts')
    readReference(file, blocks.rest(scanner.bytes.slice(end.at, end.filled)), end.line)
  }
  return file
}

/** Where a file's reading stands: the next byte in the scanner's memory, its line, and the end of the bytes there. */
interface Standing {
  readonly at: number
  readonly line: number
  readonly filled: number
}

/** Scans block after block; gives where the file ends or where it is no longer the scanner's. */
function scanAll(file: CsvFile, blocks: ByteBlocks, scanner: RowScanner, begin: Standing): Standing {
  const { bytes } = scanner
  let { at, line, filled } = begin
  while (at < filled) {
    // The last line may have no line end; there is always room for one.
    if (blocks.ended && bytes[filled - 1] !== NEWLINE) bytes[filled++] = NEWLINE
    const end = bytes.lastIndexOf(NEWLINE, filled - 1) + 1
    if (end <= at) break
    const stop = scanner.read(file, at, end, line)
    at = stop.at
    line = stop.line
    if (!stop.whole) break
    bytes.copyWithin(INPUT, at, filled)
    filled = blocks.fill(bytes, INPUT + filled - at, INPUT + INPUT_BYTES)
    at = INPUT
  }
  scanner.finish(file)
  return { at, line, filled }
}
