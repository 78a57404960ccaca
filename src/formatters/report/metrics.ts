import { characterWidth } from '../width.ts'

/**
 * Widths of the printable ASCII characters from the blank on, in thousandths of the font size: those of the bold face
 * of Noto Sans CJK SC, which are the wider ones. Measured, so that a text can be laid out without a font at hand.
 */
const ASCII_WIDTHS: readonly number[] = [
  227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590,
  590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330,
  568, 686, 578, 853, 749, 770, 667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590,
  567, 626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495,
  421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
]

/** Other fonts of the list are a little wider in their Latin letters. */
const LATIN_SLACK = 1.08

/** Widths of a few other characters; what is not here takes a whole em. */
const OTHER_WIDTHS: Readonly<Record<string, number>> = { '–': 0.6, '−': 0.65, '‑': 0.42 }

/** Emoji are wider than an em in most fonts. */
const EMOJI_WIDTH = 1.4

/** How far glyphs reach above and below the baseline, in font sizes. */
export const ASCENT = 0.9
export const DESCENT = 0.22

/** The most that a text may be wide at a font size, whichever font of the list draws it. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += emsOf(character)
  return Math.ceil(width * size * 10) / 10
}

function emsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  const ascii = point >= 0x20 ? ASCII_WIDTHS[point - 0x20] : undefined
  if (ascii !== undefined) return (ascii / 1000) * LATIN_SLACK
  if (/\p{Emoji_Presentation}/u.test(character)) return EMOJI_WIDTH
  if (characterWidth(character) === 0) return 0
  return OTHER_WIDTHS[character] ?? 1
}

/** The text, or as much of its beginning as fits into a width with '…' behind it; never less than '…' itself. */
export function fittedText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > width) characters.pop()
  return `${characters.join('')}…`
}

/** A text in lines of at most a width, broken at blanks and between Chinese characters. */
export function wrappedText(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[!-~]+[，。、；：）]*|./gu) ?? []) {
    if (line !== '' && textWidth(line + piece, size) > width) {
      lines.push(line.trimEnd())
      line = piece === ' ' ? '' : fittedText(piece, size, width)
    } else line += fittedText(piece, size, width)
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}

/** A text in the largest of some sizes in which it fits into a width, the smallest of them cut if need be. */
export function shrunkText(
  text: string,
  size: number,
  width: number,
): { readonly text: string; readonly size: number } {
  const least = Math.ceil(size * LEAST_SHRINK)
  const found = Array.from({ length: size - least + 1 }, (_, at) => size - at).find(
    (smaller) => textWidth(text, smaller) <= width,
  )
  return found === undefined ? { text: fittedText(text, least, width), size: least } : { text, size: found }
}

/** How much smaller a text may become to fit. */
export const LEAST_SHRINK = 0.78
