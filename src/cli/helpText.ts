import { COMMANDS } from './commandTable.ts'

/** Example command lines, each with what it does below it. */
export function exampleLines(examples: readonly (readonly [string, string])[]): string {
  return examples.map(([command, what]) => `  $ ${command}\n      ${what}\n`).join('')
}

/** What stands below the lists of the program's help: examples, two of each command, and the exit codes. */
export function helpAfter(): string {
  const examples = exampleLines(COMMANDS.flatMap((command) => command.examples.slice(0, 2)))
  return `\nExamples:\n${examples}\n${EXIT_LINE}\n`
}

const EXIT_LINE =
  'Exit codes: 0 done, 1 no bars on that day, faults found by check or figures of reconcile that differ, 2 cannot (usage, refused input), 3 to 8 of update, report and notify (docs/cli.md), 70 a fault of the program.'
