/** One request, as it goes out. */
export interface WireRequest {
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
 * All that feeds know of the world: a way to send, a clock and a pause. `send` throws an Error whose message says
 * what the network did when no answer came.
 */
export interface Wire {
  readonly send: (request: WireRequest) => Promise<WireAnswer>
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly now: () => Date
  /** From 0 to 1. */
  readonly random: () => number
}
