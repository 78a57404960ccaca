import { COMMANDS } from '../commandTable.ts'
import type { Argument, CommandText } from '../commandTable.ts'
import { EXITS } from '../exit.ts'
import { FLAG_GROUPS } from '../flags.ts'
import type { Flag } from '../flags.ts'
import { SETTABLE, variableOf } from '../settings.ts'
import { DESCRIPTION, HELP_FLAG, VERSION_FLAG } from '../usage.ts'
import { VERSION } from '../version.ts'
import { bold, placeholder, roffProse, section, subsection, tagged, typed } from './roff.ts'

/** man(1) page of the program, made from the one definition of commands and flags. */
export function manualPage(): string {
  const parts = [
    `.\\" Made by: limitup man`,
    `.TH LIMITUP 1 "${MANUAL_DATE}" "limitup ${VERSION}" "User Commands"`,
    section('NAME'),
    roffProse('limitup - China A-share limit-up statistics (涨停复盘)'),
    section('SYNOPSIS'),
    ...COMMANDS.flatMap(synopsis),
    section('DESCRIPTION'),
    roffProse(DESCRIPTION),
    section('COMMANDS'),
    ...COMMANDS.map(({ name, summary }) => tagged(bold(name), roffProse(summary))),
    section('OPTIONS'),
    ...[HELP_FLAG, VERSION_FLAG].map(({ name, letter, help }) =>
      tagged(`${bold(`-${letter}`)}, ${bold(`--${name}`)}`, roffProse(help)),
    ),
    ...optionSections(),
    section('ENVIRONMENT'),
    roffProse('A flag goes before its variable, and that before the configuration file.'),
    ...SETTABLE.map((name) => tagged(bold(variableOf(name)), `as ${bold(`--${name}`)}`)),
    ...VARIABLES.map(([name, help]) => tagged(bold(name), roffProse(help))),
    section('FILES'),
    ...FILES.map(([name, help]) => tagged(placeholder(name), roffProse(help))),
    section('"EXIT STATUS"'),
    ...EXITS.map(([code, meaning]) => tagged(bold(String(code)), roffProse(meaning))),
    section('EXAMPLES'),
    ...COMMANDS.flatMap(({ examples }) => examples.slice(0, 2)).flatMap(([command, what], at) => [
      ...(at === 0 ? [] : ['.PP']),
      roffProse(what),
      typed(command),
    ]),
  ]
  return `${parts.join('\n')}\n`
}

/** When the page was last looked through. */
const MANUAL_DATE = '2026-11-24'

const VARIABLES: readonly (readonly [name: string, help: string])[] = [
  ['LIMITUP_CONFIG', 'another configuration file'],
  ['TUSHARE_TOKEN', 'the token of Tushare'],
  ['HTTP_PROXY, HTTPS_PROXY, NO_PROXY', 'proxies of update'],
  ['NO_COLOR, FORCE_COLOR', 'no colour; colour where none would be, as in a pipe to less -R'],
]

const FILES: readonly (readonly [name: string, help: string])[] = [
  ['~/.config/limitup/config.json', 'the configuration; XDG_CONFIG_HOME is heeded'],
  ['~/.local/share/limitup/store', 'the store; XDG_DATA_HOME is heeded'],
]

function synopsis({ name, args, flags }: CommandText, at: number): string[] {
  const words = [
    bold('limitup'),
    bold(name),
    ...(flags.length === 0 ? [] : [`[${placeholder('options')}]`]),
    ...args.map(argumentWords),
  ]
  return [...(at === 0 ? [] : ['.br']), words.join(' ')]
}

function argumentWords({ name, isOptional, isVariadic }: Argument): string {
  const text = `${placeholder(name)}${isVariadic === true ? ' ...' : ''}`
  return isOptional === true ? `[${text}]` : text
}

/** The commands' own descriptions and flags; commands of the same flags are told together. */
function optionSections(): string[] {
  const done = new Set<readonly Flag[]>()
  return COMMANDS.flatMap(({ flags }) => {
    if (done.has(flags)) return []
    done.add(flags)
    const sharing = COMMANDS.filter((each) => each.flags === flags)
    const [first] = sharing
    if (first === undefined || (flags.length === 0 && sharing.length === 0)) return []
    return [
      section(`"${sharing.map(({ name }) => name.toUpperCase()).join(' AND ')}"`),
      ...sharing.flatMap(({ description }, at) => [...(at === 0 ? [] : ['.PP']), roffProse(description)]),
      ...FLAG_GROUPS.flatMap((group) => {
        const own = flags.filter((flag) => flag.group === group)
        return own.length === 0 ? [] : [subsection(group), ...own.map(flagText)]
      }),
    ]
  })
}

function flagText({ name, value, repeatable, help, defaultText, choices }: Flag): string {
  const shown = value === undefined ? '' : ` ${placeholder(value)}${repeatable === true ? ' ...' : ''}`
  const words = [
    help,
    ...(choices === undefined ? [] : [`one of ${choices.join(', ')}`]),
    ...(defaultText === undefined ? [] : [`default: ${defaultText}`]),
  ]
  return tagged(`${bold(`--${name}`)}${shown}`, roffProse(`${words.join('; ')}.`))
}
