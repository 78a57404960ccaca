import { Refusal, refusalPlace } from '../model/refusal.ts'
import { EXIT_BUG, EXIT_CANNOT, EXIT_DONE, exitOf } from './exit.ts'
import type { Io } from './io.ts'
import { COMMANDS } from './commandTable.ts'
import { isUsageError, parseCommandLine } from './program.ts'
import { VERSION } from './version.ts'

/** Runs one command line and gives its exit code. The one place where errors are caught. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.length === 0) {
      parseCommandLine(['--help'], VERSION, { out: io.err, err: io.err, width: io.width })
      return EXIT_CANNOT
    }
    const invocation = parseCommandLine(argv, VERSION, io)
    if (invocation === undefined) return EXIT_DONE
    const run = await COMMANDS.find(({ name }) => name === invocation.command)!.load()
    return await run(invocation, io)
  } catch (error) {
    if (isUsageError(error)) return EXIT_CANNOT
    if (error instanceof Refusal) {
      io.err(refusalText(error))
      return exitOf(error)
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.err(`limitup: a fault of the program, please report it:\n${stack}\n`)
    return EXIT_BUG
  }
}

function refusalText(refusal: Refusal): string {
  return `limitup: ${refusalPlace(refusal)}${refusal.message} [${refusal.code}]\n${refusal.hint.replace(/^/gm, '  ')}\n`
}
