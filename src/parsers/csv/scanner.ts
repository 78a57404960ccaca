import type { FrameColumns } from '../../model/barFrame.ts'
import { isRealDate } from '../../model/date.ts'
import type { ParseContext } from '../parser.ts'
import type { CsvFile } from './csvFile.ts'
import { FrameRows } from './frameRows.ts'
import type { TakeFrame } from './frameRows.ts'
import type { Layout } from './layout.ts'
import { SKIPPED_KINDS, ScannerCodes } from './scannerCodes.ts'
import { commonness, isPlain } from './scannerLayout.ts'
import {
  CELL_KINDS,
  DATES,
  DATE_BYTES,
  DATE_LEFT,
  DATE_TRADES,
  FIXED_SLOT,
  MEMORY_BYTES,
  MOST_COLUMNS,
  PROGRAM,
  RATIO_BOUNDS_AT,
  RATIO_COUNTS,
  RATIO_WORDS,
  STOP,
  WORD,
  scannerColumns,
} from './scannerMemory.ts'
import { scannerModule } from './scannerModule.ts'
import type { ScannerExports } from './scannerModule.ts'
import { RATIO_BOUNDS } from './units.ts'

const NEWLINE = 10
const COMMA = 44
const CARRIAGE_RETURN = 13
const QUOTE = 34
const HASH = 35

/** Where the scanner stopped for good: at the end of what it was given, or before a row that is not its own. */
export interface ScanEnd {
  readonly at: number
  readonly line: number
  readonly whole: boolean
}

/**
 * The fast reader: a WebAssembly module that puts clean rows of comma-separated UTF-8 straight into columns.
 * It keeps what it has learned of codes, names and days from file to file of one run.
 */
export class RowScanner {
  readonly bytes: Uint8Array
  readonly #words: Int32Array
  readonly #columns: FrameColumns
  readonly #module: ScannerExports
  readonly #codes: ScannerCodes
  #layout: Layout | undefined
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

  /** Rows of a file in the scanner's own columns; frames are given to `take` where there is one. */
  rows(take?: TakeFrame): FrameRows {
    return new FrameRows(this.#columns, take)
  }

  /** Price cells of the bars among the first rows in the scanner's columns. */
  pricesOf(rows: number): number {
    return this.#module.prices(rows)
  }

  /** Whether the scanner can read this file at all; then it is set up for it. */
  begin(file: CsvFile): boolean {
    const { layout, context, encoding, reader } = file
    if (layout.delimiter !== ',' || layout.width > MOST_COLUMNS || encoding.encoding !== 'utf-8') return false
    if (reader.codes.isNamedIndex || !isPlain(layout)) return false
    this.#codes.use(context.universe)
    if (layout !== this.#layout) this.#program(layout)
    if (context.dateVerdict !== this.#dateVerdict) {
      this.bytes.fill(0, DATES, DATES + DATE_BYTES)
      this.#dateVerdict = context.dateVerdict
    }
    const fixed = reader.codes.ofFile
    if (fixed !== undefined) {
      if (fixed.kind !== 'stock') return false
      this.#codes.fix(fixed.stock)
    }
    this.#words.fill(0, RATIO_COUNTS, RATIO_COUNTS + RATIO_WORDS)
    this.#words.fill(0, WORD.skipped, WORD.skipped + SKIPPED_KINDS.length)
    this.#words[WORD.fixedSlot] = fixed === undefined ? 0 : FIXED_SLOT
    this.#words[WORD.wideText] = encoding.isDecided ? 1 : 0
    return true
  }

  /** Reads whole lines from `from` to `end` in `bytes`. */
  read(file: CsvFile, from: number, end: number, line: number): ScanEnd {
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
    this.bytes.fill(0, PROGRAM, PROGRAM + 2 * layout.width)
    for (let column = 0; column < layout.width; column++) this.bytes[PROGRAM + 2 * column + 1] = COMMA
    this.bytes[PROGRAM + 2 * layout.width - 1] = NEWLINE
    for (const [role, column] of layout.columns) this.bytes[PROGRAM + 2 * column] = CELL_KINDS[role]
    this.#words[WORD.common] = commonness(layout)
    this.#layout = layout
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
   * the file is not the scanner's: quotes may hold line ends, and other bytes may not be text.
   */
  #leave(file: CsvFile, at: number, line: number): number | undefined {
    const end = this.bytes.indexOf(NEWLINE, at)
    const row = this.bytes.subarray(at, this.bytes[end - 1] === CARRIAGE_RETURN && end > at ? end - 1 : end)
    const { encoding } = file
    for (const byte of row) {
      if (byte === QUOTE || byte === 0 || byte === CARRIAGE_RETURN) return undefined
    }
    if (row[0] === HASH || !encoding.accepts(row, line) || encoding.encoding !== 'utf-8') return undefined
    this.#words[WORD.wideText] = encoding.isDecided ? 1 : 0
    file.reader.read(new TextDecoder('utf-8', { ignoreBOM: true }).decode(row).split(','), line)
    return end + 1
  }
}
