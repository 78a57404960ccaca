import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { UNKNOWN_DATE } from '../../model/barFrame.ts'
import type { FrameColumns } from '../../model/barFrame.ts'
import { copyRows, ROW_BYTES, yearRows } from './yearRows.ts'
import type { YearRows } from './yearRows.ts'

/** Rows of a year that are held before they are written. */
const BLOCK_ROWS = 8192
/** How much larger than a year's rows the room for them is made, for the years after it. */
const SPARE = 1.1
/** What stands before the rows of a block: their number. */
const HEADER_BYTES = 8

/** Where the file of a year ends. */
export type SpillLengths = ReadonlyMap<number, number>

/** Rows by year, in files of blocks: whatever order rows come in, those of one year can be had together. */
export class YearSpill {
  readonly #folder: string
  readonly #years = new Map<number, YearFile>()
  #memory = new ArrayBuffer(0)

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Adds rows of a frame; `digitsOf` gives the six digits of a stock of it. Rows without a day are passed over. */
  add(frame: FrameColumns, source: number, digitsOf: (stock: number) => number): void {
    const { rows, date } = frame
    for (let start = 0; start < rows;) {
      const year = Math.floor(date[start]! / 10_000)
      let end = start + 1
      const [first, last] = [year * 10_000, year * 10_000 + 9_999]
      while (end < rows && date[end]! >= first && date[end]! <= last) end++
      if (date[start] !== UNKNOWN_DATE) this.#yearOf(year).add(frame, start, end, source, digitsOf)
      start = end
    }
  }

  /** Brings everything to the disk; gives where the files end. */
  checkpoint(): SpillLengths {
    for (const file of this.#years.values()) file.sync()
    return new Map([...this.#years].map(([year, file]) => [year, file.length]))
  }

  /** Goes back to a checkpoint: what came after it is forgotten. */
  restore(lengths: SpillLengths): void {
    for (const [year, length] of lengths) this.#yearOf(year).cut(length)
    for (const [year, file] of this.#years) if (!lengths.has(year)) file.cut(0)
  }

  /** Years that have rows, ascending. */
  years(): number[] {
    return [...this.#years]
      .filter(([, file]) => file.rows > 0)
      .map(([year]) => year)
      .sort((a, b) => a - b)
  }

  /** All rows of a year, in the order in which they came; they hold until the next year is read. */
  read(year: number): YearRows {
    const file = this.#yearOf(year)
    const bytes = file.rows * ROW_BYTES
    if (this.#memory.byteLength < bytes) this.#memory = new ArrayBuffer(Math.ceil(bytes * SPARE))
    return file.read(this.#memory)
  }

  close(): void {
    for (const file of this.#years.values()) file.close()
  }

  #yearOf(year: number): YearFile {
    const known = this.#years.get(year) ?? new YearFile(join(this.#folder, `${year}.rows`))
    this.#years.set(year, known)
    return known
  }
}

/** The rows of one year: some in memory, the others in a file of blocks. */
class YearFile {
  readonly #file: number
  readonly #memory = new ArrayBuffer(HEADER_BYTES + BLOCK_ROWS * ROW_BYTES)
  readonly #block = yearRows(this.#memory, HEADER_BYTES, BLOCK_ROWS)
  #held = 0
  #length: number
  #written = 0

  constructor(path: string) {
    this.#file = openSync(path, 'a+')
    this.#length = statSync(path).size
    this.#written = this.#countRows()
  }

  get length(): number {
    return this.#length
  }

  get rows(): number {
    return this.#written + this.#held
  }

  add(
    frame: FrameColumns,
    start: number,
    end: number,
    source: number,
    digitsOf: (stock: number) => number,
  ): void {
    for (let from = start; from < end;) {
      const count = Math.min(end - from, BLOCK_ROWS - this.#held)
      this.#put(frame, from, from + count, source, digitsOf)
      from += count
      this.#held += count
      if (this.#held === BLOCK_ROWS) this.#flush()
    }
  }

  sync(): void {
    this.#flush()
    fsyncSync(this.#file)
  }

  cut(length: number): void {
    this.#held = 0
    if (this.#length === length) return
    ftruncateSync(this.#file, length)
    this.#length = length
    this.#written = this.#countRows()
  }

  read(memory: ArrayBuffer): YearRows {
    this.#flush()
    const all = yearRows(memory, 0, this.#written)
    const room = new ArrayBuffer(BLOCK_ROWS * ROW_BYTES)
    let at = 0
    this.#eachBlock((rows, position) => {
      this.#readAt(new Uint8Array(room, 0, rows * ROW_BYTES), position)
      copyRows(yearRows(room, 0, rows), rows, all, at)
      at += rows
    })
    return all
  }

  close(): void {
    closeSync(this.#file)
  }

  #put(
    frame: FrameColumns,
    start: number,
    end: number,
    source: number,
    digitsOf: (stock: number) => number,
  ): void {
    const block = this.#block
    const at = this.#held
    const { stock, limitUp, limitDown } = frame
    for (let row = start; row < end; row++) block.digits[at + row - start] = digitsOf(stock[row]!)
    block.date.set(frame.date.subarray(start, end), at)
    block.open.set(frame.open.subarray(start, end), at)
    block.high.set(frame.high.subarray(start, end), at)
    block.low.set(frame.low.subarray(start, end), at)
    block.close.set(frame.close.subarray(start, end), at)
    block.prevClose.set(frame.prevClose.subarray(start, end), at)
    block.volume.set(frame.volume.subarray(start, end), at)
    block.amount.set(frame.amount.subarray(start, end), at)
    block.name.set(frame.name.subarray(start, end), at)
    block.specialTreatment.set(frame.specialTreatment.subarray(start, end), at)
    block.kind.set(frame.kind.subarray(start, end), at)
    block.source.fill(source, at, at + end - start)
    if (limitUp === undefined) block.limitUp.fill(0, at, at + end - start)
    else block.limitUp.set(limitUp.subarray(start, end), at)
    if (limitDown === undefined) block.limitDown.fill(0, at, at + end - start)
    else block.limitDown.set(limitDown.subarray(start, end), at)
  }

  /** Writes the rows that are held as a block. */
  #flush(): void {
    const rows = this.#held
    if (rows === 0) return
    const length = HEADER_BYTES + rows * ROW_BYTES
    const memory = rows === BLOCK_ROWS ? this.#memory : new ArrayBuffer(length)
    if (memory !== this.#memory) copyRows(this.#block, rows, yearRows(memory, HEADER_BYTES, rows), 0)
    new Int32Array(memory, 0, 1)[0] = rows
    const bytes = new Uint8Array(memory)
    for (let written = 0; written < length;) written += writeSync(this.#file, bytes, written)
    this.#length += length
    this.#written += rows
    this.#held = 0
  }

  #countRows(): number {
    let count = 0
    this.#eachBlock((rows) => {
      count += rows
    })
    return count
  }

  /** Rows of each block of the file, and where they begin. */
  #eachBlock(take: (rows: number, position: number) => void): void {
    const header = new Int32Array(2)
    for (let at = 0; at < this.#length;) {
      this.#readAt(new Uint8Array(header.buffer), at)
      const rows = header[0]!
      take(rows, at + HEADER_BYTES)
      at += HEADER_BYTES + rows * ROW_BYTES
    }
  }

  #readAt(target: Uint8Array, position: number): void {
    for (let filled = 0; filled < target.length;) {
      const count = readSync(this.#file, target, filled, target.length - filled, position + filled)
      if (count === 0) throw new Error('a file of rows ends inside a block')
      filled += count
    }
  }
}
