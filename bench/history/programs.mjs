// Every program that is measured: how it is called, how its output becomes the lines compared, and what it needs.
import { fileURLToPath } from 'node:url'
import { linesOfRange } from './lines.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

/** limitup over every day of a market: all stocks, those under ST too, with every check and column. */
export function limitup(...paths) {
  return [
    ...['node', `${root}bin/limitup.js`, 'range', ...paths],
    ...['--scope', 'all', '--st', 'in', '--all', '--format', 'csv'],
  ]
}

/** Names and listing dates, from the lists of a market. */
export function securities(market) {
  return ['--securities', `${market}/namechange.csv`, `${market}/stock_basic.csv`]
}

/**
 * The programs, the C++ pass first. A slow one runs a third as often; bars of lacksRows are in no count of rows where they
 * have no reference price; what mayDiffer is measured whatever it says.
 */
export function programs({ market, generator, reference, polars }, work) {
  const own = (name, path, more = {}) => ({
    name,
    command: limitup('--data', `${market}/${path}`, ...(more.flags ?? []), ...securities(market)),
    lines: linesOfRange,
    needs: [`${market}/${path}`],
    ...more,
  })
  const slow = (name, command, ...needs) => ({ name, command, needs, isSlow: true })
  const exRights = ['--ex-rights', `${market}/ex_rights.csv`]
  return [
    { name: 'c++', command: [`${work}/hist`, market], needs: [reference] },
    own('csv', 'all.csv'),
    own('by-day', 'by_day'),
    own('by-stock', 'by_stock'),
    own('tdx', 'vipdoc', { lacksRows: true, mayDiffer: true }),
    own('tdx-ex-rights', 'vipdoc', { lacksRows: true, mayDiffer: true, flags: exRights }),
    own('parquet', 'all.parquet', { isSlow: true }),
    { ...own('store', 'store'), command: limitup('--store', `${market}/store`) },
    slow('pandas', ['/usr/bin/python3', `${here}pandas_history.py`, market]),
    slow(
      'pandas-usual',
      ['/usr/bin/python3', `${generator}/hist_pandas.py`, market],
      `${generator}/hist_pandas.py`,
    ),
    slow('duckdb-csv', ['node', `${here}duckdb.mjs`, market, 'csv']),
    slow('duckdb-parquet', ['node', `${here}duckdb.mjs`, market, 'parquet']),
    slow('polars', ['node', `${here}polars.mjs`, market, polars], polars),
  ]
}
