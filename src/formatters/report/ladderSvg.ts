import { rungBoards } from '../rungBoards.ts'
import type { RungBoards } from '../rungBoards.ts'
import { UNKNOWN } from '../percent.ts'
import { endsText } from '../rangeText.ts'
import { rungStock } from './boardWords.ts'
import { headWords } from './headFigures.ts'
import { ladderNotes } from './notes.ts'
import { INNER_WIDTH, MARGIN, PICTURE_WIDTH, pictureSvg, wordsBlock } from './pictureFrame.ts'
import type { Block, Drawing } from './pictureFrame.ts'
import { SvgCanvas } from './svgCanvas.ts'
import { drawTile, rowHeight, tileShape } from './stockTile.ts'

/** Pixels for the height of a rung and its count, left of its stocks. */
const GUTTER = 132
const GAP = 10

/** 连板天梯 as a picture: a row of tiles for each rung, tallest first. */
export function ladderSvg(drawing: Drawing): string {
  return pictureSvg(drawing, 'ladder', bodyBlocks(drawing), ladderNotes(drawing), descriptionOf(drawing))
}

function descriptionOf({ day, say }: Drawing): string {
  const rungs = rungBoards(day).map(({ rung }) => `${rungTitle(rung.streak)} ${rung.codes.length}`)
  return [...headWords(day, say), ...rungs].join(' · ')
}

function bodyBlocks(drawing: Drawing): Block[] {
  const { day, say } = drawing
  if (day.quality.ladder.state === 'unknown')
    return [wordsBlock(drawing, `${say('ladder')} ${UNKNOWN} ${say('unknown')}`)]
  const rungs = rungBoards(day)
  if (rungs.length === 0) return [wordsBlock(drawing, emptyWords(drawing))]
  const gaps = new Set(day.ladderGaps)
  return rungs.flatMap((each, at) => {
    const below = rungs[at + 1]?.rung.streak ?? each.rung.streak - 1
    const missing = Array.from({ length: each.rung.streak - below - 1 }, (_, k) => each.rung.streak - 1 - k)
    const empty = missing.filter((streak) => gaps.has(streak))
    return [rungBlock(drawing, each), ...(empty.length === 0 ? [] : [gapBlock(drawing, empty)])]
  })
}

/** What stands in place of a ladder without a rung. */
export function emptyWords({ day, say }: Pick<Drawing, 'day' | 'say'>): string {
  const most = day.ranges?.sealed.to ?? 0
  return most === 0 ? say('noneSealed') : `${say('sealed')} 0–${most}`
}

/** 7连板; 首板 for the lowest. */
export function rungTitle(streak: number): string {
  return streak === 1 ? '首板' : `${streak}连板`
}

/** How many stocks stand on a rung, or both ends of it. */
export function rungCount({ day }: Pick<Drawing, 'day'>, { rung }: RungBoards): string {
  const range = day.ranges?.rungs.find(({ streak }) => streak === rung.streak)
  if (range === undefined) return String(rung.codes.length)
  return endsText(String(range.from), String(range.to))
}

function rungBlock(drawing: Drawing, each: RungBoards): Block {
  const { day, say, colours, language } = drawing
  const canvas = new SvgCanvas()
  const stocks = each.boards.map((board) => rungStock(day, board, say))
  const tile = tileShape(stocks, each.rung.streak, INNER_WIDTH - GUTTER)
  const top = 10
  canvas.text(MARGIN, top + 32, rungTitle(each.rung.streak), { size: 30, fill: colours.up, isBold: true })
  const count = `${rungCount(drawing, each)}${language === 'zh' ? '只' : ''}`
  canvas.text(MARGIN, top + 60, count, { size: 20, fill: colours.muted })
  let y = top
  for (let start = 0; start < stocks.length; start += tile.columns) {
    const row = stocks.slice(start, start + tile.columns)
    const height = rowHeight(tile, row)
    for (const [at, stock] of row.entries()) {
      const x = MARGIN + GUTTER + at * (tile.width + GAP)
      drawTile(canvas, { x, y, height }, tile, stock, colours)
    }
    y += height + GAP
  }
  const bottom = Math.max(y - GAP, top + 64) + 12
  canvas.line(MARGIN, bottom, PICTURE_WIDTH - MARGIN, bottom, colours.line)
  return { height: bottom, content: canvas.content() }
}

function gapBlock({ colours, say }: Drawing, streaks: readonly number[]): Block {
  const canvas = new SvgCanvas()
  const words = `${say('gaps')} ${streaks.map((streak) => `${streak}板`).join('、')}`
  canvas.text(MARGIN, 30, words, { size: 18, fill: colours.muted })
  canvas.line(MARGIN, 46, PICTURE_WIDTH - MARGIN, 46, colours.line, { dash: '6 6' })
  return { height: 46, content: canvas.content() }
}
