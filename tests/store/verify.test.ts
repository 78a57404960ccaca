import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/openStore.ts'
import { verifyStore } from '../../src/store/verifyStore.ts'
import { ROOT } from '../support/shell.ts'
import { bytesOf, freshFolder, importAll, runStore } from '../support/storeRuns.ts'

const FORMATS = join(ROOT, 'fixtures/formats')

/** Damages that are repaired; REPAIR_RUNS asks for more. */
const RUNS = Number(process.env['REPAIR_RUNS'] ?? 12)

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
      { numRuns: 300 },
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
      { numRuns: 120 },
    )
  })
})

describe('repair', () => {
  it('takes out the days that cannot be read and no other; what is imported then makes the store as it was', async () => {
    const store = await wholeStore()
    await importAll(store, join(FORMATS, 'plain'))
    const days = openStore(store).days()
    const expected = await daysOf(store, days)
    const lists = [
      '--securities',
      join(FORMATS, 'securities.csv'),
      '--ex-rights',
      join(FORMATS, 'ex-rights.csv'),
      '--index',
      join(ROOT, 'fixtures/days/2025-02-07/index.csv'),
    ]
    const files = [...bytesOf(store)].filter(([name]) => !/manifest|tables\/days/.test(name))
    const place = fc.nat().chain((at) => {
      const [name, bytes] = files[at % files.length]!
      return fc.tuple(fc.constant(name), fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
    })
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), async ([name, offset, bits], isMissing) => {
        const copy = join(freshFolder(), 'store')
        cpSync(store, copy, { recursive: true })
        const path = join(copy, name)
        const changed = readFileSync(path)
        changed[offset]! ^= bits
        if (isMissing) rmSync(path)
        else writeFileSync(path, changed)
        const run = await runStore(copy, 'store', 'repair', '--json')
        expect(run.code, run.stderr).toBe(0)
        const { kept, lost } = JSON.parse(run.stdout) as { kept: string[]; lost: string[] }
        expect(verifyStore(copy).faults).toEqual([])
        const held = openStore(copy).days()
        const isBars = name.startsWith('bars/')
        expect([kept.length + lost.length > 0, held.length]).toEqual([isBars, days.length - lost.length])
        // A changed byte lies in one day at most, unless it lies in what is said of the file or the texts.
        if (!isBars) expect(held).toEqual(days)
        await importAll(copy, join(FORMATS, 'plain'), ...lists)
        expect(openStore(copy).days()).toEqual(days)
        expect(await daysOf(copy, days)).toEqual(expected)
        expect((await runStore(copy, 'store', 'repair')).stdout).toContain('nothing to do')
      }),
      { numRuns: RUNS },
    )
  })

  it('refuses where nothing says what the files are, and every message names what helps then', async () => {
    const store = await wholeStore()
    const days = openStore(store).days()
    const names = [...bytesOf(store).keys()].filter((name) => /^(?:manifest|tables\/days)/.test(name))
    expect(names).toHaveLength(2)
    for (const name of names) {
      const copy = join(freshFolder(), 'store')
      cpSync(store, copy, { recursive: true })
      const bytes = readFileSync(join(copy, name))
      bytes[30]! ^= 1
      writeFileSync(join(copy, name), bytes)
      const remedy = `limitup import ${join(copy, 'bars')} --store DIR`
      for (const verb of ['status', 'repair']) {
        const run = await runStore(copy, 'store', verb)
        expect([run.code, run.stdout]).toEqual([2, ''])
        expect(run.stderr).toContain('[store-damaged]')
        expect(run.stderr).toContain(remedy)
        expect(run.stderr).not.toContain('store repair')
      }
      const text = await runStore(copy, 'store', 'verify')
      expect(text.code).toBe(1)
      expect(text.stdout).not.toContain('store repair')
      const json = await runStore(copy, 'store', 'verify', '--json')
      expect((JSON.parse(json.stdout) as { beyondRepair: string }).beyondRepair).toContain(remedy)
      // What is named does help.
      const anew = join(freshFolder(), 'store')
      await importAll(anew, join(copy, 'bars'))
      expect(openStore(anew).days()).toEqual(days)
    }
  })

  it('is named as the remedy of every other table, and does help', async () => {
    const store = await wholeStore()
    const names = [...bytesOf(store).keys()].filter((name) => /^tables\/(?!days)/.test(name))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const copy = join(freshFolder(), 'store')
      cpSync(store, copy, { recursive: true })
      const bytes = readFileSync(join(copy, name))
      bytes[30]! ^= 1
      writeFileSync(join(copy, name), bytes)
      expect((await runStore(copy, 'store', 'verify')).stdout).toContain('limitup store repair takes out')
      expect((await runStore(copy, 'store', 'repair')).code, name).toBe(0)
      expect(verifyStore(copy).faults).toEqual([])
    }
  })
})

/** What the program says of days of a store. */
async function daysOf(store: string, days: readonly number[]): Promise<unknown[]> {
  const said: unknown[] = []
  for (const day of days) {
    const { stdout } = await runStore(store, 'day', String(day), '--json')
    said.push(JSON.parse(stdout || 'null'))
  }
  return said
}
