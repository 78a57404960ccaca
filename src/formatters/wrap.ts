import { characterWidth, displayWidth } from './width.ts'

/** A run of text that stays on one line: its plain text decides the width, `shown` is what is printed. */
export interface Piece {
  readonly text: string
  readonly shown: string
}

/**
 * Lines of at most `width` columns, filled from the left. A separator stands after every piece but the last
 * and stays on the line of the piece before it; blanks at a line's end are dropped. Only a piece wider than a
 * whole line is broken, at its blanks where it has any, and loses its colour.
 */
export function wrapPieces(pieces: readonly Piece[], separator: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const flush = (): void => {
    if (line !== '') lines.push(line)
    line = ''
    used = 0
  }
  pieces.forEach((piece, index) => {
    const after = index === pieces.length - 1 ? '' : separator
    const needed = displayWidth(piece.text + after.trimEnd())
    if (used + needed > width) flush()
    const parts = needed > width ? broken(piece.text + after, width) : [piece.shown + after]
    for (const part of parts.slice(0, -1)) lines.push(part)
    const last = parts.at(-1) ?? ''
    line += last
    used += parts.length > 1 ? displayWidth(last) : displayWidth(piece.text + after)
  })
  flush()
  return lines.map((text) => text.trimEnd())
}

/** Lines of a text, parted at its blanks. */
export function wrapText(text: string, width: number): string[] {
  const pieces = text.split(' ').map((word) => ({ text: word, shown: word }))
  return wrapPieces(pieces, ' ', width)
}

/** Lines of a piece that is wider than a line: parted at its blanks, a word only where it is too wide itself. */
function broken(text: string, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const word of text.split(' ').flatMap((each) => cut(each, width))) {
    const longer = part === '' ? word : `${part} ${word}`
    if (displayWidth(longer) <= width) part = longer
    else {
      parts.push(part)
      part = word
    }
  }
  return [...parts, part]
}

/** A word as parts of at most `width` columns. */
function cut(word: string, width: number): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const character of word) {
    const columns = characterWidth(character)
    if (used + columns > width && part !== '') {
      parts.push(part)
      part = ''
      used = 0
    }
    part += character
    used += columns
  }
  return [...parts, part]
}
