import { isJsonObject, jsonValue } from '../model/json.ts'
import type { JsonObject } from '../model/json.ts'
import type { WireAnswer } from '../wire/wire.ts'
import type { Verdict } from './service.ts'

/** Most characters of an answer that are kept. */
const MOST_KEPT = 2_000
/** Statuses that say: not now. */
const NOT_NOW: readonly number[] = [408, 429]

/** What a service says in its own words: 0 is yes. */
export interface Said {
  readonly code: number
  readonly text: string
  /** Seconds that it wants us to wait, where the text says so. */
  readonly wait?: number | undefined
}

/**
 * What an answer in JSON means. `read` finds the service's own code and text; `waits` are the codes that ask for
 * patience, each with the seconds that its document names. An answer without a code tells by its status: a status
 * below 500 says that nothing was taken, one above says nothing.
 */
export function verdictOf(
  answer: WireAnswer,
  read: (json: JsonObject) => Said | undefined,
  isWait: (said: Said) => number | undefined,
): Verdict {
  const { status, retryAfter } = answer
  const text = new TextDecoder().decode(answer.bytes)
  const json = objectIn(text)
  const said = json && read(json)
  if (said === undefined) return verdictOfStatus(answer, text)
  const isGood = status >= 200 && status < 300
  if (said.code === 0) return isGood ? { kind: 'taken' } : verdictOfStatus(answer, text)
  const words = `${oneLine(said.text)} (code ${said.code})`
  const wait = isWait(said)
  if (wait !== undefined || NOT_NOW.includes(status))
    return { kind: 'later', said: words, wait: said.wait ?? retryAfter ?? wait }
  return status >= 500 ? { kind: 'unclear', said: words } : { kind: 'refused', said: words }
}

/** What a status means where nothing else tells. */
export function verdictOfStatus({ status, retryAfter }: WireAnswer, text: string): Verdict {
  const words = `HTTP status ${status}`
  if (status >= 200 && status < 300)
    return { kind: 'unclear', said: `${words}, and another answer than is known: ${quoted(text)}` }
  if (status >= 300 && status < 400)
    return { kind: 'refused', said: `${words}: a redirect, which is not followed` }
  // A server that names a time takes nothing before it; without one it may have failed half way.
  if (NOT_NOW.includes(status) || (status === 503 && retryAfter !== undefined))
    return { kind: 'later', said: words, wait: retryAfter }
  if (status >= 500) return { kind: 'unclear', said: words }
  return { kind: 'refused', said: text.trim() === '' ? words : `${words}: ${quoted(text)}` }
}

/** A text of others on one line, without characters that a terminal would obey. */
export function oneLine(text: string): string {
  return text
    .slice(0, MOST_KEPT)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
}

function quoted(text: string): string {
  return `"${oneLine(text)}"`
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = jsonValue(text)
    return isJsonObject(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A number of an answer; undefined where there is none. */
export function numberIn(json: JsonObject, ...keys: readonly string[]): number | undefined {
  return keys.map((key) => json[key]).find((value) => typeof value === 'number')
}

/** A text of an answer; empty where there is none. */
export function textIn(json: JsonObject, ...keys: readonly string[]): string {
  return keys.map((key) => json[key]).find((value) => typeof value === 'string') ?? ''
}
