import type { Place } from '../../model/issue.ts'
import type { FormatContext } from '../formatter.ts'
import { displayWidth, printable } from '../width.ts'
import { textLines as linesIn } from '../words/lines.ts'
import { sayIn } from '../words/phrase.ts'
import type { Say } from '../words/phrase.ts'
import { wrapText } from '../wrap.ts'

/** Columns before a section's lines, and those of a fact's label with the blank after it. */
const INDENT = '  '
const LABEL_WIDTH = 11

/** Columns by which a section's lines are set in. */
export const INDENT_WIDTH: number = INDENT.length

/** Lines under a title. */
export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

/** A label and what is said of it, hanging under itself. */
export function factLines(label: string, text: string, width: number, say: Say = sayIn()): string[] {
  const lead = INDENT + label + ' '.repeat(Math.max(1, LABEL_WIDTH - displayWidth(label)))
  const rest = ' '.repeat(displayWidth(INDENT) + LABEL_WIDTH)
  const columns = Math.max(width - Math.max(displayWidth(lead), displayWidth(rest)), 20)
  return linesIn(printable(text), columns, say).map((line, at) => (at === 0 ? lead : rest) + line)
}

/** A text under a title without a label, hanging by two columns. */
export function textLines(text: string, width: number): string[] {
  return wrapText(printable(text), width - 2 * INDENT.length).map((line, at) =>
    at === 0 ? INDENT + line : INDENT + INDENT + line,
  )
}

/** Lines that are laid out already, set in under a title. */
export function setIn(lines: readonly string[]): string[] {
  return lines.map((line) => (INDENT + line).trimEnd())
}

/** Sections one under the other, titles in bold, a blank line between. */
export function sectionsText(
  sections: readonly (Section | undefined)[],
  width: number,
  paint: FormatContext['paint'],
  say: Say = sayIn(),
): string {
  return sections
    .filter((section) => section !== undefined)
    .map(({ title, lines }) => {
      const head = linesIn(printable(title), width, say).map((line) => paint('bold', line))
      return [...head, ...lines].map((line) => `${line}\n`).join('')
    })
    .join('\n')
}

/** ` (file:line)`; nothing for a fact without a place. */
export function placeWords(at: Place | undefined): string {
  return at === undefined ? '' : ` (${placeText(at)})`
}

/** `file:line`. */
export function placeText({ file, line }: Place): string {
  return `${file}:${line}`
}
