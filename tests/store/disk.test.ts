import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/openStore.ts'
import { verifyStore } from '../../src/store/verifyStore.ts'
import { canMount, closeDisk, Disks, withRoom } from '../support/disks.ts'
import { ROOT } from '../support/shell.ts'
import { digestsOf, importAll, LIMITUP, runStore, started } from '../support/storeRuns.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
/** Room left on the disk, from nothing up, in steps of so many KiB; DISK_STEP=50 takes more of them. */
const STEP = Number(process.env['DISK_STEP'] ?? 250)
const disks = new Disks()

afterEach(() => {
  disks.end()
})

describe.skipIf(!canMount())('an import on a disk of its own', () => {
  it('a full disk leaves the last good store at whatever point it is reached', async () => {
    const files = readdirSync(join(MARKET, 'bars')).map((name) => join(MARKET, 'bars', name))
    const folder = disks.make(60_000)
    const store = join(folder, 'store')
    await importAll(store, ...files.slice(0, 10))
    const days = openStore(store).days()
    let refused = 0
    for (let kib = 0; ; kib += kib < 2000 ? STEP : 1000) {
      const run = await withRoom(
        folder,
        kib,
        () => started([LIMITUP, 'import', ...files], { LIMITUP_STORE: store }).end,
      )
      expect(verifyStore(store).faults).toEqual([])
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
    const folder = disks.make(60_000)
    const store = join(folder, 'store')
    await importAll(store, MARKET)
    const before = digestsOf(store)
    const day = await runStore(store, 'day', '2025-02-07')
    closeDisk(folder)
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
