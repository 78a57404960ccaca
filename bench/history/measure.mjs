// Programs in turn: CPU, wall time and peak memory of each, and the ratio to the first one in the same round.
import { median, peakOf, spread } from './figures.mjs'
import { timed } from './run.mjs'

/** A slow program runs a third as often, and once at least. */
export function measure(programs, runs, work) {
  const found = new Map(programs.map(({ name }) => [name, []]))
  const [base] = programs
  for (let round = 0; round < runs; round++) {
    for (const { name, command, isSlow } of programs) {
      if (isSlow && round >= Math.max(1, Math.ceil(runs / 3))) continue
      const one = timed(command, work)
      const beside = name === base.name ? one : found.get(base.name)[round]
      found.get(name).push({ ...one, ratio: one.cpu / beside.cpu })
    }
  }
  return found
}

export function tableOf(found, base) {
  const head = [
    'program'.padEnd(15),
    '  n',
    'CPU s min – median – max'.padStart(25),
    ' wall s',
    'peak MiB',
    `CPU ÷ ${base}`.padStart(25),
  ]
  const rows = [...found].map(([name, list]) => [
    name.padEnd(15),
    String(list.length).padStart(3),
    spread(list.map(({ cpu }) => cpu)).padStart(25),
    median(list.map(({ wall }) => wall))
      .toFixed(2)
      .padStart(7),
    String(peakOf(list)).padStart(8),
    spread(list.map(({ ratio }) => ratio)).padStart(25),
  ])
  return [head, ...rows].map((cells) => cells.join('  ')).join('\n')
}
