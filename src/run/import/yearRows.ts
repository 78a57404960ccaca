/** Rows of one year on their way into the store, as columns; quantities are in the units of their sources. */
export interface YearRows {
  readonly rows: number
  readonly volume: Float64Array
  readonly amount: Float64Array
  readonly digits: Int32Array
  readonly date: Int32Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  readonly prevClose: Int32Array
  readonly limitUp: Int32Array
  readonly limitDown: Int32Array
  /** Number in the names of the import; -1 is none. */
  readonly name: Int32Array
  /** Number in the sources of the import. */
  readonly source: Int32Array
  readonly specialTreatment: Int8Array
  readonly kind: Uint8Array
}

/** Bytes of one row in a block. */
export const ROW_BYTES: number = 2 * 8 + 11 * 4 + 2

/** Columns of `rows` rows in one piece of memory, from `start` on: first the long ones, so that each lies even. */
export function yearRows(memory: ArrayBuffer, start: number, rows: number): YearRows {
  let at = start
  const doubles = (): Float64Array => new Float64Array(memory, taken(8), rows)
  const words = (): Int32Array => new Int32Array(memory, taken(4), rows)
  const taken = (bytes: number): number => (at += bytes * rows) - bytes * rows
  return {
    rows,
    volume: doubles(),
    amount: doubles(),
    digits: words(),
    date: words(),
    open: words(),
    high: words(),
    low: words(),
    close: words(),
    prevClose: words(),
    limitUp: words(),
    limitDown: words(),
    name: words(),
    source: words(),
    specialTreatment: new Int8Array(memory, taken(1), rows),
    kind: new Uint8Array(memory, taken(1), rows),
  }
}

/** Copies the first `rows` rows of some columns into others, from row `at` on. */
export function copyRows(from: YearRows, rows: number, to: YearRows, at: number): void {
  to.volume.set(from.volume.subarray(0, rows), at)
  to.amount.set(from.amount.subarray(0, rows), at)
  to.digits.set(from.digits.subarray(0, rows), at)
  to.date.set(from.date.subarray(0, rows), at)
  to.open.set(from.open.subarray(0, rows), at)
  to.high.set(from.high.subarray(0, rows), at)
  to.low.set(from.low.subarray(0, rows), at)
  to.close.set(from.close.subarray(0, rows), at)
  to.prevClose.set(from.prevClose.subarray(0, rows), at)
  to.limitUp.set(from.limitUp.subarray(0, rows), at)
  to.limitDown.set(from.limitDown.subarray(0, rows), at)
  to.name.set(from.name.subarray(0, rows), at)
  to.source.set(from.source.subarray(0, rows), at)
  to.specialTreatment.set(from.specialTreatment.subarray(0, rows), at)
  to.kind.set(from.kind.subarray(0, rows), at)
}
