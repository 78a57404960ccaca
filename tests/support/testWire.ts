import type { Wire, WireAnswer } from '../../src/wire/wire.ts'

/** A wire whose pauses are not waited for, only counted, over a clock that they move. */
export interface TestWire extends Wire {
  readonly pauses: readonly number[]
}

/** A wire to a fake upstream. No request can leave loopback; an answer is waited for `timeoutMs`. */
export function testWire(upstream: string, timeoutMs = 400): TestWire {
  if (!upstream.startsWith('http://127.0.0.1:')) throw new Error(`${upstream} is not loopback`)
  const pauses: number[] = []
  let clock = Date.parse('2026-01-05T08:00:00Z')
  return {
    pauses,
    send: async ({ url, method, headers, body }): Promise<WireAnswer> => {
      const { host, pathname, search } = new URL(url)
      const answer = await fetch(`${upstream}/${host}${pathname}${search}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      const retryAfter = answer.headers.get('retry-after')
      return {
        status: answer.status,
        bytes: new Uint8Array(await answer.arrayBuffer()),
        retryAfter: retryAfter === null ? undefined : Number(retryAfter),
      }
    },
    sleep: (milliseconds) => {
      pauses.push(milliseconds)
      clock += milliseconds
      return Promise.resolve()
    },
    now: () => new Date(clock),
    random: () => 0.5,
  }
}
