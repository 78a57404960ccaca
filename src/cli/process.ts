import { setFlagsFromString } from 'node:v8'
import { EXIT_CANNOT, EXIT_DONE } from './exit.ts'
import { main } from './main.ts'
import { testClock } from './testWorld.ts'

/** How many columns a stream has. */
export type ColumnsOf = (stream: NodeJS.WriteStream) => number

/**
 * How much of a function is to run before it is compiled for speed, nine times as much as usual: in a process of a second
 * most of what V8 compiles costs more than it gives.
 */
const COMPILE_LATE = '--interrupt-budget=600000'

/** Runs the real process: its streams, its exit code, and a reader that went away. */
export async function runProcess(argv: readonly string[], columnsOf: ColumnsOf): Promise<number> {
  setFlagsFromString(COMPILE_LATE)
  const { stdout, stderr } = process
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT_DONE)
      if (stream === stdout) stderr.write(`limitup: cannot write the answer: ${error.message} [unwritable]\n`)
      process.exit(EXIT_CANNOT)
    })
  }
  return main(argv, {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isTerminal: stdout.isTTY,
    errIsTerminal: stderr.isTTY,
    errWidth: columnsOf(stderr),
    width: columnsOf(stdout),
    color: wantsColor(),
    now: () => new Date(testClock(process.env) ?? Date.now()),
    env: process.env,
  })
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return process.stdout.isTTY && process.stdout.hasColors()
}
