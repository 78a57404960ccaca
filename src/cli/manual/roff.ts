import { displayWidth } from '../../formatters/width.ts'

/** A text as roff shows it: no sign of it is taken for a request or an escape. */
export function roffText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('"', '\\(dq')
  return escaped.startsWith('.') ? `\\&${escaped}` : escaped
}

/** A text of sentences as roff wants it: each on a line of its own, long ones cut at blanks. */
export function roffProse(text: string): string {
  return text
    .split(/(?<=[^\d][.:;]) (?=[A-Z])/)
    .flatMap((sentence) => lines(sentence))
    .join('\n')
}

/** Longest line of the source that checkers take. */
const LONGEST = 80

function lines(sentence: string): string[] {
  const found: string[] = []
  let line = ''
  for (const word of sentence.split(' ')) {
    const longer = line === '' ? roffText(word) : `${line} ${roffText(word).replace(/^\\&/, '')}`
    if (sourceWidth(longer) > LONGEST && line !== '') {
      found.push(line)
      line = roffText(word)
    } else line = longer
  }
  return line === '' ? found : [...found, line]
}

/** Checkers see a Chinese character as its escape, \\[u4E2D]. */
function sourceWidth(text: string): number {
  let width = 0
  for (const character of text) width += character < '\u0080' ? 1 : '\\[u4E2D]'.length
  return width
}

/** Bold. */
export function bold(text: string): string {
  return `\\fB${roffText(text)}\\fR`
}

/** A placeholder. */
export function placeholder(text: string): string {
  return `\\fI${roffText(text)}\\fR`
}

/** A section's title. */
export function section(title: string): string {
  return `.SH ${title}`
}

/** A title below a section's. */
export function subsection(title: string): string {
  return `.SS ${roffText(title)}`
}

/** A term and what it means, indented below it. */
export function tagged(term: string, text: string): string {
  return `.TP\n${term}\n${text}`
}

/** Columns that a line as it is typed may take: 80 without the indents. */
const MOST_TYPED = 66

/** A command as it is typed, indented; a long one goes on below, at its flags. */
export function typed(command: string): string {
  const lines: string[] = []
  for (const part of command.split(/ (?=--)/)) {
    const longer = lines.length === 0 ? part : `${lines.at(-1) ?? ''} ${part}`
    if (lines.length > 0 && displayWidth(longer) <= MOST_TYPED) lines[lines.length - 1] = longer
    else lines.push(lines.length === 0 ? part : `  ${part}`)
  }
  return ['.PP', '.RS 4', '.nf', ...lines.map(roffText).join(' \\e\n').split('\n'), '.fi', '.RE'].join('\n')
}
