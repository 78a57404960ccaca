// The whole history against what else could be used: one pass in C++ over the mapped file, pandas, DuckDB, Polars.
//
//   npm run bench:history -- [--market DIR] [--generator DIR] [--reference hist.cpp] [--runs 5] [--only NAME]...
//                            [--stocks N --days N] [--tools DIR]
//
// The market is made by gen.mjs of the generator's folder when DIR is empty; without either, nothing is measured. Names of
// its namechange.csv say who is ST; all stocks are counted. Every program must print the same bytes of
// date,rows,sealed,broken,maxStreak,ladder before it is measured; days that differ are listed with their cause. Runs
// alternate; the figures are CPU (user + system) of all threads, wall time and the largest resident size, by GNU time.
// Polars is installed into --tools once.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agrees, outputOf } from './history/agree.mjs'
import { where } from './history/figures.mjs'
import { buildReference, completeMarket, makeMarket } from './history/market.mjs'
import { measure, tableOf } from './history/measure.mjs'
import { optionsOf } from './history/options.mjs'
import { polarsModule } from './history/polarsModule.mjs'
import { programs } from './history/programs.mjs'

const options = optionsOf({
  reference: { type: 'string' },
  stocks: { type: 'string' },
  days: { type: 'string' },
  only: { type: 'string', multiple: true },
  tools: { type: 'string', default: join(tmpdir(), 'limitup-bench-tools') },
})
const { market, only } = options
const isAsked = (name) => only === undefined || only.includes(name)
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))
try {
  makeMarket(options)
  await completeMarket(options)
  if (!buildReference(options.reference, work)) console.log(`no ${options.reference}: without a C++ pass`)
  const polars = isAsked('polars') ? polarsModule(options.tools) : ''
  report(programs({ ...options, polars }, work))
} finally {
  rmSync(work, { recursive: true, force: true })
}

function report(all) {
  const chosen = all.filter(
    ({ name, needs }) => (isAsked(name) || name === 'c++') && needs.every((path) => existsSync(path)),
  )
  const left = all.filter((program) => isAsked(program.name) && !chosen.includes(program))
  for (const { name, needs } of left)
    console.log(`${name}: left out, one of ${needs.join(', ')} is not there`)
  const [base] = chosen
  const wanted = outputOf(base)
  const lines = wanted.trimEnd().split('\n')
  const rows = lines.reduce((sum, line) => sum + Number(line.split(',')[1]), 0)
  console.log(
    `${rows.toLocaleString('en')} rows, ${lines.length} days, ${(statSync(`${market}/all.csv`).size / 1e6).toFixed(0)} MB of CSV`,
  )
  console.log(where())
  const able = chosen.filter((program) => program === base || agrees(program, wanted, market))
  console.log(tableOf(measure(able, options.runs, work), base.name))
  if (able.length < chosen.length) process.exitCode = 1
}
