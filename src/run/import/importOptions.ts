import type { ForcedUnits } from '../../parsers/parser.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { DayConflict } from '../../store/storedDay.ts'

/** What to bring into a store, and how. */
export interface ImportOptions {
  /** The folder of the store; it is made if there is none. */
  readonly store: string
  /** Files, folders and archives of daily bars; '-' is standard input. */
  readonly data: readonly string[]
  /** Rows that differ from stored ones take their place. */
  readonly replace?: boolean | undefined
  readonly securities?: readonly string[] | undefined
  readonly exRights?: string | undefined
  readonly index?: string | undefined
  readonly columns?: ReadonlyMap<string, string> | undefined
  readonly units?: ForcedUnits | undefined
  /** Least percent of the day before's codes that an exchange must show for a day to be whole; 80 when left out. */
  readonly leastShare?: number | undefined
  /** The present; the machine's clock when left out. */
  readonly now?: Date | undefined
  /** Told now and then how far the import has come. */
  readonly progress?: ((progress: ImportProgress) => void) | undefined
}

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: 'read' | 'write'
  /** Bytes read of all, or years written of all. */
  readonly done: number
  readonly total: number
  /** Rows read or written so far. */
  readonly rows: number
}

/** A file of which nothing was taken. */
export interface RefusedFile {
  readonly path: string
  readonly refusal: Refusal
}

/** A day that is kept apart. */
export interface KeptApart {
  readonly date: number
  readonly state: 'unsettled' | 'partial'
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
  readonly refusedFiles: readonly RefusedFile[]
  /** Faulty rows whose stock or day cannot be told. */
  readonly unplaced: number
  /** The first of them, as a printed line. */
  readonly firstUnplaced: string | undefined
  /** Rows that are no A-share. */
  readonly skipped: number
}
