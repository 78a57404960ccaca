/** Code points that take two columns (East Asian wide and fullwidth), as inclusive ranges, ascending. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2fb],
  [0x1f200, 0x1f251],
  [0x20000, 0x3fffd],
]

const ZERO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}/u
const EMOJI = /\p{Emoji_Presentation}/u

/** Columns that a text takes on a terminal: 中文 and fullwidth punctuation count two, '–' counts one. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** Columns of one code point. */
export function characterWidth(character: string): 0 | 1 | 2 {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x20 && point < 0x7f) return 1
  if (ZERO_WIDTH.test(character)) return 0
  const wide = WIDE_RANGES.some(([first, last]) => point >= first && point <= last)
  return wide || EMOJI.test(character) ? 2 : 1
}

/** The text with control and invisible formatting characters made visible as '?', for one line of output. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?')
}
