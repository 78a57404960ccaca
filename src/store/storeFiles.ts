import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { unreadable } from '../sources/bytes.ts'
import { shownPath } from './paths.ts'

/** Folders of a store. Files are written in `new`, stand in `bars`, `pending` or `tables`, and leave for `old`. */
export const FOLDERS = { bars: 'bars', pending: 'pending', tables: 'tables', new: 'new', old: 'old' } as const

/** Names of the store's files, which end with digits of their bytes, and of drafts of them. Others are not the store's. */
const OWN = /^(?:.+-[0-9a-f]{12}\.parquet|draft-.+)$/

/** Names in one of the store's folders, its own files alone or all others; none where there is no such folder. */
export function namesIn(folder: string, place: string, whose: 'own' | 'other'): readonly string[] {
  try {
    return readdirSync(join(folder, place)).filter((name) => OWN.test(name) === (whose === 'own'))
  } catch (cause) {
    if (isMissing(cause)) return []
    throw cause
  }
}

/** The refusal of a folder without a store. */
export function noStore(folder: string): Refusal {
  return new Refusal(
    'no-store',
    `no store in ${shownPath(folder)}`,
    'fill one with limitup update --init or limitup import PATH',
  )
}

/** Refuses a folder that has the files of a store but not the one that says which of them it is made of. */
export function refuseWithoutManifest(folder: string): void {
  const places = [FOLDERS.bars, FOLDERS.pending, FOLDERS.tables]
  if (places.every((place) => namesIn(folder, place, 'own').length === 0)) return
  throw new Refusal(
    'store-damaged',
    'manifest.json is missing, and the files of a store are there',
    fillAnew(folder),
    { file: folder },
  )
}

/** One file of the store, which is never changed. */
export interface FileEntry {
  /** Below the store's folder, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly rows: number
  /** Bytes of its row groups, which begin at byte 4. */
  readonly data: number
  /** SHA-256 in hexadecimal digits. */
  readonly checksum: string
}

/** Where row groups begin in a file. */
export const DATA_START = 4

/** Where a file of the store may stand: its place; while or after a write that was cut short, the folders beside it. */
export function placesOf(folder: string, path: string): readonly string[] {
  return [
    join(folder, path),
    join(folder, FOLDERS.new, basename(path)),
    join(folder, FOLDERS.old, basename(path)),
  ]
}

/** Bytes of a file of the store from `position` on, as many as `target` holds; `remedy` is told where it is damaged. */
export function readStored(
  folder: string,
  path: string,
  target: Uint8Array,
  position: number,
  remedy?: string,
): void {
  const file = openPlaced(folder, path, remedy)
  try {
    for (let filled = 0; filled < target.length;) {
      const count = readSync(file, target, filled, target.length - filled, position + filled)
      if (count === 0) throw damaged(join(folder, path), 'the file is cut', remedy)
      filled += count
    }
  } finally {
    closeSync(file)
  }
}

/**
 * How often the places of a file are looked through: a writer that brings it from one to another meanwhile may have
 * passed it by once.
 */
const LOOKS = 5

/** Opens a file of the store for reading, wherever it stands; refuses when it is in none of its places. */
export function openPlaced(folder: string, path: string, remedy?: string): number {
  for (let look = 0; look < LOOKS; look++) {
    for (const place of placesOf(folder, path)) {
      try {
        return openSync(place, 'r')
      } catch (cause) {
        if (!isMissing(cause)) throw unreadable(place, cause)
      }
    }
  }
  throw damaged(join(folder, path), 'the file is missing', remedy)
}

/** Whether an error says that there is no such file. */
export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}

/** What helps where a file of bars or a table is damaged. */
const REPAIR = 'limitup store repair takes out what cannot be read; import or fetch it again then'
/** What helps where nothing says any more what the files of a store are, which nothing can repair. */
export function fillAnew(folder: string): string {
  return `bring it back from a copy, or read the bars into a new store: limitup import ${join(folder, FOLDERS.bars)} --store DIR`
}

/** The refusal of a file of the store that is not what it was. */
export function damaged(file: string, what: string, hint: string = REPAIR): Refusal {
  return new Refusal('store-damaged', what, hint, { file })
}
