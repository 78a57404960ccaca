import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export const TIME = '/usr/bin/time'

/** What a program prints; throws where it fails. */
export function run([program, ...args]) {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stderr}`)
  return stdout
}

/** CPU and wall seconds and KiB of one run. */
export function timed([program, ...args], work) {
  const notes = `${work}/time`
  const options = ['-o', notes, '-f', '%U %S %e %M', program, ...args]
  const { status } = spawnSync(TIME, options, { stdio: ['ignore', 'ignore', 'ignore'] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
  const [user, system, wall, peak] = readFileSync(notes, 'utf8').trim().split(' ').map(Number)
  return { cpu: user + system, wall, peak }
}

export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

/** Least, middle and greatest. */
export function spread(list) {
  return [Math.min(...list), median(list), Math.max(...list)].map((each) => each.toFixed(2)).join(' – ')
}
