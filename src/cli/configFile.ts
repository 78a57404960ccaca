import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import type { Place } from '../model/issue.ts'
import { reasonOf } from '../sources/bytes.ts'

/** Variables of the environment. */
export type Env = Readonly<Record<string, string | undefined>>

/** One setting of the configuration file, as text like that of a flag. */
export interface FileSetting {
  readonly value: string | readonly string[] | true
  readonly at: Place
}

/** The configuration file: LIMITUP_CONFIG, else limitup/config.json in XDG_CONFIG_HOME or ~/.config. */
export function configPath(env: Env): string {
  const named = env['LIMITUP_CONFIG']
  if (named !== undefined && named !== '') return named
  const xdg = env['XDG_CONFIG_HOME']
  // A relative path there is passed over, as its specification tells.
  const folder = xdg !== undefined && isAbsolute(xdg) ? xdg : join(env['HOME'] ?? homedir(), '.config')
  return join(folder, 'limitup', 'config.json')
}

/** The settings in the file, by key; none where there is no file. `known` are the keys that may stand there. */
export function readConfig(path: string, known: readonly string[]): ReadonlyMap<string, FileSetting> {
  if (!existsSync(path)) return new Map()
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Refusal(
      'unreadable',
      `cannot read the configuration: ${reasonOf(cause)}`,
      'mend its permissions, or name another file with LIMITUP_CONFIG',
      { file: path },
      cause,
    )
  }
  return new Map(
    Object.entries(objectIn(path, text)).map(([key, value]) => {
      const at = placeOf(path, text, key)
      if (!known.includes(key)) {
        throw bad(`unknown key "${key}"`, `the keys are\n${inLines(known)}`, at)
      }
      return [key, { value: settingOf(key, value, at), at }]
    }),
  )
}

function objectIn(path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw bad(
      `expected JSON: ${reasonOf(cause)}`,
      'for example { "scope": "ths" }',
      { file: path, line: lineOfFault(cause, text) },
      cause,
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value))
  throw bad('expected an object of settings', 'for example { "scope": "ths" }', { file: path, line: 1 })
}

/** Where JSON broke, by the character that the platform's message counts. */
function lineOfFault(cause: unknown, text: string): number {
  const at = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined
  return at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length
}

/** Words in lines of a few. */
function inLines(words: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < words.length; at += 6) lines.push(words.slice(at, at + 6).join(', '))
  return lines.join(',\n')
}

/** Line and column of a key. */
function placeOf(file: string, text: string, key: string): Place {
  const found = new RegExp(`${JSON.stringify(key).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*:`).exec(text)
  const before = text.slice(0, found?.index ?? 0)
  return { file, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

function settingOf(key: string, value: unknown, at: Place): FileSetting['value'] {
  if (typeof value === 'string' || value === true) return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (Array.isArray(value)) {
    const texts = value.filter((each) => typeof each === 'string')
    if (texts.length === value.length && texts.length > 0) return texts
  }
  throw bad(
    `"${key}": expected text, a whole number, true, or a list of texts, found ${JSON.stringify(value)}`,
    'leave the key out for the usual choice',
    at,
  )
}

function bad(message: string, hint: string, at: Place, cause?: unknown): Refusal {
  return new Refusal('bad-config', message, hint, at, cause)
}
