import type { FormatContext } from '../formatters/formatter.ts'

const CODES = { up: '31', down: '32', dim: '2', bold: '1' } as const

/** Colours for a terminal; red is up and green is down, as in China. The identity where colour is off. */
export function paintWith(color: boolean): FormatContext['paint'] {
  if (!color) return (_style, text) => text
  return (style, text) => (text === '' ? text : `\u001b[${CODES[style]}m${text}\u001b[0m`)
}
