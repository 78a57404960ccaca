import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { dateFromText } from '../../model/date.ts'

/** Files by their names. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Whether a name is that of a day. */
export function isDay(name: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(name) && dateFromText(name) !== undefined
}

/** A name for the content: the first digits of a digest over names and bytes. */
export function digestOf(files: Files): string {
  const hash = createHash('sha256')
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name) ?? new Uint8Array()
    hash.update(`${name} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

/** The names in a folder, in order; none where it is not there. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return []
    throw cause
  }
}

/** The bytes of a file; undefined where it is not there. */
export function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return undefined
    throw cause
  }
}

/** Whether anything bears a name, be it a link to nothing. */
export function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Whether the disk and the system let us make links. */
export function hasLinks(folder: string): boolean {
  const link = join(folder, 'draft-link')
  try {
    symlinkSync('.', link, 'dir')
  } catch (cause) {
    if (isCode(cause, 'EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL')) return false
    throw cause
  }
  rmSync(link)
  return true
}

/** Takes a folder away when nothing is in it. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (cause) {
    if (!isCode(cause, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw cause
  }
}

/** Whether a folder is there, also behind a link. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isCode(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code))
}
