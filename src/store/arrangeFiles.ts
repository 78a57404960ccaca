import { readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { makeFolder } from './makeFolder.ts'
import type { Manifest } from './manifest.ts'
import { hasStore, MANIFEST } from './paths.ts'
import { syncFolder } from './replaceFile.ts'
import { FOLDERS, isMissing, namesIn, refuseWithoutManifest } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'

/** How long a file that is no longer the store's is kept for those who still read by an older manifest. */
const KEPT_MS = 3_600_000
/** What may lie in a store's folder beside the folders of its files. */
const OTHERS: readonly string[] = ['lock', 'import', 'incoming']

/** Makes the folders of a store; refuses a folder that holds other things and no store. */
export function makeFolders(folder: string): void {
  makeFolder(folder)
  if (!hasStore(folder)) {
    refuseWithoutManifest(folder)
    refuseOthers(folder)
  }
  for (const name of Object.values(FOLDERS)) makeFolder(join(folder, name))
}

/** Refuses a folder that holds anything but what a first write that was cut short may have left. */
function refuseOthers(folder: string): void {
  const known = [...Object.values<string>(FOLDERS), ...OTHERS]
  const other =
    readdirSync(folder).find((name) => !known.includes(name) && !name.startsWith('.')) ??
    Object.values(FOLDERS).flatMap((place) =>
      namesIn(folder, place, 'other').map((name) => join(place, name)),
    )[0]
  if (other === undefined) return
  throw new Refusal(
    'unwritable',
    `the folder holds other things, such as ${other}, and no store`,
    'name an empty folder, or one that is not there yet, with --store DIR',
    { file: folder },
  )
}

/** Waits until the disk has the names of all new files. */
export function syncNew(folder: string): void {
  syncFolder(join(folder, FOLDERS.new))
}

/** Every file that a manifest names. */
export function filesOf({ tables, bars }: Pick<Manifest, 'tables' | 'bars'>): readonly FileEntry[] {
  return [...Object.values(tables), ...bars]
}

/**
 * Brings every file to where the manifest has it: new ones into their places, those that it does not name to `old`,
 * where they are kept for a while; drafts of a write that was cut short are taken away. What is not the store's stays.
 */
export function arrangeFiles(folder: string, manifest: Pick<Manifest, 'tables' | 'bars'>, now: Date): void {
  const wanted = new Set(filesOf(manifest).map(({ path }) => path))
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`.${MANIFEST}.`)) rmSync(join(folder, name), { force: true })
  }
  for (const place of [FOLDERS.bars, FOLDERS.pending, FOLDERS.tables]) {
    for (const name of namesIn(folder, place, 'own')) {
      if (wanted.has(`${place}/${name}`)) continue
      const retired = join(folder, FOLDERS.old, name)
      renameSync(join(folder, place, name), retired)
      utimesSync(retired, now, now)
    }
  }
  const fresh = new Set(namesIn(folder, FOLDERS.new, 'own'))
  const retired = new Set(namesIn(folder, FOLDERS.old, 'own'))
  for (const path of wanted) {
    const name = basename(path)
    // What was retired and is wanted again is the same file: its name is made of its bytes.
    const from = fresh.has(name) ? FOLDERS.new : retired.has(name) ? FOLDERS.old : undefined
    if (from === undefined) continue
    if (from === FOLDERS.old && isThere(join(folder, path))) continue
    renameSync(join(folder, from, name), join(folder, dirname(path), name))
    fresh.delete(name)
    retired.delete(name)
  }
  for (const name of fresh) rmSync(join(folder, FOLDERS.new, name), { force: true })
  for (const name of retired) {
    const path = join(folder, FOLDERS.old, name)
    if (now.getTime() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true })
  }
}

function isThere(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch (cause) {
    if (isMissing(cause)) return false
    throw cause
  }
}
