// The market that is measured and what is made from it; what is there already stays.
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeExRights } from './exRights.mjs'
import { securities } from './programs.mjs'
import { run } from './run.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bars by the generator, where there are none. */
export function makeMarket({ market, generator, stocks, days }) {
  if (existsSync(`${market}/all.csv`)) return
  const program = `${generator}/gen.mjs`
  if (!existsSync(program)) {
    throw new Error(`no market at ${market} and no ${program}: name one with --market or --generator`)
  }
  mkdirSync(market, { recursive: true })
  const given = Object.entries({ stocks, days }).filter(([, value]) => value !== undefined)
  run([
    'node',
    program,
    market,
    '--formats',
    'all,by_stock,tdx,by_day',
    ...given.flatMap(([name, value]) => [`--${name}`, value]),
  ])
}

/** Parquet of another program, a store, and ex-rights days. */
export async function completeMarket({ market }) {
  if (!existsSync(`${market}/all.parquet`)) run(['node', `${root}bench/history/duckdb.mjs`, market, 'write'])
  if (!existsSync(`${market}/store`)) {
    run([
      ...['node', `${root}bin/limitup.js`, 'import', `${market}/all.csv`],
      ...[...securities(market), '--store', `${market}/store`],
    ])
  }
  if (!existsSync(`${market}/ex_rights.csv`)) await writeExRights(market)
}

/** The C++ pass, built into the work folder; false where there is no source. */
export function buildReference(reference, work) {
  if (!existsSync(reference)) return false
  run(['g++', '-O3', '-march=native', '-o', `${work}/hist`, reference])
  return true
}
