import { HELP_PIECES } from './helpPieces.ts'
import type { HelpItem, Word } from './helpPieces.ts'

/** Narrower columns are not filled: words would stand alone. */
const LEAST_WRAPPED = 40
const INDENT = 2
const GAP = 2

/** The program's help for a terminal of a width. The reader of command lines prints the same text, which a test holds. */
export function rootHelp(width: number): string {
  const { description, options, commands, after } = HELP_PIECES
  const term = Math.max(...[...options, ...commands].map(({ columns }) => columns))
  const list = (items: readonly HelpItem[]): string[] => items.flatMap((each) => itemLines(each, term, width))
  return `${[
    'Usage: limitup [options] [command]',
    '',
    ...wrapped(description, width),
    '',
    'Options:',
    ...list(options),
    '',
    'Commands:',
    ...list(commands),
    '',
  ].join('\n')}${after}`
}

function itemLines({ term, columns, words }: HelpItem, widest: number, width: number): string[] {
  const lead = INDENT + widest + GAP
  const [first = '', ...rest] = wrapped(words, width - lead)
  const head = `${' '.repeat(INDENT)}${term}${' '.repeat(widest - columns + GAP)}${first}`
  return [head, ...rest.map((line) => ' '.repeat(lead) + line)]
}

function wrapped(words: readonly Word[], width: number): string[] {
  if (width < LEAST_WRAPPED) return [words.map(([text]) => text).join(' ')]
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const [text, columns] of words) {
    if (line !== '' && used + 1 + columns <= width) {
      line += ` ${text}`
      used += 1 + columns
    } else {
      if (line !== '') lines.push(line)
      line = text
      used = columns
    }
  }
  return [...lines, line]
}
