// CPU of whole runs as ratios to an empty node process, measured in turn in one session.
//
//   npm run bench -- [--runs 15] [--days DIR] [--csv FILE] [--vipdoc DIR] [--qlib DIR] [--date YYYY-MM-DD]
//
// --days is a folder of day files with names in them, --csv one file of many days, --vipdoc a folder
// of 通达信, --qlib one of qlib; without them the bundled market is measured. Prints min, median and max of CPU seconds, the median of the paired ratios, and the peak
// memory of one run.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    days: { type: 'string' },
    csv: { type: 'string' },
    vipdoc: { type: 'string' },
    qlib: { type: 'string' },
    date: { type: 'string' },
  },
})
const runs = Number(values.runs)
const limitup = ['node', `${root}bin/limitup.js`]
const dayOf = values.date === undefined ? [] : [values.date]
/** Faults that an invented market may have; a check that finds some ends with 1. */
const FAULTS = ['pre-close', 'beyond-limits', 'special-treatment', 'missing-bars', 'volumes']
const cases = [
  { name: 'limitup --help', command: [...limitup, '--help'] },
  {
    name: `one day, ${label(values.days ?? `${root}fixtures/days/2025-02-07/bars`)}`,
    command: [...limitup, 'day', '--data', values.days ?? `${root}fixtures/days/2025-02-07`],
  },
  ...given('one day', values.csv, label),
  ...given('one day, nothing says who is ST', values.vipdoc, () => 'vipdoc'),
  ...given('one day, --assume-no-st', values.vipdoc, () => 'vipdoc', '--assume-no-st'),
  ...given('one day, --assume-no-st', values.qlib, () => 'qlib', '--assume-no-st'),
  ...given('check', values.csv, label).map((each) => ({
    ...each,
    command: [...limitup, 'check', values.csv, '--skip', ...FAULTS],
  })),
]

const empty = ['node', '-e', '0']
console.log(`node ${process.version}, ${runs} runs each, in turn with node -e 0; CPU seconds (user + system)`)
for (const { name, command } of cases) {
  measure(command)
  const own = []
  const base = []
  for (let run = 0; run < runs; run++) {
    base.push(measure(empty))
    own.push(measure(command))
  }
  const ratios = own.map((cpu, run) => cpu / base[run])
  console.log(`${name}\n  cpu ${spread(own)}   node -e 0 ${spread(base)}`)
  console.log(`  ratio ${median(ratios).toFixed(2)}   peak ${peak(command)} MiB`)
}

/** A case over a path, if it is named. */
function given(what, path, labelOf, ...flags) {
  if (path === undefined) return []
  return [
    { name: `${what}, ${labelOf(path)}`, command: [...limitup, 'day', ...dayOf, '--data', path, ...flags] },
  ]
}

/** CPU seconds of one run, by the shell's own clock. */
function measure(command) {
  const script = 'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1'
  const { stdout, status } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`)
  const [user, system] = stdout.trim().split(' ').map(Number)
  return user + system
}

/** Largest resident size of one run, told by the process itself when it ends. */
function peak([, ...command]) {
  const hook =
    'data:text/javascript,process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS))'
  const { stderr } = spawnSync('node', ['--import', hook, ...command], { encoding: 'utf8' })
  return Math.round(Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024)
}

function spread(list) {
  const sorted = [...list].sort((a, b) => a - b)
  return `${sorted[0].toFixed(3)} – ${median(list).toFixed(3)} – ${sorted.at(-1).toFixed(3)}`
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

function label(path) {
  if (!statSync(path).isDirectory()) return `one file of ${(statSync(path).size / 1e6).toFixed(0)} MB`
  const files = readdirSync(path)
  const size = files.reduce((sum, file) => sum + statSync(`${path}/${file}`).size, 0)
  return `${files.length} day files of ${(size / 1e6).toFixed(0)} MB`
}
