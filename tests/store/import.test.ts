import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import { openStore } from '../../src/store/openStore.ts'
import type { StoreReader } from '../../src/store/reader.ts'
import { importStep } from '../../src/cli/importProgress.ts'
import { progressText } from '../../src/cli/progress.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'
import {
  digestsOf,
  csvOf,
  freshFolder,
  importAll,
  runStore,
  writeBars,
  plainBar as bar,
} from '../support/storeRuns.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')

const TWO_DAYS = [
  bar('2025-02-06', '600101.SH', 1000),
  bar('2025-02-06', '000102.SZ', 800),
  bar('2025-02-07', '600101.SH', 1010),
  bar('2025-02-07', '000102.SZ', 790),
]

/** Codes of 4,000 stocks. */
function manyCodes(): string[] {
  return [600, 601, 603, 605].flatMap((prefix) =>
    Array.from({ length: 1000 }, (_, at) => `${prefix * 1000 + at}.SH`),
  )
}

/** A fresh store with some bars in it, and its folder for files. */
async function filled(bars: readonly DailyBar[]): Promise<{ store: string; folder: string }> {
  const folder = freshFolder()
  const store = join(folder, 'store')
  await importAll(store, writeBars(join(folder, 'first.csv'), bars))
  return { store, folder }
}

/** A day with the text of every name in its row. */
async function rowsOf(store: StoreReader, date: number): Promise<unknown> {
  const { rows, ...day } = (await store.readDay(date))!
  const { names, name, ...columns } = rows
  return { ...day, ...columns, name: Array.from(name, (id) => names[id]) }
}

async function closeOf(store: string, date: number, digits: number): Promise<number | undefined> {
  const rows = (await openStore(store).readDay(date))?.rows
  return rows?.close[rows.digits.indexOf(digits)]
}

describe('a list beside the bars that cannot be used', () => {
  it('is refused before a bar is put', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const before = digestsOf(store)
    const more = writeBars(join(folder, 'more.csv'), [bar('2025-02-10', '600101.SH', 1020)])
    const exRights = join(folder, 'ex_rights.csv')
    writeFileSync(exRights, 'ts_code,ex_date,cash_per_ten\n600101.SH,2025-02-31,1\n')
    const run = await runCli(['import', more, '--store', store, '--ex-rights', exRights])
    expect(run.stderr).toContain('ex_rights.csv:2')
    expect(run.code).toBe(2)
    expect(digestsOf(store)).toEqual(before)
  })
})

describe('the same bars again', () => {
  it('change no byte', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const before = digestsOf(store)
    const run = await importAll(store, join(folder, 'first.csv'))
    expect(run.stdout).toContain('未变 unchanged  2 days, 2025-02-06 to 2025-02-07')
    expect(digestsOf(store)).toEqual(before)
  })

  it('change no byte when they come turned round, in parts, and under the codes that Beijing had', async () => {
    const beijing = bar('2025-02-07', '830799.BJ', 500)
    const { store, folder } = await filled([...TWO_DAYS, beijing])
    const before = digestsOf(store)
    await importAll(store, writeBars(join(folder, 'turned.csv'), [...TWO_DAYS].reverse()))
    await importAll(store, writeBars(join(folder, 'part.csv'), TWO_DAYS.slice(1, 2)))
    await importAll(store, writeBars(join(folder, 'moved.csv'), [{ ...beijing, code: '920799.BJ' }]))
    expect(digestsOf(store)).toEqual(before)
  })

  it('add what was not known: names, reference prices, stocks', async () => {
    const bare = TWO_DAYS.map((each) => ({ ...each, name: undefined, prevClose: undefined }))
    const { store, folder } = await filled(bare.slice(0, 3))
    const run = await importAll(store, writeBars(join(folder, 'more.csv'), TWO_DAYS))
    expect(run.stdout).toContain('更新 changed    2 days')
    const { rows } = (await openStore(store).readDay(20250207))!
    expect([...rows.prevClose]).toEqual([785, 1005])
    expect([...rows.name].map((id) => rows.names[id])).toEqual(['股000102', '股600101'])
  })
})

describe('other rows of a list that is stored', () => {
  const INDEX = 'code,date,close,pre_close\n'
  const RIGHTS = 'ts_code,ex_date,cash_per_ten\n'

  /** A store with an index bar and an ex-rights day, and an import of lists into it. */
  async function withLists(): Promise<{
    store: string
    run: (index: string, rights: string, ...more: string[]) => ReturnType<typeof runStore>
  }> {
    const folder = freshFolder()
    const store = join(folder, 'store')
    const bars = writeBars(join(folder, 'bars.csv'), TWO_DAYS)
    const [indexFile, rightsFile] = [join(folder, 'lists-index.csv'), join(folder, 'lists-rights.csv')]
    const run = async (index: string, rights: string, ...more: string[]): ReturnType<typeof runStore> => {
      writeFileSync(indexFile, INDEX + index)
      writeFileSync(rightsFile, RIGHTS + rights)
      return runStore(store, 'import', bars, '--index', indexFile, '--ex-rights', rightsFile, ...more)
    }
    expect((await run('000001.SH,2025-02-06,3270.66,3229.49\n', '600101.SH,2025-02-06,5\n')).code).toBe(0)
    return { store, run }
  }

  const CLOSES = async (store: string): Promise<unknown> =>
    (await openStore(store).indexBars()).map(({ date, close }) => [date, close])
  const CASH = async (store: string): Promise<unknown> =>
    [...(await openStore(store).exRights()).values()].flat().map(({ date, cash }) => [date, cash])

  const otherIndex = '000001.SH,2025-02-06,3270.67,3229.49\n000001.SH,2025-02-07,3303.67,3270.66\n'
  const otherRights = '600101.SH,2025-02-06,6.125\n600101.SH,2025-02-07,1\n'

  it('change no byte when they are the same, or say less', async () => {
    const { store, run } = await withLists()
    const before = digestsOf(store)
    const again = await run('000001.SH,2025-02-06,3270.66,3229.49\n', '600101.SH,2025-02-06,5\n')
    expect([again.code, again.stderr]).toEqual([0, ''])
    expect((await run('000001.SH,2025-02-06,3270.66,\n', '')).code).toBe(0)
    expect(digestsOf(store)).toEqual(before)
  })

  it('come to the same bytes in whatever order a list has them', async () => {
    const rights = ['000102.SZ,2025-02-06,1', '000103.SZ,2025-02-07,2']
    const tables: (string | undefined)[] = []
    for (const rows of [rights, [...rights].reverse()]) {
      const { store, run } = await withLists()
      expect((await run('', `${rows.join('\n')}\n`)).code).toBe(0)
      // The name of a table's file is that of its bytes.
      tables.push([...digestsOf(store).keys()].find((name) => name.includes('tables/ex_rights-')))
    }
    expect(tables[0]).toBeDefined()
    expect(tables[1]).toBe(tables[0])
  })

  it('are refused one by one with what is stored and what is given, and the others are written', async () => {
    const { store, run } = await withLists()
    const { code, stdout, stderr } = await run(otherIndex, otherRights)
    expect(code).toBe(7)
    expect(stderr).toContain('1 index bar that differs from those stored was not written')
    expect(stderr).toContain('1 ex-rights day that differs from those stored was not written')
    expect(stderr).toContain('--replace')
    expect(stdout).toContain('2025-02-06 000001.SH close 3270.66 → 3270.67')
    expect(stdout).toContain('2025-02-06 600101.SH cash_per_ten 5.00 → 6.125')
    expect(await CLOSES(store)).toEqual([
      [20250206, 32706600],
      [20250207, 33036700],
    ])
    expect(await CASH(store)).toEqual([
      [20250206, 50000],
      [20250207, 10000],
    ])
  })

  it('take the place of the stored ones with --replace, which is reported', async () => {
    const { store, run } = await withLists()
    const { code, stdout } = await run(otherIndex, otherRights, '--replace', '--json')
    expect(code).toBe(0)
    const first = (column: string, stored: string, incoming: string): object[] => [
      { date: '2025-02-06', columns: [{ column, stored, incoming }] },
    ]
    expect(JSON.parse(stdout)).toMatchObject({
      refusedRows: [],
      replacedRows: [
        { list: 'indexes', rows: 1, first: first('close', '3270.66', '3270.67') },
        { list: 'ex_rights', rows: 1, first: first('cash_per_ten', '5.00', '6.125') },
      ],
    })
    expect(await CLOSES(store)).toContainEqual([20250206, 32706700])
    expect(await CASH(store)).toContainEqual([20250206, 61250])
    const text = await run('000001.SH,2025-02-06,3270.68,3229.49\n', otherRights, '--replace')
    expect(text.stdout).toContain('替换 replaced   1 index bar that differs, stored → new')
  })

  it('are refused, with --replace too, where a list tells two ex-rights days of one day', async () => {
    const { store, run } = await withLists()
    const twice = '600101.SH,2025-02-07,1\n600101.SH,2025-02-07,2\n'
    const before = digestsOf(store)
    const { code, stderr } = await run(otherIndex, twice, '--replace')
    expect(code).toBe(2)
    expect(stderr).toContain('lists-rights.csv:3')
    expect(stderr).toContain('a second row of 600101.SH on 2025-02-07 with another cash [conflicting-rows]')
    expect(digestsOf(store)).toEqual(before)
  })

  it('may change the index bar of a day that was not settled yet', async () => {
    const { store, run } = await withLists()
    const index = (close: string): string => `000001.SH,2025-02-06,3270.66,\n000001.SH,2025-02-10,${close},\n`
    expect((await run(index('3300'), '')).code).toBe(0)
    const later = await run(index('3322.17'), '')
    expect(later.code).toBe(0)
    expect(later.stdout).toContain('2025-02-10 000001.SH close 3300.00 → 3322.17')
    expect(await CLOSES(store)).toContainEqual([20250210, 33221700])
  })
})

describe('other bars of a stored day', () => {
  const other = [bar('2025-02-07', '600101.SH', 1011), bar('2025-02-10', '600101.SH', 1020)]

  it('refuse that day with the first rows that differ, and write the others', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const run = await runStore(store, 'import', writeBars(join(folder, 'other.csv'), other))
    expect(run.code).toBe(7)
    expect(run.stderr).toContain('[store-conflict]')
    expect(run.stdout).toContain('新增 added      1 day, 2025-02-10')
    expect(run.stdout).toContain('2025-02-07: 1 row differs, stored → new')
    expect(run.stdout).toContain('600101.SH open 10.10 → 10.11, high 10.20 → 10.21')
    expect(await closeOf(store, 20250207, 600101)).toBe(1010)
    expect(openStore(store).days()).toEqual([20250206, 20250207, 20250210])
  })

  it('take the place of the stored ones with --replace, and leave the rest of the day', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const run = await runStore(store, 'import', writeBars(join(folder, 'other.csv'), other), '--replace')
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(await closeOf(store, 20250207, 600101)).toBe(1011)
    expect(await closeOf(store, 20250207, 102)).toBe(790)
  })

  it('refuse a day that differs within itself', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    const data = writeBars(join(folder, 'twice.csv'), [...TWO_DAYS, bar('2025-02-07', '600101.SH', 1012)])
    const run = await runStore(store, 'import', data)
    expect(run.code).toBe(7)
    expect(run.stdout).toContain('1 day with rows that differ among themselves')
    expect(run.stdout).toContain('2025-02-07: 1 row differs, first → other in this import')
    expect(run.stdout + run.stderr).not.toMatch(/stored|--replace/)
    expect(openStore(store).days()).toEqual([20250206])
  })

  it('is told apart from a day that differs within the import', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const twice = [...other, bar('2025-02-10', '600101.SH', 1021)]
    const data = writeBars(join(folder, 'twice.csv'), twice)
    const run = await runStore(store, 'import', data, '--json')
    expect(run.code).toBe(7)
    expect(run.stderr).toMatch(
      /1 day has rows that differ from those stored, .*; 1 day has rows that differ within this import/,
    )
    expect(JSON.parse(run.stdout)).toMatchObject({
      refused: [
        { date: '2025-02-07', against: 'stored' },
        { date: '2025-02-10', against: 'import' },
      ],
    })
    // The word of the import itself is not decided by --replace.
    const replaced = await runStore(store, 'import', data, '--replace', '--json')
    expect(replaced.code).toBe(7)
    expect(JSON.parse(replaced.stdout)).toMatchObject({
      changed: ['2025-02-07'],
      refused: [{ date: '2025-02-10', against: 'import' }],
    })
  })

  it('is told in JSON as well', async () => {
    const { store, folder } = await filled(TWO_DAYS)
    const run = await runStore(store, 'import', writeBars(join(folder, 'other.csv'), other), '--json')
    expect(JSON.parse(run.stdout)).toMatchObject({
      added: ['2025-02-10'],
      refused: [{ date: '2025-02-07', rows: 1, first: [{ code: '600101.SH' }] }],
    })
  })
})

describe('a day that is not final', () => {
  it('is kept apart while its file was written before the close, and counted when a later one comes', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    const data = writeBars(join(folder, 'now.csv'), TWO_DAYS)
    utimesSync(data, new Date(), new Date('2025-02-07T14:30:00+08:00'))
    const run = await importAll(store, data)
    expect(run.stdout).toContain('另存 kept apart  2025-02-07 unsettled')
    expect(openStore(store).days()).toEqual([20250206])
    expect(
      openStore(store)
        .pendingDays()
        .map(({ date }) => date),
    ).toEqual([20250207])
    expect((await runStore(store, 'day', '2025-02-07')).stderr).toContain('[no-bars]')
    expect((await runStore(store, 'day', '2025-02-07', '--allow-partial')).code).toBe(0)
    const settled = [...TWO_DAYS.slice(2).map((each) => ({ ...each, close: each.close + 1 }))]
    await importAll(store, writeBars(join(folder, 'evening.csv'), settled))
    expect(openStore(store).pendingDays()).toEqual([])
    expect(await closeOf(store, 20250207, 600101)).toBe(1011)
    expect(readdirSync(join(store, 'pending'))).toEqual([])
  })

  it('is kept apart while an exchange shows too few stocks, and whole when the others have come', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    const codes = Array.from({ length: 300 }, (_, at) => `${600_000 + at}.SH`)
    const [first, second] = ['2025-02-06', '2025-02-07'].map((date, day) =>
      codes.map((code) => bar(date, code, 1000 + day)),
    )
    const partial = await importAll(
      store,
      writeBars(join(folder, 'a.csv'), [...first!, ...second!.slice(0, 100)]),
    )
    expect(partial.stdout).toContain('另存 kept apart  2025-02-07 partial')
    expect(openStore(store).days()).toEqual([20250206])
    await importAll(store, writeBars(join(folder, 'b.csv'), second!.slice(100)))
    expect(openStore(store).days()).toEqual([20250206, 20250207])
    expect(openStore(store).dayInfo(20250207)?.rows).toBe(300)
  })
})

describe('import', () => {
  it('passes over a file that it refuses, says why, and ends with 1', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    mkdirSync(join(folder, 'bars'))
    writeBars(join(folder, 'bars/a.csv'), TWO_DAYS)
    writeFileSync(join(folder, 'bars/b.csv'), 'date,code,name\n2025-02-07,600101,甲\n')
    const run = await runStore(store, 'import', join(folder, 'bars'))
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/拒绝 refused\s+1 file\n/)
    expect(run.stdout).toContain('[missing-column]')
    expect(openStore(store).days()).toHaveLength(2)
  })

  it('refuses when nothing is left, in the words of the first file', async () => {
    const folder = freshFolder()
    const file = join(folder, 'a.csv')
    writeFileSync(file, 'date,code,name\n2025-02-07,600101,甲\n')
    const run = await runStore(join(folder, 'store'), 'import', file)
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('[missing-column]')
  })

  it('keeps a faulty row as one, so that its stock counts no streak over it', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    const text = csvOf(TWO_DAYS).replace(
      '2025-02-07,000102.SZ,股000102,7.90',
      '2025-02-07,000102.SZ,股000102,x',
    )
    writeFileSync(join(folder, 'a.csv'), text)
    await importAll(store, join(folder, 'a.csv'))
    const run = await runStore(store, 'day', '2025-02-07', '--json')
    expect(JSON.parse(run.stdout)).toMatchObject({ issues: [{ code: 'bad-price', count: 1 }] })
    expect(run.stdout).toContain('a.csv:5')
  })

  it('says how many rows it cannot place, and ends with 1', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'a.csv'), csvOf(TWO_DAYS).replace('000102.SZ', 'what?'))
    const run = await runStore(join(folder, 'store'), 'import', join(folder, 'a.csv'))
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/1 row whose stock or day is none that can be stored\n.*a\.csv:3/s)
  })

  it('makes no store in a folder of other things', async () => {
    const folder = freshFolder()
    const data = writeBars(join(folder, 'a.csv'), TWO_DAYS)
    const run = await runStore(folder, 'import', data)
    expect([run.code, existsSync(join(folder, 'manifest.json'))]).toEqual([2, false])
    expect(run.stderr).toContain('the folder holds other things, such as a.csv, and no store [unwritable]')
  })

  it('reads a long file block by block to the same store', async () => {
    const folder = freshFolder()
    const codes = manyCodes()
    const days = ['2025-01-02', '2025-01-03', '2025-01-06', '2025-01-07']
    const rows = days.flatMap((date, day) => codes.map((code, at) => bar(date, code, 1000 + day + (at % 7))))
    // Blanks at the ends of its lines make it long enough.
    const long = csvOf(rows).replaceAll('\n', `,${' '.repeat(2100)}\n`)
    writeFileSync(join(folder, 'long.csv'), long.replace(/,\s*\n/, ',note\n'))
    const [short, streamed] = ['short', 'streamed'].map((name) => join(folder, name))
    await importAll(short!, writeBars(join(folder, 'short.csv'), rows))
    await importAll(streamed!, join(folder, 'long.csv'))
    const bars = (store: string): string[] =>
      [...digestsOf(store)].filter(([name]) => name.startsWith('bars/')).map(([, digest]) => digest)
    expect(bars(streamed!)).toEqual(bars(short!))
  })

  it('takes back the rows of a long file that turns out to hold adjusted prices', async () => {
    const folder = freshFolder()
    mkdirSync(join(folder, 'bars'))
    const rows = Array.from({ length: 16_000 }, (_, at) =>
      bar('2025-01-02', `${600_000 + (at % 1000)}.SH`, 1000),
    )
    const long = csvOf(rows)
      .replaceAll('10.00', '10.0012345')
      .replaceAll('\n', `,${' '.repeat(2100)}\n`)
    writeFileSync(join(folder, 'bars/a.csv'), csvOf(TWO_DAYS))
    writeFileSync(join(folder, 'bars/long.csv'), long.replace(/,\s*\n/, ',note\n'))
    const store = join(folder, 'store')
    const run = await runStore(store, 'import', join(folder, 'bars'))
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('[adjusted-prices]')
    expect(openStore(store).days()).toEqual([20250206, 20250207])
  })

  it('shows how far it is on a terminal alone, on one line that is cleared', async () => {
    const folder = freshFolder()
    const now = '2026-01-05T08:00:00Z'
    const env = { LIMITUP_STORE: join(folder, 'store') }
    const run = await runCli(['import', MARKET], { now, env, errIsTerminal: true })
    expect(run.code).toBe(0)
    expect(run.stderr).toMatch(/^\r\u001b\[Klimitup: reading \d+%, [\d,]+ rows, .*\r\u001b\[K$/s)
    expect(progressText(importStep({ phase: 'read', done: 25, total: 100, rows: 3_000_000 }), 1500)).toBe(
      'reading 25%, 3,000,000 rows, 2,000,000 a second, 5 s left',
    )
    expect(progressText(importStep({ phase: 'write', done: 2, total: 28, rows: 1_200_000 }), 1000)).toBe(
      'writing year 3 of 28, 1,200,000 rows, 1,200,000 a second',
    )
  })
})

describe('the store', () => {
  it('joins the files of single days with those of their years, and keeps every day as it was', async () => {
    const folder = freshFolder()
    const store = join(folder, 'store')
    for (const file of readdirSync(join(MARKET, 'bars')).slice(0, 6))
      await importAll(store, join(MARKET, 'bars', file))
    const before = openStore(store)
    const days = await Promise.all(before.days().map((day) => rowsOf(before, day)))
    const run = await runStore(store, 'store', 'compact')
    expect([run.code, run.stdout]).toEqual([0, 'days joined with the files of 2024, 2025\n'])
    const after = openStore(store)
    expect(await Promise.all(after.days().map((day) => rowsOf(after, day)))).toEqual(days)
    expect(readdirSync(join(store, 'bars'))).toHaveLength(2)
    expect((await runStore(store, 'store', 'compact')).stdout).toContain('nothing to do')
  })

  it('prints its place by the flag, the environment, and the usual folders', async () => {
    const at = async (env: Record<string, string>, ...flags: string[]): Promise<string> => {
      return (await runCli(['store', 'path', ...flags], { env })).stdout
    }
    expect(await at({ LIMITUP_STORE: '/a' }, '--store', '/b')).toBe('/b\n')
    expect(await at({ LIMITUP_STORE: '/a' })).toBe('/a\n')
    expect(await at({ XDG_DATA_HOME: '/x' })).toBe('/x/limitup/store\n')
    expect(await at({ XDG_DATA_HOME: 'relative', HOME: '/h' })).toBe('/h/.local/share/limitup/store\n')
  })
})
