import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/shell.ts'
import { freshFolder, importAll, runStore } from '../support/storeRuns.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const folder = freshFolder()
const store = join(folder, 'store')

/** What the source files say, cell by cell. */
interface Row {
  readonly date: string
  readonly code: string
  readonly name: string
  readonly prices: readonly number[]
  readonly volume: number
  readonly amount: number
}

const rows: Row[] = []

beforeAll(async () => {
  const files = readdirSync(join(MARKET, 'bars')).sort()
  // Two thirds at once, the others day by day: a year file and day files.
  await importAll(store, ...files.slice(0, 18).map((name) => join(MARKET, 'bars', name)))
  for (const name of files.slice(18)) await importAll(store, join(MARKET, 'bars', name))
  for (const file of files) {
    const [header = '', ...lines] = gunzipSync(readFileSync(join(MARKET, 'bars', file)))
      .toString()
      .trimEnd()
      .split('\n')
    const names = header.split(',')
    for (const line of lines) {
      const cells = line.split(',')
      const cell = (name: string): string => cells[names.indexOf(name)] ?? ''
      rows.push({
        date: cell('date'),
        code: cell('code'),
        name: cell('name'),
        prices: ['open', 'high', 'low', 'close', 'pre_close'].map((name) => Number(cell(name))),
        volume: Number(cell('volume')),
        amount: Number(cell('amount')),
      })
    }
  }
})

/** An answer of an engine that knows nothing of this program. */
async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowObjectsJson()
}

const BARS = `'${store}/bars/*.parquet'`

/** Days of the source with a figure of their rows. */
function byDay(figure: (rows: readonly Row[]) => number): [string, number][] {
  const days = new Map<string, Row[]>()
  for (const row of rows) {
    const own = days.get(row.date)
    if (own === undefined) days.set(row.date, [row])
    else own.push(row)
  }
  return [...days].map(([day, own]) => [day, figure(own)])
}

describe('DuckDB, on the files alone', () => {
  it('finds the rows of every day, and prices, volumes and amounts to the last digit', async () => {
    const answer = await ask(
      `SELECT date::VARCHAR AS day, count(*)::INT AS rows, count(close)::INT AS bars, sum(close)::VARCHAR AS closes, sum(volume)::VARCHAR AS volume, sum(amount)::VARCHAR AS amount FROM ${BARS} GROUP BY 1 ORDER BY 1`,
    )
    const traded = (own: readonly Row[]): Row[] => own.filter(({ volume }) => volume > 0)
    expect(answer.map(({ day, rows: count }) => [day, count])).toEqual(byDay((own) => own.length))
    expect(answer.map(({ day, bars }) => [day, bars])).toEqual(byDay((own) => traded(own).length))
    const cents = (text: unknown): number => Math.round(Number(text) * 100)
    expect(answer.map(({ day, closes }) => [day, cents(closes)])).toEqual(
      byDay((own) => traded(own).reduce((sum, { prices }) => sum + Math.round(prices[3]! * 100), 0)),
    )
    expect(answer.map(({ day, volume }) => [day, Number(volume)])).toEqual(
      byDay((own) => traded(own).reduce((sum, { volume }) => sum + volume, 0)),
    )
    expect(answer.map(({ day, amount }) => [day, cents(amount)])).toEqual(
      byDay((own) => traded(own).reduce((sum, { amount }) => sum + Math.round(amount * 100), 0)),
    )
  })

  it('sees the documented types', async () => {
    const answer = await ask(`DESCRIBE SELECT * FROM ${BARS}`)
    expect(
      answer.map(({ column_name: name, column_type: type }) => `${String(name)} ${String(type)}`),
    ).toEqual([
      'date DATE',
      'code VARCHAR',
      'kind TINYINT',
      'open DECIMAL(9,2)',
      'high DECIMAL(9,2)',
      'low DECIMAL(9,2)',
      'close DECIMAL(9,2)',
      'prev_close DECIMAL(9,2)',
      'volume BIGINT',
      'amount DECIMAL(18,2)',
      'is_st BOOLEAN',
      'name VARCHAR',
      'limit_up DECIMAL(9,2)',
      'limit_down DECIMAL(9,2)',
    ])
  })

  it('counts the boards of every day as the program does', async () => {
    // The law in short: 5% for ST on the main board, 20% for ChiNext and STAR, 30% inwards for Beijing, else 10%.
    const answer = await ask(`
      WITH judged AS (
        SELECT *, (prev_close * 100)::BIGINT AS pre, (high * 100)::BIGINT AS top, (close * 100)::BIGINT AS last,
          CASE WHEN code LIKE '%.BJ' THEN 30 WHEN code LIKE '30%' OR code LIKE '68%' THEN 20
               WHEN name LIKE '%ST%' THEN 5 ELSE 10 END AS percent
        FROM ${BARS} WHERE kind = 0 AND prev_close IS NOT NULL),
      limits AS (SELECT *, CASE WHEN code LIKE '%.BJ' THEN pre * 130 // 100
                                ELSE (pre * (100 + percent) * 2 + 100) // 200 END AS up FROM judged)
      SELECT date::VARCHAR AS day, count(*) FILTER (last = up)::INT AS sealed,
             count(*) FILTER (top = up AND last < up)::INT AS broken
      FROM limits WHERE NOT (name LIKE 'N%' OR name LIKE 'C%') GROUP BY 1 ORDER BY 1`)
    for (const { day, sealed, broken } of answer.slice(-5)) {
      const run = await runStore(store, 'day', String(day), '--json', '--scope', 'all', '--history', '0')
      expect(JSON.parse(run.stdout)).toMatchObject({ limitUp: { sealed, broken } })
    }
  })

  it('finds names with their days, stocks, and where every day came from', async () => {
    const [days] = await ask(
      `SELECT count(*)::INT AS days, count(*) FILTER (state = 'settled')::INT AS settled, sum(rows)::INT AS rows, min(source) AS source FROM '${store}/tables/days-*.parquet'`,
    )
    expect(days).toEqual({ days: 26, settled: 26, rows: rows.length, source: 'csv (plain)' })
    const named = await ask(
      `SELECT count(*)::INT AS wrong FROM ${BARS} AS b LEFT JOIN '${store}/tables/names-*.parquet' AS n ON n.code = b.code AND b.date BETWEEN n.from_date AND n.to_date WHERE b.name IS NOT NULL AND n.name IS DISTINCT FROM b.name`,
    )
    expect(named).toEqual([{ wrong: 0 }])
    const [stocks] = await ask(`SELECT count(*)::INT AS stocks FROM '${store}/tables/stocks-*.parquet'`)
    expect(stocks).toEqual({ stocks: new Set(rows.map(({ code }) => code)).size })
  })

  it('answers `store sql`', async () => {
    const run = await runStore(store, 'store', 'sql', 'SELECT count(*) AS rows, max(date) AS last FROM bars')
    expect(run).toEqual({ code: 0, stdout: `rows,last\n${String(rows.length)},2025-02-07\n`, stderr: '' })
    const wrong = await runStore(store, 'store', 'sql', 'SELECT nothing FROM bars')
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(/^limitup: DuckDB: Binder Error: .*\[usage\]\n/)
  })

  it.each([
    // Two answers, of which one would be shown.
    'SELECT 1 AS a; SELECT 2 AS b',
    "SET VARIABLE x = ';'; SELECT getvariable('x')",
    'SELECT 1 -- one;\n; SELECT 2',
  ])('takes one statement: %s', async (sql) => {
    const run = await runStore(store, 'store', 'sql', sql)
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/^limitup: store sql takes one statement, .*\[usage\]\n/)
  })

  it.each([
    // Semicolons that part nothing.
    ["SELECT ';' AS a; ;", 'a\n;\n'],
    ['SELECT 1 AS a; -- the end; of it', 'a\n1\n'],
    // The engine makes two statements of it.
    ["PIVOT (SELECT ';' AS k, 1 AS n) ON k USING sum(n);", ';\n1\n'],
  ])('takes one statement with semicolons: %s', async (sql, stdout) => {
    expect(await runStore(store, 'store', 'sql', sql)).toEqual({ code: 0, stdout, stderr: '' })
  })
})

describe('another reader of Parquet', () => {
  it('finds every row of every file', async () => {
    const found = new Map<string, number>()
    for (const name of readdirSync(join(store, 'bars'))) {
      const file = readFileSync(join(store, 'bars', name))
      const objects = await parquetReadObjects({
        file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length),
        columns: ['date', 'code', 'name'],
      })
      for (const { date, code, name: own } of objects) {
        const key = `${(date as Date).toISOString().slice(0, 10)} ${String(code)} ${String(own)}`
        found.set(key, (found.get(key) ?? 0) + 1)
      }
    }
    const expected = new Map(rows.map(({ date, code, name }) => [`${date} ${code} ${name}`, 1]))
    expect(found).toEqual(expected)
  })
})
