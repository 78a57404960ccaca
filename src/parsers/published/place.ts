import type { Spot } from '../../model/published.ts'

/** Line and column of an offset in a text, a column being a character. */
export function spotAt(text: string, offset: number): Spot {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
}

/** A text's first characters, for a message. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text.trim().replace(/\s+/g, ' '))
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')
}
