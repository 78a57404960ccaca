import { characterWidth, displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

/** Signs that stay on the line of what stands before them, and of what stands behind them. */
const CLOSING = new Set('，。；：、！？）》」』”’…%,.;:!?)]')
const OPENING = new Set('（《「『“‘([')

/** Lines of a text in which Chinese may break anywhere and other words only at blanks; none begins with a comma. */
export function wrapMixed(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const { unit, isSpaced } of unitsOf(text)) {
    const longer = line === '' ? unit : `${line}${isSpaced ? ' ' : ''}${unit}`
    if (displayWidth(longer) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      const parts = displayWidth(unit) > width ? wrapText(unit, width) : [unit]
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** What must not be parted, and whether a blank stands before it. */
interface Unit {
  readonly unit: string
  readonly isSpaced: boolean
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = []
  let unit = ''
  let isSpaced = false
  let before = ''
  for (const character of text) {
    const isBlank = character === ' '
    if (unit !== '' && (isBlank || isBreak(before, character))) {
      units.push({ unit, isSpaced })
      unit = ''
      isSpaced = false
    }
    if (isBlank) isSpaced = true
    else unit += character
    before = character
  }
  return unit === '' ? units : [...units, { unit, isSpaced }]
}

function isBreak(before: string, after: string): boolean {
  if (OPENING.has(before) || CLOSING.has(after)) return false
  return characterWidth(before) === 2 || characterWidth(after) === 2
}
