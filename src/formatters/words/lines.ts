import { wrapText } from '../wrap.ts'
import { wrapMixed } from '../wrapMixed.ts'
import type { Say } from './phrase.ts'

/** Lines of a text: Chinese may break anywhere, other texts at their blanks. */
export function textLines(text: string, width: number, say: Say): string[] {
  return say.language === 'zh' ? wrapMixed(text, width) : wrapText(text, width)
}
