import { Command, CommanderError, Option } from 'commander'
import { CHECK_FLAGS, DAY_FLAGS, FLAG_GROUPS } from './flags.ts'
import type { Flag } from './flags.ts'

/** The parsed command line: which command, its day or its paths, and the raw flags by their long names. */
export interface Invocation {
  readonly command: CommandName
  readonly date: string | undefined
  readonly paths: readonly string[]
  readonly flags: ReadonlyMap<string, string | readonly string[] | boolean>
}

export type CommandName = 'day' | 'ladder' | 'check'

interface CommandText {
  readonly name: CommandName
  readonly summary: string
  readonly description: string
  /** What stands after the command's name: a day that may be left out, or paths. */
  readonly takes: 'date' | 'paths'
  readonly flags: readonly Flag[]
  readonly examples: readonly (readonly [command: string, what: string])[]
}

/** Every command, in the order of help. */
export const COMMANDS: readonly CommandText[] = [
  {
    name: 'day',
    summary: "one day's recap (涨停复盘): the opening line, the ladder, the figures",
    description:
      'The recap of one trading day from daily bars: 涨停, 炸板, 封板率, 连板, N天M板, amounts and breadth. DATE is the last day of the data when left out.',
    takes: 'date',
    flags: DAY_FLAGS,
    examples: [
      ['limitup day --data bars/', 'the last day of a folder of bars'],
      ['limitup day 2025-02-07 --data all.csv.gz --json', 'one day as JSON, for scripts'],
      ['limitup day --data bars/ --scope all --st in', 'ST stocks counted in'],
      ['limitup day --data bars/ --format csv --output boards.csv', 'every board as a CSV row'],
    ],
  },
  {
    name: 'ladder',
    summary: "one day's ladder (连板天梯): every sealed stock, tallest first",
    description:
      'The 连板天梯 of one trading day: every sealed stock by its streak, with label, shape and amount.',
    takes: 'date',
    flags: DAY_FLAGS,
    examples: [
      ['limitup ladder --data bars/', 'the ladder of the last day'],
      ['limitup ladder 2025-02-07 --data bars/ --days-boards gap', 'labels by the gap rule'],
    ],
  },
  {
    name: 'check',
    summary: 'what is wrong with bars (数据检查): silent when all is well',
    description:
      'Named checks over files or folders of daily bars. Prints nothing and ends with 0 when all is well; else a table of what was found, where first, and what to do, and ends with 1.',
    takes: 'paths',
    flags: CHECK_FLAGS,
    examples: [
      ['limitup check bars/', 'every check over a folder'],
      ['limitup check all.csv.gz --only missing-bars --first 20', 'one check, with more places'],
      ['limitup check bars/ --json', 'for scripts'],
    ],
  },
]

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
        '\nExit codes: 0 done, 1 no bars on that day or faults found by check, 2 cannot (usage, refused input), 70 a fault of the program.',
    )
  for (const { name, summary, description, takes, flags, examples } of COMMANDS) {
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
    if (takes === 'date') {
      command.argument('[DATE]', 'YYYY-MM-DD or YYYYMMDD; the last day of the data when left out')
      command.action((date: string | undefined, options: RawOptions) => {
        invocation = { command: name, date, paths: [], flags: rawFlags(flags, options) }
      })
    } else {
      command.argument('<PATH...>', 'files, folders or archives of daily bars; - is standard input')
      command.action((paths: readonly string[], options: RawOptions) => {
        invocation = { command: name, date: undefined, paths, flags: rawFlags(flags, options) }
      })
    }
  }
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined
    throw error
  }
  return invocation
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

/** What commander gives for a command's flags. */
type RawOptions = Record<string, string | string[] | boolean>

function rawFlags(flags: readonly Flag[], options: RawOptions): Map<string, string | string[] | boolean> {
  const named = new Map<string, string | string[] | boolean>()
  for (const flag of flags) {
    const option = optionOf(flag)
    const value = options[option.attributeName()]
    if (value !== undefined && !(flag.name === 'no-color' && value === true)) named.set(flag.name, value)
  }
  return named
}

function exampleLines(examples: readonly (readonly [string, string])[]): string {
  return examples.map(([command, what]) => `  $ ${command}\n      ${what}\n`).join('')
}
