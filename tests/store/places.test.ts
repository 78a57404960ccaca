import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FOLDERS, readStored } from '../../src/store/storeFiles.ts'
import { bundled, freshFolder, started } from '../support/storeRuns.ts'

describe('a file of the store', () => {
  it('is found wherever it stands, also while a writer brings it from one place to another', async () => {
    const folder = freshFolder()
    for (const name of Object.values(FOLDERS)) mkdirSync(join(folder, name))
    const path = 'bars/2025-0123456789ab.parquet'
    writeFileSync(join(folder, path), 'PAR1')
    const { process: mover, end } = started([bundled('mover'), folder, path])
    await new Promise((done) => mover.stdout?.once('data', done))
    const bytes = Buffer.alloc(4)
    try {
      for (let time = 0; time < 20_000; time++) {
        bytes.fill(0)
        readStored(folder, path, bytes, 0)
        if (bytes.toString() !== 'PAR1') throw new Error(`read ${bytes.toString('hex')}`)
      }
      expect(mover.exitCode).toBeNull()
    } finally {
      mover.kill('SIGKILL')
    }
    expect((await end).stderr).toBe('')
  })

  it('is missing when it is in none of its places', () => {
    const folder = freshFolder()
    expect(() => {
      readStored(folder, 'bars/2025-0123456789ab.parquet', Buffer.alloc(4), 0)
    }).toThrow('the file is missing')
  })
})
