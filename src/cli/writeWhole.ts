import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'

/**
 * Writes a file whole or not at all: a kill at any moment leaves the old file or the new one. A link is
 * followed and an old file's mode kept; a pipe or a device is written to as it is.
 */
export function writeWhole(path: string, text: string): void {
  try {
    const old = existsSync(path) ? statSync(path) : undefined
    if (old === undefined || old.isFile())
      replace(old === undefined ? path : realpathSync(path), text, old?.mode)
    else writeFileSync(path, text)
  } catch (cause) {
    throw new Refusal(
      'unwritable',
      `cannot write: ${reasonOf(cause)}`,
      'name a file in a folder that exists and may be written',
      { file: path },
      cause,
    )
  }
}

function replace(path: string, text: string, mode: number | undefined): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const file = openSync(draft, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (mode !== undefined) chmodSync(draft, mode & 0o7777)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}
