import { readFileSync, statSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'

/** Bits of a file's mode by which others than its owner may read or write it. */
const OTHERS = 0o077

/** How a file of secrets is spoken of. */
export interface OwnFileWords {
  /** What is in it: the token. */
  readonly what: string
  /** What to do when it cannot be read. */
  readonly hint: string
  /** What to do beside closing it when others could read it. */
  readonly renew: string
}

/** The text of a file that only its owner may read; refuses one that others may. */
export function readOwnFile(file: string, { what, hint, renew }: OwnFileWords): string {
  try {
    const { mode } = statSync(file)
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      throw new Refusal(
        'exposed-token',
        `others may read the file of ${what}: its mode is ${(mode & 0o777).toString(8)}`,
        `chmod 600 ${file}, and ${renew}`,
        { file },
      )
    }
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal(
      'unreadable',
      `cannot read the file of ${what}: ${reasonOf(cause)}`,
      hint,
      { file },
      cause,
    )
  }
}
