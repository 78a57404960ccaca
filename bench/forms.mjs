// What the same bars cost in the forms in which vendors write CSV, as ratios to commas in UTF-8.
//
//   npm run bench:forms -- [--market DIR] [--generator DIR] [--runs 5] [--days 250]
//
// The last days of a market with their names; every form must give the same range, byte for byte. Forms are measured in turn.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cut } from './history/cut.mjs'
import { median, peakOf, spread, where } from './history/figures.mjs'
import { FORMS, writeForms } from './history/forms.mjs'
import { makeMarket } from './history/market.mjs'
import { optionsOf } from './history/options.mjs'
import { limitup } from './history/programs.mjs'
import { run, timed } from './history/run.mjs'

const options = optionsOf({ days: { type: 'string', default: '250' } })
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))
try {
  makeMarket(options)
  cut(options.market, Infinity, Number(options.days), work)
  const rows = writeForms(work)
  const forms = Object.keys(FORMS).map((name) => ({
    name,
    command: limitup('--data', `${work}/${name}.csv`),
    runs: [],
  }))
  agree(forms)
  for (let round = 0; round < options.runs; round++) {
    for (const form of forms) form.runs.push(timed(form.command, work))
  }
  report(forms, rows)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function agree([plain, ...others]) {
  const wanted = run(plain.command)
  for (const { name, command } of others) {
    if (run(command) !== wanted) throw new Error(`${name} gives another range than ${plain.name}`)
  }
}

function report(forms, rows) {
  const plain = median(forms[0].runs.map(({ cpu }) => cpu))
  console.log(`${where()}, ${rows} rows, ${options.runs} runs each, in turn; every form gives the same range`)
  print('form', 'CPU s min – median – max', 'ratio', 'µs a row', 'peak MiB')
  for (const { name, runs } of forms) {
    const cpu = runs.map((each) => each.cpu)
    const middle = median(cpu)
    print(name, spread(cpu), (middle / plain).toFixed(2), ((middle / rows) * 1e6).toFixed(2), peakOf(runs))
  }
}

function print(...cells) {
  const widths = [-10, 24, 6, 9, 9]
  const texts = cells.map((cell, at) =>
    widths[at] < 0 ? String(cell).padEnd(-widths[at]) : String(cell).padStart(widths[at]),
  )
  console.log(texts.join('  '))
}
