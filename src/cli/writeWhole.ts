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
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'

/**
 * Writes a file whole or not at all: a kill at any moment leaves the old file or the new one. A link is
 * followed and an old file's mode kept; a pipe or a device is written to as it is.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const file = new WholeFile(path)
  try {
    file.write(content)
    file.finish()
  } finally {
    file.discard()
  }
}

/** A file that is written piece by piece and stands there whole once it is finished. */
export class WholeFile {
  readonly #path: string
  /** Where the pieces go until then; undefined where they go straight to a pipe or a device. */
  readonly #draft: string | undefined
  readonly #target: string
  readonly #mode: number | undefined
  #file: number | undefined

  constructor(path: string) {
    this.#path = path
    const old = this.#tried(() => (existsSync(path) ? statSync(path) : undefined))
    const isPlain = old === undefined || old.isFile()
    this.#target = old !== undefined && isPlain ? this.#tried(() => realpathSync(path)) : path
    this.#mode = isPlain ? old?.mode : undefined
    this.#draft = isPlain
      ? join(dirname(this.#target), `.${basename(this.#target)}.${process.pid}.tmp`)
      : undefined
    this.#file = this.#tried(() =>
      this.#draft === undefined ? openSync(path, 'w') : openSync(this.#draft, 'wx'),
    )
  }

  write(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.#tried(() => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#open(), bytes, at)
    })
  }

  /** Puts what was written in its place. */
  finish(): void {
    this.#tried(() => {
      const file = this.#open()
      if (this.#draft !== undefined) fsyncSync(file)
      this.#file = undefined
      closeSync(file)
      if (this.#draft === undefined) return
      if (this.#mode !== undefined) chmodSync(this.#draft, this.#mode & 0o7777)
      renameSync(this.#draft, this.#target)
    })
  }

  /** Takes away what was not finished. */
  discard(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
    if (this.#draft !== undefined) rmSync(this.#draft, { force: true })
  }

  #open(): number {
    if (this.#file === undefined) throw new Error(`${this.#path} is finished`)
    return this.#file
  }

  #tried<Value>(step: () => Value): Value {
    try {
      return step()
    } catch (cause) {
      throw new Refusal(
        'unwritable',
        `cannot write: ${reasonOf(cause)}`,
        'name a file in a folder that exists and may be written',
        { file: this.#path },
        cause,
      )
    }
  }
}
