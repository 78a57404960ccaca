// The whole history against what else could be used: one pass in C++ over the mapped file, pandas, DuckDB, Polars.
//
//   npm run bench:history -- [--market DIR] [--generator gen.mjs] [--reference hist.cpp] [--pandas hist_pandas.py]
//                            [--polars MODULE] [--runs 5] [--only NAME...] [--stocks N --days N] [--curve] [--profile NAME]
//
// The market is made by the generator when DIR is empty; without either, nothing is measured. Names of the generator's
// namechange.csv say who is ST; all stocks are counted. Every program must print the same bytes of
// date,rows,sealed,broken,maxStreak,ladder before it is measured. Runs alternate; the figures are CPU (user + system)
// of all threads, wall time and the largest resident size, by GNU time. --curve measures parts of the market instead,
// --profile says where the time of one program goes. --polars is bin/index.js of a nodejs-polars that was installed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compare } from './history/compare.mjs'
import { curve } from './history/curve.mjs'
import { prepare } from './history/market.mjs'
import { TIME } from './history/measure.mjs'
import { profile } from './history/profile.mjs'
import { programs } from './history/programs.mjs'

const shared = fileURLToPath(new URL('../../shared/bench', import.meta.url))
const { values } = parseArgs({
  options: {
    market: { type: 'string', default: join(tmpdir(), 'limitup-market') },
    generator: { type: 'string', default: join(shared, 'gen.mjs') },
    reference: { type: 'string', default: join(shared, 'hist.cpp') },
    pandas: { type: 'string', default: join(shared, 'hist_pandas.py') },
    polars: { type: 'string' },
    stocks: { type: 'string' },
    days: { type: 'string' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    curve: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
})
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))
try {
  if (!existsSync(TIME)) throw new Error(`${TIME} (GNU time) is needed to read CPU and peak memory`)
  await prepare(values, work)
  const known = programs(values, work)
  if (values.curve) await curve(values.market, work, Number(values.runs))
  else if (values.profile !== undefined) profile(known, values.profile, work)
  else compare(values.market, known, values.only, Number(values.runs))
} finally {
  rmSync(work, { recursive: true, force: true })
}
