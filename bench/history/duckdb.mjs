// The reference in SQL: node bench/history/duckdb.mjs DIR csv|parquet
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [dir, from] = process.argv.slice(2)
const quoted = dir.replaceAll("'", "''")
const bars = from === 'csv' ? `read_csv('${quoted}/all.csv')` : `read_parquet('${quoted}/all.parquet')`
const sql = readFileSync(new URL('hist.sql', import.meta.url), 'utf8')
const connection = await (await DuckDBInstance.create(':memory:')).connect()
if (from === 'write') {
  await connection.run(`COPY (FROM read_csv('${quoted}/all.csv')) TO '${quoted}/all.parquet'`)
} else {
  const found = await connection.runAndReadAll(sql.replaceAll('{DIR}', quoted).replaceAll('{BARS}', bars))
  process.stdout.write(
    found
      .getRows()
      .map((row) => `${row.join(',')}\n`)
      .join(''),
  )
}
