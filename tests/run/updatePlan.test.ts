import { describe, expect, it } from 'vitest'
import { planUpdate } from '../../src/run/update/plan.ts'
import { marketTime } from '../../src/run/today.ts'

/** What is planned at a time of Shanghai; the store holds the days given. */
function plan(now: string, stored: readonly number[], date?: number, lookBack?: number): unknown {
  const { snapshot, missing, isClosed, isRunning } = planUpdate(
    stored,
    marketTime(new Date(`${now}:00+08:00`)),
    date,
    lookBack,
  )
  return [snapshot, missing, isClosed ? 'closed' : isRunning ? 'running' : 'over']
}

describe('the plan of an update', () => {
  it.each([
    // Monday after the close: the day itself, from a snapshot.
    ['2026-07-13T15:00', [20260710], [20260713, [], 'over']],
    // One minute before: it is running, and Friday is there.
    ['2026-07-13T14:59', [20260710], [undefined, [], 'running']],
    // In the morning quotes still show Friday.
    ['2026-07-13T08:29', [20260709], [20260710, [], 'over']],
    // Later in the morning they may not: Friday is a past day.
    ['2026-07-13T08:30', [20260709], [undefined, [20260710], 'running']],
    // On Sunday they show Friday.
    ['2026-07-12T12:00', [20260709], [20260710, [], 'closed']],
    ['2026-07-12T12:00', [20260710], [undefined, [], 'closed']],
    // A gap inside the store is filled too.
    ['2026-07-13T16:00', [20260707, 20260709, 20260713], [undefined, [20260708, 20260710], 'over']],
    // National Day: the last day before the holiday is still shown.
    ['2026-10-05T12:00', [20260929], [20260930, [], 'closed']],
  ])('at %s over %j', (now, stored, expected) => {
    expect(plan(now, stored)).toEqual(expected)
  })

  it('goes back over the look-back of a new store', () => {
    expect(plan('2026-07-13T16:00', [], undefined, 3)).toEqual([20260713, [20260709, 20260710], 'over'])
    expect(plan('2026-07-13T16:00', [20260710, 20260713], undefined, 3)).toEqual([
      undefined,
      [20260709],
      'over',
    ])
  })

  it('takes one day that is named', () => {
    expect(plan('2026-07-13T16:00', [], 20260713)).toEqual([20260713, [], 'over'])
    expect(plan('2026-07-13T16:00', [20260713], 20260713)).toEqual([undefined, [], 'over'])
    expect(plan('2026-07-13T16:00', [], 20260708)).toEqual([undefined, [20260708], 'over'])
    expect(plan('2026-07-13T16:00', [], 20260711)).toEqual([undefined, [], 'closed'])
    expect(plan('2026-07-13T10:00', [], 20260713)).toEqual([undefined, [], 'running'])
    expect(() => plan('2026-07-13T16:00', [], 20260714)).toThrow('2026-07-14 lies in the future')
  })
})
