/** One request, as it goes out. */
export interface WireRequest {
  /** Of a webhook it is a secret. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  /** Never shown anywhere: it may hold a token. */
  readonly body: string | undefined
}

/** What came back, whatever its status. */
export interface WireAnswer {
  readonly status: number
  readonly bytes: Uint8Array
  /** Seconds that the other side asks us to wait, where it says so. */
  readonly retryAfter: number | undefined
}

/**
 * How far a request came that got no answer. `unreached`: nothing of it left, and that may pass. `barred`: nothing of
 * it left, since a certificate or a proxy stood in the way. `lost`: some of it may have arrived.
 */
export type Reach = 'unreached' | 'barred' | 'lost'

/** No answer came; the message says what the network did. */
export class NoAnswer extends Error {
  readonly reach: Reach

  constructor(message: string, reach: Reach, cause: unknown) {
    super(message, { cause })
    this.name = 'NoAnswer'
    this.reach = reach
  }
}

/**
 * All that those who send know of the world: a way to send, a clock and a pause. `send` throws an Error whose message
 * says what the network did when no answer came; a `NoAnswer` also says how far the request got.
 */
export interface Wire {
  readonly send: (request: WireRequest) => Promise<WireAnswer>
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly now: () => Date
  /** From 0 to 1. */
  readonly random: () => number
}
