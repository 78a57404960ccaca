// Runs of programs: their output, or their CPU, wall time and largest resident size by GNU time.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const TIME = '/usr/bin/time'

/** What a program prints; one that fails is an error with what it says. */
export function run([program, ...args]) {
  const { stdout, stderr, status, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stderr}`)
  return stdout
}

/** CPU (user and system, all threads) and wall seconds and KiB of one run; notes are kept in a file of the work folder. */
export function timed([program, ...args], work) {
  if (!existsSync(TIME)) throw new Error(`${TIME} (GNU time) is needed to read CPU and peak memory`)
  const notes = `${work}/time`
  const options = ['-o', notes, '-f', '%U %S %e %M', program, ...args]
  const { status } = spawnSync(TIME, options, { stdio: ['ignore', 'ignore', 'ignore'] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
  const [user, system, wall, peak] = readFileSync(notes, 'utf8').trim().split(' ').map(Number)
  return { cpu: user + system, wall, peak }
}
