import { Refusal } from '../model/refusal.ts'
import type { RowDifference } from '../model/storeReport.ts'
import { reasonOf } from '../sources/bytes.ts'
import { arrangeFiles, makeFolders, syncNew } from './arrangeFiles.ts'
import { listConflicts } from './listRows.ts'
import { takeLock } from './lock.ts'
import { readManifest, writeManifest } from './manifest.ts'
import type { Manifest, TableName } from './manifest.ts'
import { StoreFolder } from './openStore.ts'
import { compactYear, dayFiles, putYear } from './putYear.ts'
import type { PutLists } from './putYear.ts'
import { repairDays } from './repairDays.ts'
import type { RepairedDays } from './repairDays.ts'
import { StagedStore } from './stagedStore.ts'
import type { PutReport, StoredDay } from './storedDay.ts'
import type { StoreWriter } from './writer.ts'

/** Who writes, for those that find the store locked. */
export interface WriterOptions {
  /** 'limitup update'. */
  readonly command: string
  /** The present; the machine's clock when left out. */
  readonly now?: Date | undefined
  /** How long to wait for another writer, in milliseconds; not at all when left out. */
  readonly waitMs?: number | undefined
  /** Tables that are left out as if they had never been, since they are damaged. */
  readonly without?: readonly TableName[] | undefined
}

/** Day files of one year from which they are joined by themselves. */
const MOST_DAY_FILES = 40

const NOTHING: Manifest = { generation: 0, written: '', tables: {}, bars: [] }

/**
 * Makes `work` the one writer of the store in a folder, which is made if there is none. What it puts becomes the store
 * when it is done, or at its own `commit`s; when it throws, the last commit stands. Refuses when another writes.
 */
export async function withWriter<Result>(
  folder: string,
  options: WriterOptions,
  work: (writer: FolderWriter) => Promise<Result>,
): Promise<Result> {
  const now = options.now ?? new Date()
  try {
    makeFolders(folder)
  } catch (cause) {
    throw refusalOf(cause, folder, [...UNWRITABLE, 'ENOENT', 'EEXIST', 'ELOOP', 'ENAMETOOLONG'])
  }
  try {
    const unlock = await takeLock(folder, options.command, now, options.waitMs ?? 0)
    try {
      const writer = new FolderWriter(folder, now, options.without)
      try {
        const result = await work(writer)
        await writer.commit()
        return result
      } finally {
        writer.close()
      }
    } finally {
      unlock()
    }
  } catch (cause) {
    throw refusalOf(cause, folder)
  }
}

/** The one writer of a store in a folder. */
export class FolderWriter implements StoreWriter {
  readonly folder: string
  reader: StoreFolder
  readonly #now: Date
  /** The settled days when the writer began: what was put beside others may still change. */
  readonly #settled: ReadonlySet<number>
  #staged: StagedStore

  constructor(folder: string, now: Date, without: readonly TableName[] = []) {
    this.folder = folder
    this.#now = now
    const found = readManifest(folder) ?? NOTHING
    const tables = Object.entries(found.tables).filter(([name]) => !without.some((each) => each === name))
    const manifest = { ...found, tables: Object.fromEntries(tables) }
    arrangeFiles(folder, manifest, now)
    this.reader = new StoreFolder(folder, manifest)
    this.#settled = new Set(this.reader.days())
    this.#staged = new StagedStore(this.reader)
  }

  putDays: StoreWriter['putDays'] = (days, options = {}) => {
    const lists: PutLists = { added: [], unchanged: [], changed: [], refused: [] }
    const byYear = new Map<number, StoredDay[]>()
    for (const day of [...days].sort((a, b) => a.date - b.date)) {
      const year = Math.floor(day.date / 10_000)
      byYear.set(year, [...(byYear.get(year) ?? []), day])
    }
    for (const [year, own] of byYear) this.putYear(year, own, own.length, options.replace ?? false, lists)
    return Promise.resolve(lists satisfies PutReport)
  }

  /** Puts days of one year that come one by one, ascending, about `count` of them. */
  putYear(year: number, days: Iterable<StoredDay>, count: number, replace: boolean, lists: PutLists): void {
    putYear(this.#staged, year, days, count, replace, lists)
  }

  putIndexBars: StoreWriter['putIndexBars'] = (bars, { replace = false } = {}) => {
    const refused: RowDifference[] = []
    const replaced: RowDifference[] = []
    for (const bar of bars) {
      const mayChange = replace || !this.#settled.has(bar.date)
      const difference = this.#staged.putIndexBar(bar, mayChange)
      if (difference !== undefined) (mayChange ? replaced : refused).push(difference)
    }
    return Promise.resolve({
      refused: listConflicts('indexes', refused),
      replaced: listConflicts('indexes', replaced),
    })
  }

  putSecurities: StoreWriter['putSecurities'] = (securities) => {
    for (const security of securities) this.#staged.putSecurity(security)
    return Promise.resolve()
  }

  putExRights: StoreWriter['putExRights'] = (byCode, { replace = false } = {}) => {
    const differing = [...byCode].flatMap(([code, days]) => this.#staged.putExRights(code, days, replace))
    const found = listConflicts('ex_rights', differing)
    return Promise.resolve(replace ? { refused: [], replaced: found } : { refused: found, replaced: [] })
  }

  putCalendar: StoreWriter['putCalendar'] = (days) => {
    for (const day of days) this.#staged.putCalendarDay(day)
    return Promise.resolve()
  }

  compact: StoreWriter['compact'] = () => {
    const years = [...dayFiles(this.#staged).keys()].sort((a, b) => a - b)
    for (const year of years) compactYear(this.#staged, year)
    return Promise.resolve(years)
  }

  /** Takes out what cannot be read of the named files, and makes anew what follows from the rows; gives the lost days. */
  repair(files: ReadonlySet<string>, namesAnew: boolean): RepairedDays {
    return repairDays(this.#staged, files, namesAnew)
  }

  commit: StoreWriter['commit'] = () => {
    this.#commit()
    return Promise.resolve()
  }

  /** Takes away what was not committed. */
  close(): void {
    arrangeFiles(this.folder, this.reader.manifest, this.#now)
  }

  #commit(): void {
    if (!this.#staged.isChanged) return
    for (const [year, count] of dayFiles(this.#staged)) {
      if (count > MOST_DAY_FILES) compactYear(this.#staged, year)
    }
    const manifest: Manifest = {
      generation: this.reader.generation + 1,
      written: this.#now.toISOString(),
      ...this.#staged.writeTables(),
    }
    syncNew(this.folder)
    writeManifest(this.folder, manifest)
    arrangeFiles(this.folder, manifest, this.#now)
    this.reader = new StoreFolder(this.folder, manifest)
    this.#staged = new StagedStore(this.reader)
  }
}

/** What a system says when a folder cannot be written, or not any more. */
const UNWRITABLE: readonly string[] = [
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'EFBIG',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
]

/** What was thrown while a store was written: a full or closed folder is no fault of the program. */
function refusalOf(cause: unknown, folder: string, codes: readonly string[] = UNWRITABLE): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (!codes.includes(code)) return cause
  return new Refusal(
    'unwritable',
    `cannot write the store: ${reasonOf(cause)}`,
    'it is as it was before; make room or give leave to write, or name another folder with --store DIR',
    { file: folder },
    cause,
  )
}
