import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, it } from 'vitest'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import { ROOT } from '../support/shell.ts'
import { CHOICES } from '../support/sql/choices.ts'
import { judgedBySql } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')

/** The bundled bars with the names of each day and the listing dates of its list. */
const MAKE_BARS = `
  CREATE VIEW list AS SELECT * FROM read_csv('${MARKET}/securities.csv');
  CREATE TABLE bars AS
  SELECT rows.* REPLACE (coalesce(list.name, rows.name) AS name), listings.listed
  FROM read_csv('${MARKET}/bars/*.csv.gz') AS rows
  LEFT JOIN list ON list.code = rows.code
       AND rows.date BETWEEN list.start_date AND coalesce(list.end_date, DATE '9999-12-31')
  LEFT JOIN (SELECT code, max(list_date) AS listed FROM list GROUP BY code) AS listings
       ON listings.code = rows.code`

describe('the bundled market, every stock and day', () => {
  let database: DuckDBConnection
  beforeAll(async () => {
    database = await judgedBySql(MAKE_BARS)
  })

  it.each(CHOICES)('%s', async (_, choice) => {
    const days = analyzeRange({ data: MARKET, ...choice })
    expectSame(await compareDays(database, days), 26, 2000)
  })
})
