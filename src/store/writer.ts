import type { StockCode } from '../model/code.ts'
import type { ExRights } from '../model/exRights.ts'
import type { Security } from '../model/security.ts'
import type { StoreReader } from './reader.ts'
import type { CalendarDay, ListPutReport, PutReport, StoredDay, StoredIndexBar } from './storedDay.ts'

/** How days are put. */
export interface PutOptions {
  /** Rows that differ from stored ones take their place; without it their day is refused. */
  readonly replace?: boolean | undefined
}

/**
 * The one writer of a store. What is put is seen by nobody until `commit`, which `withWriter` calls in the end; then
 * all of it at once.
 */
export interface StoreWriter {
  /** The store as it was when the writer began, or after the last commit. */
  readonly reader: StoreReader
  /**
   * Puts days. Rows of stocks that the stored day has not are added to it; rows that are equal change nothing; a row
   * that differs refuses its whole day, unless `replace` is set. A settled day that comes where one is kept apart
   * takes its place whole; one that is not settled never touches a settled one, whose day is then `unchanged`.
   */
  readonly putDays: (days: readonly StoredDay[], options?: PutOptions) => Promise<PutReport>
  /**
   * Puts index bars. One that differs from the stored one of its code and day is refused, unless `replace` is set or the
   * day was not settled when the writer began; what one of two does not say is filled from the other.
   */
  readonly putIndexBars: (bars: readonly StoredIndexBar[], options?: PutOptions) => Promise<ListPutReport>
  /** Joins what is known of securities: names and flags with their days, listing and delisting. */
  readonly putSecurities: (securities: Iterable<Security>) => Promise<void>
  /**
   * Puts ex-rights days, each once. One that differs from the stored one of its stock and day is refused, unless `replace`
   * is set.
   */
  readonly putExRights: (
    byCode: ReadonlyMap<StockCode, readonly ExRights[]>,
    options?: PutOptions,
  ) => Promise<ListPutReport>
  /** Puts the exchanges' word on days in place of what was put for the same days. */
  readonly putCalendar: (days: readonly CalendarDay[]) => Promise<void>
  /**
   * Joins the day files of each year with its year file. Bars are not changed. Gives the years that were written.
   */
  readonly compact: () => Promise<readonly number[]>
  /** Makes what was put so far the store, at once. Nothing is written when nothing changed. */
  readonly commit: () => Promise<void>
}
