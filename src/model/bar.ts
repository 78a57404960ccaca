/**
 * 日线, unadjusted: one stock's traded day. Exists at the edge of the API only; inside, bars are columns.
 * Prices in integer cents.
 */
export interface DailyBar {
  /** '605398.SH', or six digits that name their market by their prefix. */
  readonly code: string
  /** 'YYYY-MM-DD' or 'YYYYMMDD'. */
  readonly date: string
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** The exchange's reference price after ex-rights; undefined is not known. */
  readonly prevClose: number | undefined
  readonly volumeShares?: number | undefined
  readonly amountCents?: number | undefined
  /** The short name of that day. */
  readonly name?: string | undefined
  /** Whether the stock was ST that day, where it is known. */
  readonly specialTreatment?: boolean | undefined
}
