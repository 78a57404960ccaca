import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, basename, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'

/** Writes a file whole or not at all: a kill at any moment leaves the old file or the new one. */
export function writeWhole(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const file = openSync(draft, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (cause) {
    rmSync(draft, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal(
      'unwritable',
      `cannot write ${path}: ${reason}`,
      'name a folder that exists and may be written',
      { file: path },
      cause,
    )
  }
}
