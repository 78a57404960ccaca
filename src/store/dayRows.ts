/**
 * The rows of one day as columns, all `count` long, by code ascending. Prices and amounts in integer cents.
 * A suspended row (停牌) and a faulty one have no prices: 0, and NaN for what is counted.
 */
export interface DayRows {
  readonly count: number
  /** Six digits of the code as a number, ascending, each once. */
  readonly digits: Int32Array
  /** ROW_BAR, ROW_SUSPENDED or ROW_FAULT. */
  readonly kind: Uint8Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  /** 0 is not known. */
  readonly prevClose: Int32Array
  /** The vendor's limit prices, as frames hold them; undefined where no row has one. */
  readonly limitUp: Int32Array | undefined
  readonly limitDown: Int32Array | undefined
  /** Whole shares; NaN is not known. */
  readonly volumeShares: Float64Array
  /** Whole cents; NaN is not known. */
  readonly amountCents: Float64Array
  /** 1, 0, or -1 where nothing says. */
  readonly specialTreatment: Int8Array
  /** Position in `names`; -1 is none. */
  readonly name: Int32Array
  readonly names: readonly string[]
}

/** Empty columns for `count` rows, to be filled. */
export function emptyDayRows(count: number, names: readonly string[]): DayRows {
  return {
    count,
    digits: new Int32Array(count),
    kind: new Uint8Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    prevClose: new Int32Array(count),
    limitUp: undefined,
    limitDown: undefined,
    volumeShares: new Float64Array(count).fill(NaN),
    amountCents: new Float64Array(count).fill(NaN),
    specialTreatment: new Int8Array(count).fill(-1),
    name: new Int32Array(count).fill(-1),
    names,
  }
}
