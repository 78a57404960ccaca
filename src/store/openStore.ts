import { readDays } from './dayTable.ts'
import type { DayEntry, DayTable } from './dayTable.ts'
import { readManifest } from './manifest.ts'
import type { Manifest, TableName } from './manifest.ts'
import type { Column } from './parquet/schema.ts'
import type { StoreReader } from './reader.ts'
import type { DatedIssue } from './sideTables.ts'
import type { StoredDay } from './storedDay.ts'
import { RowsCache } from './rowsCache.ts'
import { noStore, refuseWithoutManifest } from './storeFiles.ts'
import { readTable } from './readTable.ts'
import type { TableColumns } from './readTable.ts'

export { hasStore } from './paths.ts'

/** Opens the store in a folder for reading; refuses a folder that holds none. */
export function openStore(folder: string): StoreFolder {
  const manifest = readManifest(folder)
  if (manifest !== undefined) return new StoreFolder(folder, manifest)
  refuseWithoutManifest(folder)
  throw noStore(folder)
}

/** A store as one manifest has it. */
export class StoreFolder implements StoreReader {
  readonly folder: string
  readonly manifest: Manifest
  readonly table: DayTable
  #settled: number[] | undefined

  constructor(folder: string, manifest: Manifest) {
    this.folder = folder
    this.manifest = manifest
    this.table = readDays(folder, manifest.tables.days)
  }

  get generation(): number {
    return this.manifest.generation
  }

  days = (): readonly number[] => {
    this.#settled ??= [...this.table.dates].filter((_, row) => this.table.isSettled(row))
    return this.#settled
  }

  lastSettledDay = (): number | undefined => this.days().at(-1)

  dayInfo = (date: number): DayEntry | undefined => {
    const row = this.table.rowOf(date)
    return row === undefined ? undefined : this.table.entry(row)
  }

  pendingDays = (): readonly DayEntry[] =>
    [...this.table.dates].flatMap((_, row) => (this.table.isSettled(row) ? [] : [this.table.entry(row)]))

  readDay = async (date: number): Promise<StoredDay | undefined> => {
    const entry = this.dayInfo(date)
    if (entry === undefined) return undefined
    const rows = new RowsCache(this.folder).rowsOf(entry)
    const issues = (await this.issues()).filter((issue) => issue.date === date)
    return { date, rows, provenance: entry.provenance, ...(issues.length > 0 ? { issues } : {}) }
  }

  indexBars: StoreReader['indexBars'] = async () => {
    if (this.manifest.tables.indexes === undefined) return []
    const { INDEX_COLUMNS, indexBarsOf } = await import('./sideTables.ts')
    return indexBarsOf(this.read('indexes', INDEX_COLUMNS))
  }

  securities: StoreReader['securities'] = async () => {
    if (this.manifest.tables.securities === undefined) return new Map()
    const { NAME_COLUMNS, SECURITY_COLUMNS, securityFacts, ST_COLUMNS } = await import('./securityTables.ts')
    return securityFacts(
      this.read('securities', SECURITY_COLUMNS),
      this.read('security_names', NAME_COLUMNS),
      this.read('security_st', ST_COLUMNS),
    )
  }

  exRights: StoreReader['exRights'] = async () => {
    if (this.manifest.tables.ex_rights === undefined) return new Map()
    const { EX_RIGHTS_COLUMNS, exRightsOf } = await import('./sideTables.ts')
    return exRightsOf(this.read('ex_rights', EX_RIGHTS_COLUMNS))
  }

  calendar: StoreReader['calendar'] = async () => {
    const { CALENDAR_COLUMNS, calendarDaysOf } = await import('./sideTables.ts')
    return calendarDaysOf(this.read('calendar', CALENDAR_COLUMNS))
  }

  /** What was found in the rows of stored days when they were read, by day. */
  issues = async (): Promise<readonly DatedIssue[]> => {
    if (this.manifest.tables.issues === undefined) return []
    const { ISSUE_COLUMNS, issuesOf } = await import('./sideTables.ts')
    return issuesOf(this.read('issues', ISSUE_COLUMNS))
  }

  /** Reads a table; an empty one where the store has none of this name. */
  read(name: TableName, columns: readonly Column[]): TableColumns {
    return readTable(this.folder, this.manifest.tables[name], columns)
  }
}
