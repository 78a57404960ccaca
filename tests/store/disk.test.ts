import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/openStore.ts'
import { ROOT } from '../support/shell.ts'
import { digestsOf, importAll, LIMITUP, runStore, started } from '../support/storeRuns.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const mounted: string[] = []

/** A folder on a disk of its own of so many KiB, whose temporary folder is elsewhere. */
function disk(kib: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-disk-'))
  mount('-t', 'tmpfs', '-o', `size=${String(kib)}k`, 'limitup-test', folder)
  mounted.push(folder)
  return folder
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Whether this user may mount a small disk. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'limitup-test', folder])
  if (status === 0) spawnSync('umount', [folder])
  return status === 0
}

afterEach(() => {
  for (const folder of mounted.splice(0)) spawnSync('umount', [folder])
})

/** Fills a disk but for so many KiB. */
function leave(folder: string, kib: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const bytes = bavail * bsize - kib * 1024
  if (bytes > 0) writeFileSync(join(folder, 'ballast'), Buffer.alloc(bytes))
}

describe.skipIf(!canMount())('on a disk of its own', () => {
  it('a full disk leaves the last good store at whatever point it is reached', async () => {
    const files = readdirSync(join(MARKET, 'bars')).map((name) => join(MARKET, 'bars', name))
    const folder = disk(60_000)
    const store = join(folder, 'store')
    await importAll(store, ...files.slice(0, 10))
    const days = openStore(store).days()
    let refused = 0
    for (let kib = 0; kib <= 12_000; kib += kib < 2000 ? 100 : 1000) {
      leave(folder, kib)
      const run = await started([LIMITUP, 'import', ...files], { LIMITUP_STORE: store }).end
      rmSync(join(folder, 'ballast'), { force: true })
      const verify = await runStore(store, 'store', 'verify')
      expect(verify.code, verify.stdout).toBe(0)
      expect(openStore(store).days()).toEqual(expect.arrayContaining([...days]))
      if (run.code === 0) break
      refused++
      expect(run.code, run.stderr).toBe(2)
      expect(run.stderr).toMatch(/cannot write the store: .*ENOSPC.*\[unwritable\]\n {2}it is as it was/)
    }
    expect(refused).toBeGreaterThan(5)
    expect(openStore(store).days()).toHaveLength(files.length)
    await importAll(store, ...files)
    expect(readdirSync(join(store, 'new'))).toEqual([])
  })

  it('a closed folder is read and not written', async () => {
    const folder = disk(60_000)
    const store = join(folder, 'store')
    await importAll(store, MARKET)
    const before = digestsOf(store)
    const day = await runStore(store, 'day', '2025-02-07')
    mount('-o', 'remount,ro', folder)
    const run = await started([LIMITUP, 'import', MARKET], { LIMITUP_STORE: store }).end
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/cannot write the store: .*EROFS.*\[unwritable\]/)
    expect(await runStore(store, 'day', '2025-02-07')).toEqual(day)
    expect((await runStore(store, 'store', 'verify')).code).toBe(0)
    expect((await runStore(store, 'store', 'status')).code).toBe(0)
    expect(digestsOf(store)).toEqual(before)
  })
})

describe('without leave', () => {
  it('a place that is no folder is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-disk-'))
    mkdirSync(join(folder, 'a'))
    writeFileSync(join(folder, 'a/file'), '')
    const run = await runStore(join(folder, 'a/file/store'), 'import', MARKET)
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('[unwritable]')
  })
})
