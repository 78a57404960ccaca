import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/openStore.ts'
import { freshSite } from '../support/reportRuns.ts'
import { runCli } from '../support/runCli.ts'
import type { CliRun } from '../support/runCli.ts'
import { freshFolder, runStore, writeBars, plainBar as bar } from '../support/storeRuns.ts'

const BARS = [bar('2025-02-06', '600101.SH', 1000), bar('2025-02-07', '600101.SH', 1010)]

function put(path: string, text = 'mine'): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

function imported(store: string, ...paths: string[]): Promise<CliRun> {
  return runStore(store, 'import', ...paths)
}

/** A store of two days, and the file they came from. */
async function twoDays(): Promise<{ readonly store: string; readonly file: string }> {
  const store = join(freshFolder(), 'store')
  const file = writeBars(join(freshFolder(), 'bars.csv'), BARS)
  expect((await imported(store, file)).code).toBe(0)
  return { store, file }
}

describe('files that are not the store’s', () => {
  it.each(['bars/2025-02-06.csv', 'tables/names.csv', 'new/keep', 'old/last.csv'])(
    'in a folder that is to become one refuse it, and stay: %s',
    async (name) => {
      const folder = freshFolder()
      const mine = put(join(folder, name))
      const run = await imported(folder, writeBars(join(freshFolder(), 'bars.csv'), BARS))
      expect([run.code, run.stderr]).toEqual([
        2,
        expect.stringContaining(`the folder holds other things, such as ${name}`),
      ])
      expect(readFileSync(mine, 'utf8')).toBe('mine')
      expect(existsSync(join(folder, 'manifest.json'))).toBe(false)
    },
  )

  it('in a store stay where they are, folders too', async () => {
    const { store } = await twoDays()
    const mine = [
      'bars/mine.parquet',
      'tables/x.csv',
      'new/keep',
      'new/sub/a',
      'bars/sub/a',
      'old/sub/a',
    ].map((name) => put(join(store, name)))
    const more = writeBars(join(freshFolder(), 'more.csv'), [bar('2025-02-05', '600101.SH', 990)])
    expect((await imported(store, more)).code).toBe(0)
    expect(mine.map((path) => readFileSync(path, 'utf8'))).toEqual(mine.map(() => 'mine'))
    expect(openStore(store).days()).toEqual([20250205, 20250206, 20250207])
    expect((await runStore(store, 'store', 'verify')).code).toBe(0)
  })
})

describe('a store without its manifest', () => {
  it('is neither read nor written, and nothing of it is moved', async () => {
    const { store, file } = await twoDays()
    rmSync(join(store, 'manifest.json'))
    const before = readdirSync(store, { recursive: true }).map(String).sort()
    for (const run of [await imported(store, file), await runStore(store, 'store', 'status')]) {
      expect(run.code).toBe(2)
      expect(run.stderr).toContain(
        'manifest.json is missing, and the files of a store are there [store-damaged]',
      )
    }
    expect(readdirSync(store, { recursive: true }).map(String).sort()).toEqual(before)
    // The remedy that is named holds.
    const anew = join(freshFolder(), 'store')
    expect((await imported(anew, join(store, 'bars'))).code).toBe(0)
    expect(openStore(anew).days()).toEqual([20250206, 20250207])
  })
})

describe('claims of a lock', () => {
  it.each(['', '{"pid":12', '[]', '{"pid":"x"}'])(
    'that are cut or strange hold nothing: %j',
    async (text) => {
      const { store, file } = await twoDays()
      put(join(store, 'lock/1-x.json'), text)
      expect((await runStore(store, 'store', 'status')).code).toBe(0)
      put(join(store, 'lock/1-x.json'), text)
      expect((await imported(store, file)).code).toBe(0)
      expect(readdirSync(join(store, 'lock'))).toEqual([])
    },
  )
})

describe('rows', () => {
  it('of days that no store can have are refused: 1, and the first is shown', async () => {
    const store = join(freshFolder(), 'store')
    const file = writeBars(join(freshFolder(), 'bars.csv'), [bar('2025-02-08', '600101.SH', 1000)])
    const run = await imported(store, file)
    expect(run.code).not.toBe(0)
    expect(run.stdout + run.stderr).toContain('not-a-trading-day')
  })

  it('that were faulty have no issue any more when good ones came', async () => {
    const store = join(freshFolder(), 'store')
    const good = writeBars(join(freshFolder(), 'bars.csv'), BARS)
    const bad = put(join(freshFolder(), 'bars.csv'), readFileSync(good, 'utf8').replace(/10\.10/, '1x.10'))
    await imported(store, bad)
    expect((await openStore(store).issues()).map(({ code }) => code)).toEqual(['bad-price'])
    expect((await imported(store, good)).stdout).toContain('1 day')
    expect(await openStore(store).issues()).toEqual([])
    expect((await runStore(store, 'store', 'verify')).code).toBe(0)
  })
})

describe('a folder for reports', () => {
  it.each(['index.html', 'feed.xml', '2025-02-07/keep.txt'])(
    'that holds %s of somebody else is refused',
    async (name) => {
      const { store } = await twoDays()
      const site = freshSite()
      const mine = put(join(site, name))
      const run = await runCli(['report', '--store', store, '--out', site, '--no-png', '--allow-partial'])
      expect([run.code, run.stderr]).toEqual([
        2,
        expect.stringContaining('which is not of a report [unwritable]'),
      ])
      expect(readFileSync(mine, 'utf8')).toBe('mine')
    },
  )

  it('is taken again when it was copied without its shelf', async () => {
    const { store } = await twoDays()
    const site = freshSite()
    const argv = ['report', '--store', store, '--no-png', '--no-links', '--out']
    expect((await runCli([...argv, site])).code).toBe(0)
    const copy = freshSite()
    cpSync(site, copy, { recursive: true, filter: (path) => !path.endsWith('/.days') })
    expect(existsSync(join(copy, '.days'))).toBe(false)
    expect((await runCli([...argv, copy])).code).toBe(0)
  })
})
