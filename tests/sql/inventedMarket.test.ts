import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import { ROOT } from '../support/shell.ts'
import { CHOICES } from '../support/sql/choices.ts'
import { judgedBySql } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'

/** The generator of the market that the program is measured with lies beside the project on some machines. */
const GENERATOR = join(ROOT, '../shared/bench/gen.mjs')
const here = existsSync(GENERATOR)
if (!here) process.stderr.write('the generator of the invented market is not here: no comparison on it\n')

/** SQL_DAYS=all takes the whole market: 5,400 stocks on 6,600 days, 16 million bars. */
const WHOLE = process.env['SQL_DAYS'] === 'all'
const TIMEOUT = WHOLE ? 3_600_000 : 120_000
const NOW = new Date('2026-01-05T08:00:00Z')

describe.skipIf(!here)(WHOLE ? 'the whole invented market' : '120 days of half the invented market', () => {
  const folder = here ? mkdtempSync(join(tmpdir(), 'limitup-sql-')) : ''
  const data = join(folder, 'all.csv')
  const names = join(folder, 'names.csv')
  let database: DuckDBConnection
  beforeAll(async () => {
    const part = WHOLE ? [] : ['--last', '120', '--stocks', '2700']
    execFileSync(process.execPath, [GENERATOR, folder, ...part, '--formats', 'all'], { stdio: 'ignore' })
    const file = WHOLE ? join(folder, 'bars.db') : undefined
    const makeBars = `
      CREATE TABLE bars AS
      SELECT ts_code AS code, trade_date AS date, open, high, low, close, pre_close, list.name, list_date AS listed
      FROM read_csv('${data}', types = {'trade_date': 'DATE'}, dateformat = '%Y%m%d')
      JOIN read_csv('${folder}/stock_basic.csv', types = {'list_date': 'DATE'}, dateformat = '%Y%m%d') AS list
           USING (ts_code)`
    database = await judgedBySql(makeBars, file)
    await database.run(`
      COPY (SELECT ts_code, names.name, start_date, list_date FROM read_csv('${folder}/namechange.csv') AS names
            JOIN read_csv('${folder}/stock_basic.csv') USING (ts_code)) TO '${names}'`)
  }, TIMEOUT)
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each(CHOICES)(
    '%s',
    async (_, choice) => {
      const days = analyzeRange({ data, securities: names, now: NOW, ...choice })
      expectSame(await compareDays(database, days), WHOLE ? 6500 : 120, WHOLE ? 200_000 : 5000)
    },
    TIMEOUT,
  )
})
