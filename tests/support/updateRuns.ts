import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ROW_BAR } from '../../src/model/barFrame.ts'
import { openStore } from '../../src/store/openStore.ts'
import type { FakeMarket } from './fakeMarket.ts'
import type { FakeUpstream } from './fakeUpstream.ts'
import { runCli } from './runCli.ts'
import type { CliRun } from './runCli.ts'
import { LIMITUP, started } from './storeRuns.ts'

const TRADED: typeof ROW_BAR = 0

/** A fresh folder for a store. */
export function freshStore(): string {
  return join(mkdtempSync(join(tmpdir(), 'limitup-store-')), 'store')
}

/** A clock of Shanghai. */
export function at(day: number, time: string): string {
  const text = String(day)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T${time}:00+08:00`
}

/** Runs a command in this process, with every provider at the fake upstream. */
export function runWith(
  upstream: FakeUpstream,
  now: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  return runCli(argv, {
    now,
    env: { LIMITUP_TEST_WORLD: `upstream=${upstream.url} timeout=250`, ...env },
  })
}

/** Starts the built program's update on a store, with every provider at the fake upstream. */
export function startUpdate(
  upstream: FakeUpstream,
  store: string,
  now: string,
  ...flags: readonly string[]
): ReturnType<typeof started> {
  return started([LIMITUP, 'update', '--store', store, ...flags], {
    LIMITUP_TEST_WORLD: `upstream=${upstream.url} now=${now} timeout=5000`,
    LIMITUP_CONFIG: '/nonexistent/config.json',
  })
}

/** The first thing in a store that is not as the market had it; undefined when all is right. */
export async function firstWrong(store: string, market: FakeMarket): Promise<string | undefined> {
  const reader = openStore(store)
  for (const date of reader.days()) {
    const rows = (await reader.readDay(date))?.rows
    if (rows === undefined) return `${date}: no rows`
    const right = market.day(date)
    const traded = right.filter((bar) => !bar.suspended)
    const bars = rows.kind.filter((kind) => kind === TRADED).length
    if (bars !== traded.length) return `${date}: ${bars} bars, expected ${traded.length}`
    for (let row = 0; row < rows.count; row++) {
      const digits = String(rows.digits[row]).padStart(6, '0')
      const bar = right.find(({ code }) => code.startsWith(digits))
      if (bar === undefined) return `${date} ${digits}: nobody's row`
      if ((rows.kind[row] === TRADED) === bar.suspended) return `${date} ${digits}: suspended or not`
      if (bar.suspended) continue
      const stored = [
        rows.open[row],
        rows.high[row],
        rows.low[row],
        rows.close[row],
        rows.prevClose[row],
        rows.volumeShares[row],
      ]
      const expected = [bar.open, bar.high, bar.low, bar.close, bar.prevClose, bar.volumeLots * 100]
      if (stored.join() !== expected.join())
        return `${date} ${digits}: ${stored.join()}, expected ${expected.join()}`
      if (Math.abs((rows.amountCents[row] ?? NaN) - bar.amountCents) > 50) return `${date} ${digits}: amount`
    }
  }
  return undefined
}

/** The settled days of a store. */
export function daysOf(store: string): readonly number[] {
  return openStore(store).days()
}
