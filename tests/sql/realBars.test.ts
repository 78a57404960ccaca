import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, it } from 'vitest'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import { ROOT } from '../support/shell.ts'
import { CHOICES } from '../support/sql/choices.ts'
import { judgedBySql } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'

/** Real bars lie beside the project on some machines and never in it. */
const BARS = join(ROOT, '../shared/data/bars_2024-12-02_2025-02-28.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars are not here: the SQL is not compared on them\n')

const NOW = new Date('2026-01-05T08:00:00Z')

describe.skipIf(!here)('58 real days, every stock', () => {
  let database: DuckDBConnection
  beforeAll(async () => {
    database = await judgedBySql(
      `CREATE TABLE bars AS SELECT * FROM read_csv('${BARS}', types = {'code': 'VARCHAR'})`,
    )
  })

  it.each(CHOICES)('%s', async (_, choice) => {
    const days = analyzeRange({ data: BARS, now: NOW, ...choice })
    expectSame(await compareDays(database, days), 58, 8000)
  })
})
