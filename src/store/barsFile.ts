import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { ROW_BAR } from '../model/barFrame.ts'
import { EXCHANGES, identifyCode } from '../model/code.ts'
import { BAR_COLUMNS } from './barsTable.ts'
import { pageOfDay } from './pageOfDay.ts'
import type { DayEntry } from './dayTable.ts'
import type { DayRows } from './dayRows.ts'
import { ParquetFileWriter } from './parquet/fileWriter.ts'
import type { PageRows } from './parquet/fileWriter.ts'
import { DATA_START, FOLDERS } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'
import type { Provenance } from './storedDay.ts'

/** Days of one row group: about a month, so that engines find some hundred thousand rows in it. */
const GROUP_DAYS = 21
/** Digits of a checksum in a file's name. */
const NAME_DIGITS = 12

/** A file of bars that was written, and its days. */
export interface WrittenBars {
  readonly file: FileEntry
  readonly days: readonly DayEntry[]
}

type PlacedDay = Omit<DayEntry, 'path' | 'groupOffset' | 'groupBytes' | 'groupPages' | 'page'>

/** Writes days, given in ascending order, as one file in the store's folder `new`. */
export class BarsFile {
  readonly #folder: string
  readonly #target: string
  readonly #draft: string
  readonly #writer: ParquetFileWriter
  readonly #done: Omit<DayEntry, 'path'>[] = []
  #days: PlacedDay[] = []
  #pages: PageRows[] = []
  #rows = 0

  /** `target` is the folder where the file will stand, and the beginning of its name: 'bars/2024'. */
  constructor(folder: string, target: string) {
    this.#folder = folder
    this.#target = target
    this.#draft = join(folder, FOLDERS.new, `draft-${process.pid}-${target.replaceAll('/', '-')}`)
    this.#writer = new ParquetFileWriter(this.#draft, BAR_COLUMNS)
  }

  add(date: number, rows: DayRows, provenance: Provenance): void {
    this.#days.push({ date, provenance, rows: rows.count, ...countsOf(rows), firstRow: this.#rows + 1 })
    this.#pages.push(pageOfDay(date, rows))
    this.#rows += rows.count
    if (this.#pages.length === GROUP_DAYS) this.#writeGroup()
  }

  /** Ends the file, under its name. */
  finish(): WrittenBars {
    if (this.#pages.length > 0) this.#writeGroup()
    const data = this.#writer.offset - DATA_START
    const { bytes, rows, checksum } = this.#writer.finish()
    const path = `${this.#target}-${checksum.slice(0, NAME_DIGITS)}.parquet`
    renameSync(this.#draft, join(this.#folder, FOLDERS.new, path.slice(path.indexOf('/') + 1)))
    return {
      file: { path, bytes, rows, data, checksum },
      days: this.#done.map((day) => ({ ...day, path })),
    }
  }

  abandon(): void {
    this.#writer.abandon()
  }

  #writeGroup(): void {
    const { offset, bytes } = this.#writer.writeGroup(this.#pages)
    const groupPages = this.#pages.length
    this.#days.forEach((day, page) => {
      this.#done.push({ ...day, groupOffset: offset, groupBytes: bytes, groupPages, page })
    })
    this.#days = []
    this.#pages = []
  }
}

/** Traded bars, and rows of each exchange. */
function countsOf({ count, digits, kind }: DayRows): Pick<DayEntry, 'bars' | 'codes'> {
  const codes = EXCHANGES.map(() => 0)
  let bars = 0
  for (let row = 0; row < count; row++) {
    codes[exchangeOf(Math.floor(digits[row]! / 1000))]!++
    if (kind[row] === ROW_BAR) bars++
  }
  return { bars, codes }
}

/** By three-digit prefix of a code, its position in EXCHANGES. */
const exchanges = new Map<number, number>()

function exchangeOf(prefix: number): number {
  const known = exchanges.get(prefix)
  if (known !== undefined) return known
  const identity = identifyCode({ digits: prefix * 1000, exchange: undefined })
  if (identity.kind !== 'stock') throw new RangeError(`${prefix} begins no stock's code`)
  const exchange = EXCHANGES.indexOf(identity.exchange)
  exchanges.set(prefix, exchange)
  return exchange
}
