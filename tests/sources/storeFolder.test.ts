import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../support/runCli.ts'
import { freshFolder, importAll, plainBar, writeBars } from '../support/storeRuns.ts'

describe('the folder of a store named as bars', () => {
  it.each(['day', 'range', 'check'])('is refused by %s, and named otherwise', async (command) => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    await importAll(store, writeBars(join(folder, 'bars.csv'), [plainBar('2025-02-07', '600101.SH', 1000)]))
    const given = command === 'check' ? [store] : ['--data', store]
    const run = await runCli([command, ...given])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('the folder is a store, not a folder of bar files')
    expect(run.stderr).toContain('--store DIR')
  })
})
