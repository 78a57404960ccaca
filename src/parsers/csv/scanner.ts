import type { FrameColumns } from '../../model/barFrame.ts'
import { isRealDate } from '../../model/date.ts'
import type { ParseContext } from '../parser.ts'
import type { CsvFile } from './csvFile.ts'
import type { EncodingOfFile } from './encoding.ts'
import { FrameRows } from './frameRows.ts'
import type { TakeFrame } from './frameRows.ts'
import type { Layout } from './layout.ts'
import { SKIPPED_KINDS, ScannerCodes } from './scannerCodes.ts'
import { commonness, isScanned } from './scannerLayout.ts'
import {
  CELL_KINDS,
  DATES,
  DATE_BYTES,
  DATE_LEFT,
  DATE_TRADES,
  FIXED_SLOT,
  MEMORY_BYTES,
  MONTH_FIRST_CELL,
  PROGRAM,
  RATIO_BOUNDS_AT,
  RATIO_COUNTS,
  RATIO_WORDS,
  STOP,
  WORD,
  scannerColumns,
  scannerLimits,
} from './scannerMemory.ts'
import { scannerModule } from './scannerModule.ts'
import type { ScannerExports } from './scannerModule.ts'
import { splitRow } from './splitRow.ts'
import { RATIO_BOUNDS } from './units.ts'

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/** Where the scanner stopped for good: at the end of what it was given, or before a row that is not its own. */
export interface ScanEnd {
  readonly at: number
  readonly line: number
  readonly whole: boolean
}

/**
 * The fast reader: a WebAssembly module that puts clean rows of delimited text straight into columns.
 * It keeps what it has learned of codes, names and days from file to file of one run.
 */
export class RowScanner {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly #words: Int32Array
  readonly #columns: FrameColumns
  readonly #module: ScannerExports
  readonly #codes: ScannerCodes
  #layout: Layout | undefined
  /** How common the layout is, to the module. */
  #commonness = 0
  /** Whether the file's rows are for the module. */
  #isScanned = false
  #dateVerdict: ParseContext['dateVerdict'] | undefined

  constructor() {
    this.#module = scannerModule()
    const { memory } = this.#module
    memory.grow(MEMORY_BYTES >> 16)
    this.#module.prepare()
    this.bytes = new Uint8Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#codes = new ScannerCodes(memory.buffer)
    this.#columns = scannerColumns(memory.buffer)
    new Float64Array(memory.buffer).set(RATIO_BOUNDS, RATIO_BOUNDS_AT)
  }

  /** Rows of a file of this layout in the scanner's own columns; frames are given to `take` where there is one. */
  rows({ columns }: Layout, take?: TakeFrame): FrameRows {
    return new FrameRows({ ...this.#columns, ...scannerLimits(this.bytes.buffer, columns) }, take)
  }

  /** Price cells of the bars among the first rows in the scanner's columns. */
  pricesOf(rows: number): number {
    return this.#module.prices(rows)
  }

  /** Sets the scanner up for a file. Where its layout is none of the scanner's, every row goes to the row reader. */
  begin(file: CsvFile): void {
    const { layout, context, encoding, reader } = file
    const fixed = reader.codes.ofFile
    const day = layout.columns.has('date') ? 0 : (reader.fileDay ?? 0)
    this.#isScanned =
      isScanned(layout) &&
      !reader.codes.isNamedIndex &&
      (fixed === undefined || fixed.kind === 'stock') &&
      (day === 0 || context.dateVerdict(day) === 'trading')
    this.#codes.use(context.universe)
    const words = this.#words
    words.fill(0, RATIO_COUNTS, RATIO_COUNTS + RATIO_WORDS)
    words.fill(0, WORD.skipped, WORD.skipped + SKIPPED_KINDS.length)
    if (!this.#isScanned) return
    if (layout !== this.#layout) this.#program(layout)
    if (context.dateVerdict !== this.#dateVerdict) {
      this.bytes.fill(0, DATES, DATES + DATE_BYTES)
      this.#dateVerdict = context.dateVerdict
    }
    if (fixed?.kind === 'stock') this.#codes.fix(fixed.stock)
    words[WORD.fixedSlot] = fixed === undefined ? 0 : FIXED_SLOT
    words[WORD.fixedDate] = day
    this.#useEncoding(encoding)
  }

  /** Reads whole lines from `from` to `end` in `bytes`. */
  read(file: CsvFile, from: number, end: number, line: number): ScanEnd {
    if (!this.#isScanned) return this.#readEach(file, from, end, line)
    const words = this.#words
    let at = from
    let lineNow = line
    while (at < end) {
      const row = file.out.count
      file.out.count = this.#module.scan(at, end, row, lineNow)
      if (words[WORD.pending]! > 0) {
        this.#codes.settle(file)
        this.#module.settle(row, file.out.count)
      }
      if (words[WORD.wideText] === 1 && !file.encoding.isDecided)
        file.encoding.decideUtf8(words[WORD.wideLine]!)
      file.reader.rows += words[WORD.read]!
      at = words[WORD.rowStart]!
      lineNow = words[WORD.line]!
      const reason = words[WORD.reason]!
      if (reason === STOP.full) file.out.flush()
      else if (reason === STOP.askDate) this.#learnDate(file.context)
      else if (reason === STOP.leave || (reason === STOP.learn && !this.#codes.learns(file))) {
        const next = this.#leave(file, at, lineNow)
        if (next === undefined) return { at, line: lineNow, whole: false }
        if (file.layout.columns.has('exchange')) this.#codes.learnRead(file.reader)
        at = next
        lineNow++
      }
    }
    return { at, line: lineNow, whole: true }
  }

  /** Adds what was counted on the way to the file's and the run's counts. */
  finish(file: CsvFile): void {
    this.countRatios(file)
    const { context } = file
    for (const [at, kind] of SKIPPED_KINDS.entries()) context.skipped[kind] += this.#words[WORD.skipped + at]!
  }

  /** Adds the ratios counted so far to the file's. */
  countRatios({ reader }: CsvFile): void {
    for (const [at, group] of [reader.ratios.rest, reader.ratios.star].entries()) {
      const start = RATIO_COUNTS + at * group.counts.length
      for (let bin = 0; bin < group.counts.length; bin++) group.counts[bin]! += this.#words[start + bin]!
    }
    this.#words.fill(0, RATIO_COUNTS, RATIO_COUNTS + RATIO_WORDS)
  }

  #program(layout: Layout): void {
    const { columns, delimiter, width, dateOrder, prevClose, hasLimits } = layout
    const { bytes } = this
    bytes.fill(0, PROGRAM, PROGRAM + 2 * width)
    for (let column = 0; column < width; column++) bytes[PROGRAM + 2 * column + 1] = delimiter.charCodeAt(0)
    bytes[PROGRAM + 2 * width - 1] = NEWLINE
    for (const [role, column] of columns) {
      const isMonthFirst = role === 'date' && dateOrder === 'month first'
      bytes[PROGRAM + 2 * column] = isMonthFirst ? MONTH_FIRST_CELL : CELL_KINDS[role]
    }
    this.#words[WORD.delimiter] = delimiter.charCodeAt(0)
    this.#words[WORD.byChange] = prevClose === 'change' ? 1 : 0
    this.#words[WORD.hasLimits] = hasLimits ? 1 : 0
    this.#commonness = commonness(layout)
    this.#layout = layout
  }

  /** Tells the module what wide text is, as far as that is known. */
  #useEncoding({ isDecided, encoding }: EncodingOfFile): void {
    const words = this.#words
    const isGb = encoding === 'gb18030'
    words[WORD.wideText] = isDecided ? 1 : 0
    words[WORD.isGb] = isGb ? 1 : 0
    words[WORD.common] = isGb ? 0 : this.#commonness
    this.#codes.useEncoding(encoding)
  }

  /** Reads every line through the row reader. */
  #readEach(file: CsvFile, from: number, end: number, line: number): ScanEnd {
    let at = from
    let lineNow = line
    while (at < end) {
      const next = this.#leave(file, at, lineNow)
      if (next === undefined) return { at, line: lineNow, whole: false }
      at = next
      lineNow++
    }
    return { at, line: lineNow, whole: true }
  }

  #learnDate(context: ParseContext): void {
    const date = this.#words[WORD.dateAsked]!
    const year = Math.floor(date / 10_000) - 1990
    const month = (Math.floor(date / 100) % 100) - 1
    const trades = isRealDate(date) && context.dateVerdict(date) === 'trading'
    this.bytes[DATES + year * 372 + month * 31 + (date % 100) - 1] = trades ? DATE_TRADES : DATE_LEFT
  }

  /**
   * Hands the row at `at` to the row reader, and gives where the next one begins. Undefined when the rest of
   * the file is for the reference reader: quotes may hold line ends, and other bytes may not be text.
   */
  #leave(file: CsvFile, at: number, line: number): number | undefined {
    const end = this.bytes.indexOf(NEWLINE, at)
    const row = this.bytes.subarray(at, this.bytes[end - 1] === CARRIAGE_RETURN && end > at ? end - 1 : end)
    if (row.includes(0) || row.includes(CARRIAGE_RETURN)) return undefined
    const { encoding, layout, reader } = file
    const { isDecided } = encoding
    if (!encoding.accepts(row, line)) return undefined
    if (isDecided !== encoding.isDecided) this.#useEncoding(encoding)
    // With its line end, so that half a character before it is told from the half of a longer one.
    const text = encoding.decode(this.bytes.subarray(at, end + 1))
    const cells = splitRow(text.slice(0, text.length - (row.length < end - at ? 2 : 1)), layout.delimiter)
    if (cells === undefined || cells[0]?.startsWith('#') === true) return undefined
    reader.read(cells, line)
    return end + 1
  }
}
