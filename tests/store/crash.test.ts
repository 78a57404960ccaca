import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { hasStore, openStore } from '../../src/store/openStore.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'
import {
  digestsOf,
  freshFolder,
  importAll,
  LIMITUP,
  runStore,
  started,
  withoutInput,
} from '../support/storeRuns.ts'

/** How often an import is killed; STORE_KILLS asks for more. */
const KILLS = Number(process.env['STORE_KILLS'] ?? 20)
const MARKET = join(ROOT, 'fixtures/days/2025-02-07')

const folder = freshFolder()
const data = join(folder, 'market')
let expectedDay: unknown
let expectedDays: readonly number[] = []
let wholeMs = 0

beforeAll(async () => {
  // Unpacked, so that there is more to write down in between.
  mkdirSync(join(data, 'bars'), { recursive: true })
  for (const file of readdirSync(join(MARKET, 'bars'))) {
    writeFileSync(
      join(data, 'bars', file.replace('.gz', '')),
      gunzipSync(readFileSync(join(MARKET, 'bars', file))),
    )
  }
  for (const file of ['securities.csv', 'index.csv'])
    writeFileSync(join(data, file), readFileSync(join(MARKET, file)))
  const store = join(folder, 'whole')
  const begin = performance.now()
  const { code, stderr } = await started([LIMITUP, 'import', data], { LIMITUP_STORE: store }).end
  wholeMs = performance.now() - begin
  expect(code, stderr).toBe(0)
  expectedDays = openStore(store).days()
  expectedDay = await dayOf(store)
})

async function dayOf(store: string): Promise<unknown> {
  const run = await runCli(['day', '2025-02-07', '--json', '--store', store])
  expect(run.code, run.stderr).toBe(0)
  return withoutInput(run.stdout)
}

/** The state of a store that a killed process left: whole, or none; every day that it has is one of the data. */
async function expectGood(store: string): Promise<readonly number[]> {
  if (!hasStore(store)) return []
  const verify = await runStore(store, 'store', 'verify')
  expect(verify.code, verify.stdout).toBe(0)
  const days = openStore(store).days()
  expect(expectedDays).toEqual(expect.arrayContaining([...days]))
  return days
}

describe('an import that is killed', () => {
  it(
    'leaves a good store at any moment, loses no day that it had, and goes on where it was',
    async () => {
      let store = join(folder, 'killed-0')
      let before: readonly number[] = []
      let seed = 12345
      let resumed = 0
      for (let kill = 0; kill < KILLS; kill++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        const run = started([LIMITUP, 'import', data, '--json'], { LIMITUP_STORE: store })
        const timer = setTimeout(() => run.process.kill('SIGKILL'), (wholeMs * 1.1 * seed) / 2_147_483_648)
        const { code, signal, stdout, stderr } = await run.end
        clearTimeout(timer)
        if (signal === null) {
          expect(code, stderr).toBe(0)
          if ((JSON.parse(stdout) as { isResumed: boolean }).isResumed) resumed++
        }
        const days = await expectGood(store)
        expect(days).toEqual(expect.arrayContaining([...before]))
        before = days
        if (days.length < expectedDays.length || signal !== null) continue
        expect(await dayOf(store)).toEqual(expectedDay)
        rmSync(store, { recursive: true })
        store = join(folder, `killed-${String(kill + 1)}`)
        before = []
      }
      await importAll(store, data)
      expect(await dayOf(store)).toEqual(expectedDay)
      expect(existsSync(join(store, 'import'))).toBe(false)
      expect(readdirSync(join(store, 'new'))).toEqual([])
      expect(readdirSync(join(store, 'lock'))).toEqual([])
      if (KILLS >= 100) expect(resumed).toBeGreaterThan(0)
    },
    60_000 + KILLS * 10_000,
  )

  it('leaves the last store when it is killed while it replaces days, joins files, or adds one', async () => {
    const store = join(folder, 'changed')
    await importAll(store, data)
    const [first = '', second = ''] = readdirSync(join(data, 'bars')).slice(-2)
    const changed = join(folder, 'changed.csv')
    const text = readFileSync(join(data, 'bars', second), 'utf8')
    writeFileSync(changed, text.replaceAll(/,(\d+)\.\d\d(?=\n|,\d+,\d)/g, ',$1.00'))
    const commands = [
      ['import', changed, '--replace'],
      ['import', join(data, 'bars', second), '--replace'],
      ['store', 'compact'],
      ['import', join(data, 'bars', first), '--replace'],
    ]
    for (let round = 0; round < Math.max(12, KILLS / 5); round++) {
      const run = started([LIMITUP, ...commands[round % commands.length]!], { LIMITUP_STORE: store })
      const timer = setTimeout(() => run.process.kill('SIGKILL'), 60 + Math.random() * 500)
      await run.end
      clearTimeout(timer)
      expect(await expectGood(store)).toEqual(expectedDays)
    }
    await importAll(store, join(data, 'bars', second), '--replace')
    expect(await dayOf(store)).toEqual(expectedDay)
  })
})

describe('readers', () => {
  it('see one state of all days or another, never some of both, while a writer goes on', async () => {
    const store = join(folder, 'watched')
    const [one, other] = ['10.00', '10.50'].map((close, at) => {
      const path = join(folder, `version-${String(at)}.csv`)
      const rows = ['2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03'].flatMap((date) =>
        Array.from(
          { length: 400 },
          (_, row) => `${date},${String(600_000 + row)},10.00,11.00,9.00,${close},10.00,100,1000`,
        ),
      )
      writeFileSync(path, `date,code,open,high,low,close,pre_close,volume,amount\n${rows.join('\n')}\n`)
      return path
    })
    await importAll(store, one!)
    const writing = (async () => {
      for (let round = 0; round < 8; round++) {
        const file = round % 2 === 0 ? other! : one!
        const end = await started([LIMITUP, 'import', file, '--replace'], { LIMITUP_STORE: store }).end
        expect(end.code, end.stderr).toBe(0)
        const joined = await started([LIMITUP, 'store', 'compact'], { LIMITUP_STORE: store }).end
        expect(joined.code, joined.stderr).toBe(0)
      }
    })()
    const over = { is: false }
    void writing.finally(() => (over.is = true))
    const seen = new Map<string, number>()
    while (!over.is) {
      const reader = openStore(store)
      // Two days of one year are written at once; the years one after the other.
      for (const year of [2024, 2025]) {
        const closes = new Set<number>()
        for (const day of reader.days().filter((each) => Math.floor(each / 10_000) === year)) {
          const rows = (await reader.readDay(day))!.rows
          expect(rows.count).toBe(400)
          for (const close of rows.close) closes.add(close)
        }
        expect(closes.size).toBe(1)
        const key = `${String(year)} ${String([...closes][0])}`
        seen.set(key, (seen.get(key) ?? 0) + 1)
      }
      await new Promise((done) => setTimeout(done, 1))
    }
    await writing
    expect([...seen.keys()].sort()).toEqual(['2024 1000', '2024 1050', '2025 1000', '2025 1050'])
  })
})

describe('what a killed writer left behind', () => {
  it('is taken away by the next one', async () => {
    const store = join(folder, 'littered')
    await importAll(store, join(data, 'bars'))
    const before = digestsOf(store)
    writeFileSync(join(store, 'new/draft-1-bars'), 'half a file')
    writeFileSync(join(store, 'bars/2020-000000000000.parquet'), 'of a write that never was')
    writeFileSync(join(store, '.manifest.json.1.tmp'), 'half')
    await importAll(store, join(data, 'bars'))
    const after = digestsOf(store)
    after.delete('old/2020-000000000000.parquet')
    expect([...after.keys()]).toEqual([...before.keys()])
  })
})
