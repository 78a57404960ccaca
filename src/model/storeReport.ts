import type { IssueCode } from './issue.ts'
import type { Refusal } from './refusal.ts'

/** 最终, 盘中, 不全: only a settled day is one of the store's days; the others are kept apart. */
export type DayState = 'settled' | 'unsettled' | 'partial'

/** Two rows of one stock and day that differ: the stored one and the one that came. */
export interface RowDifference {
  readonly date: number
  /** '600519.SH'. */
  readonly code: string
  /** Column by column: its name, what is stored or came first, what came. */
  readonly columns: readonly (readonly [column: string, stored: string, incoming: string])[]
}

/** What rows differ from: those that are stored, or earlier ones of the same import. */
export type Against = 'stored' | 'import'

/** A day that was refused because rows of it differ from those stored, or among themselves. */
export interface DayConflict {
  readonly date: number
  readonly against: Against
  /** Rows that differ. */
  readonly count: number
  /** The first of them. */
  readonly first: readonly RowDifference[]
}

/** Rows of a list beside the bars that differ from the stored ones of the same code and day. */
export interface ListConflict {
  /** The table of the store. */
  readonly list: 'indexes' | 'ex_rights'
  readonly count: number
  /** The first of them. */
  readonly first: readonly RowDifference[]
}

/** A file of which nothing was taken. */
export interface RefusedFile {
  readonly path: string
  readonly refusal: Refusal
}

/** A day that is kept apart. */
export interface KeptApart {
  readonly date: number
  readonly state: DayState
}

/** How many rows have an issue. */
export interface IssueCount {
  readonly code: IssueCode
  readonly count: number
}

/** What became of an import. */
export interface ImportReport {
  readonly store: string
  readonly files: number
  readonly rows: number
  /** Whether an import that was cut short was gone on with. */
  readonly isResumed: boolean
  /** Days by what became of them, ascending; those that are kept apart stand in `keptApart` alone. */
  readonly added: readonly number[]
  readonly unchanged: readonly number[]
  readonly changed: readonly number[]
  readonly keptApart: readonly KeptApart[]
  /** Days of which rows differ from stored ones, or among themselves. */
  readonly refused: readonly DayConflict[]
  /** Index bars and ex-rights days that differ, and were not written. */
  readonly refusedRows: readonly ListConflict[]
  /** Those that took the place of stored ones. */
  readonly replacedRows: readonly ListConflict[]
  readonly refusedFiles: readonly RefusedFile[]
  /** What was found in rows of known stocks and days, most often first; it is stored with the days. */
  readonly issues: readonly IssueCount[]
  /** The first of them, as a printed line. */
  readonly firstIssue: string | undefined
  /** Faulty rows whose stock or day cannot be told. */
  readonly unplaced: number
  /** The first of them, as a printed line. */
  readonly firstUnplaced: string | undefined
  /** Rows that are no A-share. */
  readonly skipped: number
}

/** What a store holds, without a look at its rows. */
export interface StoreStatus {
  readonly store: string
  readonly generation: number
  /** When it was last written, an ISO instant. */
  readonly written: string
  readonly files: number
  readonly bytes: number
  readonly rows: number
  /** Settled days, ascending. */
  readonly days: readonly number[]
  readonly lastDay: StoredDayStatus | undefined
  /** Days that are kept apart, ascending. */
  readonly keptApart: readonly StoredDayStatus[]
  /** Trading days between the first and the last settled day that the store has not. */
  readonly missing: readonly number[]
  /** Stocks of which the store has rows. */
  readonly stocks: number
  /** Stocks of which lists say something. */
  readonly listed: number
  readonly exRights: number
  readonly indexBars: number
  /** The last day of the index bars. */
  readonly lastIndexDay: number | undefined
  /** Issues of the rows of stored days. */
  readonly issues: number
  /** Days that have files of their own. */
  readonly dayFiles: number
  /** Who writes it at the moment. */
  readonly holder: StoreHolder | undefined
}

/** Who writes a store. */
export interface StoreHolder {
  readonly command: string
  readonly pid: number
  readonly host: string
  /** An ISO instant. */
  readonly since: string
}

/** One day, as the status shows it. */
export interface StoredDayStatus {
  readonly date: number
  readonly state: DayState
  readonly rows: number
  readonly source: string
  /** When it was fetched or read, an ISO instant. */
  readonly fetchedAt: string
  readonly checks: readonly string[]
}

/** What was found when every byte of a store was read. */
export interface VerifyReport {
  readonly store: string
  readonly files: number
  readonly bytes: number
  readonly days: number
  readonly rows: number
  readonly faults: readonly StoreFault[]
  /** What helps where nothing can be repaired: the manifest or the table of days is damaged; else undefined. */
  readonly beyondRepair: string | undefined
}

/** A file that is not what it was, and what it held. */
export interface StoreFault {
  readonly file: string
  readonly what: string
  /** The days of its rows. */
  readonly days: readonly number[]
}

/** What was done about a damaged store. */
export interface RepairReport {
  readonly store: string
  /** What was found. */
  readonly faults: readonly StoreFault[]
  /** Days of damaged files that could be read. */
  readonly kept: readonly number[]
  /** Days that could not, which the store has no more. */
  readonly lost: readonly number[]
  /** Tables that are gone, and are filled again by an import of their lists. */
  readonly tables: readonly string[]
}
