import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { AnalyzeOptions } from '../../src/run/analyze.ts'
import { ROOT } from '../support/shell.ts'
import { judgedBySql, linesOf } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'
import { programDays } from '../support/sql/programDays.ts'

/** Real bars lie beside the project on some machines and never in it. */
const BARS = join(ROOT, '../shared/data/bars_2024-12-02_2025-02-28.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars are not here: the SQL is not compared on them\n')

const NOW = new Date('2026-01-05T08:00:00Z')

describe.skipIf(!here)('58 real days, every stock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-sql-'))
  let database: DuckDBConnection
  let dates: string[]
  beforeAll(async () => {
    database = await judgedBySql(
      `CREATE TABLE bars AS SELECT * FROM read_csv('${BARS}', types = {'code': 'VARCHAR'})`,
    )
    dates = await linesOf(database, 'SELECT DISTINCT date::VARCHAR AS day FROM bars ORDER BY day')
    await database.run(`
      COPY (SELECT *, strftime(date, '%Y-%m-%d') AS day FROM bars ORDER BY date, code)
      TO '${folder}' (FORMAT csv, PARTITION_BY (day), OVERWRITE_OR_IGNORE, WRITE_PARTITION_COLUMNS false)`)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  const choices: [string, Partial<AnalyzeOptions>][] = [
    ['everything, half with 5', { scope: 'all' }],
    ['the scope of 财联社, gap with 2', { scope: 'cls', daysBoards: { rule: 'gap', maxEmpty: 2 } }],
    [
      'everything, half with holes of any width',
      { scope: 'all', daysBoards: { rule: 'half', maxEmpty: undefined } },
    ],
  ]
  it.each(choices)('%s', async (_, choice) => {
    const days = await programDays({ data: folder, now: NOW, ...choice }, dates)
    expectSame(await compareDays(database, days), 5000)
  })
})
