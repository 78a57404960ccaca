import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetLearnedYears, tradingDaysBetween } from '../../src/rules/calendar.ts'
import { openStore } from '../../src/store/openStore.ts'
import { withWriter } from '../../src/store/withWriter.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import type { Fault, FaultAct } from '../support/fakeUpstream.ts'
import { runCli } from '../support/runCli.ts'
import type { CliRun } from '../support/runCli.ts'
import { at, daysOf, firstWrong, freshStore, runWith } from '../support/updateRuns.ts'

const DAY = 20260714
const BEFORE = 20260713
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

function update(store: string, now: string, ...flags: readonly string[]): Promise<CliRun> {
  return runWith(upstream, now, ['update', '--store', store, ...flags])
}

/** A store that holds the days up to the one before DAY. */
async function storeBefore(days = 3): Promise<string> {
  const store = freshStore()
  upstream.day = BEFORE
  const run = await update(store, at(BEFORE, '16:00'), '--init', '--look-back', String(days))
  expect(run.code, run.stderr).toBe(0)
  upstream.reset()
  upstream.day = DAY
  return store
}

/** Every byte of a store, by path; what it has no more use for, and its lock, left out. */
function bytesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    names
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .filter((path) => !/\/(?:old|lock)\//.test(path))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  )
}

describe('update', () => {
  it('makes a store with the day and its look-back, every figure right', async () => {
    const store = freshStore()
    const run = await update(store, at(DAY, '15:40'), '--init', '--look-back', '12')
    expect(run.stderr).toBe('')
    expect(run.stdout).toMatch(/the store is complete up to 2026-07-14\n$/)
    expect(run.code).toBe(0)
    expect(daysOf(store)).toEqual(tradingDaysBetween(20260629, DAY))
    expect(await firstWrong(store, market)).toBeUndefined()
    const { provenance } = openStore(store).dayInfo(DAY)!
    expect(provenance.source).toBe('eastmoney')
    expect(provenance.state).toBe('settled')
    expect(provenance.checks.join('; ')).toMatch(
      /^row count 230; date of every row; at rest; \d+ stocks against tencent; limit prices against tencent$/,
    )
    expect(readdirSync(store)).not.toContain('eastmoney')
  })

  it('refuses to go on without a store, and says how to make one', async () => {
    const run = await update(freshStore(), at(DAY, '15:40'))
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/\[no-store\]\n {2}limitup update --init/)
    expect(upstream.seen).toEqual([])
  })

  it('adds the day to what is there, and does nothing when it is there', async () => {
    const store = await storeBefore()
    const first = await update(store, at(DAY, '15:40'))
    expect([first.code, first.stderr]).toEqual([0, ''])
    const stored = bytesOf(store)
    upstream.reset()
    const second = await update(store, at(DAY, '15:45'))
    expect([second.code, second.stdout]).toEqual([0, 'the store is complete up to 2026-07-14\n'])
    expect(upstream.seen).toEqual([])
    expect(bytesOf(store)).toEqual(stored)
  })

  it('keeps the indexes of the day', async () => {
    const store = await storeBefore()
    await update(store, at(DAY, '15:40'))
    const bars = (await openStore(store).indexBars()).filter(({ date }) => date === DAY)
    expect(bars.map(({ code, close, prevClose }) => [code, close, prevClose])).toEqual(
      ['000001.SH', '399001.SZ', '399006.SZ', '899050.BJ'].map((code) => {
        const { close, prevClose } = market.index(code, DAY)
        return [code, close * 100, prevClose * 100]
      }),
    )
  })

  it('takes the index bar of its day, and notes where another was stored', async () => {
    const store = await storeBefore()
    const stored = { code: '000001.SH', date: DAY, close: 12_345_600 }
    await withWriter(store, { command: 'test' }, (writer) => writer.putIndexBars([stored]))
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code).toBe(0)
    expect(run.stderr).toMatch(
      /^limitup: the index bar of 000001\.SH on 2026-07-14 is replaced, \w+ differs: close 1234\.56 stored, [\d.]+ came$/m,
    )
    const bars = (await openStore(store).indexBars()).filter(({ date }) => date === DAY)
    expect(bars).toHaveLength(4)
    expect(bars.find(({ code }) => code === '000001.SH')?.close).toBe(
      market.index('000001.SH', DAY).close * 100,
    )
  })

  it('takes the day in the evening, at night and before the next morning', async () => {
    for (const now of [at(DAY, '23:59'), at(20260715, '00:10'), at(20260715, '08:29')]) {
      const store = await storeBefore()
      const run = await update(store, now)
      expect([now, run.code, run.stderr]).toEqual([now, 0, ''])
      expect(openStore(store).dayInfo(DAY)?.provenance.source).toBe('eastmoney')
      expect(upstream.seen.some((asked) => asked.includes('clist'))).toBe(true)
    }
  })

  it('fills the days that were missed, with names where both sides have the same', async () => {
    const store = await storeBefore()
    upstream.day = 20260717
    const run = await update(store, at(20260717, '16:00'))
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(daysOf(store)).toEqual(tradingDaysBetween(20260709, 20260717))
    expect(await firstWrong(store, market)).toBeUndefined()
    const { rows, provenance } = (await openStore(store).readDay(20260715))!
    expect(provenance.stSource).toBe('name')
    expect(provenance.checks).toContain('names equal before and after')
    expect([...rows.name].every((name) => name >= 0)).toBe(true)
  })

  it('fills one day that is named', async () => {
    const store = await storeBefore()
    upstream.day = 20260717
    const run = await update(store, at(20260717, '16:00'), '--date', '2026-07-15')
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(daysOf(store)).toEqual([20260709, 20260710, 20260713, 20260715])
    expect(await firstWrong(store, market)).toBeUndefined()
  })

  it('fills past days from Tushare, a day in one request, and the token is nowhere', async () => {
    const store = await storeBefore()
    upstream.day = 20260717
    const argv = ['update', '--store', store]
    const run = await runWith(upstream, at(20260717, '16:00'), argv, { TUSHARE_TOKEN: upstream.token })
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(openStore(store).dayInfo(20260715)?.provenance.source).toBe('tushare')
    expect(await firstWrong(store, market)).toBeUndefined()
    expect(upstream.seen.filter((asked) => asked.includes('tushare'))).toHaveLength(3)
    for (const text of [run.stdout, ...upstream.seen, ...bytesOf(store).values()]) {
      expect(text).not.toContain(upstream.token)
    }
  })
})

describe('the exit code says why', () => {
  it('4: a closed day with nothing missing, and nobody is asked', async () => {
    const store = await storeBefore()
    await update(store, at(DAY, '16:00'))
    upstream.reset()
    for (const flags of [[], ['--date', '2026-07-11']]) {
      const store2 = flags.length === 0 ? await upToFriday() : store
      upstream.reset()
      const run = await update(store2, at(20260712, '16:00'), ...flags)
      expect([run.code, run.stderr]).toEqual([4, ''])
      expect(run.stdout).toMatch(
        flags.length === 0
          ? /^closed today \(休市\); the store is complete up to 2026-07-10\n$/
          : /^2026-07-11 is no trading day/,
      )
      expect(upstream.seen).toEqual([])
    }
  })

  it('0: a closed day, and what was missing before it is filled', async () => {
    const store = freshStore()
    upstream.day = 20260710
    const run = await update(store, at(20260711, '11:00'), '--init', '--look-back', '1')
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(daysOf(store)).toEqual([20260710])
  })

  it.each(['09:30', '11:31', '14:59'])('5: the day is not over at %s', async (time) => {
    const store = await storeBefore()
    const stored = bytesOf(store)
    for (const flags of [[], ['--date', '2026-07-14'], ['--date', 'today']]) {
      const run = await update(store, at(DAY, time), ...flags)
      expect([run.code, run.stderr]).toEqual([5, ''])
      expect(run.stdout).toMatch(/^2026-07-14 is not over until 15:00/)
    }
    expect(upstream.seen).toEqual([])
    expect(bytesOf(store)).toEqual(stored)
  })

  it('5: quotes that were made before the close', async () => {
    const store = await storeBefore()
    upstream.minutes = 14 * 60 + 57
    const run = await update(store, at(DAY, '15:01'))
    expect(run.code).toBe(5)
    expect(run.stderr).toMatch(
      /2026-07-14 is not settled \[quotes-moving\]\n {2}eastmoney: \d+ of \d+ quotes were made before 15:00/,
    )
    expect(daysOf(store)).not.toContain(DAY)
  })

  it('5: quotes that move between two looks', async () => {
    const store = await storeBefore()
    let looks = 0
    const moved = (text: string): string => {
      looks++
      return looks === 1 ? text : text.replace(/"f5":\d+/, '"f5":1')
    }
    upstream.faults = [{ at: /clist.*pn=1&/, act: moved }]
    const run = await update(store, at(DAY, '15:01'))
    expect(run.code).toBe(5)
    expect(run.stderr).toMatch(/1 of \d+ quotes changed while they were read: 920\d{3}\.BJ/)
    expect(daysOf(store)).not.toContain(DAY)
  })

  it('6: more days are missing than one run fills; the next runs fill the rest', async () => {
    const store = await storeBefore()
    upstream.day = 20260724
    const runs: CliRun[] = []
    for (let count = 0; count < 3; count++)
      runs.push(await update(store, at(20260724, '16:00'), '--most-days', '3'))
    expect(runs.map(({ code }) => code)).toEqual([6, 6, 0])
    expect(runs[0]?.stdout).toMatch(
      /5 days from 2026-07-14 to 2026-07-20 still missing: run limitup update again\n$/,
    )
    expect(daysOf(store)).toEqual(tradingDaysBetween(20260709, 20260724))
    expect(await firstWrong(store, market)).toBeUndefined()
  })

  it('6: the day is there, and the past cannot be had', async () => {
    const store = await storeBefore()
    upstream.day = 20260717
    upstream.faults = [
      { at: /push2his.*secid=[01]\.(?:6|3|0|9)\d{5}&.*beg=20260714&end=20260716/, act: { status: 403 } },
    ]
    const run = await update(store, at(20260717, '16:00'))
    expect(run.code).toBe(6)
    expect(run.stderr).toMatch(/limitup: eastmoney: \S*push2his.eastmoney.com answers with HTTP status 403\n/)
    expect(run.stdout).toMatch(/3 days from 2026-07-14 to 2026-07-16 still missing/)
    expect(daysOf(store)).toEqual([20260709, 20260710, 20260713, 20260717])
    upstream.reset()
    expect((await update(store, at(20260717, '16:10'))).code).toBe(0)
    expect(await firstWrong(store, market)).toBeUndefined()
  })

  it('3: the day named cannot be had', async () => {
    const store = await storeBefore()
    upstream.day = 20260717
    upstream.faults = [{ at: /push2his/, act: 'reset' }]
    const run = await update(store, at(20260717, '16:00'), '--date', '20260715')
    expect(run.code).toBe(3)
    expect(run.stderr).toMatch(/no provider gave 2026-07-15; the store is as it was \[upstream-failed\]/)
  })

  it('7: two providers differ by a cent', async () => {
    const store = await storeBefore()
    upstream.faults = [{ at: /qt\.gtimg\.cn/, act: closesUpByACent }]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code).toBe(7)
    expect(run.stderr).toMatch(
      /two providers differ on 2026-07-14; nothing is written \[sources-differ\]\n {2}\d{6}\.\w\w close: eastmoney [\d.]+, tencent [\d.]+/,
    )
    expect(daysOf(store)).not.toContain(DAY)
  })

  it('7: a limit price that is not the law', async () => {
    const store = await storeBefore()
    const change = (text: string): string => changed(text, 47, (cell) => (Number(cell) + 0.01).toFixed(2))
    upstream.faults = [{ at: /qt\.gtimg\.cn/, act: change }]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code).toBe(7)
    expect(run.stderr).toMatch(/limit prices of 2026-07-14 differ; nothing is written \[sources-differ\]/)
    expect(daysOf(store)).not.toContain(DAY)
  })

  it('7: amounts of another unit', async () => {
    const store = await storeBefore()
    upstream.faults = [
      {
        at: /clist/,
        act: (text) => text.replace(/"f6":(\d+(?:\.\d+)?)/g, (_all, yuan) => `"f6":${Number(yuan) * 10}`),
      },
    ]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code).toBe(7)
    expect(run.stderr).toMatch(/amount: eastmoney/)
  })

  it('7: a day whose previous closes are not the closes that are stored', async () => {
    const store = await storeBefore()
    // The day after stands for the day: everything fits itself, and nothing fits the store.
    upstream.day = 20260715
    upstream.faults = [
      {
        at: /clist/,
        act: (text) => text.replace(/"f124":(\d+)/g, (_all, time) => `"f124":${Number(time) - 86_400}`),
      },
      { at: /gtimg/, act: (text) => text.replaceAll('~20260715', '~20260714') },
      { at: /push2his/, act: (text) => text.replaceAll('2026-07-15', '2026-07-14') },
    ]
    const run = await update(store, at(DAY, '15:40'), '--provider', 'tencent', '--no-cross-check')
    expect(run.code, run.stderr).toBe(7)
    expect(run.stderr).toMatch(
      /\d+ of \d+ previous closes of tencent on 2026-07-14 are not the stored closes of 2026-07-13/,
    )
    expect(daysOf(store)).not.toContain(DAY)
  })

  it('2: another process writes the store', async () => {
    const store = await storeBefore()
    const run = await withWriter(store, { command: 'limitup import' }, () => update(store, at(DAY, '15:40')))
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/\[store-locked\]/)
    expect(run.stderr).toContain('limitup import')
  })

  it('2: a world of tests that is not on loopback', async () => {
    for (const world of ['upstream=http://10.0.0.1:80', 'upstream=https://qt.gtimg.cn', 'now=2026-07-14']) {
      const argv = ['update', '--store', await storeBefore(1)]
      const run = await runWith(upstream, at(DAY, '15:40'), argv, { LIMITUP_TEST_WORLD: world })
      expect(run.code).toBe(2)
      expect(run.stderr).toMatch(/LIMITUP_TEST_WORLD: expected an upstream on 127.0.0.1/)
    }
  })

  it('3: nobody answers', async () => {
    const run = await runCli(['update', '--init', '--store', freshStore()], { now: at(DAY, '15:40') })
    expect(run.code).toBe(3)
  })

  it('2: a day in the future, and a provider that does not exist', async () => {
    const store = await storeBefore()
    expect((await update(store, at(DAY, '15:40'), '--date', '20260715')).code).toBe(2)
    expect((await update(store, at(DAY, '15:40'), '--provider', 'yahoo')).code).toBe(2)
    expect(upstream.seen).toEqual([])
  })

  async function upToFriday(): Promise<string> {
    const store = freshStore()
    upstream.day = 20260710
    await update(store, at(20260710, '16:00'), '--init', '--look-back', '1')
    return store
  }
})

/** Faults that strike whole providers: what happens, and what the message must tell. */
const FAULTS: readonly (readonly [what: string, act: FaultAct, said: RegExp])[] = [
  ['no answer in time', 'timeout', /nothing within 0.25 seconds/],
  ['a reset', 'reset', /ECONNRESET|other side closed/],
  ['a ban (403)', { status: 403 }, /HTTP status 403/],
  ['too many requests (429)', { status: 429, retryAfter: 2 }, /HTTP status 429/],
  ['a broken proxy (502)', { status: 502 }, /HTTP status 502/],
  ['a proxy that wants a password (407)', { status: 407 }, /HTTP status 407/],
  ['a web page', 'html', /found a web page|expected (?:v_CODE|var hq_str)/],
  ['an empty body', 'empty', /answers with nothing/],
  ['a cut body', 'cut', /expected JSON|expected (?:v_CODE|var hq_str)|cells/],
]
const EVERYBODY = /./
const EASTMONEY = /push2/

describe('faults of the network', () => {
  it.each(FAULTS)('%s everywhere: 3, old data intact, what to do', async (_what, act, said) => {
    const store = await storeBefore(1)
    const stored = bytesOf(store)
    upstream.faults = [{ at: EVERYBODY, act }]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(3)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/no provider gave 2026-07-14; the store is as it was \[upstream-failed\]/)
    expect(run.stderr).toMatch(said)
    for (const name of ['eastmoney', 'tencent', 'sina']) expect(run.stderr).toContain(`  ${name}: `)
    expect(run.stderr).toMatch(
      / {2}(?:check the network|turned away|another answer|another day|rows missing)/,
    )
    expect(bytesOf(store)).toEqual(stored)
  })

  it.each(FAULTS)('%s at Eastmoney: the next provider gives the day', async (_what, act) => {
    const store = await storeBefore(1)
    upstream.faults = [{ at: EASTMONEY, act }]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(0)
    expect(run.stderr).toMatch(/^limitup: eastmoney: /)
    expect(openStore(store).dayInfo(DAY)?.provenance.source).toBe('tencent')
    expect(await firstWrong(store, market)).toBeUndefined()
  })

  it('Eastmoney and the list of Tencent fail: Sina gives the day', async () => {
    const store = await storeBefore(1)
    upstream.faults = [
      { at: EASTMONEY, act: { status: 403 } },
      { at: /proxy\.finance\.qq/, act: 'html' },
    ]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(0)
    expect(openStore(store).dayInfo(DAY)?.provenance.source).toBe('sina')
    expect(openStore(store).dayInfo(DAY)?.provenance.checks.join()).toMatch(/against tencent/)
    expect(await firstWrong(store, market)).toBeUndefined()
  })

  it('one host of Eastmoney fails: its next one answers', async () => {
    const store = await storeBefore(1)
    upstream.faults = [{ at: /push2delay/, act: { status: 403 } }]
    const run = await update(store, at(DAY, '15:40'))
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(openStore(store).dayInfo(DAY)?.provenance.source).toBe('eastmoney')
    // The host that turned us away is not asked for every page again.
    expect(upstream.seen.filter((asked) => asked.startsWith('push2delay')).length).toBe(1)
  })

  it('nobody can vouch for the day: 3, unless that is waived', async () => {
    const store = await storeBefore(1)
    upstream.faults = [{ at: /gtimg|qq\.com|sina/, act: 'reset' }]
    const refused = await update(store, at(DAY, '15:40'))
    expect(refused.code).toBe(3)
    expect(daysOf(store)).not.toContain(DAY)
    const waived = await update(store, at(DAY, '15:40'), '--no-cross-check')
    expect(waived.code, waived.stderr).toBe(0)
    expect(openStore(store).dayInfo(DAY)?.provenance.checks.join()).not.toMatch(/against tencent/)
  })

  it('no route through a proxy that is not there: 3, and the message names the proxy variables', async () => {
    const store = await storeBefore(1)
    const closed = await freePort()
    const proxied = await withProxy(`http://127.0.0.1:${closed}`, () => update(store, at(DAY, '15:40')))
    expect(proxied.code).toBe(3)
    expect(proxied.stderr).toMatch(/ECONNREFUSED/)
    expect(proxied.stderr).toMatch(/HTTPS_PROXY and NO_PROXY/)
    expect(upstream.seen).toEqual([])
    const direct = await withProxy(
      `http://127.0.0.1:${closed}`,
      () => update(store, at(DAY, '15:40')),
      '127.0.0.1',
    )
    expect(direct.code, direct.stderr).toBe(0)
  })

  it('a proxy that turns us away: 3', async () => {
    const store = await storeBefore(1)
    const asked: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '')
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    const run = await withProxy(`http://127.0.0.1:${port}`, () => update(store, at(DAY, '15:40')))
    await new Promise((resolve) => proxy.close(resolve))
    expect(run.code).toBe(3)
    expect(run.stderr).toMatch(/407/)
    expect(new Set(asked)).toEqual(new Set([new URL(upstream.url).host]))
    expect(upstream.seen).toEqual([])
  })
})

/** Answers that look right and are not: which requests, and what becomes of them. */
const LIES: readonly (readonly [what: string, faults: readonly Fault[], said: RegExp])[] = [
  [
    'half a list that says it is whole',
    [
      { at: /clist.*pn=2&/, act: (text) => page(text, (diff) => diff.slice(0, 70), 170) },
      { at: /clist/, act: (text) => page(text, (diff) => diff, 170) },
      { at: /getBoardRankList.*offset=0/, act: (text) => rankList(text, 170) },
      { at: /getHQNodeStockCount/, act: () => '"170"' },
      {
        at: /getHQNodeData\?page=2/,
        act: (text) => JSON.stringify((JSON.parse(text) as unknown[]).slice(0, 70)),
      },
    ],
    /170 stocks, and 60 of the 230 of 2026-07-13 are not among them/,
  ],
  [
    '170 of 230 rows',
    [
      { at: /clist.*pn=2&/, act: (text) => page(text, (diff) => diff.slice(0, 70)) },
      { at: /getBoardRankList.*offset=0/, act: (text) => rankList(text) },
      { at: /getHQNodeData\?page=3/, act: () => '[]' },
    ],
    /the list is cut: 170 of 230 rows/,
  ],
  [
    'rows dated the day before',
    [
      {
        at: /clist/,
        act: (text) => text.replace(/"f124":(\d+)/g, (_all, time) => `"f124":${Number(time) - 86_400}`),
      },
      { at: /gtimg/, act: (text) => text.replaceAll('~20260714', '~20260713') },
      { at: /hq\.sinajs/, act: (text) => text.replaceAll('2026-07-14', '2026-07-13') },
    ],
    /is dated 2026-07-13, expected 2026-07-14/,
  ],
  [
    'a renamed field',
    [
      { at: /clist/, act: (text) => text.replaceAll('"f18"', '"f918"') },
      { at: /getBoardRankList/, act: (text) => text.replaceAll('"total"', '"count"') },
      { at: /getHQNodeData/, act: (text) => text.replaceAll('"symbol"', '"ticker"') },
    ],
    /the previous close \(f18\) in yuan, found nothing/,
  ],
  [
    'shuffled pages',
    [
      { at: /clist.*pn=2&/, act: (text) => page(text, (diff) => [...diff].reverse()) },
      { at: /getBoardRankList.*offset=200/, act: (text) => rankList(text) },
      { at: /getHQNodeData\?page=2/, act: () => 'null' },
    ],
    /the pages shifted while they were read/,
  ],
  [
    '"-" in one price of a traded stock',
    [
      { at: /clist.*pn=3&/, act: (text) => text.replace(/"f17":\d+(?:\.\d+)?/, '"f17":"-"') },
      { at: /gtimg/, act: (text) => changed(text, 5, () => '') },
      { at: /hq\.sinajs/, act: (text) => text.replace(/="([^,]+),[\d.]+,/, '="$1,,') },
    ],
    /open \(f17\)/,
  ],
  [
    'names in another encoding',
    [
      { at: /clist/, act: 'encoding' },
      { at: /gtimg/, act: 'encoding' },
      { at: /hq\.sinajs/, act: 'encoding' },
    ],
    /names are not those of 2026-07-13/,
  ],
]

describe('names in another encoding', () => {
  it('are no second word: the next provider is asked', async () => {
    const store = await storeBefore(1)
    upstream.faults = [{ at: /gtimg/, act: 'encoding' }]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(0)
    expect(run.stderr).toMatch(/tencent: \d+ of \d+ names are not those of eastmoney/)
    expect(openStore(store).dayInfo(DAY)?.provenance.checks.join()).toMatch(/against sina/)
  })

  it('are refused where nothing is known of the day before, too', async () => {
    upstream.faults = [{ at: /clist/, act: 'encoding' }]
    const run = await update(freshStore(), at(DAY, '15:40'), '--init', '--look-back', '1')
    expect(run.code).toBe(3)
  })
})

describe('answers that lie', () => {
  it.each(LIES)('%s: no row of it is stored', async (_what, faults, said) => {
    const store = await storeBefore(1)
    const stored = bytesOf(store)
    upstream.faults = [...faults]
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(3)
    expect(run.stderr).toMatch(said)
    expect(bytesOf(store)).toEqual(stored)
  })

  it.each(LIES)('%s at Eastmoney only: Tencent gives the day', async (_what, faults) => {
    const store = await storeBefore(1)
    upstream.faults = faults.filter(({ at: place }) => place.source.startsWith('clist'))
    const run = await update(store, at(DAY, '15:40'))
    expect(run.code, run.stderr).toBe(0)
    expect(openStore(store).dayInfo(DAY)?.provenance.source).toBe('tencent')
    expect(await firstWrong(store, market)).toBeUndefined()
  })
})

describe('the token', () => {
  const SECRET = 'ab12-secret-of-mine'
  const folder = mkdtempSync(join(tmpdir(), 'limitup-token-'))
  const file = join(folder, 'token')

  it('is read from a file that only its owner may read', async () => {
    writeFileSync(file, `${upstream.token}\n`)
    chmodSync(file, 0o600)
    const store = await storeBefore(1)
    upstream.day = 20260717
    const run = await update(store, at(20260717, '16:00'), '--token-file', file)
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(openStore(store).dayInfo(20260715)?.provenance.source).toBe('tushare')
  })

  it.each([0o640, 0o604, 0o644, 0o620])('is refused in a file of mode %o', async (mode) => {
    writeFileSync(file, SECRET)
    chmodSync(file, mode)
    const run = await update(await storeBefore(1), at(DAY, '16:00'), '--token-file', file)
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/\[exposed-token\]\n {2}chmod 600/)
    expect(run.stderr).not.toContain(SECRET)
  })

  it('is in no message when Tushare turns it away, or fails', async () => {
    const store = await storeBefore(1)
    upstream.day = 20260717
    const acts: readonly FaultAct[] = [
      (text) => text,
      'reset',
      'html',
      { status: 500 },
      (text) => `${text} ${SECRET}`,
    ]
    for (const act of acts) {
      upstream.faults = [{ at: /tushare/, act }]
      const argv = ['update', '--store', store, '--date', '20260715', '--provider', 'tushare']
      const run = await runWith(upstream, at(20260717, '16:00'), argv, { TUSHARE_TOKEN: SECRET })
      expect(run.code).toBe(3)
      expect(run.stderr).toMatch(/tushare: /)
      expect(run.stdout + run.stderr).not.toContain(SECRET.slice(0, 6))
    }
    for (const text of bytesOf(store).values()) expect(text).not.toContain(SECRET)
  })

  it('is asked for when Tushare is', async () => {
    const run = await update(await storeBefore(1), at(DAY, '16:00'), '--provider', 'tushare')
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/\[no-token\]/)
  })
})

describe('the calendar', () => {
  afterEach(forgetLearnedYears)

  it('learns the next year in November, and goes on into it', async () => {
    const late = new FakeMarket(120, 20261120, 20261231)
    const server = await FakeUpstream.start(late, 20261125)
    const store = freshStore()
    const argv = ['update', '--store', store]
    const first = await runWith(server, at(20261125, '16:00'), [...argv, '--init', '--look-back', '2'])
    expect([first.code, first.stderr]).toEqual([0, ''])
    expect((await openStore(store).calendar()).filter(({ isOpen }) => isOpen).length).toBeGreaterThan(240)
    forgetLearnedYears()
    server.seen.length = 0
    // The next year is known from the store: the exchange is not asked again, and a holiday of it is one.
    server.day = 20261231
    await runWith(server, at(20261231, '16:00'), argv)
    forgetLearnedYears()
    const holiday = await runWith(server, at(20270101, '16:00'), argv)
    expect([holiday.code, holiday.stderr]).toEqual([4, ''])
    expect(server.seen.filter((asked) => asked.includes('szse'))).toEqual([])
    await server.stop()
    forgetLearnedYears()
    // Every other command knows the year from the store, too.
    const day = await runWith(upstream, at(20270105, '16:00'), ['day', '2027-01-01', '--data', 'tests'], {
      LIMITUP_STORE: store,
    })
    expect(day.stderr).toMatch(/2027-01-01 is no trading day \[not-a-trading-day\]/)
  })

  it('is refused with what to do where the next year is not known', async () => {
    const store = await storeBefore(1)
    upstream.faults = [{ at: /szse/, act: { status: 403 } }]
    const run = await update(store, at(20270104, '16:00'))
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/\[outside-calendar\]\n {2}limitup update learns a later year/)
  })
})

interface Page {
  readonly data: { total: number; diff: unknown[] }
}

function page(text: string, change: (diff: unknown[]) => unknown[], total?: number): string {
  const answer = JSON.parse(text) as Page
  answer.data.diff = change(answer.data.diff)
  if (total !== undefined) answer.data.total = total
  return JSON.stringify(answer)
}

/** The first 170 rows of Tencent's list; `total` where it lies about that too. */
function rankList(text: string, total?: number): string {
  const answer = JSON.parse(text) as { data: { total: number; rank_list: unknown[] } }
  answer.data.rank_list = total === undefined ? [] : answer.data.rank_list.slice(0, 170)
  if (total !== undefined) answer.data.total = total
  return JSON.stringify(answer)
}

/** Tencent's lines with one cell of each changed. */
function changed(text: string, cell: number, change: (cell: string) => string): string {
  return text.replace(/="([^"]*)"/g, (_all, body: string) => {
    const cells = body.split('~')
    cells[cell] = change(cells[cell] ?? '')
    return `="${cells.join('~')}"`
  })
}

function closesUpByACent(text: string): string {
  return text.replace(/="([^"]*)"/g, (_all, body: string) => {
    const cells = body.split('~')
    if (cells[33] === cells[34]) return `="${body}"`
    const [low, high, close] = [Number(cells[34]), Number(cells[33]), Number(cells[3])]
    const other = close < high ? close + 0.01 : Math.max(low, close - 0.01)
    cells[3] = other.toFixed(2)
    cells[35] = [cells[3], ...(cells[35] ?? '').split('/').slice(1)].join('/')
    return `="${cells.join('~')}"`
  })
}

async function withProxy<T>(proxy: string, work: () => Promise<T>, noProxy = ''): Promise<T> {
  const before = { ...process.env }
  process.env['HTTP_PROXY'] = proxy
  process.env['NO_PROXY'] = noProxy
  try {
    return await work()
  } finally {
    for (const name of ['HTTP_PROXY', 'NO_PROXY']) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = before[name]
    }
  }
}

/** A port of loopback on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  expect(existsSync('/nonexistent')).toBe(false)
  return port
}
