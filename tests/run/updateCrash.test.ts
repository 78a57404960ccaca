import { cpSync, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dateFromDayNumber, dateText, dayNumber } from '../../src/model/date.ts'
import { isTradingDay, tradingDaysBetween } from '../../src/rules/calendar.ts'
import { hasStore, openStore } from '../../src/store/openStore.ts'
import { verifyStore } from '../../src/store/verifyStore.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import { runCli } from '../support/runCli.ts'
import type { CliRun } from '../support/runCli.ts'
import { at, daysOf, firstWrong, freshStore, runWith, startUpdate } from '../support/updateRuns.ts'

/** Kills in an ordinary run; UPDATE_KILLS=200 makes the long one. */
const KILLS = Number(process.env['UPDATE_KILLS'] ?? 15)
/** A Mid-Autumn and a National Day lie between. */
const FROM = 20260911
const TO = 20261016
const DAYS = tradingDaysBetween(FROM, TO)
const market = new FakeMarket(230, 20260901, TO)
let upstream: FakeUpstream

beforeAll(async () => {
  upstream = await FakeUpstream.start(market, FROM)
})
afterAll(() => upstream.stop())

/** Starts an update of a store, at 16:00 of a day. */
function start(store: string, day: number, ...flags: readonly string[]): ReturnType<typeof startUpdate> {
  return startUpdate(upstream, store, at(day, '16:00'), ...flags)
}

/** Runs an update and kills it after a while; false when it was over by then. */
async function killed(
  store: string,
  day: number,
  flags: readonly string[],
  afterMs: number,
): Promise<boolean> {
  const { process: child, end } = start(store, day, ...flags)
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const { signal, code, stderr } = await end
  clearTimeout(timer)
  if (signal !== 'SIGKILL') expect(code, stderr).toBe(0)
  return signal === 'SIGKILL'
}

function copyOf(store: string): string {
  const copy = freshStore()
  if (existsSync(store)) cpSync(store, copy, { recursive: true })
  return copy
}

/** All that a store holds, day by day. */
async function contentOf(store: string): Promise<unknown> {
  const reader = openStore(store)
  const days = await Promise.all(reader.days().map(async (day) => (await reader.readDay(day))?.rows))
  return { days: reader.days(), rows: days, indexes: await reader.indexBars() }
}

describe('twenty days and a holiday', () => {
  const clean = freshStore()

  it('run every calendar day, a store gets every trading day and nothing else', async () => {
    const codes = new Map<number, number>()
    for (let at_ = dayNumber(FROM); at_ <= dayNumber(TO); at_++) {
      const day = dateFromDayNumber(at_)
      if (isTradingDay(day)) upstream.day = day
      const first = day === FROM ? ['--init', '--look-back', '3'] : []
      const run = await runWith(upstream, at(day, '16:00'), ['update', '--store', clean, ...first])
      expect(run.stderr, dateText(day)).toBe('')
      codes.set(day, run.code)
    }
    expect(DAYS).toHaveLength(20)
    for (const [day, code] of codes) expect([day, code]).toEqual([day, isTradingDay(day) ? 0 : 4])
    expect(daysOf(clean)).toEqual(tradingDaysBetween(20260909, TO))
    expect(await firstWrong(clean, market)).toBeUndefined()
  })

  it(`killed ${KILLS} times at any moment, it comes to the same`, { timeout: 3_600_000 }, async () => {
    let base = freshStore()
    let kills = 0
    let whole = 1500
    for (const [at_, day] of DAYS.entries()) {
      upstream.day = day
      const first = day === FROM ? ['--init', '--look-back', '3'] : []
      const due = Math.round((KILLS * (at_ + 1)) / DAYS.length)
      let store = base
      do {
        store = copyOf(base)
        const before = hasStore(store) ? daysOf(store) : []
        if (kills < due && (await killed(store, day, first, Math.random() * whole))) kills++
        // Whatever moment it was: the last good state is there, and no wrong row.
        if (hasStore(store)) {
          expect(daysOf(store)).toEqual(expect.arrayContaining([...before]))
          expect(verifyStore(store).faults).toEqual([])
          expect(await firstWrong(store, market)).toBeUndefined()
        }
        const begun = performance.now()
        const { code, stderr } = await start(store, day, ...first).end
        whole = (whole + performance.now() - begun) / 2
        expect(code, stderr).toBe(0)
        expect(await firstWrong(store, market)).toBeUndefined()
      } while (kills < due)
      base = store
    }
    expect(kills).toBe(KILLS)
    expect(verifyStore(base).faults).toEqual([])
    expect(await contentOf(base)).toEqual(await contentOf(clean))
    const day = async (store: string): Promise<CliRun> =>
      runCli(['day', '--store', store, '--json'], { now: at(TO, '18:00') })
    const [first, second] = [await day(base), await day(clean)]
    expect([first.code, first.stderr]).toEqual([0, second.stderr])
    expect(first.stdout).toBe(second.stdout)
  })

  it('two at once: one writes, the other says who does, and nothing is lost', async () => {
    const store = freshStore()
    upstream.day = FROM
    for (let round = 0; round < 5; round++) {
      const day = DAYS[round]!
      upstream.day = day
      const first = round === 0 ? ['--init', '--look-back', '3'] : []
      const both = await Promise.all([start(store, day, ...first).end, start(store, day, ...first).end])
      const codes = both.map(({ code }) => code).sort()
      expect([
        [0, 0],
        [0, 2],
      ]).toContainEqual(codes)
      for (const { code, stderr } of both)
        if (code === 2) expect(stderr).toMatch(/limitup update.*\[store-locked\]/s)
      expect(daysOf(store)).toEqual(tradingDaysBetween(20260909, day))
      expect(verifyStore(store).faults).toEqual([])
      expect(await firstWrong(store, market)).toBeUndefined()
    }
  })
})
