// A smaller market out of the whole one: the last days, and stocks from the list at equal distances.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'

const LISTS = ['stock_basic.csv', 'namechange.csv']
/** Rows of the stocks named by the first file, from a day on, with the header. */
const PROGRAM = 'NR == FNR { asked[$1]; next } FNR == 1 || ($1 in asked && $2 >= from)'

export function cut(market, stocks, days, target) {
  mkdirSync(target, { recursive: true })
  const codes = codesOf(market)
  const chosen = Array.from(
    { length: Math.min(stocks, codes.length) },
    (_, at) => codes[Math.floor((at * codes.length) / Math.min(stocks, codes.length))],
  )
  writeFileSync(`${target}/codes`, chosen.map((code) => `${code}\n`).join(''))
  for (const list of LISTS) filter(market, list, '', target)
  const dates = readFileSync(`${market}/calendar.csv`, 'utf8').trimEnd().split('\n').slice(1)
  filter(market, 'all.csv', dates.at(-Math.min(days, dates.length)), target)
}

function codesOf(market) {
  const [, ...rows] = readFileSync(`${market}/stock_basic.csv`, 'utf8').trimEnd().split('\n')
  return rows.map((row) => row.slice(0, row.indexOf(',')))
}

function filter(market, file, from, target) {
  const args = ['-F,', '-v', `from=${from}`, PROGRAM, `${target}/codes`, `${market}/${file}`]
  const out = openSync(`${target}/${file}`, 'w')
  const { status, error } = spawnSync('awk', args, { stdio: ['ignore', out, 'inherit'] })
  closeSync(out)
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`awk over ${file} ended with ${status}`)
}
