import { setTimeout as pause } from 'node:timers/promises'
import { NoAnswer } from '../wire/wire.ts'
import type { Reach, Wire, WireAnswer, WireRequest } from '../wire/wire.ts'
import type { TestWorld } from './testWorld.ts'

/** How long one answer is waited for. */
const TIMEOUT_MS = 20_000
/** No answer that we ask for is larger. */
const MOST_BYTES = 16 << 20
/** Headers in which others say how many seconds they want us to wait. */
const RETRY_HEADERS = ['retry-after', 'x-ogw-ratelimit-reset']
/** Codes of failures before a connection stood. */
const UNREACHED: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** Codes of failures over a connection that was not trusted: nothing is sent over it. */
const BARRED = /CERT|^UNABLE_TO_|^ERR_TLS_/
/**
 * What undici says of a request that it does not send: to a port of another service, or through a proxy that makes no
 * tunnel; of one that wants a password it may say nothing at all, not even a code.
 */
const NOT_SENT = /^bad port$|^Proxy response/

/**
 * The real network. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are heeded, which the platform's own fetch does not. In a
 * test's world every host is on loopback, and pauses are not waited for.
 */
export async function openWire(now: () => Date, world: TestWorld | undefined): Promise<Wire> {
  const { EnvHttpProxyAgent, fetch } = await import('./proxyFetch.ts')
  const dispatcher = new EnvHttpProxyAgent()
  const timeoutMs = world?.timeoutMs ?? TIMEOUT_MS
  const send = async ({ url, method, headers, body }: WireRequest): Promise<WireAnswer> => {
    try {
      const answer = await fetch(addressOf(url, world), {
        method,
        headers,
        body: body ?? null,
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
      })
      return {
        status: answer.status,
        bytes: await bytesOf(answer.body),
        retryAfter: secondsAsked(
          RETRY_HEADERS.map((name) => answer.headers.get(name)),
          now(),
        ),
      }
    } catch (cause) {
      throw new NoAnswer(reasonOf(cause, timeoutMs), reachOf(cause), cause)
    }
  }
  return {
    send,
    sleep: async (milliseconds) => {
      if (world === undefined) await pause(milliseconds)
    },
    now,
    random: Math.random,
  }
}

function addressOf(url: string, world: TestWorld | undefined): string {
  if (world === undefined) return url
  const { host, pathname, search } = new URL(url)
  return `${world.upstream}/${host}${pathname}${search}`
}

async function bytesOf(body: AsyncIterable<unknown> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('expected bytes')
    size += chunk.length
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES >> 20} MiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Seconds to wait, by the first header that says a number or an instant to come; undefined where none does. */
function secondsAsked(headers: readonly (string | null)[], now: Date): number | undefined {
  return headers
    .map((text) => (text !== null && text.endsWith(' GMT') ? secondsTo(text, now) : Number(text ?? NaN)))
    .find((seconds) => seconds > 0)
}

function secondsTo(instant: string, now: Date): number {
  return Math.ceil((Date.parse(instant) - now.getTime()) / 1000)
}

/** How far the request came: the first of the failure's causes that tells decides. */
function reachOf(error: unknown): Reach {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // Several addresses of one host were tried, each in vain.
    if (cause instanceof AggregateError && cause.errors.length > 0)
      return cause.errors.every((each) => reachOf(each) === 'unreached') ? 'unreached' : 'lost'
    const code = codeOf(cause)
    if (UNREACHED.has(code) || ('syscall' in cause && cause.syscall === 'connect')) return 'unreached'
    if (BARRED.test(code) || NOT_SENT.test(cause.message) || `${code}${cause.message}` === '') return 'barred'
  }
  return 'lost'
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What the network did, in words: of a failure and its causes the deepest that says something. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `nothing within ${timeoutMs / 1000} seconds`
  if (!(error.cause instanceof Error)) return error.message
  const deepest = reasonOf(error.cause, timeoutMs)
  const code = codeOf(error.cause)
  // An answer of status 407 comes as a failure without a word.
  if (deepest === '' && code === '')
    return `${error.message}, as when a proxy wants a password (HTTP status 407)`
  return deepest.includes(code) ? deepest : `${code} ${deepest}`
}
