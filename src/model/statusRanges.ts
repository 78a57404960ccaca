import type { StockCode } from './code.ts'
import type { Ratio } from './ratio.ts'

/** Both ends of what a count may be. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Both ends of what a rate may be. */
export interface RateRange {
  readonly from: Ratio
  readonly to: Ratio
}

/** Both ends of how many stocks one rung of the ladder may hold. */
export interface RungRange extends Range {
  readonly streak: number
}

/** What the figures of the day may lie between when nothing says which stocks were ST (or 退市整理: not in it). */
export interface StatusRanges {
  /** Stocks whose board, or its streak, hangs on whether they are ST, by code. */
  readonly stocks: readonly StockCode[]
  readonly traded: Range
  readonly bigRisers: Range
  readonly sealed: Range
  readonly broken: Range
  readonly limitDownSealed: Range
  readonly limitDownBroken: Range
  /** Undefined where an end is 0 of 0. */
  readonly sealRate: RateRange | undefined
  readonly maxHeight: Range
  readonly streakStocks: Range | undefined
  readonly streakPromotion: RateRange | undefined
  /** Tallest first. */
  readonly rungs: readonly RungRange[]
}
