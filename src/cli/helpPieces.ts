import { displayWidth } from '../formatters/width.ts'
import { argumentText, COMMANDS } from './commandTable.ts'
import { helpAfter } from './helpText.ts'
import { DESCRIPTION, HELP_FLAG, VERSION_FLAG } from './usage.ts'

/** A word, and how many columns it takes. */
export type Word = readonly [text: string, columns: number]

/** A line of a list: its term, and what is said of it. */
export interface HelpItem {
  readonly term: string
  readonly columns: number
  readonly words: readonly Word[]
}

/** The program's help, but for where its lines break. */
export interface HelpPieces {
  readonly description: readonly Word[]
  readonly options: readonly HelpItem[]
  readonly commands: readonly HelpItem[]
  /** What stands below the lists, as it is. */
  readonly after: string
}

/**
 * The help of the program from the one table. The build puts the value in this module's place, so that help needs
 * neither the table nor the reader of command lines.
 */
export const HELP_PIECES: HelpPieces = {
  description: wordsOf(DESCRIPTION),
  options: [VERSION_FLAG, HELP_FLAG].map(({ name, letter, help }) => item(`-${letter}, --${name}`, help)),
  commands: [
    ...COMMANDS.map(({ name, args, flags, summary }) =>
      item([name, ...(flags.length > 0 ? ['[options]'] : []), ...args.map(argumentText)].join(' '), summary),
    ),
    item('help [command]', 'print help of a command'),
  ],
  after: helpAfter(),
}

function item(term: string, about: string): HelpItem {
  return { term, columns: displayWidth(term), words: wordsOf(about) }
}

function wordsOf(text: string): Word[] {
  return text.split(' ').map((word) => [word, displayWidth(word)])
}
