import { UNKNOWN } from '../percent.ts'
import { boardSections } from './boardSections.ts'
import type { BoardSection } from './boardSections.ts'
import { headWords } from './headFigures.ts'
import { fittedText, shrunkText, textWidth } from './metrics.ts'
import { boardNotes } from './notes.ts'
import { INNER_WIDTH, MARGIN, pictureSvg, wordsBlock } from './pictureFrame.ts'
import type { Block, Drawing } from './pictureFrame.ts'
import { SvgCanvas } from './svgCanvas.ts'
import type { TextStyle } from './svgCanvas.ts'

/** From so many stocks on, a stock has less room and only its name and its label. */
const CROWDED = 300

/** Rows of one piece at the most, so that a printed page can hold it. */
const ROWS_OF_BLOCK = 18

const GAP = 24
const HEADER = { height: 46, size: 24 }

/** The least width of a stock. */
const LEAST = { wide: 488, crowded: 232 } as const

/** How the stocks of the picture are laid out. */
interface Cell {
  /** Width of all columns. */
  readonly room: number
  readonly columns: number
  readonly width: number
  readonly height: number
  readonly isCrowded: boolean
}

/** 今日涨停分析图 as a picture: groups, and in each the stocks with label, shape, change and amount. */
export function boardSvg(drawing: Drawing): string {
  return pictureSvg(drawing, 'board', boardBlocks(drawing), boardNotes(drawing), boardDescription(drawing))
}

/** The picture in one sentence. */
export function boardDescription({ day, say, language }: Drawing): string {
  const sections = boardSections(day, say, language).map(({ title, counts }) => `${title} ${counts}`)
  return [...headWords(day, say), ...sections].join(' · ')
}

/** The picture's body between its margins, in pieces that may be parted: the first of a group has its header. */
export function boardBlocks(drawing: Drawing, width: number = INNER_WIDTH): Block[] {
  const { day, say, language } = drawing
  if (day.quality.limitUp.state === 'unknown')
    return [wordsBlock(drawing, `${say('board')} ${UNKNOWN} ${say('unknown')}`)]
  const sections = boardSections(day, say, language)
  if (sections.length === 0) return [wordsBlock(drawing, say('noneTouched'))]
  const cell = cellOf(sections, width)
  return sections.flatMap((section) => {
    const isReasoned = !cell.isCrowded && section.stocks.some(({ reason }) => reason !== '')
    return sectionBlocks(drawing, section, isReasoned ? { ...cell, height: 66 } : cell)
  })
}

function cellOf(sections: readonly BoardSection[], room: number): Cell {
  const isCrowded = sections.reduce((sum, { stocks }) => sum + stocks.length, 0) >= CROWDED
  const columns = Math.floor((room + GAP) / ((isCrowded ? LEAST.crowded : LEAST.wide) + GAP))
  const width = (room - (columns - 1) * GAP) / columns
  return { room, columns, width, height: isCrowded ? 36 : 42, isCrowded }
}

function sectionBlocks(drawing: Drawing, section: BoardSection, cell: Cell): Block[] {
  const blocks: Block[] = []
  const perBlock = ROWS_OF_BLOCK * cell.columns
  for (let start = 0; start < section.stocks.length; start += perBlock) {
    const stocks = section.stocks.slice(start, start + perBlock)
    const isLast = start + perBlock >= section.stocks.length
    blocks.push(rowsBlock(drawing, section, stocks, cell, { isFirst: start === 0, isLast }))
  }
  return blocks
}

function rowsBlock(
  { colours }: Drawing,
  { title, counts }: BoardSection,
  stocks: BoardSection['stocks'],
  cell: Cell,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): Block {
  const canvas = new SvgCanvas()
  let top = 0
  if (isFirst) {
    canvas.rect(MARGIN, 10, cell.room, HEADER.height, colours.panel, 4)
    canvas.rect(MARGIN, 10, 6, HEADER.height, colours.up, 2)
    const right = MARGIN + cell.room - 16
    const room = cell.room - 56 - textWidth(counts, 20)
    const words = { size: HEADER.size, fill: colours.ink, isBold: true }
    const shrunk = shrunkText(title, HEADER.size, room)
    canvas.text(MARGIN + 22, 42, shrunk.text, { ...words, size: shrunk.size })
    canvas.text(right, 41, counts, { size: 20, fill: colours.muted, anchor: 'end' })
    top = 10 + HEADER.height + 6
  }
  for (const [at, stock] of stocks.entries()) {
    const x = MARGIN + (at % cell.columns) * (cell.width + GAP)
    const y = top + Math.floor(at / cell.columns) * cell.height
    drawCell(canvas, x, y, cell, stock, { colours })
    if (at + cell.columns < stocks.length)
      canvas.line(x, y + cell.height - 0.5, x + cell.width, y + cell.height - 0.5, colours.line)
  }
  const height = top + Math.ceil(stocks.length / cell.columns) * cell.height
  return { height: height + (isLast ? 14 : 0), content: canvas.content() }
}

/** Where the columns of a wide cell begin, or end for those at the right. */
const AT = { label: 122, shape: 274, change: 398, amount: 488 } as const

function drawCell(
  canvas: SvgCanvas,
  x: number,
  y: number,
  cell: Cell,
  stock: BoardSection['stocks'][number],
  { colours }: Pick<Drawing, 'colours'>,
): void {
  const isSealed = stock.state === 'sealed'
  const ink = isSealed ? colours.ink : colours.muted
  const name = { size: 22, fill: ink, isBold: isSealed }
  const label = { size: 20, fill: isSealed ? colours.up : colours.muted, isBold: isSealed }
  const words = `${stock.mark}${stock.label}`
  const put = (at: number, baseline: number, text: string, room: number, style: TextStyle): void => {
    const shrunk = shrunkText(text, style.size, room)
    canvas.text(x + at, baseline, shrunk.text, { ...style, size: shrunk.size })
  }
  if (cell.isCrowded) {
    const labelWidth = textWidth(words, 17)
    put(0, y + 25, stock.name, cell.width - labelWidth - 8, { ...name, size: 20 })
    put(cell.width, y + 25, words, cell.width / 2, { ...label, size: 17, anchor: 'end' })
    return
  }
  const baseline = y + 29
  put(0, baseline, stock.name, AT.label - 6, name)
  // A label that needs the room of the shape gets it.
  const room = AT.shape - AT.label - 8
  const isWide = shrunkText(words, label.size, room).text !== words
  const changeLeft = AT.change - textWidth(stock.change, 18)
  put(AT.label, baseline, words, isWide ? changeLeft - AT.label - 8 : room, label)
  if (!isWide)
    put(AT.shape, baseline, stock.shape, changeLeft - AT.shape - 4, { size: 18, fill: colours.muted })
  const change = { size: 18, fill: isSealed ? colours.up : colours.muted, anchor: 'end' } as const
  canvas.text(x + AT.change, baseline, stock.change, change)
  canvas.text(x + AT.amount, baseline, stock.amount, { ...change, fill: colours.muted })
  if (stock.reason === '') return
  canvas.text(x, y + 55, fittedText(stock.reason, 17, cell.width), { size: 17, fill: colours.muted })
}
