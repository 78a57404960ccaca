import { fileURLToPath } from 'node:url'
import { ofRange } from './rangeLines.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The whole range of some bars as CSV, every stock counted. */
export const limitup = (...paths) => [
  'node',
  `${root}bin/limitup.js`,
  'range',
  ...paths,
  ...['--scope', 'all', '--st', 'in', '--all', '--format', 'csv'],
]

/** Lists of a market of the generator that say who was ST, and since when a stock is listed. */
export const securities = (market) => [
  '--securities',
  `${market}/namechange.csv`,
  `${market}/stock_basic.csv`,
]

/**
 * Every program that is measured, the C++ pass first: how it is called, how its output becomes the lines compared, and
 * what it needs. `hasGuesses` is true where days on and after ex-rights days may differ, since nothing tells of them;
 * `isShortOfRows` where bars without a reference price are not counted as rows.
 */
export function programs({ market, reference, pandas, polars }, work) {
  const named = (...paths) => limitup('--data', ...paths, ...securities(market))
  const own = (name, path, more = {}) => ({
    name,
    command: named(`${market}/${path}`),
    lines: ofRange,
    needs: [`${market}/${path}`],
    ...more,
  })
  const slow = (name, command, needs = []) => ({ name, command, needs, isSlow: true })
  const duckdb = (from) => ['node', `${root}bench/history/duckdb.mjs`, market, from]
  const python = '/usr/bin/python3'
  return [
    { name: 'c++', command: [`${work}/hist`, market], needs: [reference, `${market}/all.csv`] },
    own('csv', 'all.csv'),
    { ...own('store', 'store'), command: limitup('--store', `${market}/store`) },
    own('parquet', 'all.parquet'),
    own('by-stock', 'by_stock'),
    own('by-day', 'by_day'),
    own('tdx', 'vipdoc', { hasGuesses: true, isShortOfRows: true }),
    {
      ...own('tdx-ex', 'vipdoc', { isShortOfRows: true }),
      command: [...named(`${market}/vipdoc`), '--ex-rights', `${market}/ex_rights.csv`],
    },
    slow('pandas', [python, `${root}bench/history/pandas_history.py`, market]),
    slow('pandas-script', [python, pandas, market, 'all'], [pandas]),
    slow('duckdb-csv', duckdb('csv')),
    slow('duckdb-parquet', duckdb('parquet'), [`${market}/all.parquet`]),
    ...(polars === undefined
      ? []
      : [slow('polars', ['node', `${root}bench/history/polars.mjs`, market, polars], [polars])]),
  ]
}
