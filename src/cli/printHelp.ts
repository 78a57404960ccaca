import { rootHelp } from './rootHelp.ts'

/** Prints the program's help on stdout, and gives the exit code; a reader that went away is no error. */
export function printHelp(width: number): number {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  process.stdout.write(rootHelp(width))
  return 0
}
