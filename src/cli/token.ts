import { readFileSync, statSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'
import type { Env } from './configFile.ts'

/** Bits of a file's mode by which others than its owner may read or write it. */
const OTHERS = 0o077

/**
 * The token of Tushare: TUSHARE_TOKEN, else what stands in the file named, which only its owner may read. It is in no
 * message, and goes nowhere but into the request.
 */
export function tushareToken(env: Env, file: string | undefined): string | undefined {
  const given = env['TUSHARE_TOKEN']?.trim()
  if (given !== undefined && given !== '') return tokenOf(given, undefined)
  if (file === undefined) return undefined
  let text: string
  try {
    const { mode } = statSync(file)
    // Windows has no such bits.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      throw new Refusal(
        'exposed-token',
        `others may read the file of the token: its mode is ${(mode & 0o777).toString(8)}`,
        `chmod 600 ${file}, and ask for a new token if others use this machine`,
        { file },
      )
    }
    text = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal(
      'unreadable',
      `cannot read the file of the token: ${reasonOf(cause)}`,
      'name it with --token-file, or set TUSHARE_TOKEN',
      { file },
      cause,
    )
  }
  return tokenOf(text, file)
}

function tokenOf(text: string, file: string | undefined): string {
  if (/^[\x21-\x7e]{1,200}$/.test(text)) return text
  throw new Refusal(
    'usage',
    `${file === undefined ? 'TUSHARE_TOKEN' : 'the file of the token'} holds no token: expected one word`,
    'copy the token of your Tushare account, and nothing else',
    file === undefined ? undefined : { file },
  )
}
