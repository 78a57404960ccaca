// CPU of whole runs as ratios to an empty node process, measured in turn in one session.
//
//   npm run bench -- [--runs 15] [--days DIR] [--csv FILE] [--vipdoc DIR] [--qlib DIR] [--date YYYY-MM-DD]
//                    [--store DIR] [--import PATH]
//
// --days is a folder of day files with names in them, --csv one file of many days, --vipdoc a folder
// of 通达信, --qlib one of qlib, --store a store; --import is brought into a fresh store. Without them the bundled market is measured. Prints min, median and max of CPU seconds, the median of the paired ratios, and the peak
// memory of one run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    store: { type: 'string' },
    import: { type: 'string' },
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
  ...given('one day', values.store, () => `a store of ${bytesIn(values.store)} MB`).map((each) => ({
    ...each,
    command: [...limitup, 'day', ...dayOf, '--store', values.store],
  })),
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

if (values.import !== undefined) measureImport(values.import)

/** One import into a fresh store: rows a CPU second, memory, and size beside that of the data. */
function measureImport(path) {
  const store = join(mkdtempSync(join(tmpdir(), 'limitup-bench-')), 'store')
  const command = [...limitup, 'import', path, '--store', store]
  const cpu = measure(command)
  const { stdout } = spawnSync('node', [...command.slice(1), '--json'], { encoding: 'utf8' })
  const { rows } = JSON.parse(stdout)
  const size = statSync(path).isDirectory() ? bytesIn(path) : Math.round(statSync(path).size / 1e6)
  console.log(`import of ${size} MB, ${rows.toLocaleString('en-US')} rows`)
  console.log(`  cpu ${cpu.toFixed(1)}   ${Math.round(rows / cpu).toLocaleString('en-US')} rows a CPU second`)
  console.log(`  store ${bytesIn(store)} MB`)
  rmSync(store, { recursive: true })
  console.log(`  peak ${peak(command)} MiB`)
  rmSync(store, { recursive: true })
}

/** Megabytes of all files below a folder. */
function bytesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return Math.round(
    files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1e6,
  )
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
