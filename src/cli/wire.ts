import { setTimeout as pause } from 'node:timers/promises'
import type { Wire, WireAnswer, WireRequest } from '../feeds/wire.ts'
import type { TestWorld } from './testWorld.ts'

/** How long one answer is waited for. */
const TIMEOUT_MS = 20_000
/** No answer that we ask for is larger. */
const MOST_BYTES = 16 << 20

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
      const retryAfter = Number(answer.headers.get('retry-after') ?? NaN)
      return {
        status: answer.status,
        bytes: await bytesOf(answer.body),
        retryAfter: retryAfter > 0 ? retryAfter : undefined,
      }
    } catch (cause) {
      throw new Error(reasonOf(cause, timeoutMs), { cause })
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

/** What the network did, in words: of a failure and its causes the deepest that says something. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `nothing within ${timeoutMs / 1000} seconds`
  if (!(error.cause instanceof Error)) return error.message
  const deepest = reasonOf(error.cause, timeoutMs)
  const code = 'code' in error.cause && typeof error.cause.code === 'string' ? error.cause.code : ''
  // An answer of status 407 comes as a failure without a word.
  if (deepest === '') return `${error.message}, as when a proxy wants a password (HTTP status 407)`
  return deepest.includes(code) ? deepest : `${code} ${deepest}`
}
