import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/parsers/formats.ts'
import { BAR_COLUMNS } from '../../src/store/barsTable.ts'
import { TABLES } from '../../src/store/manifest.ts'
import { ROOT } from '../support/shell.ts'
import { openDatabase } from '../support/sql/database.ts'
import { shownBlocks } from '../support/sql/shownBlocks.ts'
import { freshFolder, importAll } from '../support/storeRuns.ts'

const PAGE = join(ROOT, 'docs/store.md')
const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const LISTS = join(ROOT, 'fixtures/formats')
const store = join(freshFolder(), 'store')

beforeAll(() => importAll(store, MARKET))

describe('docs/store.md', () => {
  it('shows what its statements print', async () => {
    const text = readFileSync(PAGE, 'utf8')
    const { shown, count } = await shownBlocks(text, (statements) =>
      statements.replaceAll("'/data/limitup'", `'${store}'`),
    )
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, shown)
    else expect(text).toBe(shown)
    expect(count).toBe(3)
  })

  it('names every column of every file, with the type that an engine sees', async () => {
    // Everything that a store can hold: bars with a fault, lists, ex-rights days and index bars.
    const whole = join(freshFolder(), 'store')
    const lists = ['--securities', join(LISTS, 'securities.csv'), '--ex-rights', join(LISTS, 'ex-rights.csv')]
    await importAll(whole, join(LISTS, FORMATS[0]!.folder), ...lists)
    const faulty = join(freshFolder(), 'a.csv')
    writeFileSync(
      faulty,
      'date,code,open,high,low,close,pre_close,volume,amount\n2025-02-06,600101.SH,1.00,1.00,1.00,x,1.00,1,1\n',
    )
    await importAll(whole, faulty, '--index', join(MARKET, 'index.csv'), '--least-share', '0')
    const text = readFileSync(PAGE, 'utf8')
    const database = await openDatabase()
    const seen: string[] = []
    for (const name of readdirSync(join(whole, 'tables'))) {
      const table = name.slice(0, name.lastIndexOf('-'))
      const { title, columns } = describedIn(text, table)
      const found = await database.runAndReadAll(`DESCRIBE SELECT * FROM '${whole}/tables/${name}'`)
      expect([title, ...columns]).toEqual([
        title,
        ...found.getRowsJS().map(([column, type]) => [column, type]),
      ])
      seen.push(table)
    }
    expect(seen.sort()).toEqual([...TABLES].sort())
    const bars = await database.runAndReadAll(`DESCRIBE SELECT * FROM '${whole}/bars/*.parquet'`)
    expect(describedIn(text, 'bars').columns).toEqual(
      bars.getRowsJS().map(([column, type]) => [column, type]),
    )
    expect(describedIn(text, 'bars').columns.map(([name]) => name)).toEqual(
      BAR_COLUMNS.map(({ name }) => name),
    )
  })
})

/** The columns of a table under its heading. */
function describedIn(
  text: string,
  table: string,
): { readonly title: string; readonly columns: readonly (readonly string[])[] } {
  const section = text.split('\n### ').find((each) => each.split('\n')[0]!.split(', ').includes(table))
  expect(section, table).toBeDefined()
  const rows = [...section!.split('\n## ')[0]!.matchAll(/^\| `([a-z_]+)` \| ([^|]+) \|/gm)]
  return { title: table, columns: rows.map(([, name, type]) => [name!, type!.trim()]) }
}
