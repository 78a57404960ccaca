import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED, frameColumns } from '../../model/barFrame.ts'
import type { FrameColumns } from '../../model/barFrame.ts'

/** Most rows of one frame. */
export const FRAME_ROWS = 16_384

/** One row on its way into a frame; prices in cents, quantities in the file's units. */
export interface FrameRow {
  readonly kind: number
  readonly stock: number
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number
  readonly volume: number
  readonly amount: number
  readonly name: number
  readonly specialTreatment: number
  readonly line: number
  /** The vendor's own limit prices; given in all rows of a file or in none. */
  readonly limitUp?: number | undefined
  readonly limitDown?: number | undefined
}

/** The vendor's own limit prices, where a file has them. */
export type LimitColumns = Pick<FrameColumns, 'limitUp' | 'limitDown'>

/** Takes a frame whose columns hold until the next one. */
export type TakeFrame = (frame: FrameColumns) => void

/** Gathers a file's rows into frames of at most FRAME_ROWS. */
export class FrameRows {
  /** Rows in the frame being filled. */
  count = 0
  readonly frames: FrameColumns[] = []
  readonly #columns: FrameColumns
  readonly #take: TakeFrame | undefined
  #limitUp: Int32Array | undefined
  #limitDown: Int32Array | undefined

  /**
   * `columns` is where rows are put until a frame is full; it must hold FRAME_ROWS, and limit prices where rows are put
   * there by others than `add`. Full frames are given to `take` where there is one, as views of these columns, and are
   * gathered in `frames` otherwise.
   */
  constructor(columns: FrameColumns = frameColumns(FRAME_ROWS), take?: TakeFrame) {
    this.#columns = columns
    this.#take = take
    this.#limitUp = columns.limitUp
    this.#limitDown = columns.limitDown
  }

  add(row: FrameRow): void {
    if (this.count === FRAME_ROWS) this.flush()
    const at = this.count++
    const columns = this.#columns
    columns.stock[at] = row.stock
    columns.date[at] = row.date
    columns.open[at] = row.open
    columns.high[at] = row.high
    columns.low[at] = row.low
    columns.close[at] = row.close
    columns.prevClose[at] = row.prevClose
    columns.volume[at] = row.volume
    columns.amount[at] = row.amount
    columns.name[at] = row.name
    columns.specialTreatment[at] = row.specialTreatment
    columns.kind[at] = row.kind
    columns.line[at] = row.line
    if (row.limitUp !== undefined) this.#limitUp ??= new Int32Array(FRAME_ROWS)
    if (row.limitDown !== undefined) this.#limitDown ??= new Int32Array(FRAME_ROWS)
    if (this.#limitUp !== undefined) this.#limitUp[at] = row.limitUp ?? 0
    if (this.#limitDown !== undefined) this.#limitDown[at] = row.limitDown ?? 0
  }

  /** A day on which the stock did not trade: its prices mean nothing. */
  addSuspended(stock: number, date: number, name: number, specialTreatment: number, line: number): void {
    this.add({ ...NOTHING, kind: ROW_SUSPENDED, stock, date, name, specialTreatment, line })
  }

  /** A row that is known to exist and cannot be read. */
  addFault(stock: number, date: number, line: number): void {
    this.add({ ...NOTHING, kind: ROW_FAULT, stock, date, volume: NaN, amount: NaN, line })
  }

  /** Closes the frame being filled. */
  flush(): void {
    const rows = this.count
    if (rows === 0) return
    const columns = viewed(this.#columns, rows)
    // Days without trading have no limits of their own.
    const hasBars = columns.kind.includes(ROW_BAR)
    const limitUp = hasBars ? this.#limitUp?.subarray(0, rows) : undefined
    const limitDown = hasBars ? this.#limitDown?.subarray(0, rows) : undefined
    if (this.#take !== undefined) this.#take({ ...columns, limitUp, limitDown })
    else this.frames.push({ ...copied(columns), limitUp: limitUp?.slice(), limitDown: limitDown?.slice() })
    this.count = 0
  }
}

/** The first rows of full columns, where they lie. */
function viewed(columns: FrameColumns, rows: number): FrameColumns {
  return {
    rows,
    stock: columns.stock.subarray(0, rows),
    date: columns.date.subarray(0, rows),
    open: columns.open.subarray(0, rows),
    high: columns.high.subarray(0, rows),
    low: columns.low.subarray(0, rows),
    close: columns.close.subarray(0, rows),
    prevClose: columns.prevClose.subarray(0, rows),
    volume: columns.volume.subarray(0, rows),
    amount: columns.amount.subarray(0, rows),
    name: columns.name.subarray(0, rows),
    specialTreatment: columns.specialTreatment.subarray(0, rows),
    kind: columns.kind.subarray(0, rows),
    line: columns.line.subarray(0, rows),
  }
}

/** Columns in one piece of memory of their own. */
function copied(from: FrameColumns): FrameColumns {
  const { rows } = from
  const doubles = rows * 8
  const words = rows * 4
  const memory = new ArrayBuffer(2 * doubles + 9 * words + 2 * rows)
  let at = 2 * doubles
  const word = (column: Int32Array): Int32Array => {
    const copy = new Int32Array(memory, at, rows)
    copy.set(column)
    at += words
    return copy
  }
  const volume = new Float64Array(memory, 0, rows)
  volume.set(from.volume)
  const amount = new Float64Array(memory, doubles, rows)
  amount.set(from.amount)
  const columns = {
    stock: word(from.stock),
    date: word(from.date),
    open: word(from.open),
    high: word(from.high),
    low: word(from.low),
    close: word(from.close),
    prevClose: word(from.prevClose),
    name: word(from.name),
    line: word(from.line),
  }
  const specialTreatment = new Int8Array(memory, at, rows)
  specialTreatment.set(from.specialTreatment)
  const kind = new Uint8Array(memory, at + rows, rows)
  kind.set(from.kind)
  return { rows, volume, amount, ...columns, specialTreatment, kind }
}

const NOTHING = {
  open: 0,
  high: 0,
  low: 0,
  close: 0,
  prevClose: 0,
  volume: 0,
  amount: 0,
  name: -1,
  specialTreatment: -1,
}
