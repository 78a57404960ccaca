import { createHash } from 'node:crypto'
import { closeSync, fstatSync, readSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import type { StoreFault, VerifyReport } from '../model/storeReport.ts'
import { reasonOf } from '../sources/bytes.ts'
import { filesOf } from './arrangeFiles.ts'
import type { DayEntry } from './dayTable.ts'
import { readManifest } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { StoreFolder } from './openStore.ts'
import { RowsCache } from './rowsCache.ts'
import { fillAnew, noStore, openPlaced, refuseWithoutManifest } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'

const BLOCK_BYTES = 1 << 20

/**
 * Reads every byte of a store and holds it against the checksums, and every day against the table of days. Refuses a
 * folder without a store; a store whose manifest is damaged is a finding.
 */
export function verifyStore(folder: string): VerifyReport {
  const found = manifestOf(folder)
  if ('faults' in found) return found
  const files = filesOf(found)
  const faults = files.flatMap((entry) => faultOf(folder, entry))
  const isDamaged = new Set(faults.map(({ file }) => file))
  const entries = tableIsWhole(found, isDamaged) ? daysOf(folder, found) : []
  const cache = new RowsCache(folder)
  for (const entry of entries.filter(({ path }) => !isDamaged.has(path))) {
    const fault = dayFault(entry, cache)
    if (fault !== undefined) faults.push(fault)
  }
  return {
    store: folder,
    files: files.length + 1,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    days: entries.length,
    rows: entries.reduce((sum, { rows }) => sum + rows, 0),
    faults: faults.map((fault) => ({
      ...fault,
      days:
        fault.days.length > 0
          ? fault.days
          : entries.filter(({ path }) => path === fault.file).map(({ date }) => date),
    })),
    beyondRepair: isDamaged.has(found.tables.days?.path ?? '') ? fillAnew(folder) : undefined,
  }
}

function manifestOf(folder: string): Manifest | VerifyReport {
  let manifest: Manifest | undefined
  try {
    manifest = readManifest(folder)
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'store-damaged') throw cause
    const fault = { file: 'manifest.json', what: cause.message, days: [] }
    return { store: folder, files: 1, bytes: 0, days: 0, rows: 0, faults: [fault], beyondRepair: cause.hint }
  }
  if (manifest !== undefined) return manifest
  refuseWithoutManifest(folder)
  throw noStore(folder)
}

function tableIsWhole({ tables }: Manifest, isDamaged: ReadonlySet<string>): boolean {
  return tables.days !== undefined && !isDamaged.has(tables.days.path)
}

function daysOf(folder: string, manifest: Manifest): DayEntry[] {
  const { table } = new StoreFolder(folder, manifest)
  return [...table.dates.keys()].map((row) => table.entry(row))
}

/** What is wrong with the bytes of a file; nothing when all is well. */
function faultOf(folder: string, entry: FileEntry): StoreFault[] {
  const { path, bytes, checksum } = entry
  const fault = (what: string): StoreFault[] => [{ file: path, what, days: [] }]
  let file: number
  try {
    file = openPlaced(folder, path)
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return fault(cause.message)
  }
  try {
    const { size } = fstatSync(file)
    if (size !== bytes) return fault(`expected ${bytes} bytes, found ${size}`)
    return checksumOf(file) === checksum ? [] : fault('its bytes are not those that were written')
  } catch (cause) {
    return fault(`cannot read: ${reasonOf(cause)}`)
  } finally {
    closeSync(file)
  }
}

function checksumOf(file: number): string {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  for (;;) {
    const count = readSync(file, block)
    if (count === 0) return hash.digest('hex')
    hash.update(block.subarray(0, count))
  }
}

/** What is wrong with the rows of a day whose file is as it was written. */
function dayFault(entry: DayEntry, cache: RowsCache): StoreFault | undefined {
  try {
    const { count, kind } = cache.rowsOf(entry, true)
    const bars = kind.reduce((sum, each) => sum + (each === 0 ? 1 : 0), 0)
    if (count === entry.rows && bars === entry.bars) return undefined
    const what = `expected ${entry.rows} rows and ${entry.bars} bars, found ${count} and ${bars}`
    return { file: entry.path, what, days: [entry.date] }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { file: entry.path, what: cause.message, days: [entry.date] }
  }
}
