/**
 * Why a bar had no limit (无涨跌幅限制): a listing date, a name with N or C, a first bar that comes late without a
 * reference or lies beyond its band, the first day of 退市整理, or a price beyond the band after a long halt, soon after
 * a first bar without a reference, or shortly before a delisting.
 */
export type FreeBarReason =
  | 'listed'
  | 'firstName'
  | 'earlyName'
  | 'noReference'
  | 'farBeyondBand'
  | 'delistingFirstDay'
  | 'longGap'
  | 'maybeNew'
  | 'delistingAhead'

/** A reason found at one bar of a stock. */
export interface FreeBarsNote {
  readonly reason: FreeBarReason
  readonly stock: number
  /** The bar's day, yyyymmdd, and its own-bar number. */
  readonly date: number
  readonly ordinal: number
  /** Own-bar number up to which bars are free; Infinity while the name of the day says so. */
  readonly until: number
}
