import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: a draft beside it, brought to the disk, takes its name at once. What stood there
 * before is there until then.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    writeDurably(draft, content)
    renameSync(draft, path)
  } catch (cause) {
    rmSync(draft, { force: true })
    throw cause
  }
  syncFolder(dirname(path))
}

/** Writes a file and waits until the disk has it. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const file = openSync(path, 'w')
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Waits until the disk has a folder's names; some systems cannot be told to. */
export function syncFolder(folder: string): void {
  let open: number
  try {
    open = openSync(folder, 'r')
  } catch (cause) {
    if (isUnsupported(cause)) return
    throw cause
  }
  try {
    fsyncSync(open)
  } catch (cause) {
    if (!isUnsupported(cause)) throw cause
  } finally {
    closeSync(open)
  }
}

function isUnsupported(cause: unknown): boolean {
  return (
    cause instanceof Error && 'code' in cause && ['EISDIR', 'EPERM', 'EINVAL'].includes(String(cause.code))
  )
}
