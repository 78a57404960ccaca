import type { Argument, CommandText } from '../commandTable.ts'
import type { Flag } from '../flags.ts'
import { HELP_FLAG, VERSION_FLAG } from '../usage.ts'
import { COLUMN_WORDS, TERM_WORDS, UNIT_WORDS } from './fixedWords.ts'

/** A word that a shell offers, and what is said beside it. */
export interface Word {
  readonly word: string
  /** Empty when there is nothing to say. */
  readonly about: string
}

/** What stands after a flag, or at the place of an argument. */
export type Values =
  | { readonly kind: 'words'; readonly name: string; readonly words: readonly Word[] }
  | { readonly kind: 'file' | 'folder' | 'anything'; readonly name: string }

/** One flag as a shell completes it. */
export interface FlagNode extends Word {
  /** One letter after one dash, where there is one. */
  readonly letter: string | undefined
  /** undefined: a switch. */
  readonly values: Values | undefined
  /** Whether several values may follow it. */
  readonly isRepeatable: boolean
}

/** One argument as a shell completes it. */
export interface ArgumentNode {
  readonly values: Values
  readonly isOptional: boolean
  readonly isVariadic: boolean
}

/** One command as a shell completes it. */
export interface CommandNode extends Word {
  readonly flags: readonly FlagNode[]
  readonly args: readonly ArgumentNode[]
}

/** What every shell's script is made from. */
export interface CompletionTree {
  readonly commands: readonly CommandNode[]
  /** Flags that stand without a command. */
  readonly flags: readonly FlagNode[]
}

/** Everything that can be typed after `limitup`, from the one definition of commands and flags. */
export function completionTree(commands: readonly CommandText[]): CompletionTree {
  const help = switchOf(HELP_FLAG)
  const nodes = commands.map(({ name, summary, args, flags }): CommandNode => ({
    word: name,
    about: summary,
    flags: [...flags.map(flagNode), help],
    args: args.map(argumentNode),
  }))
  const names = nodes.map(({ word, about }) => ({ word, about }))
  const helpCommand: CommandNode = {
    word: 'help',
    about: 'print help of a command',
    flags: [],
    args: [{ values: { kind: 'words', name: 'command', words: names }, isOptional: true, isVariadic: false }],
  }
  return { commands: [...nodes, helpCommand], flags: [help, switchOf(VERSION_FLAG)] }
}

function switchOf({ name, letter, help }: typeof HELP_FLAG): FlagNode {
  return { word: `--${name}`, letter: `-${letter}`, about: help, values: undefined, isRepeatable: false }
}

function flagNode(flag: Flag): FlagNode {
  return {
    word: `--${flag.name}`,
    letter: undefined,
    about: flag.help,
    values: flag.value === undefined ? undefined : valuesOf(flag.value, flag.choices),
    isRepeatable: flag.repeatable === true,
  }
}

function argumentNode({ name, choices, suggests, isOptional, isVariadic }: Argument): ArgumentNode {
  return {
    values: valuesOf(name, choices ?? suggests),
    isOptional: isOptional === true,
    isVariadic: isVariadic === true,
  }
}

/** What a placeholder stands for: a choice, or what its name says in every flag and argument. */
function valuesOf(name: string, choices: readonly string[] | undefined): Values {
  const words = choices?.map((word) => ({ word, about: '' })) ?? PLACEHOLDERS[name]
  if (words !== undefined) return { kind: 'words', name, words }
  switch (name.toLowerCase()) {
    case 'file':
    case 'path':
      return { kind: 'file', name }
    case 'dir':
      return { kind: 'folder', name }
    default:
      return { kind: 'anything', name }
  }
}

/** Placeholders whose values begin with known words. */
const PLACEHOLDERS: Readonly<Record<string, readonly Word[]>> = {
  TERM: TERM_WORDS,
  'role=header': COLUMN_WORDS,
  'column=unit': UNIT_WORDS,
  bars: [{ word: 'unlimited', about: 'any number' }],
}
