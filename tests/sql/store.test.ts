import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, it } from 'vitest'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import { ROOT } from '../support/shell.ts'
import { CHOICES } from '../support/sql/choices.ts'
import { judgedBySql } from '../support/sql/database.ts'
import { compareDays, expectSame } from '../support/sql/figures.ts'
import { freshFolder, importAll } from '../support/storeRuns.ts'

const store = join(freshFolder(), 'store')

/** The store's files as the statements want them; names of lists go before those of rows. */
const MAKE_BARS = `
  CREATE TABLE bars AS
  SELECT rows.date, rows.code, coalesce(lists.name, rows.name) AS name, rows.is_st, rows.open, rows.high, rows.low,
         rows.close, rows.prev_close AS pre_close, rows.volume, securities.listed
  FROM '${store}/bars/*.parquet' AS rows
  LEFT JOIN '${store}/tables/securities-*.parquet' AS securities ON securities.code = rows.code
  LEFT JOIN '${store}/tables/security_names-*.parquet' AS lists
       ON lists.code = rows.code AND rows.date BETWEEN lists.from_date AND coalesce(lists.to_date, DATE '9999-12-31')
  WHERE kind = 0`

describe('the files of a store, judged by SQL that knows nothing of their writer', () => {
  let database: DuckDBConnection
  beforeAll(async () => {
    await importAll(store, join(ROOT, 'fixtures/days/2025-02-07'))
    database = await judgedBySql(MAKE_BARS)
  })

  it.each(CHOICES)('%s', async (_, choice) => {
    expectSame(await compareDays(database, analyzeRange({ store, ...choice })), 26, 2000)
  })
})
