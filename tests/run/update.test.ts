import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import { at, daysOf, firstWrong, freshStore, runWith } from '../support/updateRuns.ts'

const DAY = 20260714
const market = new FakeMarket(230, 20260501, 20260731)
let upstream: FakeUpstream

beforeAll(async () => {
  upstream = await FakeUpstream.start(market, DAY)
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.reset()
  upstream.day = DAY
})

describe('update --init', () => {
  it('makes a store with the day and its look-back, every figure right', async () => {
    const store = freshStore()
    const run = await runWith(upstream, at(DAY, '15:40'), [
      'update',
      '--init',
      '--look-back',
      '12',
      '--store',
      store,
    ])
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(/the store is complete up to 2026-07-14\n$/)
    expect(run.code).toBe(0)
    expect(daysOf(store)).toEqual(tradingDaysBetween(20260629, DAY))
    expect(await firstWrong(store, market)).toBeUndefined()
  })
})
