import type { Spot } from '../../model/published.ts'
import { printable } from '../width.ts'
import { wrapPieces } from '../wrap.ts'

/** Colours a line after it has been wrapped. */
export type Shown = (text: string) => string

const PLAIN: Shown = (text) => text

/** Lines of a report, each wrapped with what follows indented. */
export class Lines {
  readonly #lines: string[] = []
  readonly #width: number

  constructor(width: number) {
    this.#width = width
  }

  /** A line at the left edge. */
  text(text: string, shown: Shown = PLAIN): void {
    this.#lines.push(...wrapWords(printable(text), this.#width).map(shown))
  }

  /** A title with a blank line over it. */
  title(text: string, shown: Shown): void {
    this.#lines.push('')
    this.text(text, shown)
  }

  /** A line under a title: `depth` steps of two blanks in front, one step more where it goes on. */
  item(text: string, depth = 1, shown: Shown = PLAIN): void {
    const indent = '  '.repeat(depth)
    const parts = wrapWords(printable(text), this.#width - indent.length - 2)
    this.#lines.push(...parts.map((part, index) => `${indent}${index === 0 ? '' : '  '}${shown(part)}`))
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`
  }
}

/** Lines of a text, parted at its blanks and behind 、 and ，. */
function wrapWords(text: string, width: number): string[] {
  const pieces = (text.match(/[^ 、，]*(?:[、，] ?| |$)/g) ?? []).filter((piece) => piece !== '')
  return wrapPieces(
    pieces.map((piece) => ({ text: piece, shown: piece })),
    '',
    width,
  )
}

/** Where something stands, in front of it; empty without a place. */
export function placeWords(at: Spot | undefined): string {
  return at === undefined ? '' : `${at.line}:${at.column} `
}
