import { unguarded } from './spreadsheetGuard.ts'

const QUOTE = '"'

/** Cells of a row that is one line, as csv-parse gives them; undefined where its quotes do not match. */
export function splitRow(line: string, delimiter: string): readonly string[] | undefined {
  if (!line.includes(QUOTE)) return line.split(delimiter)
  const text = unguarded(line, delimiter)
  const cells: string[] = []
  for (let at = 0; at <= text.length; at++) {
    const cell = text[at] === QUOTE ? quotedCell(text, at) : bareCell(text, at, delimiter)
    if (cell === undefined) return undefined
    at = cell.end
    if (at < text.length && text[at] !== delimiter) return undefined
    cells.push(cell.text)
  }
  return cells
}

/** A cell, and where it ends. */
interface Cell {
  readonly text: string
  readonly end: number
}

function bareCell(text: string, start: number, delimiter: string): Cell | undefined {
  const next = text.indexOf(delimiter, start)
  const end = next < 0 ? text.length : next
  const cell = text.slice(start, end)
  return cell.includes(QUOTE) ? undefined : { text: cell, end }
}

/** Two quotes inside quotes are one. */
function quotedCell(text: string, start: number): Cell | undefined {
  let content = ''
  for (let from = start + 1; ;) {
    const quote = text.indexOf(QUOTE, from)
    if (quote < 0) return undefined
    content += text.slice(from, quote)
    if (text[quote + 1] !== QUOTE) return { text: content, end: quote + 1 }
    content += QUOTE
    from = quote + 2
  }
}
