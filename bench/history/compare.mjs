import { existsSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import { agrees } from './agree.mjs'
import { median, run, spread, timed } from './measure.mjs'

/** Holds all programs against the first one: their output, then CPU, wall time and peak memory, in turn. */
export function compare(market, programs, only, runs) {
  const chosen = programs.filter(
    ({ name, needs }, at) =>
      (only === undefined || at === 0 || only.includes(name)) && needs.every((path) => existsSync(path)),
  )
  const [base] = chosen
  const wanted = linesOf(base)
  const rows = wanted.split('\n').reduce((sum, line) => sum + Number(line.split(',')[1] ?? 0), 0)
  const able = chosen.filter((program) => program === base || agrees(program, linesOf(program), wanted))
  const bytes = statSync(`${market}/all.csv`).size
  console.log(
    `${rows.toLocaleString('en')} rows, ${wanted.split('\n').length - 1} days, ${(bytes / 1e6).toFixed(0)} MB of CSV`,
  )
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  )
  const work = dirname(base.command[0])
  const found = new Map(able.map(({ name }) => [name, []]))
  for (let round = 0; round < runs; round++) {
    for (const program of able) {
      if (program.isSlow && round >= Math.max(1, Math.floor(runs / 3))) continue
      found
        .get(program.name)
        .push({ ...timed(program.command, work), base: found.get(base.name)[round]?.cpu })
    }
  }
  console.log(`program          n   CPU s min – median – max    wall s   peak MiB   CPU ÷ ${base.name}`)
  for (const [name, list] of found) console.log(rowOf(name, list))
}

function rowOf(name, list) {
  return [
    name.padEnd(15),
    String(list.length).padStart(3),
    spread(list.map((each) => each.cpu)).padStart(25),
    median(list.map((each) => each.wall))
      .toFixed(2)
      .padStart(9),
    String(Math.round(Math.max(...list.map((each) => each.peak)) / 1024)).padStart(10),
    spread(list.map((each) => each.cpu / (each.base ?? each.cpu))).padStart(24),
  ].join(' ')
}

function linesOf({ command, lines }) {
  const text = run(command)
  return lines === undefined ? text : lines(text)
}
