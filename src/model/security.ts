import type { StockCode } from './code.ts'
import type { Place } from './issue.ts'

/** A short name and the days it held, inclusive yyyymmdd; an open end is undefined. */
export interface DatedName {
  readonly name: string
  readonly from: number | undefined
  readonly to: number | undefined
  /** The row that says so; of joined day rows the first. */
  readonly at?: Place | undefined
}

/** Whether a stock was ST, and the days for which that is said, inclusive yyyymmdd; an open end is undefined. */
export interface DatedFlag {
  readonly specialTreatment: boolean
  readonly from: number | undefined
  readonly to: number | undefined
  /** The row that says so; of joined day rows the first. */
  readonly at?: Place | undefined
}

/** The rows of a list that say what holds without dates. */
export interface SecurityPlaces {
  readonly listed?: Place | undefined
  readonly delisted?: Place | undefined
  readonly undatedName?: Place | undefined
}

/** What is known of one stock beside its bars. Everything is optional: what is not given is not known. */
export interface Security {
  readonly code: StockCode
  /** First trading day, yyyymmdd. */
  readonly listed: number | undefined
  /** Last trading day or day of delisting, yyyymmdd. */
  readonly delisted: number | undefined
  /** Dated names, ascending. */
  readonly names: readonly DatedName[]
  /** Days on which the stock was ST or was not, ascending; of two that hold, the later decides. */
  readonly flags: readonly DatedFlag[]
  /** A name without dates: for display, and for status only where the user says when it held. */
  readonly undatedName: string | undefined
  /** The list's own day, from which an undated name may decide the status; undefined where it has none. */
  readonly undatedFrom: number | undefined
  readonly places?: SecurityPlaces | undefined
}
