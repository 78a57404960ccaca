import { CHECKS, CHECK_NAMES } from '../model/checkReport.ts'
import {
  CHECK_FLAGS,
  DEFINE_FLAGS,
  EXPLAIN_FLAGS,
  RANGE_FLAGS,
  RECONCILE_FLAGS,
  STOCK_FLAGS,
  IMPORT_FLAGS,
  STORE_FLAGS,
} from './commandFlags.ts'
import { DAY_FLAGS, FLAG_GROUPS } from './flags.ts'
import type { Flag } from './flags.ts'
import { argumentText, COMMANDS } from './commandTable.ts'
import { EXITS } from './exit.ts'
import { NOTIFY_FLAGS } from './notifyFlags.ts'
import { CONFIG_FLAGS, UPDATE_FLAGS } from './updateFlags.ts'

/** docs/cli.md, made from the one definition of commands and flags. */
export function cliPage(): string {
  const commands = COMMANDS.map(({ name, args, description, examples }) =>
    [
      `## ${['limitup', name, ...args.map(argumentText)].join(' ')}`,
      description,
      ['```sh', ...examples.map(([command, what]) => `${command}   # ${what}`), '```'].join('\n'),
    ].join('\n\n'),
  )
  const checks = CHECK_NAMES.map((name) => {
    const { title, finds, remedy } = CHECKS[name]
    return `| \`${name}\` ${title} | ${finds} | ${remedy} |`
  })
  return `${[
    '# Command line',
    'Made from the definitions of the program; `limitup --help` says the same.',
    ...commands,
    '## Options of day and ladder',
    ...groupsOf(DAY_FLAGS),
    '## Options of stock',
    ...groupsOf(STOCK_FLAGS),
    '## Options of explain',
    ...groupsOf(EXPLAIN_FLAGS),
    '## Options of range',
    ...groupsOf(RANGE_FLAGS),
    '## Options of reconcile',
    'Those of day, but for `--json` and `--format`, and these:',
    ...groupsOf(RECONCILE_FLAGS.filter((flag) => !DAY_FLAGS.includes(flag))),
    '## Options of check',
    ...groupsOf(CHECK_FLAGS),
    '## Options of update',
    ...groupsOf(UPDATE_FLAGS),
    '## Options of notify',
    'Those of day that read and count, and these:',
    ...groupsOf(NOTIFY_FLAGS.filter((flag) => !DAY_FLAGS.includes(flag))),
    '## Options of config',
    ...groupsOf(CONFIG_FLAGS),
    '## Options of define',
    ...groupsOf(DEFINE_FLAGS),
    '## Options of import',
    ...groupsOf(IMPORT_FLAGS),
    '## Options of store',
    ...groupsOf(STORE_FLAGS),
    '## Checks',
    ['| check | finds | remedy |', '|---|---|---|', ...checks].join('\n'),
    '## Exit codes',
    ['| code | meaning |', '|---|---|', ...EXITS.map(([code, meaning]) => `| ${code} | ${meaning} |`)].join(
      '\n',
    ),
  ].join('\n\n')}\n`
}

function groupsOf(flags: readonly Flag[]): string[] {
  return FLAG_GROUPS.flatMap((group) => {
    const rows = flags.filter((flag) => flag.group === group).map(row)
    if (rows.length === 0) return []
    return [`### ${group}`, ['| option | meaning | when left out |', '|---|---|---|', ...rows].join('\n')]
  })
}

function row(flag: Flag): string {
  const value = flag.value === undefined ? '' : ` <${flag.value}${flag.repeatable === true ? '...' : ''}>`
  const cells = [`\`--${flag.name}${value}\``, flag.help, flag.defaultText ?? '']
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
