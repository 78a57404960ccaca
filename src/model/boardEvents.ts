/** Bits of `BoardEvents.state`: what one bar did to its limits, or why it could not be judged. */
export const UP_SEALED = 1
export const UP_BROKEN = 2
export const DOWN_SEALED = 4
export const DOWN_BROKEN = 8
/** Bits of a bar that touched a limit. */
export const TOUCHED: number = UP_SEALED | UP_BROKEN | DOWN_SEALED | DOWN_BROKEN
/** A price beyond the limit: the whole bar is not judged. */
export const ANOMALOUS = 16
/** No previous close, an unknown status, or a faulty row: nothing is known of this bar. */
export const NOT_JUDGED = 32
/** A day without a limit. */
export const NO_LIMIT = 64

/** A row that is no bar because of a fault: in no count, but something stood there. */
export const FAULTY_ROW = 128

/** Bits after which what came before is not known: the next streak is "at least". */
export const BREAKS_LOOKBACK: number = ANOMALOUS | NOT_JUDGED | FAULTY_ROW

/**
 * The sparse outcome of the kernel: bars that touched a limit, had none, or could not be judged, the stock's own
 * bar after one that touched, and rises above 10%; the state of the last two may be 0. Columns, all `count` long, each stock's events in ascending date. Prices in cents.
 */
export interface BoardEvents {
  readonly count: number
  readonly stock: Int32Array
  readonly date: Int32Array
  /** The stock's own-bar number in this run, from 1. Two bars are neighbours exactly when these differ by 1. */
  readonly ordinal: Int32Array
  readonly state: Uint8Array
  /** Position of the same stock's event before; -1 for its first. */
  readonly previous: Int32Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  readonly prevClose: Int32Array
  readonly limitUp: Int32Array
  readonly limitDown: Int32Array
  /** 5, 10, 20, 30; 0 where there is none or it is unknown. */
  readonly percent: Uint8Array
  /** Position in STATUSES. */
  readonly status: Uint8Array
  readonly name: Int32Array
  readonly volumeShares: Float64Array
  readonly amountCents: Float64Array
}
