import { takeLock } from '../../../src/store/lock.ts'

/** Holds the lock until it is killed. */
const [folder = ''] = process.argv.slice(2)
await takeLock(folder, 'holder', new Date('2026-01-05T08:00:00Z'), 0)
process.stdout.write('held\n')
setInterval(() => undefined, 1000)
