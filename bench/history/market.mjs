import { existsSync, mkdirSync } from 'node:fs'
import { writeExRights } from './exRights.mjs'
import { run } from './measure.mjs'
import { root, securities } from './programs.mjs'

/** Makes the market and what is made from it, and builds the C++ pass. */
export async function prepare({ market, generator, reference, stocks, days }, work) {
  if (!existsSync(`${market}/all.csv`)) {
    if (!existsSync(generator)) {
      throw new Error(
        `no market at ${market} and no generator at ${generator}: name one with --market or --generator`,
      )
    }
    mkdirSync(market, { recursive: true })
    const given = Object.entries({ stocks, days }).filter(([, value]) => value !== undefined)
    run([
      ...['node', generator, market, '--formats', 'all,by_stock,tdx,by_day'],
      ...given.flatMap(([name, value]) => [`--${name}`, value]),
    ])
  }
  if (existsSync(reference)) run(['g++', '-O3', '-march=native', '-o', `${work}/hist`, reference])
  else console.log(`no reference at ${reference}: without a C++ pass`)
  if (!existsSync(`${market}/all.parquet`)) run(['node', `${root}bench/history/duckdb.mjs`, market, 'write'])
  if (!existsSync(`${market}/ex_rights.csv`))
    await writeExRights(`${market}/all.csv`, `${market}/ex_rights.csv`)
  if (existsSync(`${market}/store`)) return
  run([
    ...['node', `${root}bin/limitup.js`, 'import', `${market}/all.csv`],
    ...[...securities(market), '--store', `${market}/store`],
  ])
}
