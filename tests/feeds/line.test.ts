import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FeedFault } from '../../src/feeds/fault.ts'
import { Line } from '../../src/feeds/line.ts'
import { Pace, PACES, waitBefore } from '../../src/feeds/pace.ts'
import type { Wire, WireAnswer, WireRequest } from '../../src/wire/wire.ts'

interface Scripted extends Wire {
  readonly pauses: number[]
  readonly asked: string[]
}

/** A wire that gives the answers of a script in their order, over a clock that pauses move. */
function scripted(answers: readonly (WireAnswer | Error)[], random = 0.5): Scripted {
  const left = [...answers]
  const pauses: number[] = []
  const asked: string[] = []
  let clock = 0
  return {
    pauses,
    asked,
    send: ({ url }: WireRequest) => {
      asked.push(url)
      const answer = left.shift()
      if (answer === undefined) throw new Error('the script is over')
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    sleep: (milliseconds) => {
      pauses.push(milliseconds)
      clock += milliseconds
      return Promise.resolve()
    },
    now: () => new Date(clock),
    random: () => random,
  }
}

function answer(text: string, status = 200, retryAfter?: number): WireAnswer {
  return { status, bytes: new TextEncoder().encode(text), retryAfter }
}

const NO_PACE = {
  ...PACES,
  szse: { gapMs: 0, jitterMs: 0, most: [] },
}
const URLS = ['https://a.example/x', 'https://b.example/x']

describe('a line', () => {
  it('waits longer after every failure, by chance a half more or less', async () => {
    const pausesAt = async (random: number): Promise<number[]> => {
      const wire = scripted([new Error('gone'), answer('', 503), answer('{"a":1}')], random)
      expect(await new Line(wire, NO_PACE).json({ source: 'szse', urls: URLS })).toEqual({ a: 1 })
      expect(wire.asked).toEqual([URLS[0], URLS[0], URLS[0]])
      return wire.pauses
    }
    expect(await pausesAt(0)).toEqual([500, 1000])
    expect(await pausesAt(0.5)).toEqual([1000, 2000])
    expect(await pausesAt(1)).toEqual([1500, 3000])
  })

  it('waits as long as it is asked to, within reason', async () => {
    const wire = scripted([answer('', 429, 30), answer('', 429, 9999), answer('[]')])
    await new Line(wire, NO_PACE).json({ source: 'szse', urls: URLS })
    expect(wire.pauses).toEqual([30_000, 90_000])
  })

  it('goes to the next host at once when it is turned away, and stays there', async () => {
    const wire = scripted([answer('', 403), answer('[]'), answer('[]')])
    const line = new Line(wire, NO_PACE)
    await line.json({ source: 'szse', urls: URLS })
    await line.json({ source: 'szse', urls: URLS })
    expect(wire.asked).toEqual([URLS[0], URLS[1], URLS[1]])
    expect(wire.pauses).toEqual([])
  })

  it('gives up after three tries of each host, with the last reason', async () => {
    const wire = scripted(Array.from({ length: 6 }, (_, at) => new Error(`failure ${at}`)))
    const fault: unknown = await new Line(wire, NO_PACE)
      .text({ source: 'szse', urls: URLS })
      .catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(FeedFault)
    expect(fault).toMatchObject({ kind: 'unreachable', message: 'no answer from b.example: failure 5' })
  })

  it('does not take a fault of the program for one of the network', async () => {
    const wire = scripted([answer('x')])
    const broken = {
      ...wire,
      now: () => {
        throw new RangeError('a bug')
      },
    }
    await expect(new Line(broken, NO_PACE).text({ source: 'szse', urls: URLS })).rejects.toThrow(RangeError)
  })
})

describe('a pace', () => {
  it.each(Object.entries(PACES))('of %s is never passed in any span', async (source, rule) => {
    const wire = scripted([], 0)
    const pace = new Pace(wire)
    const sent: number[] = []
    for (let count = 0; count < 700; count++) {
      await pace.turn(source as keyof typeof PACES)
      sent.push(wire.now().getTime())
    }
    for (const { requests, spanMs } of rule.most) {
      for (let at = requests; at < sent.length; at++) {
        expect(sent[at]! - sent[at - requests]!).toBeGreaterThanOrEqual(spanMs)
      }
    }
  })

  it('keeps below what Eastmoney bears: 5 a second, 200 a minute, 300 in five minutes', () => {
    const { gapMs, most } = PACES.eastmoney
    expect(1000 / gapMs).toBeLessThan(5)
    expect(most.find(({ spanMs }) => spanMs === 60_000)!.requests).toBeLessThan(200)
    expect(most.find(({ spanMs }) => spanMs === 300_000)!.requests).toBeLessThan(300)
  })

  it('waits at least the gap and never a negative time', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(20_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (last, after, random) => {
          const rule = { gapMs: 500, jitterMs: 200, most: [] }
          const wait = waitBefore(rule, [last], last + after, random)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(after + wait).toBeGreaterThanOrEqual(500 + 200 * random - 1e-9)
        },
      ),
    )
  })
})
