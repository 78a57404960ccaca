import { EXIT_CANNOT, EXIT_DONE } from './exit.ts'
import { main } from './main.ts'
import { testClock } from './testWorld.ts'

/** The real process: its streams, its exit code, and a reader that went away. */
const { stdout, stderr } = process
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT_DONE)
    if (stream === stdout) stderr.write(`limitup: cannot write the answer: ${error.message} [unwritable]\n`)
    process.exit(EXIT_CANNOT)
  })
}
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  isTerminal: stdout.isTTY,
  errIsTerminal: stderr.isTTY,
  width: stdout.isTTY ? stdout.columns : 80,
  color: wantsColor(),
  now: () => new Date(testClock(process.env) ?? Date.now()),
  env: process.env,
})

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stdout.isTTY && stdout.hasColors()
}
