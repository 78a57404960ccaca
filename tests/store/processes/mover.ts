// Brings a file of a store from one of its places to another, over and over, until its process is ended.
import { renameSync } from 'node:fs'
import { placesOf } from '../../../src/store/storeFiles.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const [there = '', fresh = '', old = ''] = placesOf(folder, path)
const clock = new Int32Array(new SharedArrayBuffer(4))
process.stdout.write('begun\n')
for (;;) {
  // As it is retired, as it is wanted again, and as a new one takes its place.
  for (const [from, to] of [
    [there, old],
    [old, there],
    [there, fresh],
    [fresh, there],
  ] as const) {
    renameSync(from, to)
    Atomics.wait(clock, 0, 0, 0.3)
  }
}
