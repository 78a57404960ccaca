// The whole history against what else could be used: one pass in C++ over the mapped file, pandas, DuckDB, Polars.
//
//   npm run bench:history -- [--market DIR] [--generator gen.mjs] [--reference hist.cpp] [--runs 5] [--only NAME...]
//                            [--stocks N --days N] [--polars MODULE]
//
// The market is made by the generator when DIR is empty; without either, nothing is measured. Names of the generator's
// namechange.csv say who is ST; all stocks are counted. Every program must print the same bytes of
// date,rows,sealed,broken,maxStreak,ladder before it is measured. Runs alternate; the figures are CPU (user + system)
// of all threads, wall time and the largest resident size, by GNU time.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '../shared/bench')
const { values } = parseArgs({
  options: {
    market: { type: 'string', default: join(tmpdir(), 'limitup-market') },
    generator: { type: 'string', default: join(shared, 'gen.mjs') },
    reference: { type: 'string', default: join(shared, 'hist.cpp') },
    stocks: { type: 'string' },
    days: { type: 'string' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    polars: { type: 'string' },
  },
})
const TIME = '/usr/bin/time'
/** What the law says of single stocks and no reference knows. */
const NAMED = {
  from: '20200824',
  to: '20210115',
  why: 'where 300090, 300156 and 300216 kept 10% in their delisting period',
}
const GIVEN = ['stocks', 'days'].flatMap((name) =>
  values[name] === undefined ? [] : [`--${name}`, values[name]],
)
const { market } = values
const work = mkdtempSync(join(tmpdir(), 'limitup-bench-'))

/** Every program that is measured: how it is called, how its output becomes the lines compared, and what it needs. */
const limitup = (...paths) => [
  'node',
  `${root}bin/limitup.js`,
  'range',
  ...paths,
  ...['--scope', 'all', '--st', 'in', '--all', '--format', 'csv'],
]
const SECURITIES = ['--securities', `${market}/namechange.csv`, `${market}/stock_basic.csv`]
const named = (...paths) => limitup('--data', ...paths, ...SECURITIES)
const PROGRAMS = [
  { name: 'c++', command: [`${work}/hist`, market], needs: [values.reference, `${market}/all.csv`] },
  { name: 'csv', command: named(`${market}/all.csv`), lines: ofRange, needs: [`${market}/all.csv`] },
  { name: 'by-day', command: named(`${market}/by_day`), lines: ofRange, needs: [`${market}/by_day`] },
  { name: 'by-stock', command: named(`${market}/by_stock`), lines: ofRange, needs: [`${market}/by_stock`] },
  {
    name: 'tdx',
    command: named(`${market}/vipdoc`),
    lines: ofRange,
    needs: [`${market}/vipdoc`],
    // Without reference prices, a day after an ex-rights day cannot agree.
    mayDiffer: true,
  },
  {
    name: 'parquet',
    command: named(`${market}/all.parquet`),
    lines: ofRange,
    needs: [`${market}/all.csv`],
    isSlow: true,
  },
  {
    name: 'store',
    command: limitup('--store', `${market}/store`),
    lines: ofRange,
    needs: [`${market}/all.csv`],
  },
  {
    name: 'pandas',
    command: ['/usr/bin/python3', `${root}bench/history/pandas_history.py`, market],
    isSlow: true,
  },
  { name: 'duckdb-csv', command: ['node', `${root}bench/history/duckdb.mjs`, market, 'csv'], isSlow: true },
  {
    name: 'duckdb-parquet',
    command: ['node', `${root}bench/history/duckdb.mjs`, market, 'parquet'],
    isSlow: true,
  },
  ...(values.polars === undefined
    ? []
    : [
        {
          name: 'polars',
          command: ['node', `${root}bench/history/polars.mjs`, market, values.polars],
          isSlow: true,
        },
      ]),
]

try {
  if (!existsSync(TIME)) throw new Error(`${TIME} (GNU time) is needed to read CPU and peak memory`)
  prepare()
  report()
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Makes the market and what is made from it, and builds the C++ pass. */
function prepare() {
  if (!existsSync(`${market}/all.csv`)) {
    if (!existsSync(values.generator)) {
      throw new Error(
        `no market at ${market} and no generator at ${values.generator}: name one with --market or --generator`,
      )
    }
    mkdirSync(market, { recursive: true })
    run(['node', values.generator, market, '--formats', 'all,by_stock,tdx,by_day', ...GIVEN])
  }
  if (existsSync(values.reference)) {
    run(['g++', '-O3', '-march=native', '-o', `${work}/hist`, values.reference])
  } else console.log(`no reference at ${values.reference}: without a C++ pass`)
  if (!existsSync(`${market}/all.parquet`)) run(['node', `${root}bench/history/duckdb.mjs`, market, 'write'])
  if (!existsSync(`${market}/store`)) {
    run([
      'node',
      `${root}bin/limitup.js`,
      'import',
      `${market}/all.csv`,
      ...SECURITIES,
      '--store',
      `${market}/store`,
    ])
  }
}

function report() {
  const chosen = PROGRAMS.filter(
    ({ name, needs }) =>
      (values.only === undefined || name === 'c++' || values.only.includes(name)) &&
      (needs ?? []).every((path) => existsSync(path)),
  )
  const [base] = chosen
  const wanted = output(base)
  const rows = wanted.split('\n').reduce((sum, line) => sum + Number(line.split(',')[1] ?? 0), 0)
  const able = chosen.filter((program) => program === base || agrees(program, wanted))
  const runs = Number(values.runs)
  console.log(
    `${rows.toLocaleString('en')} rows, ${wanted.split('\n').length - 1} days, ${sizeOf(`${market}/all.csv`)} of CSV`,
  )
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  )
  const found = new Map(able.map(({ name }) => [name, []]))
  for (let round = 0; round < runs; round++) {
    for (const program of able) {
      if (program.isSlow && round >= Math.max(1, Math.ceil(runs / 3))) continue
      found.get(program.name).push({ ...timed(program.command), base: found.get(base.name)[round]?.cpu })
    }
  }
  console.log('program          n   CPU s min – median – max    wall s   peak MiB   CPU ÷ ' + base.name)
  for (const [name, list] of found) {
    const cpu = list.map((each) => each.cpu)
    const ratios = list.map((each) => each.cpu / (each.base ?? each.cpu))
    const [least, middle, most] = [Math.min(...cpu), median(cpu), Math.max(...cpu)].map((each) =>
      each.toFixed(2),
    )
    console.log(
      [
        name.padEnd(15),
        String(list.length).padStart(3),
        `${least} – ${middle} – ${most}`.padStart(25),
        median(list.map((each) => each.wall))
          .toFixed(2)
          .padStart(9),
        String(Math.round(Math.max(...list.map((each) => each.peak)) / 1024)).padStart(10),
        `${Math.min(...ratios).toFixed(2)} – ${median(ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`.padStart(
          24,
        ),
      ].join(' '),
    )
  }
}

/** Whether a program prints what the first one does; says how far it does not. */
function agrees(program, wanted) {
  const lines = output(program).split('\n')
  const differing = wanted.split('\n').filter((line, at) => line !== lines[at])
  if (differing.length === 0) return true
  const days = differing.map((line) => line.split(',')[0])
  const isLawful = days.every((day) => day >= NAMED.from && day <= NAMED.to)
  console.log(
    `${program.name}: ${days.length} days differ${isLawful ? `, ${NAMED.why}` : ''}: ${days.slice(0, 12).join(' ')}`,
  )
  return isLawful || program.mayDiffer === true
}

function output({ command, lines }) {
  const text = run(command)
  return lines === undefined ? text : lines(text)
}

/** date,rows,sealed,broken,maxStreak,ladder of the CSV of a range. */
function ofRange(text) {
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const column = (name) => head.indexOf(name)
  const [date, sealed, broken, height, first, ladder] = [
    ...['date', 'sealed_from', 'broken_from', 'max_height_from', 'first_boards_from', 'ladder'],
  ].map(column)
  const breadth = ['advancers', 'decliners', 'unchanged'].map(column)
  return rows
    .map((row) => {
      const rungs = row[ladder]
        .split(';')
        .filter(Boolean)
        .map((rung) => rung.split(':'))
      const counts = rungs.reverse().map(([streak, codes]) => `${streak}:${codes.split('|').length}`)
      const all = row[first] === '0' ? counts : [`1:${row[first]}`, ...counts]
      const traded = breadth.reduce((sum, at) => sum + Number(row[at]), 0)
      return `${row[date].replaceAll('-', '')},${traded},${row[sealed]},${row[broken]},${row[height]},${all.join(' ')}\n`
    })
    .join('')
}

function run([program, ...args]) {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stderr}`)
  return stdout
}

/** CPU and wall seconds and KiB of one run. */
function timed([program, ...args]) {
  const notes = `${work}/time`
  const options = ['-o', notes, '-f', '%U %S %e %M', program, ...args]
  const { status } = spawnSync(TIME, options, { stdio: ['ignore', 'ignore', 'ignore'] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
  const [user, system, wall, peak] = readFileSync(notes, 'utf8').trim().split(' ').map(Number)
  return { cpu: user + system, wall, peak }
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

function sizeOf(path) {
  const bytes = statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
    : statSync(path).size
  return `${(bytes / 1e6).toFixed(0)} MB`
}
