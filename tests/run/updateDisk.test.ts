import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { verifyStore } from '../../src/store/verifyStore.ts'
import { canMount, closeDisk, Disks, withRoom } from '../support/disks.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import { runCli } from '../support/runCli.ts'
import { digestsOf } from '../support/storeRuns.ts'
import { at, daysOf, firstWrong, freshStore, runWith, startUpdate } from '../support/updateRuns.ts'

const DAY = 20260714
const BEFORE = 20260713
const FIRST = 20260709
const market = new FakeMarket(230, 20260501, 20260731)
const disks = new Disks()
let upstream: FakeUpstream

beforeAll(async () => {
  upstream = await FakeUpstream.start(market, DAY)
})
afterAll(() => upstream.stop())
afterEach(() => {
  disks.end()
})

/** Fills a store with the three days up to the one before DAY. */
async function fill(store: string): Promise<string> {
  upstream.day = BEFORE
  const run = await runWith(upstream, at(BEFORE, '16:00'), [
    'update',
    '--store',
    store,
    '--init',
    '--look-back',
    '3',
  ])
  expect(run.code, run.stderr).toBe(0)
  upstream.day = DAY
  return store
}

/** What a day's report says. */
async function dayOf(store: string): Promise<string> {
  const run = await runCli(['day', '--json', '--store', store], { now: at(DAY, '18:00') })
  expect(run.code, run.stderr).toBe(0)
  return run.stdout
}

describe.skipIf(!canMount())('an update on a disk of its own', () => {
  it('a full disk leaves the days that were there, and the next update comes to the same', async () => {
    const clean = await fill(freshStore())
    expect((await startUpdate(upstream, clean, at(DAY, '16:00')).end).code).toBe(0)
    const folder = disks.make(8_000)
    const store = await fill(join(folder, 'store'))
    const before = await dayOf(store)
    let refused = 0
    for (let kib = 0; ; kib += 12) {
      const run = await withRoom(folder, kib, () => startUpdate(upstream, store, at(DAY, '16:00')).end)
      expect(verifyStore(store).faults).toEqual([])
      expect(await firstWrong(store, market)).toBeUndefined()
      if (run.code === 0) break
      refused++
      expect(run.code, run.stderr).toBe(2)
      expect(run.stderr).toMatch(/cannot write the store: .*ENOSPC.*\[unwritable\]\n {2}it is as it was/)
      expect(daysOf(store)).toEqual(tradingDaysBetween(FIRST, BEFORE))
      expect(await dayOf(store)).toBe(before)
    }
    expect(refused).toBeGreaterThan(3)
    expect(daysOf(store)).toEqual(tradingDaysBetween(FIRST, DAY))
    expect(await dayOf(store)).toBe(await dayOf(clean))
  })

  it('a closed folder is read and not written', async () => {
    const folder = disks.make(8_000)
    const store = await fill(join(folder, 'store'))
    const [files, day] = [digestsOf(store), await dayOf(store)]
    closeDisk(folder)
    const run = await startUpdate(upstream, store, at(DAY, '16:00')).end
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/cannot write the store: .*EROFS.*\[unwritable\]/)
    expect(verifyStore(store).faults).toEqual([])
    expect(digestsOf(store)).toEqual(files)
    expect(await dayOf(store)).toBe(day)
  })
})

describe('without leave', () => {
  it('a place that is no folder is refused before anybody is asked', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-disk-')), 'file')
    writeFileSync(file, 'mine')
    upstream.reset()
    const run = await runWith(upstream, at(DAY, '16:00'), ['update', '--init', '--store', file])
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('[unwritable]')
    expect(upstream.seen).toEqual([])
  })
})
