import type { StockCode } from '../model/code.ts'
import type { ExRights } from '../model/exRights.ts'
import type { Security } from '../model/security.ts'
import type { CalendarDay, DayInfo, StoredDay, StoredIndexBar } from './storedDay.ts'

/** The store as it stood when it was opened; what is written later does not show. */
export interface StoreReader {
  readonly folder: string
  /** Counts the writes that changed the store. */
  readonly generation: number
  /** The settled days, ascending. */
  readonly days: () => readonly number[]
  /** The last of them; undefined in an empty store. */
  readonly lastSettledDay: () => number | undefined
  /** What is known of a settled day, else of the day kept apart. */
  readonly dayInfo: (date: number) => DayInfo | undefined
  /** Unsettled and partial days, ascending; none of them is also settled. */
  readonly pendingDays: () => readonly DayInfo[]
  /** A day with its rows, settled or kept apart. */
  readonly readDay: (date: number) => Promise<StoredDay | undefined>
  /** By code and date. */
  readonly indexBars: () => Promise<readonly StoredIndexBar[]>
  readonly securities: () => Promise<ReadonlyMap<StockCode, Security>>
  /** Ex-rights days (除权除息) of each stock, ascending; none where no list was put. */
  readonly exRights: () => Promise<ReadonlyMap<StockCode, readonly ExRights[]>>
  /** Days that were put as the exchanges' own word, ascending; what the program knows itself is not among them. */
  readonly calendar: () => Promise<readonly CalendarDay[]>
}
