import type { FrameColumns } from '../../model/barFrame.ts'
import { codeParts, identifyCode } from '../../model/code.ts'
import type { CodeParts, SkippedKind } from '../../model/code.ts'
import { isRealDate } from '../../model/date.ts'
import type { StockKind, Universe } from '../../model/universe.ts'
import type { ParseContext } from '../parser.ts'
import type { CsvFile } from './csvFile.ts'
import { FrameRows } from './frameRows.ts'
import type { TakeFrame } from './frameRows.ts'
import type { Layout } from './layout.ts'
import type { RowReader } from './rowReader.ts'
import {
  CELL_KINDS,
  CODES,
  DATES,
  DATE_BYTES,
  DATE_LEFT,
  DATE_TRADES,
  FIXED_SLOT,
  MEMORY_BYTES,
  MOST_COLUMNS,
  MOST_SLOTS,
  PENDING,
  PREFIXES,
  PREFIX_STAR,
  PROGRAM,
  RATIO_BOUNDS_AT,
  RATIO_COUNTS,
  RATIO_WORDS,
  SLOT,
  SLOTS,
  SLOT_WORDS,
  STOP,
  WORD,
  scannerColumns,
} from './scannerMemory.ts'
import type { ColumnRole } from './columns.ts'
import { RATIO_BOUNDS } from './units.ts'
import { scannerWasm } from './scannerWasm.ts'

const NEWLINE = 10
const COMMA = 44
const CARRIAGE_RETURN = 13
const QUOTE = 34
const HASH = 35
/** What no name holds: control characters, quotes and bytes that are no character. */
const NO_NAME = /[\u0000-\u001F"\uFFFD]/
const SKIPPED_KINDS: readonly SkippedKind[] = ['bShare', 'fund', 'index', 'bond']

interface ScannerExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly prepare: () => void
  readonly settle: (from: number, to: number) => void
  readonly scan: (from: number, end: number, row: number, line: number) => number
  readonly prices: (rows: number) => number
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: ScannerExports }
}

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
  readonly #text: Buffer
  readonly #words: Int32Array
  readonly #codes: Uint16Array
  readonly #columns: FrameColumns
  readonly #module: ScannerExports
  #layout: Layout | undefined
  #dateVerdict: ParseContext['dateVerdict'] | undefined
  #universe: Universe | undefined
  /** By prefix. */
  readonly #kinds: StockKind[] = []
  /** How the last new code was written: the bytes beside its digits, and what they mean. */
  #styleLow = -1
  #styleHigh = -1
  #style: CodeParts | undefined

  constructor() {
    this.#module = instantiate()
    const { memory } = this.#module
    memory.grow(MEMORY_BYTES >> 16)
    this.#module.prepare()
    this.bytes = new Uint8Array(memory.buffer)
    this.#text = Buffer.from(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
    this.#codes = new Uint16Array(memory.buffer)
    this.#columns = scannerColumns(memory.buffer)
    this.#words[WORD.nextSlot] = FIXED_SLOT + 1
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
    if (context.universe !== this.#universe) this.#forget(context.universe)
    if (layout !== this.#layout) this.#program(layout)
    if (context.dateVerdict !== this.#dateVerdict) {
      this.bytes.fill(0, DATES, DATES + DATE_BYTES)
      this.#dateVerdict = context.dateVerdict
    }
    const fixed = reader.codes.ofFile
    if (fixed !== undefined) {
      if (fixed.kind !== 'stock') return false
      const slot = SLOTS + FIXED_SLOT * SLOT_WORDS
      this.#words[slot + SLOT.stock] = fixed.stock
      this.#words[slot + SLOT.nameLength] = 0
      this.#words[slot + SLOT.star] = isStar(context.universe, fixed.stock)
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
      if (words[WORD.pending]! > 0) this.#settle(file, row)
      if (words[WORD.wideText] === 1 && !file.encoding.isDecided)
        file.encoding.decideUtf8(words[WORD.wideLine]!)
      file.reader.rows += words[WORD.read]!
      at = words[WORD.rowStart]!
      lineNow = words[WORD.line]!
      const reason = words[WORD.reason]!
      if (reason === STOP.full) file.out.flush()
      else if (reason === STOP.askDate) this.#learnDate(file.context)
      else if (reason === STOP.leave || (reason === STOP.learn && !this.#learns(file))) {
        const next = this.#leave(file, at, lineNow)
        if (next === undefined) return { at, line: lineNow, whole: false }
        if (file.layout.columns.has('exchange')) this.#learnRead(file.reader)
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

  /** Codes and names are numbers of one run. */
  #forget(universe: Universe): void {
    const slots = this.#words[WORD.nextSlot]!
    if (slots > FIXED_SLOT + 1) {
      this.#codes.fill(0, CODES, CODES + 1_000_000)
      this.#words.fill(0, SLOTS, SLOTS + slots * SLOT_WORDS)
    }
    this.#words[WORD.nextSlot] = FIXED_SLOT + 1
    this.#words[WORD.pending] = 0
    this.#universe = universe
  }

  /** Gives the new stocks and names of a scan their numbers in the run, in the order in which they came. */
  #settle({ layout, reader, out, context }: CsvFile, row: number): void {
    const words = this.#words
    const count = words[WORD.pending]!
    const end = words[PENDING.names + count - 1]!
    const names = layout.columns.has('name')
      ? this.#text.toString('utf8', PENDING.text, end).split('\n')
      : undefined
    const { universe } = context
    for (let at = 0; at < count; at++) {
      const digits = words[PENDING.digits + at]!
      words[PENDING.stocks + at] = universe.addDigits(digits, this.#kinds[Math.floor(digits / 1000)]!)
      words[PENDING.names + at] = names === undefined ? -1 : (reader.nameOf(names[at]!) ?? -1)
    }
    this.#module.settle(row, out.count)
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

  /** Learns what the scanner met, if it can: where an exchange stands beside the code, the row reader goes first. */
  #learns({ layout, reader }: CsvFile): boolean {
    return !(layout.columns.has('exchange') && this.#words[WORD.codeLength]! > 0) && this.#learn(reader)
  }

  /** Learns a code that the row reader has just taken for the stock which its digits alone would be. */
  #learnRead(reader: RowReader): void {
    if (this.#words[WORD.codeLength]! === 0) return
    const identity = identifyCode({ digits: this.#words[WORD.codeDigits]!, exchange: undefined })
    const universe = this.#universe!
    if (identity.kind !== 'stock') return
    if (universe.indexOf(universe.currentCode(identity.code)) !== undefined) this.#learn(reader)
  }

  /** Learns the code or the name that the scanner met; false when the row is one for the row reader. */
  #learn(reader: RowReader): boolean {
    const words = this.#words
    const digits = words[WORD.codeDigits]!
    let slot = words[WORD.fixedSlot]! === 0 ? this.#codes[CODES + digits]! : FIXED_SLOT
    if (words[WORD.codeLength]! > 0) {
      slot = this.#learnCode(reader, digits, slot)
      if (slot === 0) return false
    }
    const length = words[WORD.nameLength]!
    const at = SLOTS + slot * SLOT_WORDS
    if (length === 0 || words[at]! < 0) return true
    const start = words[WORD.nameStart]!
    const text = this.#text.toString('utf8', start, start + length)
    const name = NO_NAME.test(text) ? undefined : reader.nameOf(text)
    if (name === undefined) return false
    words[at + SLOT.name] = name
    words[at + SLOT.nameLength] = length
    this.bytes.copyWithin((at + SLOT.nameBytes) * 4, start, start + length)
    return true
  }

  /** The slot of the code that the scanner met, or 0 when it is for the row reader. */
  #learnCode(reader: RowReader, digits: number, known: number): number {
    const words = this.#words
    const low = words[WORD.codeKey]!
    const high = words[WORD.codeKey + 1]!
    if (low !== this.#styleLow || high !== this.#styleHigh) {
      const start = words[WORD.codeStart]!
      this.#style = codeParts(this.#text.toString('latin1', start, start + words[WORD.codeLength]!))
      this.#styleLow = low
      this.#styleHigh = high
    }
    if (this.#style === undefined) return 0
    const reading = reader.codes.readingOf({ digits, exchange: this.#style.exchange })
    if (reading.kind === 'unassigned' || reading.kind === 'bad') return 0
    const slot = known === 0 ? words[WORD.nextSlot]! : known
    if (slot === MOST_SLOTS) return 0
    if (known === 0) words[WORD.nextSlot] = slot + 1
    this.#codes[CODES + digits] = slot
    const at = SLOTS + slot * SLOT_WORDS
    const stock = reading.kind === 'stock' ? reading.stock : -1 - SKIPPED_KINDS.indexOf(reading.what)
    if (words[at] !== stock) words[at + SLOT.nameLength] = 0
    words[at] = stock
    words[at + SLOT.key] = low
    words[at + SLOT.key + 1] = high
    if (reading.kind === 'stock') this.#learnPrefix(digits, reading.stock, at)
    return slot
  }

  /** From now on the scanner itself gives slots to codes of this prefix that are written in this way. */
  #learnPrefix(digits: number, stock: number, at: number): void {
    const words = this.#words
    const universe = this.#universe!
    const exchange = universe.exchangeIdOf(stock) + 1
    const star = isStar(universe, stock)
    this.#kinds[Math.floor(digits / 1000)] = {
      exchange: universe.exchangeOf(stock),
      segment: universe.segmentOf(stock),
    }
    words[at + SLOT.star] = star
    this.bytes[PREFIXES + Math.floor(digits / 1000)] = exchange + star * PREFIX_STAR
    words[WORD.styles + 2 * exchange] = words[at + SLOT.key]!
    words[WORD.styles + 2 * exchange + 1] = words[at + SLOT.key + 1]!
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

/** Whether every column of a layout that matters is one that the scanner reads. */
function isPlain({ columns, prevClose, hasLimits, dateOrder }: Layout): boolean {
  if (prevClose !== 'given' || hasLimits || dateOrder !== 'year first') return false
  return columns.has('date') && !columns.has('trdsta')
}

/** The columns of Tushare's daily bars, those that are passed over left out. */
const COMMON_ROLES: readonly ColumnRole[] = [
  'code',
  'date',
  'open',
  'high',
  'low',
  'close',
  'prevClose',
  'volume',
  'amount',
]

/** 1 for the columns of Tushare's daily bars, code to amount; 2 with names behind the codes; 0 for any others. */
function commonness({ columns, width }: Layout): number {
  const names = columns.has('name') ? 1 : 0
  const isRead = [...columns].filter(([role]) => CELL_KINDS[role] !== 0).length
  const isAt = (role: ColumnRole, at: number): boolean => {
    const afterCode = at === 0 ? 0 : at + names
    return columns.get(role) === (at < 7 ? afterCode : afterCode + 2)
  }
  const isCommon =
    isRead === COMMON_ROLES.length + names &&
    width === COMMON_ROLES.length + names + 2 &&
    COMMON_ROLES.every(isAt) &&
    (names === 0 || columns.get('name') === 1)
  return isCommon ? 1 + names : 0
}

function isStar(universe: Universe, stock: number): 0 | 1 {
  return universe.segmentOf(stock) === 'star' ? 1 : 0
}

function instantiate(): ScannerExports {
  const module = new WebAssembly.Module(Buffer.from(scannerWasm, 'base64'))
  return new WebAssembly.Instance(module).exports
}
