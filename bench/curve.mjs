// What a range costs with the days and the stocks of a market, and the line through it.
//
//   npm run bench:curve -- [--market DIR] [--generator DIR] [--runs 5] [--point STOCKSxDAYS]...
//
// Each market is cut from the whole one (its last days; stocks at equal distances of the list), one CSV each. Markets are
// measured in turn; the fits are of the medians of CPU (user + system, all threads): over rows, and over rows and days.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cut } from './history/cut.mjs'
import { median, peakOf, spread, where } from './history/figures.mjs'
import { fit } from './history/fit.mjs'
import { linesOfRange } from './history/lines.mjs'
import { makeMarket } from './history/market.mjs'
import { optionsOf } from './history/options.mjs'
import { limitup, securities } from './history/programs.mjs'
import { run, timed } from './history/run.mjs'

const POINTS = ['5400x1', '5400x60', '5400x250', '5400x2500', '5400x6600', '1000x6600', '100x6600']
const options = optionsOf({ point: { type: 'string', multiple: true } })
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))
try {
  makeMarket(options)
  report((options.point ?? POINTS).map(prepared))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** A market of so many stocks and days, with what it has of rows and days. */
function prepared(point) {
  const match = /^(\d+)x(\d+)$/.exec(point)
  if (match === null) throw new Error(`--point takes STOCKSxDAYS, not ${point}`)
  const dir = `${work}/${point}`
  cut(options.market, Number(match[1]), Number(match[2]), dir)
  const command = limitup('--data', `${dir}/all.csv`, ...securities(dir))
  const lines = linesOfRange(run(command)).trimEnd().split('\n')
  const rows = lines.reduce((sum, line) => sum + Number(line.split(',')[1]), 0)
  return { stocks: Number(match[1]), days: lines.length, rows, command, runs: [] }
}

function report(markets) {
  for (let round = 0; round < options.runs; round++) {
    for (const market of markets) market.runs.push(timed(market.command, work))
  }
  const cpu = markets.map(({ runs }) => median(runs.map((each) => each.cpu)))
  const byRows = fit(
    markets.map(({ rows }) => [rows]),
    cpu,
  )
  const byAll = fit(
    markets.map(({ rows, days }) => [rows, days]),
    cpu,
  )
  console.log(`${where()}, ${options.runs} runs each, in turn`)
  print('stocks', 'days', 'rows', 'CPU s min – median – max', 'by rows', 'by all', 'peak MiB')
  for (const [at, { stocks, days, rows, runs }] of markets.entries()) {
    const fitted = [byRows, byAll].map((each) => each.fitted[at].toFixed(2))
    print(stocks, days, rows, spread(runs.map((each) => each.cpu)), ...fitted, peakOf(runs))
  }
  console.log(`over rows: ${inWords(byRows)}`)
  console.log(`over rows and days: ${inWords(byAll)}`)
}

function inWords({ weights: [start, row, day], explained }) {
  const more = day === undefined ? '' : ` + ${(day * 1e3).toFixed(3)} ms a day`
  return `${start.toFixed(3)} s + ${(row * 1e6).toFixed(3)} µs a row${more}, R² ${explained.toFixed(4)}`
}

function print(...cells) {
  const widths = [6, 6, 10, 24, 10, 10, 9]
  console.log(cells.map((cell, at) => String(cell).padStart(widths[at])).join('  '))
}
