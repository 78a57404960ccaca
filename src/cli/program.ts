import { Argument as CommanderArgument, Command, CommanderError, Option } from 'commander'
import { argumentText, COMMANDS } from './commandTable.ts'
import type { Argument, CommandText, Invocation } from './commandTable.ts'
import { FLAG_GROUPS } from './flags.ts'
import type { Flag } from './flags.ts'

/** Where help and complaints go, and how wide help may be. */
export interface ProgramOutput {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly width: number
}

/**
 * Reads the command line. Gives undefined when help or the version was printed; throws commander's own error
 * on wrong usage, already printed.
 */
export function parseCommandLine(
  argv: readonly string[],
  version: string,
  output: ProgramOutput,
): Invocation | undefined {
  let invocation: Invocation | undefined
  const program = new Command('limitup')
    .description(
      'China A-share limit-up statistics (涨停复盘) from daily bars, for any day since 1996-12-16.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: output.out,
      writeErr: output.err,
      outputError: (text, write) => {
        write(usageText(text))
      },
      getOutHelpWidth: () => output.width,
    })
    .showHelpAfterError('  see limitup --help')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        exampleLines(COMMANDS.flatMap(({ examples }) => examples.slice(0, 2))) +
        '\nExit codes: 0 done, 1 no bars on that day, faults found by check or figures of reconcile that differ, 2 cannot (usage, refused input), 3 to 8 of update and notify (docs/cli.md), 70 a fault of the program.',
    )
  // A command that is named needs none of the others.
  const asked = COMMANDS.filter(({ name }) => name === argv[0])
  for (const command of asked.length > 0 ? asked : COMMANDS)
    addCommand(program, command, (raw) => (invocation = raw))
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined
    throw error
  }
  return invocation
}

/** Adds one command to the program; `take` is given what it was called with. */
function addCommand(
  program: Command,
  { name, summary, description, args, flags, examples }: CommandText,
  take: (invocation: Invocation) => void,
): void {
  const command = program
    .command(name)
    .summary(summary)
    .description(description)
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .showHelpAfterError(`  see limitup ${name} --help`)
    .addHelpText('after', `\nExamples:\n${exampleLines(examples)}`)
  for (const group of FLAG_GROUPS) {
    for (const flag of flags) if (flag.group === group) command.addOption(optionOf(flag))
  }
  for (const argument of args) command.addArgument(argumentOf(argument))
  command.action((...given: unknown[]) => {
    const raw = rawFlags(flags, command.opts<RawOptions>())
    take({ command: name, args: namedArguments(args, given), flags: raw })
  })
}

/** Whether an error is the command line's own complaint, already printed. */
export function isUsageError(error: unknown): boolean {
  return error instanceof CommanderError
}

/** Commander's complaint in the form of every other refusal. */
function usageText(text: string): string {
  return text
    .replace(/^error: (.*?)\.?$/m, 'limitup: $1 [usage]')
    .replace(/^\(Did you mean (.*)\)$/m, '  did you mean $1')
}

function optionOf(flag: Flag): Option {
  const value =
    flag.value === undefined ? '' : flag.repeatable === true ? ` <${flag.value}...>` : ` <${flag.value}>`
  const preset = flag.defaultText === undefined ? '' : ` (default: ${flag.defaultText})`
  const option = new Option(`--${flag.name}${value}`, flag.help + preset).helpGroup(`${flag.group}:`)
  return flag.choices === undefined ? option : option.choices([...flag.choices])
}

function argumentOf(argument: Argument): CommanderArgument {
  const made = new CommanderArgument(argumentText(argument), argument.help)
  return argument.choices === undefined ? made : made.choices([...argument.choices])
}

function namedArguments(
  args: readonly Argument[],
  given: readonly unknown[],
): Map<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const [at, { name }] of args.entries()) {
    const value = given[at]
    if (typeof value === 'string') named.set(name, [value])
    else if (Array.isArray(value) && value.length > 0) named.set(name, value.map(String))
  }
  return named
}

/** What commander gives for a command's flags. */
type RawOptions = Record<string, string | string[] | boolean>

function rawFlags(flags: readonly Flag[], options: RawOptions): Map<string, string | string[] | boolean> {
  const named = new Map<string, string | string[] | boolean>()
  for (const flag of flags) {
    const option = optionOf(flag)
    const value = options[option.attributeName()]
    // Commander sets what a --no- flag would take away.
    if (value !== undefined && !(flag.name.startsWith('no-') && value === true)) named.set(flag.name, value)
  }
  return named
}

function exampleLines(examples: readonly (readonly [string, string])[]): string {
  return examples.map(([command, what]) => `  $ ${command}\n      ${what}\n`).join('')
}
