import type { DayStats } from '../../model/report.ts'
import { scopeWords } from '../scopeWords.ts'
import { longDate } from './dates.ts'
import { headWords } from './headFigures.ts'
import { textWidth, wrappedText } from './metrics.ts'
import type { Colours } from './palette.ts'
import type { ReportLanguage } from './reportInput.ts'
import { SvgCanvas, svgFile } from './svgCanvas.ts'
import type { Say } from './words.ts'

/** Pixels of a picture from side to side, and left free on each. */
export const PICTURE_WIDTH = 1080
export const MARGIN = 40

/** Width between the margins. */
export const INNER_WIDTH: number = PICTURE_WIDTH - 2 * MARGIN

/** What every picture of a day is drawn with. */
export interface Drawing {
  readonly day: DayStats
  readonly language: ReportLanguage
  readonly say: Say
  readonly colours: Colours
}

/** A piece of a picture with its own origin, so that pages may break between pieces. */
export interface Block {
  readonly height: number
  readonly content: string
}

/** Several pieces below each other, and how high they are. */
export function stacked(blocks: readonly Block[]): Block {
  const canvas = new SvgCanvas()
  let y = 0
  for (const block of blocks) {
    canvas.markup(0, y, block.content)
    y += block.height
  }
  return { height: y, content: canvas.content() }
}

/** Pixels left free below the last line. */
const FOOT = 24

/** A picture of the day: its head, its body, and the lines below; `description` says it in one sentence. */
export function pictureSvg(
  drawing: Drawing,
  id: 'board' | 'ladder',
  body: readonly Block[],
  notes: readonly string[],
  description: string,
): string {
  const { day, language, say, colours } = drawing
  const { height, content } = stacked([
    headBlock(drawing, say(id)),
    ...body,
    notesBlock(drawing, notes),
    { height: FOOT, content: '' },
  ])
  const head = { id, title: `${say(id)} ${longDate(day.date, language)}`, description }
  return svgFile(PICTURE_WIDTH, height, colours.paper, head, content)
}

const TITLE = { size: 44, y: 78 }
const WORDS = { size: 24, y: 124, gap: 28 }

/** The top of a picture: its title, the day, and the day's counts. */
export function headBlock({ day, language, say, colours }: Drawing, title: string): Block {
  const canvas = new SvgCanvas()
  canvas.rect(MARGIN, 40, 8, 46, colours.up, 2)
  canvas.text(MARGIN + 24, TITLE.y, title, { size: TITLE.size, fill: colours.ink, isBold: true })
  const right = { size: 24, fill: colours.muted, anchor: 'end' } as const
  canvas.text(PICTURE_WIDTH - MARGIN, TITLE.y, longDate(day.date, language), right)
  let x = MARGIN
  for (const [at, words] of headWords(day, say).entries()) {
    const style = { size: WORDS.size, fill: at === 0 ? colours.up : colours.ink, isBold: at === 0 }
    canvas.text(x, WORDS.y, words, style)
    x += textWidth(words, WORDS.size) + WORDS.gap
  }
  canvas.line(MARGIN, 146, PICTURE_WIDTH - MARGIN, 146, colours.line)
  return { height: 160, content: canvas.content() }
}

const NOTE = { size: 18, leading: 27 }

/** The bottom of a picture: notes in small, each on its own lines. */
export function notesBlock({ colours }: Drawing, notes: readonly string[]): Block {
  const canvas = new SvgCanvas()
  const lines = notes.flatMap((note) => wrappedText(note, NOTE.size, INNER_WIDTH))
  canvas.line(MARGIN, 16, PICTURE_WIDTH - MARGIN, 16, colours.line)
  for (const [at, line] of lines.entries())
    canvas.text(MARGIN, 46 + at * NOTE.leading, line, { size: NOTE.size, fill: colours.muted })
  return { height: 46 + lines.length * NOTE.leading, content: canvas.content() }
}

/** A line of words in place of a picture's body. */
export function wordsBlock({ colours }: Drawing, words: string): Block {
  const canvas = new SvgCanvas()
  canvas.text(PICTURE_WIDTH / 2, 70, words, { size: 28, fill: colours.muted, anchor: 'middle' })
  return { height: 110, content: canvas.content() }
}

/** Whose counts these are, and by what they were computed. */
export function sourceNote({ day, say }: Drawing): string {
  return `${say('scope')} ${day.scope}（${scopeWords(day)}） · ${say('madeBy')} limitup`
}
