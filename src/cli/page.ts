import { FLAG_GROUPS, FLAGS } from './flags.ts'
import type { Flag } from './flags.ts'
import { COMMANDS } from './program.ts'

/** docs/cli.md, made from the one definition of commands and flags. */
export function cliPage(): string {
  const commands = COMMANDS.map(({ name, description, examples }) =>
    [
      `## limitup ${name} [DATE]`,
      description,
      ['```sh', ...examples.map(([command, what]) => `${command}   # ${what}`), '```'].join('\n'),
    ].join('\n\n'),
  )
  const groups = FLAG_GROUPS.map((group) =>
    [
      `### ${group}`,
      [
        '| option | meaning | when left out |',
        '|---|---|---|',
        ...FLAGS.filter((flag) => flag.group === group).map(row),
      ].join('\n'),
    ].join('\n\n'),
  )
  return `${[
    '# Command line',
    'Made from the definitions of the program; `limitup --help` says the same.',
    ...commands,
    '## Options of both commands',
    ...groups,
    '## Exit codes',
    ['| code | meaning |', '|---|---|', ...EXITS.map(([code, meaning]) => `| ${code} | ${meaning} |`)].join(
      '\n',
    ),
  ].join('\n\n')}\n`
}

const EXITS: readonly (readonly [number, string])[] = [
  [0, 'done; a reader that closes the pipe early is no error'],
  [1, 'ran, and the answer is no: no bars on that trading day'],
  [2, 'cannot: wrong usage, unreadable or refused input'],
  [70, 'a fault of the program'],
]

function row(flag: Flag): string {
  const value = flag.value === undefined ? '' : ` <${flag.value}${flag.repeatable === true ? '...' : ''}>`
  const cells = [`\`--${flag.name}${value}\``, flag.help, flag.defaultText ?? '']
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
