import { Refusal, refusalPlace } from '../model/refusal.ts'
import { EXIT_BUG, EXIT_CANNOT, EXIT_DONE, exitOf } from './exit.ts'
import type { Io } from './io.ts'
import { COMMANDS } from './commandTable.ts'
import { configPath } from './configFile.ts'
import { withSettings } from './settings.ts'
import { learnFromStore } from './storedCalendar.ts'
import { isUsageError, parseCommandLine } from './program.ts'
import { VERSION } from './version.ts'

/** Runs one command line and gives its exit code. The one place where errors are caught. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.length === 0) {
      parseCommandLine(['--help'], VERSION, { out: io.err, err: io.err, width: io.width })
      return EXIT_CANNOT
    }
    const given = parseCommandLine(argv, VERSION, io)
    if (given === undefined) return EXIT_DONE
    const command = COMMANDS.find(({ name }) => name === given.command)!
    const invocation = withSettings(given, command.flags, io.env, configPath(io.env))
    await learnFromStore(invocation, io)
    const run = await command.load()
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
