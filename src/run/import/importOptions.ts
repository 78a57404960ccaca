import type { ForcedUnits } from '../../parsers/parser.ts'

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
