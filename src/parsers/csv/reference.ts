import { CsvError, parse } from 'csv-parse/sync'
import { Refusal } from '../../model/refusal.ts'
import type { CsvFile } from './csvFile.ts'
import type { TextEncoding } from './encoding.ts'
import { notText } from './head.ts'
import { unguarded } from './spreadsheetGuard.ts'

/** Bytes that are parsed at one time, so that memory does not grow with the file. */
const PIECE_BYTES = 1 << 18
/** A row of this length has a quote that was never closed, or is no text. */
const LONGEST_ROW = 1 << 20

const NEWLINE = 10
const QUOTE = 34
const LINE_END = Uint8Array.of(NEWLINE)

/** Cells of one line with quotes, or undefined when it is no valid CSV. */
export function splitQuotedLine(line: string, delimiter: string): readonly string[] | undefined {
  return records(line, delimiter)?.[0]
}

/**
 * The reference reader, and the definition of what a file says: csv-parse cell by cell. Reads `blocks` to
 * their end, from the beginning of line `line` on.
 */
export function readReference(file: CsvFile, blocks: Iterable<Uint8Array>, line: number): void {
  const reader = new ReferenceReader(file, line)
  let pending = new Uint8Array(0)
  for (const block of blocks) {
    for (let from = 0; from < block.length; from += PIECE_BYTES) {
      pending = joined(pending, block.subarray(from, from + PIECE_BYTES))
      pending = pending.slice(reader.take(pending, false))
    }
  }
  // A last line without its end is a line; with it, half a CRLF is a whole one.
  reader.take(pending.length === 0 || pending.at(-1) === NEWLINE ? pending : joined(pending, LINE_END), true)
}

/** Trailing lines that begin with # are the vendor's remark; before other rows they are rows. */
interface Remark {
  readonly cells: readonly string[]
  readonly line: number
}

class ReferenceReader {
  readonly #file: CsvFile
  #line: number
  #remarks: Remark[] = []

  constructor(file: CsvFile, line: number) {
    this.#file = file
    this.#line = line
  }

  /** Reads the whole rows at the start of `bytes` and gives how many bytes they are. */
  take(bytes: Uint8Array, final: boolean): number {
    const { encoding, name } = this.#file
    let quoted = false
    /** Where the row at hand begins, and where the rows begin that are not read yet. */
    let rowStart = 0
    let taken = 0
    let line = this.#line
    let lineStart = 0
    while (lineStart < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, lineStart)
      if (newline < 0 && !final) break
      const lineEnd = newline < 0 ? bytes.length : newline
      if (lineEnd - rowStart >= LONGEST_ROW) this.#refuseEndless(bytes, taken, rowStart)
      const content = bytes.subarray(lineStart, lineEnd)
      const before = encoding.encoding
      const refusal = content.includes(0)
        ? notText(name, line)
        : encoding.accepts(content, line)
          ? undefined
          : encoding.mixed(line)
      if (refusal !== undefined || before !== encoding.encoding) {
        this.#read(bytes.subarray(taken, rowStart), before)
        taken = rowStart
      }
      if (refusal !== undefined) throw refusal
      for (const byte of content) {
        if (byte === QUOTE) quoted = !quoted
      }
      lineStart = lineEnd + 1
      line++
      if (!quoted) rowStart = Math.min(lineStart, bytes.length)
    }
    if (bytes.length - rowStart > LONGEST_ROW) this.#refuseEndless(bytes, taken, rowStart)
    const end = final ? bytes.length : rowStart
    this.#read(bytes.subarray(taken, end), encoding.encoding)
    return end
  }

  #refuseEndless(bytes: Uint8Array, taken: number, rowStart: number): never {
    this.#read(bytes.subarray(taken, rowStart), this.#file.encoding.encoding)
    throw badCsv(this.#file.name, this.#line, 'a row of this length has a quote that is never closed')
  }

  /** Reads whole rows. */
  #read(bytes: Uint8Array, encoding: TextEncoding): void {
    if (bytes.length === 0) return
    const text = unguarded(
      new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
      this.#file.layout.delimiter,
    )
    const rows = records(text, this.#file.layout.delimiter)
    if (rows === undefined) this.#readOneByOne(bytes, encoding)
    else for (const cells of rows) this.#row(cells)
  }

  /** Finds the row that csv-parse refuses, after reading those before it. */
  #readOneByOne(bytes: Uint8Array, encoding: TextEncoding): void {
    let quoted = false
    let start = 0
    for (const [at, byte] of bytes.entries()) {
      if (byte === QUOTE) quoted = !quoted
      if (byte !== NEWLINE || quoted || at + 1 === bytes.length) continue
      this.#read(bytes.subarray(start, at + 1), encoding)
      start = at + 1
    }
    if (start > 0) this.#read(bytes.subarray(start), encoding)
    else throw badCsv(this.#file.name, this.#line, 'the quotes of this row do not match')
  }

  #row(cells: readonly string[]): void {
    const line = this.#line
    this.#line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    if (cells[0]?.startsWith('#') === true) {
      this.#remarks.push({ cells, line })
      return
    }
    if (cells.every((cell) => cell.trim() === '')) return
    for (const remark of this.#remarks) this.#file.reader.read(remark.cells, remark.line)
    this.#remarks = []
    this.#file.reader.read(cells, line)
  }
}

/** Rows of cells, or undefined when the text is no valid CSV. */
function records(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: ['\n', '\r\n'], relax_column_count: true })
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

function badCsv(file: string, line: number, what: string): Refusal {
  return new Refusal('bad-csv', what, 'close every quote and double a quote inside quotes', { file, line })
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
