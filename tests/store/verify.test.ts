import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyStore } from '../../src/store/verifyStore.ts'
import { ROOT } from '../support/shell.ts'
import { bytesOf, freshFolder, importAll, runStore } from '../support/storeRuns.ts'

const FORMATS = join(ROOT, 'fixtures/formats')

/** A store with every kind of table in it. */
async function wholeStore(): Promise<string> {
  const store = join(freshFolder(), 'store')
  const lists = [
    '--securities',
    join(FORMATS, 'securities.csv'),
    '--ex-rights',
    join(FORMATS, 'ex-rights.csv'),
  ]
  await importAll(store, join(FORMATS, 'plain'), ...lists)
  await importAll(
    store,
    '--index',
    join(ROOT, 'fixtures/days/2025-02-07/index.csv'),
    '--',
    join(FORMATS, 'plain'),
  )
  return store
}

describe('verify', () => {
  it('finds any changed byte of any file, and names the file', async () => {
    const store = await wholeStore()
    const files = [...bytesOf(store)]
    expect(files.length).toBeGreaterThan(9)
    expect(verifyStore(store).faults).toEqual([])
    const place = fc.nat().chain((at) => {
      const [name, bytes] = files[at % files.length]!
      return fc.record({
        name: fc.constant(name),
        offset: fc.nat({ max: bytes.length - 1 }),
        bits: fc.integer({ min: 1, max: 255 }),
      })
    })
    fc.assert(
      fc.property(place, ({ name, offset, bits }) => {
        const path = join(store, name)
        const bytes = readFileSync(path)
        const changed = Buffer.from(bytes)
        changed[offset]! ^= bits
        writeFileSync(path, changed)
        const { faults } = verifyStore(store)
        writeFileSync(path, bytes)
        expect(faults.map(({ file }) => file)).toEqual([name])
      }),
      { numRuns: 600 },
    )
  })

  it('finds files that are cut, longer or missing, and says which days they held', async () => {
    const store = await wholeStore()
    const bars = [...bytesOf(store).keys()].find((name) => name.startsWith('bars/'))!
    const path = join(store, bars)
    const bytes = readFileSync(path)
    truncateSync(path, bytes.length - 1)
    const cut = await runStore(store, 'store', 'verify')
    expect(cut.code).toBe(1)
    expect(cut.stdout).toContain(`expected ${String(bytes.length)} bytes`)
    expect(cut.stdout).toContain('2025-01-13 to 2025-02-05')
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]))
    expect(verifyStore(store).faults).toHaveLength(1)
    rmSync(path)
    expect(verifyStore(store).faults[0]?.what).toBe('the file is missing')
    expect(JSON.parse((await runStore(store, 'store', 'verify', '--json')).stdout)).toMatchObject({
      faults: [{ file: bars, what: 'the file is missing' }],
    })
  })
})

describe('a reader of a damaged store', () => {
  it('refuses by the name of the file, or gives the right figures: never wrong ones, never a fault', async () => {
    const store = await wholeStore()
    const expected = (await runStore(store, 'day', '2025-02-05', '--json')).stdout
    const files = [...bytesOf(store)]
    const place = fc.nat().chain((at) => {
      const [name, bytes] = files[at % files.length]!
      return fc.tuple(fc.constant(name), fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
    })
    await fc.assert(
      fc.asyncProperty(place, async ([name, offset, bits]) => {
        const path = join(store, name)
        const bytes = readFileSync(path)
        const changed = Buffer.from(bytes)
        changed[offset]! ^= bits
        writeFileSync(path, changed)
        const { code, stdout, stderr } = await runStore(store, 'day', '2025-02-05', '--json')
        writeFileSync(path, bytes)
        if (code === 0) expect(stdout).toBe(expected)
        else {
          expect([code, stdout]).toEqual([2, ''])
          expect(stderr).toContain('[store-damaged]')
        }
      }),
      { numRuns: 250 },
    )
  })
})
