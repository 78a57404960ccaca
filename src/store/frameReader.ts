import { join } from 'node:path'
import { ROW_BAR } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { identifyCode } from '../model/code.ts'
import type { StockKind, Universe } from '../model/universe.ts'
import { BAR, BAR_COLUMNS, limitsOfStored } from './barsTable.ts'
import type { DayEntry } from './dayTable.ts'
import { pageMemory } from './parquet/pageMemory.ts'
import type { Meanings, PageMemory } from './parquet/pageMemory.ts'
import { readGroup } from './parquet/readGroup.ts'
import type { TakenPage } from './parquet/readGroup.ts'
import { damaged, readStored } from './storeFiles.ts'

/** The day of a page is known. */
const NOT_OF_FRAMES: readonly number[] = [BAR.date]

type Filling<Frame> = { -readonly [Key in keyof Frame]: Frame[Key] }

/** Days that are neighbouring pages of one row group. */
interface Run {
  readonly first: DayEntry
  readonly days: DayEntry[]
}

/** Reads stored days as frames; what the codes and names in the files stand for is learned once. */
export class FrameReader {
  readonly #folder: string
  readonly #codes: Meanings
  readonly #names: Meanings
  /** The memory of the frames of the last row group, for those of the next one; undefined where frames are kept. */
  readonly #idle: ArrayBuffer[] | undefined

  /** `isPassing` says that the frames of a reading are done with before the next one. */
  constructor(folder: string, universe: Universe, isPassing = false) {
    this.#folder = folder
    this.#idle = isPassing ? [] : undefined
    const kinds: StockKind[] = []
    const stockOf = (digits: number): number => {
      const prefix = Math.floor(digits / 1000)
      return universe.addDigits(digits, (kinds[prefix] ??= kindOf(digits)))
    }
    this.#codes = { space: 0, owner: this, ofDigits: stockOf }
    this.#names = { space: 1, owner: this, ofText: (name) => universe.addName(name) }
  }

  /** The frames of days, ascending: one a day, or two where only some rows have a reference price. */
  read(entries: readonly DayEntry[]): Map<number, readonly BarFrame[]> {
    const frames = new Map<number, readonly BarFrame[]>()
    for (const run of runsOf(entries)) {
      this.#readRun(run).forEach((frame, at) => {
        frames.set(run.days[at]!.date, frame.prevCloseDerived ? byReference(frame) : [frame])
      })
    }
    return frames
  }

  #readRun({ first, days }: Run): BarFrame[] {
    const { path, groupOffset, groupBytes, groupPages } = first
    const memory = pageMemory()
    const { at, bytes } = memory.file(groupBytes)
    readStored(this.#folder, path, bytes, groupOffset)
    const frames = days.map((day, number) => {
      const room = this.#room(number, frameBytes(day.rows))
      return emptyFrame(join(this.#folder, path), day, memory, room)
    })
    const values = days.map(({ rows }) => ({
      words: memory.words.subarray(0, rows),
      doubles: memory.doubles.subarray(0, rows),
    }))
    const fault = readGroup(
      { at, bytes: groupBytes, pages: groupPages },
      {
        columns: BAR_COLUMNS,
        first: first.page,
        end: first.page + days.length,
        unwanted: NOT_OF_FRAMES,
        meanings: (column) => (column === BAR.code ? this.#codes : this.#names),
        take: (page) => {
          const frame = frames[page.page - first.page]!
          if (page.rows !== frame.rows) throw damaged(path, 'the file holds other days than the store says')
          put(frame, page, values[page.page - first.page]!)
        },
      },
    )
    if (fault !== undefined) throw damaged(path, `the rows of its days are damaged (${fault})`)
    return frames
  }

  /** Memory for the frame of this number in a reading. */
  #room(number: number, bytes: number): ArrayBuffer {
    const idle = this.#idle?.[number]
    if (idle !== undefined && idle.byteLength >= bytes) return idle
    // Days grow longer; twice as much spares making new memory for many, and costs nothing until it is used.
    const memory = new ArrayBuffer(this.#idle === undefined ? bytes : 2 * bytes)
    if (this.#idle !== undefined) this.#idle[number] = memory
    return memory
  }
}

/** Bytes of the columns of a frame. */
function frameBytes(rows: number): number {
  return rows * (2 * 8 + 9 * 4 + 2)
}

function runsOf(entries: readonly DayEntry[]): Run[] {
  const runs: Run[] = []
  for (const day of entries) {
    const run = runs.at(-1)
    const last = run?.days.at(-1)
    const follows =
      last?.path === day.path && last.groupOffset === day.groupOffset && last.page + 1 === day.page
    if (run !== undefined && follows) run.days.push(day)
    else runs.push({ first: day, days: [day] })
  }
  return runs
}

function kindOf(digits: number): StockKind {
  const identity = identifyCode({ digits, exchange: undefined })
  if (identity.kind !== 'stock') throw new RangeError(`${digits} is no stock`)
  return identity
}

/** A frame of a day, its columns in one piece of memory; its date and the numbers of its rows are in it, all else is still to be put in. */
function emptyFrame(
  file: string,
  day: DayEntry,
  { module, words }: PageMemory,
  memory: ArrayBuffer,
): Filling<BarFrame> {
  const { rows, provenance, firstRow } = day
  const doubles = rows * 8
  const numbers = rows * 4
  const word = (at: number): Int32Array => new Int32Array(memory, 2 * doubles + at * numbers, rows)
  module.numberRows(rows, firstRow)
  const line = word(8)
  line.set(words.subarray(0, rows))
  const date = word(1)
  date.fill(day.date)
  return {
    file,
    rows,
    volume: new Float64Array(memory, 0, rows),
    amount: new Float64Array(memory, doubles, rows),
    stock: word(0),
    date,
    open: word(2),
    high: word(3),
    low: word(4),
    close: word(5),
    prevClose: word(6),
    name: word(7),
    line,
    specialTreatment: new Int8Array(memory, 2 * doubles + 9 * numbers, rows),
    kind: new Uint8Array(memory, 2 * doubles + 9 * numbers + rows, rows),
    volumeScale: 1,
    amountScale: 1,
    prevCloseDerived: provenance.prevClose === 'previousClose' || provenance.prevClose === 'factor',
    prevCloseByFactor: provenance.prevClose === 'factor',
  }
}

/** Where the values of a page of so many rows lie. */
interface PageValues {
  readonly words: Int32Array
  readonly doubles: Float64Array
}

function put(frame: Filling<BarFrame>, { column, present }: TakenPage, { words, doubles }: PageValues): void {
  switch (column) {
    case BAR.code:
      frame.stock.set(words)
      break
    case BAR.kind:
      frame.kind.set(words)
      break
    case BAR.open:
      frame.open.set(words)
      break
    case BAR.high:
      frame.high.set(words)
      break
    case BAR.low:
      frame.low.set(words)
      break
    case BAR.close:
      frame.close.set(words)
      break
    case BAR.prevClose:
      frame.prevClose.set(words)
      break
    case BAR.volume:
      frame.volume.set(doubles)
      break
    case BAR.amount:
      frame.amount.set(doubles)
      break
    case BAR.isSt:
      frame.specialTreatment.set(words)
      break
    case BAR.name:
      frame.name.set(words)
      break
    case BAR.limitUp:
      if (present > 0) frame.limitUp = limitsOfStored(words)
      break
    case BAR.limitDown:
      if (present > 0) frame.limitDown = limitsOfStored(words)
      break
  }
}

/** Rows with a reference price are those of another source: nothing is to be put in its place. */
function byReference(frame: BarFrame): readonly BarFrame[] {
  if (frame.prevCloseByFactor === true || frame.prevClose.every((cents) => cents === 0)) return [frame]
  const rows = Array.from({ length: frame.rows }, (_, row) => row)
  const isGiven = (row: number): boolean => frame.kind[row] === ROW_BAR && frame.prevClose[row] !== 0
  const derived = rows.filter((row) => !isGiven(row))
  const given = { ...framePart(frame, rows.filter(isGiven)), prevCloseDerived: false }
  return derived.length === 0 ? [given] : [given, framePart(frame, derived)]
}

/** Some rows of a frame. */
export function framePart(frame: BarFrame, rows: readonly number[]): BarFrame {
  const words = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row]!)
  const doubles = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!)
  return {
    ...frame,
    rows: rows.length,
    stock: words(frame.stock),
    date: words(frame.date),
    open: words(frame.open),
    high: words(frame.high),
    low: words(frame.low),
    close: words(frame.close),
    prevClose: words(frame.prevClose),
    name: words(frame.name),
    line: words(frame.line),
    volume: doubles(frame.volume),
    amount: doubles(frame.amount),
    specialTreatment: Int8Array.from(rows, (row) => frame.specialTreatment[row]!),
    kind: Uint8Array.from(rows, (row) => frame.kind[row]!),
    limitUp: frame.limitUp && words(frame.limitUp),
    limitDown: frame.limitDown && words(frame.limitDown),
  }
}
