import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import { CHOICES } from '../support/sql/choices.ts'
import { judgedBySql } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'
import { wildMarket } from '../support/sql/wildMarket.ts'

const NOW = new Date('2026-11-24T08:00:00Z')

/** SQL_SEED draws other markets. */
const SEED = Number(process.env['SQL_SEED'] ?? 0)

/** Two months around each day on which the law changed. */
const EPOCHS: [change: string, from: number, to: number][] = [
  ['10% from 1996-12-16', 19961115, 19970131],
  ['ST 5% from 1998-04-22 and 04-28', 19980323, 19980612],
  ['S-shares 5% from 2007-01-08', 20061201, 20070213],
  ['STAR from 2019-07-22', 20190624, 20190910],
  ['ChiNext 20% from 2020-08-24', 20200727, 20201016],
  ['退市整理 from 2020-12-31', 20201201, 20210209],
  ['BSE from 2021-11-15', 20211018, 20211231],
  ['five free days on the main board from 2023-04-10', 20230313, 20230526],
  ['ST 10% from 2026-07-06', 20260608, 20260821],
]

describe('wild markets around each change of the law', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-sql-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(EPOCHS)('%s', async (_, from, to) => {
    const market = wildMarket(SEED + from, from, to)
    const bars = join(folder, `${from}.csv`)
    const securities = join(folder, `${from}-listings.csv`)
    writeFileSync(bars, market.bars)
    writeFileSync(securities, market.listings)
    const database = await judgedBySql(`
      CREATE TABLE bars AS
      SELECT rows.*, list_date AS listed
      FROM read_csv('${bars}', types = {'is_st': 'INTEGER'}) AS rows
      LEFT JOIN read_csv('${securities}', types = {'code': 'VARCHAR', 'list_date': 'DATE'}) USING (code)`)
    for (const [, choice] of CHOICES) {
      const days = analyzeRange({ data: bars, securities, now: NOW, ...choice })
      expectSame(await compareDays(database, days), 30, 200)
    }
  })
})
