import type { Spot } from '../../model/published.ts'
import { spotAt } from './place.ts'

/** A text in one width and without blanks, and where each of its characters stood. */
export interface FoldedText {
  readonly raw: string
  /** Half-width letters and digits, Chinese punctuation, no blanks, no line ends, no quotes. */
  readonly text: string
  /** Offset in `raw` of each UTF-16 unit of `text`, and of its end. */
  readonly offsets: readonly number[]
  /** Whether a line of `raw` begins at this unit of `text`. */
  readonly isLineStart: (at: number) => boolean
}

/** One sign for each kind of punctuation, whatever width it was written in. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '[': '【',
  ']': '】',
  '!': '！',
  '?': '？',
  '｡': '。',
  '､': '、',
  '﹑': '、',
  '﹪': '%',
  '—': '–',
  '-': '–',
  '~': '–',
  '〜': '–',
  '−': '–',
  '≥': '>=',
  '≧': '>=',
  '＞': '>',
}

const FULL_WIDTH = /[\uff01-\uff5e]/
const DROPPED = /[\s\p{Cf}\p{Cc}"'“”‘’「」『』`|•·●■◆▲►※]/u
/** A mark of a quoted line, a list or a heading in front of a line. */
const LINE_HEAD = /^[ \t\u3000]*(?:(?:>(?!=)|#+(?=\s)|[-*+](?=\s))[ \t\u3000]*)+/

/** Folds a text as people paste it: full-width signs, blanks, line ends, quotes, marks of quoted lines. */
export function foldText(raw: string): FoldedText {
  const units: string[] = []
  const offsets: number[] = []
  const starts = new Set<number>()
  let offset = 0
  for (const line of raw.split(/(?<=\n|\r(?!\n))/)) {
    starts.add(units.length)
    let at = LINE_HEAD.exec(line)?.[0].length ?? 0
    while (at < line.length) {
      const character = String.fromCodePoint(line.codePointAt(at)!)
      const isBold = character === '*' && (line[at + 1] === '*' || line[at - 1] === '*')
      if (!isBold) push(units, offsets, foldCharacter(character, line, at), offset + at)
      at += character.length
    }
    offset += line.length
  }
  return withoutCodes(raw, units.join(''), offsets, starts)
}

/** 新炬网络（605398.SH）: the code says no more than the name before it. */
const CODE_IN_BRACKETS = /(?<=[\u4e00-\u9fffA-Z])（(?:SH|SZ|BJ)?[.:]?\d{6}(?:\.(?:SH|SZ|BJ))?）/gi

function withoutCodes(
  raw: string,
  text: string,
  offsets: readonly number[],
  starts: ReadonlySet<number>,
): FoldedText {
  const isCode = new Uint8Array(text.length)
  for (const { index, 0: code } of text.matchAll(CODE_IN_BRACKETS)) isCode.fill(1, index, index + code.length)
  const kept = Array.from(offsets.keys()).filter((at) => isCode[at] === 0)
  const isLineStart = new Set(kept.flatMap((at, index) => (starts.has(at) ? [index] : [])))
  return {
    raw,
    text: kept.map((at) => text.charAt(at)).join(''),
    offsets: [...kept.map((at) => offsets[at]!), raw.length],
    isLineStart: (at) => isLineStart.has(at),
  }
}

function push(units: string[], offsets: number[], folded: string, offset: number): void {
  for (let unit = 0; unit < folded.length; unit++) {
    units.push(folded.charAt(unit))
    offsets.push(offset)
  }
}

function foldCharacter(character: string, line: string, at: number): string {
  const half = FULL_WIDTH.test(character) ? character.normalize('NFKC') : character
  if (DROPPED.test(half)) return ''
  if (half === '.') return isBetweenWords(line, at) ? '.' : '。'
  if (half === ',' && isThousands(line, at)) return ''
  if (half === '-' && /^[UWVD](?![A-Za-z])/i.test(line.slice(at + 1))) return '-'
  return PUNCTUATION[half] ?? half
}

/** A point with a digit before it and a digit or a market (600001.SH) behind it. */
function isBetweenWords(line: string, at: number): boolean {
  return (
    /[0-9\uff10-\uff19]$/.test(line.slice(0, at)) &&
    /^(?:[0-9\uff10-\uff19]|(?:SH|SZ|BJ|SS|XSHG|XSHE|XBSE)(?![A-Za-z]))/i.test(line.slice(at + 1))
  )
}

/** A comma inside 4,249. */
function isThousands(line: string, at: number): boolean {
  return (
    line[at] === ',' &&
    /(?<!\d)\d{1,3}(?:,\d{3})*$/.test(line.slice(0, at)) &&
    /^\d{3}(?!\d)/.test(line.slice(at + 1))
  )
}

/** Line and column of a unit of the folded text. */
export function spotOf({ raw, offsets }: FoldedText, at: number): Spot {
  return spotAt(raw, offsets[at] ?? raw.length)
}

/** What stood in the text between two units, on one line. */
export function rawBetween({ raw, offsets }: FoldedText, from: number, to: number): string {
  if (to <= from) return ''
  const last = offsets[to - 1]!
  const end = last + (raw.codePointAt(last)! > 0xffff ? 2 : 1)
  return raw
    .slice(offsets[from], end)
    .replace(/\s*(?:\r\n|\n|\r)\s*/g, ' ')
    .trim()
}
