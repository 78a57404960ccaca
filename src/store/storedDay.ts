import type { RowIssue } from '../model/issue.ts'
import type { InputSummary, PrevCloseSource } from '../model/report.ts'
import type { DayConflict, DayState, ListConflict } from '../model/storeReport.ts'
import type { DayRows } from './dayRows.ts'

export type { DayConflict, DayState, RowDifference } from '../model/storeReport.ts'

/** Where a day's rows came from, and what is known of them. */
export interface Provenance {
  /** For people: 'eastmoney', 'csv (tushare daily)'. */
  readonly source: string
  /** When it was fetched or read. */
  readonly fetchedAt: Date
  /** Names of the checks it passed. */
  readonly checks: readonly string[]
  readonly state: DayState
  /** Where reference prices came from; 'previousClose' when the rows have none. */
  readonly prevClose: PrevCloseSource
  /** What in the rows tells ST. */
  readonly stSource: InputSummary['stSource']
}

/** One day on its way into the store or out of it. */
export interface StoredDay {
  /** yyyymmdd. */
  readonly date: number
  readonly rows: DayRows
  readonly provenance: Provenance
  /** What was found in its rows when they were read; none when left out. */
  readonly issues?: readonly RowIssue[] | undefined
}

/** What the store knows of a day without reading its rows. */
export interface DayInfo {
  readonly date: number
  readonly provenance: Provenance
  readonly rows: number
  /** Rows that are traded bars. */
  readonly bars: number
  /** Rows of each exchange, in order of EXCHANGES. */
  readonly codes: readonly number[]
}

/** One index on one day; prices in ten-thousandths of a point. */
export interface StoredIndexBar {
  /** '000001.SH'. */
  readonly code: string
  readonly date: number
  readonly open?: number | undefined
  readonly high?: number | undefined
  readonly low?: number | undefined
  readonly close: number
  readonly prevClose?: number | undefined
}

/** A day as the exchanges' calendar has it. */
export interface CalendarDay {
  readonly date: number
  readonly isOpen: boolean
}

/** What became of the days that were put, each list ascending. */
export interface PutReport {
  readonly added: readonly number[]
  /** Stored before, equal row by row. */
  readonly unchanged: readonly number[]
  /** Stored before and now with more rows, with replaced ones, or in another state. */
  readonly changed: readonly number[]
  readonly refused: readonly DayConflict[]
}

/** What became of rows of a list that differ from those stored. */
export interface ListPutReport {
  readonly refused: readonly ListConflict[]
  readonly replaced: readonly ListConflict[]
}
