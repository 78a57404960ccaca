import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../../model/barFrame.ts'
import type { BarFrame, FramePart } from '../../model/barFrame.ts'
import { MAX_PRICE_CENTS, yuanFromCents } from '../../model/cents.ts'
import type { DayCoverage } from '../../model/coverage.ts'
import { isRealDate } from '../../model/date.ts'
import type { IssueCode } from '../../model/issue.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ParseContext } from '../parser.ts'
import { priceOrderFault } from '../priceOrder.ts'
import { MOST_RECORDS, recordsMemory, slotOf } from './recordsMemory.ts'
import type { RecordsMemory } from './recordsMemory.ts'

/** One .day file whose records lie in `DayRecords.input`. */
export interface DayRecordsFile {
  readonly file: string
  /** Position in the run's Universe. */
  readonly stock: number
  /** Position in EXCHANGES. */
  readonly exchange: number
  /** Records in `input`, at most MOST_RECORDS. */
  readonly records: number
  /** Number of the first of them in the file, from 1. */
  readonly firstRecord: number
}

/** Which records of many files are wanted, yyyymmdd inclusive. */
export interface DaySpan {
  /** Rows are made from the last record before this day on, so that the first bar has a close before it. */
  readonly from: number
  readonly to: number
  /** Days are counted from this one on. */
  readonly coverFrom: number
  /** Trading days up to today, ascending, from the first that is wanted or counted. */
  readonly tradingDays: readonly number[]
}

/** Rows from which on a frame that is handed on is full: what the processor's cache holds. */
const ENOUGH_ROWS = 16_384

/** The module of the last run, for the next one; undefined while it is in use. */
let idleMemory: RecordsMemory | undefined

/**
 * 通达信 .day files to frames: 32 bytes a day, prices in cents, volume in shares, amount in yuan as a float. No
 * reference price and no name. A day without volume or prices is a suspended one; a record that cannot be a bar is
 * an issue and a fault; a date that is none, or dates that do not ascend, refuse the file.
 */
export class DayRecords {
  readonly #memory: RecordsMemory
  readonly #span: DaySpan
  readonly #context: ParseContext
  readonly #frames: BarFrame[] = []
  readonly #take: ((frame: BarFrame) => void) | undefined
  /** Rows of a frame, unless one file has more. */
  readonly #mostRows: number
  readonly #untold: Untold
  #parts: FramePart[] = []
  #rows = 0

  /**
   * Full frames are given to `take` where there is one, which must not keep them, with the closes of the bars before;
   * they are gathered otherwise.
   */
  constructor(span: DaySpan, context: ParseContext, take?: (frame: BarFrame) => void) {
    this.#take = take
    this.#mostRows = take === undefined ? MOST_RECORDS : ENOUGH_ROWS
    this.#untold = untold(take === undefined ? 0 : MOST_RECORDS)
    this.#memory = idleMemory ?? recordsMemory()
    idleMemory = undefined
    this.#span = span
    this.#context = context
    this.#memory.exports.begin()
    if (take !== undefined) this.#memory.exports.beginCloses()
    this.#memory.trading.fill(0)
    for (const date of span.tradingDays) this.#memory.trading[slotOf(date)] = 1
  }

  /** Where the next file's records are to be put. */
  get input(): Uint8Array {
    return this.#memory.input
  }

  /** Reads the records that lie in `input`. */
  add(given: DayRecordsFile): void {
    const { file, stock, exchange, records, firstRecord } = given
    if (this.#rows + records > this.#mostRows) this.#flush()
    const { from, to, coverFrom } = this.#span
    const { exports, suspectCount, suspects } = this.#memory
    const start = this.#rows
    const next = exports.decode(records, stock, exchange, firstRecord, from, to, coverFrom, start)
    if (next < 0) throw this.#outOfOrder(given, -1 - next)
    if (next === start) return
    this.#parts.push({ file, start })
    this.#rows = next
    for (let at = 0; at < suspectCount[0]!; at++) this.#judge(given, suspects[at]!)
  }

  /** The rows of all files, stock by stock. */
  frames(): readonly BarFrame[] {
    this.#flush()
    idleMemory = this.#memory
    return this.#frames
  }

  /** The trading days counted, ascending, with their codes by exchange, and those of them that have a bar. */
  coverage(): { readonly coverage: readonly DayCoverage[]; readonly withBars: readonly number[] } {
    const { counts } = this.#memory
    const { tradingDays, coverFrom, to } = this.#span
    const coverage: DayCoverage[] = []
    const withBars: number[] = []
    for (const date of tradingDays) {
      if (date < coverFrom || date > to) continue
      const at = slotOf(date) * 4
      const codes = [counts[at]!, counts[at + 1]!, counts[at + 2]!]
      if (codes.every((count) => count === 0)) continue
      coverage.push({ date, codes })
      if (counts[at + 3]! > 0) withBars.push(date)
    }
    return { coverage, withBars }
  }

  #flush(): void {
    const rows = this.#rows
    const [first] = this.#parts
    if (rows === 0 || first === undefined) return
    const told = {
      file: first.file,
      parts: this.#parts,
      rows,
      volumeScale: 1,
      amountScale: 100,
      prevCloseDerived: true,
    }
    if (this.#take === undefined) {
      this.#frames.push({
        ...told,
        ...sliced(this.#memory, rows),
        ...untold(rows),
        prevClose: new Int32Array(rows),
      })
    } else {
      this.#memory.exports.closesBefore(rows)
      this.#take({ ...told, ...viewed(this.#memory, this.#untold, rows) })
    }
    this.#parts = []
    this.#rows = 0
  }

  /** Says what a row is that is not plainly a bar. */
  #judge(given: DayRecordsFile, row: number): void {
    const memory = this.#memory
    const date = memory.date[row]! >>> 0
    if (!isRealDate(date)) throw badDate(given.file, memory.line[row]!, date)
    const verdict = this.#context.dateVerdict(date)
    if (verdict !== 'trading') {
      const closed = verdict === 'closed' ? 'not-a-trading-day' : 'bad-date'
      this.#issue(given, row, verdict === 'future' ? 'future-date' : closed, String(date))
      memory.date[row] = UNKNOWN_DATE
      return
    }
    const columns = [memory.open, memory.high, memory.low, memory.close]
    const [open = 0, high = 0, low = 0, close = 0] = columns.map((column) => column[row]! >>> 0)
    if (memory.volume[row] === 0 || (open === 0 && high === 0 && low === 0 && close === 0)) {
      memory.kind[row] = ROW_SUSPENDED
      return
    }
    const amount = memory.amount[row]!
    const isAmount = amount >= 0 && amount < Infinity
    const fault = faultOf(open, high, low, close) ?? (isAmount ? undefined : 'bad-number')
    if (fault !== undefined) {
      const prices = [open, high, low, close].map(yuanFromCents).join(' ')
      this.#issue(given, row, fault, fault === 'bad-number' ? `amount ${amount}` : prices)
      return
    }
    // What is left is a bar that traded and has no amount.
    memory.amount[row] = NaN
    memory.kind[row] = ROW_BAR
    if (date >= this.#span.coverFrom) memory.counts[slotOf(date) * 4 + 3]!++
  }

  #issue({ file, stock }: DayRecordsFile, row: number, code: IssueCode, found: string): void {
    const { line, date, kind } = this.#memory
    kind[row] = ROW_FAULT
    this.#context.issues.add({
      code,
      at: { file, line: line[row]! },
      found,
      date: date[row]!,
      stock: this.#context.universe.codeOf(stock),
    })
  }

  #outOfOrder({ file, firstRecord }: DayRecordsFile, at: number): Refusal {
    const { inputWords } = this.#memory
    const date = inputWords[at * 8]!
    if (!isRealDate(date)) return badDate(file, firstRecord + at, date)
    return new Refusal(
      'bad-record',
      `the dates do not ascend: ${date} after ${inputWords[(at - 1) * 8] ?? 0}`,
      'fetch the file again; a .day file holds one record a day, oldest first',
      { file, line: firstRecord + at },
    )
  }
}

type Columns = Pick<
  BarFrame,
  'stock' | 'date' | 'open' | 'high' | 'low' | 'close' | 'line' | 'volume' | 'amount' | 'kind'
>

/** The first rows of columns in memory of their own. */
function sliced(columns: Columns, rows: number): Columns {
  return {
    stock: columns.stock.slice(0, rows),
    date: columns.date.slice(0, rows),
    open: columns.open.slice(0, rows),
    high: columns.high.slice(0, rows),
    low: columns.low.slice(0, rows),
    close: columns.close.slice(0, rows),
    line: columns.line.slice(0, rows),
    volume: columns.volume.slice(0, rows),
    amount: columns.amount.slice(0, rows),
    kind: columns.kind.slice(0, rows),
  }
}

/** What no record tells: the name, and whether the stock is ST. */
type Untold = Pick<BarFrame, 'name' | 'specialTreatment'>

function untold(rows: number): Untold {
  return { name: new Int32Array(rows).fill(-1), specialTreatment: new Int8Array(rows).fill(-1) }
}

/** The first rows of columns, where they lie. */
function viewed(
  columns: RecordsMemory,
  { name, specialTreatment }: Untold,
  rows: number,
): Columns & Untold & Pick<BarFrame, 'prevClose' | 'datesBefore'> {
  return {
    stock: columns.stock.subarray(0, rows),
    date: columns.date.subarray(0, rows),
    open: columns.open.subarray(0, rows),
    high: columns.high.subarray(0, rows),
    low: columns.low.subarray(0, rows),
    close: columns.close.subarray(0, rows),
    line: columns.line.subarray(0, rows),
    volume: columns.volume.subarray(0, rows),
    amount: columns.amount.subarray(0, rows),
    kind: columns.kind.subarray(0, rows),
    prevClose: columns.prevClose.subarray(0, rows),
    datesBefore: columns.datesBefore.subarray(0, rows),
    name: name.subarray(0, rows),
    specialTreatment: specialTreatment.subarray(0, rows),
  }
}

function badDate(file: string, line: number, date: number): Refusal {
  const remedy = 'fetch the file again'
  return new Refusal('bad-record', `expected a date as yyyymmdd, found ${date}`, remedy, { file, line })
}

function faultOf(open: number, high: number, low: number, close: number): IssueCode | undefined {
  const prices = [open, high, low, close]
  if (prices.includes(0)) return 'missing-value'
  if (prices.some((price) => price > MAX_PRICE_CENTS)) return 'bad-price'
  return priceOrderFault(open, high, low, close)
}
