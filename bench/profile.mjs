// Where the CPU of a range goes, by part: read and parse, judge, events, statistics, output.
//
//   npm run bench:profile -- [--market DIR] [--generator DIR] [--runs 5] [--path NAME]
//
// limitup runs over NAME of the market (all.csv) without and with V8's sampling profiler, which itself costs: CPU is that of
// the run without, shared out by the samples of the other. A sample belongs to the part whose sources
// define the function, or else its nearest caller: code of Wasm to who calls it, time in the system to the part that reads.
// Other threads are V8's, which compile and collect garbage, and node's, which read. Needs Linux. Prints min, median
// and max of each part and its share of all CPU.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { definitionsOf } from './history/definitions.mjs'
import { median, spread, where } from './history/figures.mjs'
import { makeMarket } from './history/market.mjs'
import { optionsOf } from './history/options.mjs'
import { secondsByPart } from './history/parts.mjs'
import { limitup, securities } from './history/programs.mjs'
import { run } from './history/run.mjs'

const options = optionsOf({ path: { type: 'string', default: 'all.csv' } })
const definitions = definitionsOf(fileURLToPath(new URL('../src', import.meta.url)))
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))
try {
  makeMarket(options)
  report(Array.from({ length: options.runs }, (_, at) => profiled(`${work}/${at}`)))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** CPU seconds of a run by part, those of other threads last: shares of the samples of another run with the profiler. */
function profiled(dir) {
  const { market, path } = options
  mkdirSync(dir)
  const [node, ...command] = limitup('--data', `${market}/${path}`, ...securities(market))
  run([node, '--import', hookInto(`${dir}/cpu`), ...command])
  run([node, '--cpu-prof', `--cpu-prof-dir=${dir}`, ...command])
  const [all, main] = readFileSync(`${dir}/cpu`, 'utf8').split(' ').map(Number)
  const file = readdirSync(dir).find((name) => name.endsWith('.cpuprofile'))
  const parts = secondsByPart(JSON.parse(readFileSync(`${dir}/${file}`, 'utf8')), definitions)
  const sampled = [...parts.values()].reduce((sum, each) => sum + each, 0)
  const scaled = [...parts].map(([part, seconds]) => [part, (seconds * main) / sampled])
  return { cpu: all, parts: new Map([...scaled, ['other threads', all - main]]) }
}

/** A module that writes CPU seconds of the process and of its main thread (Linux: ticks of 10 ms) when the process ends. */
function hookInto(file) {
  const source = `import { readFileSync, writeFileSync } from 'node:fs'
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const stat = readFileSync('/proc/self/task/' + process.pid + '/stat', 'utf8')
  const cells = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const main = (Number(cells[11]) + Number(cells[12])) / 100
  writeFileSync(${JSON.stringify(file)}, (user + system) / 1e6 + ' ' + main)
})`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

function report(runs) {
  const all = median(runs.map(({ cpu }) => cpu))
  console.log(
    `${where()}, ${options.path}, ${runs.length} runs, CPU s min – median – max, share of the median run`,
  )
  for (const part of runs[0].parts.keys()) {
    const seconds = runs.map(({ parts }) => parts.get(part))
    console.log(
      `${part.padEnd(24)} ${spread(seconds).padStart(22)}  ${((median(seconds) / all) * 100).toFixed(0).padStart(3)}%`,
    )
  }
  console.log(`${'all'.padEnd(24)} ${spread(runs.map(({ cpu }) => cpu)).padStart(22)}  100%`)
}
