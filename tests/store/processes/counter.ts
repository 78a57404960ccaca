import { readFileSync, writeFileSync } from 'node:fs'
import { takeLock } from '../../../src/store/lock.ts'

/** Adds one to the number in a file so many times, each time under the lock; what is not locked loses counts. */
const [folder = '', file = '', times = '0'] = process.argv.slice(2)
for (let time = 0; time < Number(times); time++) {
  const unlock = await takeLock(folder, `counter ${process.pid}`, new Date(), 60_000)
  const count = Number(readFileSync(file, 'utf8'))
  await new Promise((done) => setTimeout(done, Math.random() * 4))
  writeFileSync(file, String(count + 1))
  unlock()
}
