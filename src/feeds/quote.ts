import type { StockCode } from '../model/code.ts'

/** When a quote was made, on the exchanges' clock. */
export interface Stamp {
  /** yyyymmdd. */
  readonly date: number
  /** Minutes since midnight. */
  readonly minutes: number
}

/** 行情: what one stock did on the day of the quote, in cents and shares. */
export interface QuoteBar {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volumeShares: number
  readonly amountCents: number
}

/** Limit prices as a provider prints them; undefined where it says that there is none. */
export interface QuoteLimits {
  readonly up: number | undefined
  readonly down: number | undefined
}

/** One stock as a provider shows it. */
export interface Quote {
  readonly code: StockCode
  /** The short name of the day; empty where it is not shown. */
  readonly name: string
  readonly stamp: Stamp | undefined
  /** undefined: 停牌, or not yet listed; it did not trade. */
  readonly bar: QuoteBar | undefined
  /** The exchange's reference price, cents; undefined where none is shown. */
  readonly prevClose: number | undefined
  /** First trading day, yyyymmdd, where it is shown. */
  readonly listed: number | undefined
  /** undefined where the provider shows no limits at all. */
  readonly limits: QuoteLimits | undefined
}

/** 指数: one index on one day, in ten-thousandths of a point. */
export interface IndexQuote {
  /** '000001.SH'. */
  readonly code: string
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number
  readonly amountCents: number | undefined
}

/** One stock's bar of a past day; the name of that day is not known. */
export interface HistoryBar extends QuoteBar {
  readonly code: StockCode
  readonly date: number
  /** undefined where the provider shows none. */
  readonly prevClose: number | undefined
}

/** The whole market as one provider shows it. */
export interface Snapshot {
  readonly quotes: readonly Quote[]
  /** How many stocks the provider itself says there are. */
  readonly claimed: number
}

/** The indexes that a recap knows, as their exchanges number them. */
export const INDEX_CODES: readonly string[] = ['000001.SH', '399001.SZ', '399006.SZ', '899050.BJ']
