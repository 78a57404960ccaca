import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/parsers/formats.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'
import { freshFolder, importAll, runStore, withoutInput, writeBars } from '../support/storeRuns.ts'

const RUNS = { numRuns: Number(process.env['STORE_RUNS'] ?? 15) }
const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const FORMAT_FOLDER = join(ROOT, 'fixtures/formats')

async function dayJson(source: readonly string[], date: string, ...flags: string[]): Promise<unknown> {
  const run = await runCli(['day', date, '--json', ...source, ...flags])
  expect(run.code, run.stderr).toBe(0)
  return withoutInput(run.stdout)
}

describe('a store gives the day that the files gave', () => {
  it('for any market, in any cut of the files, whole or bit by bit', async () => {
    const cut = fc.array(fc.integer({ min: 1, max: DAYS.length - 1 }), { maxLength: 4 })
    const day = fc.integer({ min: 0, max: DAYS.length - 1 }).map((at) => DAYS[at]!)
    await fc.assert(
      fc.asyncProperty(
        randomMarket,
        cut,
        fc.boolean(),
        fc.array(day, { minLength: 1, maxLength: 3 }),
        async (bars, cuts, isCompacted, dates) => {
          const folder = freshFolder()
          const store = join(folder, 'store')
          const all = writeBars(join(folder, 'all.csv'), bars)
          const ends = [...new Set(cuts)].sort((a, b) => a - b).map((at) => DAYS[at]!)
          // The last part comes first, so that days are put before others.
          for (const from of ['', ...ends].reverse()) {
            const to = ends.find((end) => end > from) ?? '9999'
            const part = bars.filter(({ date }) => date >= from && date < to)
            await importAll(store, writeBars(join(folder, `part${from}.csv`), part))
          }
          if (isCompacted) expect((await runStore(store, 'store', 'compact')).code).toBe(0)
          for (const date of dates) {
            const flags = ['--scope', 'all', '--history', '20']
            expect(await dayJson(['--store', store], date, ...flags)).toEqual(
              await dayJson(['--data', all], date, ...flags),
            )
          }
          expect((await runStore(store, 'store', 'verify')).code).toBe(0)
        },
      ),
      RUNS,
    )
  })

  it('for the bundled market, with its names, index bars and history, in every format of the day', async () => {
    const store = join(freshFolder(), 'store')
    await importAll(store, MARKET)
    expect(await dayJson(['--store', store], '2025-02-07')).toEqual(
      await dayJson(['--data', MARKET], '2025-02-07'),
    )
    for (const format of ['recap', 'brief', 'streaks', 'csv']) {
      const [stored, read] = await Promise.all(
        [
          ['--store', store],
          ['--data', MARKET],
        ].map((source) => runCli(['day', '2025-02-07', '--format', format, ...source])),
      )
      expect(stored).toEqual(read)
    }
  })

  it.each(FORMATS.map(({ name, folder }) => [name, folder] as const))('for %s', async (_name, folder) => {
    const store = join(freshFolder(), 'store')
    const lists = [
      '--securities',
      join(FORMAT_FOLDER, 'securities.csv'),
      '--ex-rights',
      join(FORMAT_FOLDER, 'ex-rights.csv'),
    ]
    const data = join(FORMAT_FOLDER, folder)
    const run = await runStore(store, 'import', data, ...lists)
    expect(run.code, run.stdout + run.stderr).toBe(0)
    for (const date of ['2025-01-14', '2025-01-24', '2025-02-05']) {
      expect(await dayJson(['--store', store], date)).toEqual(await dayJson(['--data', data, ...lists], date))
    }
  })
})

describe('a store gives the days that day files gave', () => {
  it('when they were put one by one, out of order', async () => {
    const store = join(freshFolder(), 'store')
    const files = readdirSync(join(MARKET, 'bars')).sort()
    const turned = [...files.filter((_, at) => at % 2 === 0), ...files.filter((_, at) => at % 2 === 1)]
    for (const file of turned) await importAll(store, join(MARKET, 'bars', file))
    const copy = freshFolder()
    cpSync(join(MARKET, 'bars'), join(copy, 'bars'), { recursive: true })
    expect(await dayJson(['--store', store], '2025-02-07')).toEqual(
      await dayJson(['--data', join(copy, 'bars')], '2025-02-07'),
    )
    const { stdout } = await runStore(store, 'store', 'status', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ days: files.length, dayFiles: files.length, missing: [] })
  })
})
