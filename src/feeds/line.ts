import { FeedFault } from './fault.ts'
import type { SourceName } from './fault.ts'
import { Pace } from './pace.ts'
import type { PaceRule } from './pace.ts'
import type { Wire, WireAnswer } from '../wire/wire.ts'

/** What a feed asks for. */
export interface FeedRequest {
  readonly source: SourceName
  /** The same address on several hosts, the best first. */
  readonly urls: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: string
  readonly encoding?: 'utf-8' | 'gb18030'
}

/** Tries of one address before the next, and the first pause between them. */
const TRIES = 3
const FIRST_PAUSE_MS = 1_000
/** The longest pause that another side may ask for. */
const LONGEST_PAUSE_S = 90

const HEADERS: Readonly<Record<string, string>> = {
  'user-agent': 'Mozilla/5.0 (compatible; limitup)',
  accept: '*/*',
  'accept-language': 'zh-CN,zh;q=0.9',
}

/**
 * Sends requests one after another at each source's pace. What may pass (no answer, 5xx, 429, a cut answer) is tried
 * again after a growing pause, then on the next host; what will not (403, another shape) goes to the next host at once.
 */
export class Line {
  readonly #wire: Wire
  readonly #pace: Pace
  /** By source, the host that answered last: the others are not asked first again. */
  readonly #goodHost = new Map<SourceName, string>()

  constructor(wire: Wire, paces?: Readonly<Record<SourceName, PaceRule>>) {
    this.#wire = wire
    this.#pace = new Pace(wire, paces)
  }

  get wire(): Wire {
    return this.#wire
  }

  /** The text of an answer. */
  async text(request: FeedRequest): Promise<string> {
    return this.#ask(request, (text) => text)
  }

  /** The value of a JSON answer. */
  async json(request: FeedRequest): Promise<unknown> {
    return this.#ask(request, (text) => jsonOf(request.source, text))
  }

  async #ask<T>(request: FeedRequest, read: (text: string) => T): Promise<T> {
    const good = this.#goodHost.get(request.source)
    const urls = [...request.urls].sort((a, b) => Number(hostOf(b) === good) - Number(hostOf(a) === good))
    let fault: FeedFault | undefined
    for (const url of urls) {
      for (let tried = 1; tried <= TRIES; tried++) {
        const outcome = await this.#once(request, url, read)
        if ('value' in outcome) {
          this.#goodHost.set(request.source, hostOf(url))
          return outcome.value
        }
        fault = outcome.fault
        if (!outcome.mayPass) break
        if (tried < TRIES) await this.#wire.sleep(this.#pause(tried, outcome.retryAfter))
      }
    }
    throw fault ?? new FeedFault(request.source, 'unreachable', 'no address to ask')
  }

  async #once<T>(
    { source, headers, body, encoding }: FeedRequest,
    url: string,
    read: (text: string) => T,
  ): Promise<Outcome<T>> {
    await this.#pace.turn(source)
    let answer: WireAnswer
    try {
      answer = await this.#wire.send({
        url,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...HEADERS,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body,
      })
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      const fault = new FeedFault(source, 'unreachable', `no answer from ${hostOf(url)}: ${reason}`, cause)
      return { fault, mayPass: true, retryAfter: undefined }
    }
    const { status, bytes, retryAfter } = answer
    if (status !== 200) {
      const mayPass = status === 429 || status === 408 || status >= 500
      const kind = status >= 500 ? 'unreachable' : 'refused'
      const fault = new FeedFault(source, kind, `${hostOf(url)} answers with HTTP status ${status}`)
      return { fault, mayPass, retryAfter }
    }
    if (bytes.length === 0) {
      const fault = new FeedFault(source, 'unreachable', `${hostOf(url)} answers with nothing`)
      return { fault, mayPass: true, retryAfter }
    }
    try {
      return { value: read(new TextDecoder(encoding ?? 'utf-8').decode(bytes)) }
    } catch (cause) {
      if (!(cause instanceof FeedFault)) throw cause
      return { fault: cause, mayPass: cause.cause instanceof SyntaxError, retryAfter }
    }
  }

  #pause(tried: number, retryAfter: number | undefined): number {
    const asked = Math.min(retryAfter ?? 0, LONGEST_PAUSE_S) * 1_000
    const ours = FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + this.#wire.random())
    return Math.max(asked, ours)
  }
}

type Outcome<T> =
  | { readonly value: T }
  | { readonly fault: FeedFault; readonly mayPass: boolean; readonly retryAfter: number | undefined }

function hostOf(url: string): string {
  return new URL(url).host
}

/** The value of JSON text; a page of a browser is told apart from a cut answer, which may be whole next time. */
function jsonOf(source: SourceName, text: string): unknown {
  if (/^\s*</.test(text)) {
    throw new FeedFault(source, 'shape', `expected JSON, found a web page: ${quoted(text)}`)
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FeedFault(source, 'shape', `expected JSON, found ${quoted(text)}`, cause)
  }
}

/** The beginning of an answer on one line, for messages. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`
}
