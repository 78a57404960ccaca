import { Refusal } from '../model/refusal.ts'
import type { Env } from './configFile.ts'
import { readOwnFile } from './ownFile.ts'

/**
 * The token of Tushare: TUSHARE_TOKEN, else what stands in the file named, which only its owner may read. It is in no
 * message, and goes nowhere but into the request.
 */
export function tushareToken(env: Env, file: string | undefined): string | undefined {
  const given = env['TUSHARE_TOKEN']?.trim()
  if (given !== undefined && given !== '') return tokenOf(given, undefined)
  if (file === undefined) return undefined
  const text = readOwnFile(file, {
    what: 'the token',
    hint: 'name it with --token-file, or set TUSHARE_TOKEN',
    renew: 'ask for a new token if others use this machine',
  })
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
