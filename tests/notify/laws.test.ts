import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Part } from '../../src/notify/service.ts'
import { sendPlan } from '../../src/run/notify/sendPlan.ts'
import { freshRecord, withState } from '../../src/run/notify/sentRecord.ts'
import type { PartState } from '../../src/run/notify/sentRecord.ts'
import { NoAnswer } from '../../src/wire/wire.ts'
import type { Wire, WireRequest } from '../../src/wire/wire.ts'
import { freshState, longText, noticeOf, NOW, notifyAll } from '../support/notifyRuns.ts'

/** What becomes of one request. */
const FATES = [
  'taken',
  'refused',
  'later',
  'lost',
  'lost-taken',
  'crash',
  'crash-taken',
  'unreached',
] as const
type Fate = (typeof FATES)[number]

/** The program ends in the middle of a request, as by a kill. */
class Crash extends Error {}

/** A receiver of 企业微信 whose requests meet their fates in turn, and what its readers have seen. */
function receiver(fates: readonly Fate[], seen: string[]): Wire {
  const left = [...fates]
  const take = ({ body }: WireRequest): void => {
    seen.push((JSON.parse(body ?? '') as { text: { content: string } }).text.content)
  }
  const says = (errcode: number): { status: number; bytes: Uint8Array; retryAfter: undefined } => ({
    status: 200,
    bytes: Buffer.from(JSON.stringify({ errcode, errmsg: 'x' })),
    retryAfter: undefined,
  })
  return {
    send: (request) => {
      const fate = left.shift() ?? 'taken'
      if (fate.endsWith('taken')) take(request)
      switch (fate) {
        case 'taken':
          return Promise.resolve(says(0))
        case 'refused':
          return Promise.resolve(says(40008))
        case 'later':
          return Promise.resolve(says(45009))
        case 'lost':
        case 'lost-taken':
          return Promise.reject(new NoAnswer('gone', 'lost', undefined))
        case 'unreached':
          return Promise.reject(new NoAnswer('nobody', 'unreached', undefined))
        case 'crash':
        case 'crash-taken':
          return Promise.reject(new Crash())
      }
    },
    sleep: () => Promise.resolve(),
    now: () => new Date(NOW),
    random: () => 0.5,
  }
}

const TEXTS = [longText(50), longText(50).replace('第0组', '第〇组')] as const

describe('whatever happens to requests and runs', () => {
  it('without --again no message comes twice, nor two texts of one day, and the end of a run is true', async () => {
    const runs = fc.array(fc.tuple(fc.nat(1), fc.array(fc.constantFrom(...FATES), { maxLength: 6 })), {
      minLength: 1,
      maxLength: 6,
    })
    let [ended, crashed] = [0, 0]
    await fc.assert(
      fc.asyncProperty(runs, async (all) => {
        const state = freshState()
        const seen: string[] = []
        for (const [which, fates] of all) {
          const before = [...seen]
          const notice = noticeOf(TEXTS[which === 0 ? 0 : 1])
          const outcome = await notifyAll(receiver(fates, seen), state, ['wecom'], notice, {
            mostWaitMs: 130_000,
          }).then(
            ([report]) => report?.outcome,
            (error: unknown) => {
              if (!(error instanceof Crash)) throw error
              return undefined
            },
          )
          if (outcome === undefined) crashed++
          else ended++
          expect(new Set(seen).size).toBe(seen.length)
          // Of the two texts the first messages differ.
          expect(seen.filter((text) => text.includes('(1/'))).toHaveLength(Math.min(1, seen.length))
          if (outcome === 'sent' || outcome === 'already') {
            const told = seen.map((text) => text.slice(text.indexOf('\n') + 1)).join('')
            expect(`${told}\n`).toBe(notice.text)
          }
          if (outcome === 'already' || outcome === 'changed') expect(seen).toEqual(before)
        }
      }),
      { numRuns: 25 },
    )
    expect([ended > 0, crashed > 0]).toEqual([true, true])
  })
})

const PARTS: readonly Part[] = [1, 2, 3].map((number) => ({
  date: '2026-01-05',
  title: 't',
  text: `part ${number}`,
  number,
  of: 3,
}))

describe('the plan', () => {
  it.each<[string, readonly PartState[] | undefined, string, string]>([
    ['nothing known', undefined, 'send 0', 'send 0'],
    ['nothing taken', ['open', 'open', 'open'], 'send 0', 'send 0'],
    ['some taken', ['sent', 'open', 'open'], 'send 1', 'send 1'],
    ['one unknown', ['sent', 'sending', 'open'], 'uncertain 1', 'send 1'],
    ['the first unknown', ['sending', 'open', 'open'], 'uncertain 0', 'send 0'],
    ['all taken', ['sent', 'sent', 'sent'], 'already', 'send 0'],
  ])('of %s', (_, states, planned, again) => {
    const fresh = freshRecord({ date: '2026-01-05', title: 't', text: 'x' }, PARTS, NOW)
    const record = states?.reduce((sofar, each, at) => withState(sofar, at, each, NOW), fresh)
    const words = (asked: boolean): string => {
      const plan = sendPlan(record, PARTS, asked)
      return 'from' in plan ? `${plan.kind} ${plan.from}` : plan.kind
    }
    expect([words(false), words(true)]).toEqual([planned, again])
  })
})
