import type { StockWords } from './boardWords.ts'
import { fittedText, LEAST_SHRINK, shrunkText, textWidth } from './metrics.ts'
import type { Colours } from './palette.ts'
import type { SvgCanvas } from './svgCanvas.ts'

/** Blank pixels between two texts of a line, and inside a tile's sides. */
const SPACE = 8
const PADDING = 12
const GAP = 10

/** From so many stocks on, the tiles of a rung hold one line only. */
const CROWDED = 90

/** How the tiles of one rung are made. */
export interface TileShape {
  readonly columns: number
  readonly width: number
  readonly nameSize: number
  readonly isCrowded: boolean
}

/** Tall rungs have few stocks and wide tiles, and so have long names; a rung of many has one line for each. */
export function tileShape(stocks: readonly StockWords[], streak: number, room: number): TileShape {
  const isCrowded = stocks.length >= CROWDED
  const widthOf = (columns: number): number => (room - (columns - 1) * GAP) / columns
  const fits = stocks.every(({ name, change }) => {
    const text = textWidth(name, NAME.small * LEAST_SHRINK) + SPACE + textWidth(change, CHANGE.small)
    return text <= widthOf(4) - 2 * PADDING
  })
  const columns = isCrowded || (streak === 1 && fits) ? 4 : 3
  const nameSize = isCrowded ? NAME.crowded : streak > 1 ? NAME.large : NAME.small
  return { columns, width: widthOf(columns), isCrowded, nameSize }
}

const NAME = { crowded: 22, small: 24, large: 28 } as const
const CHANGE = { small: 17, large: 20 } as const

/** How high a row of tiles is: a group stands in the place of a label, and below it where there is one. */
export function rowHeight({ isCrowded }: TileShape, row: readonly StockWords[]): number {
  if (isCrowded) return 44
  return row.some((stock) => stock.group !== '' && labelOf(stock) !== '') ? 106 : 78
}

/** Draws one stock into a box: its name and change; label, marks and amount below; its group last. */
export function drawTile(
  canvas: SvgCanvas,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  tile: TileShape,
  stock: StockWords,
  colours: Colours,
): void {
  canvas.rect(x, y, tile.width, height, colours.upTint, 6)
  const ends = [x + PADDING, x + tile.width - PADDING] as const
  const name = { text: stock.name, size: tile.nameSize, fill: colours.ink, isBold: true }
  const label = labelOf(stock)
  const labelColour = stock.label === '' ? colours.muted : colours.up
  if (tile.isCrowded) {
    drawPair(canvas, ends, y + 30, { main: name, side: { text: label, size: 16, fill: labelColour } })
    return
  }
  const change = {
    text: stock.change,
    size: tile.nameSize === NAME.large ? CHANGE.large : CHANGE.small,
    fill: colours.up,
  }
  drawPair(canvas, ends, y + 34, { main: name, side: change })
  const below = { text: label === '' ? stock.group : label, size: 19, fill: labelColour }
  drawPair(canvas, ends, y + 64, {
    main: { ...below, isBold: stock.label !== '' },
    side: { text: stock.amount, size: 19, fill: colours.muted },
  })
  if (label === '') return
  const group = fittedText(stock.group, 18, ends[1] - ends[0])
  canvas.text(ends[0], y + 93, group, { size: 18, fill: colours.muted })
}

interface Words {
  readonly text: string
  readonly size: number
  readonly fill: string
  readonly isBold?: boolean
}

/** Two texts at both ends of a line: the one at the right gives way where the other needs its room. */
function drawPair(
  canvas: SvgCanvas,
  [left, right]: readonly [number, number],
  baseline: number,
  { main, side }: { readonly main: Words; readonly side: Words },
): void {
  const sideWidth = side.text === '' ? 0 : textWidth(side.text, side.size) + SPACE
  const shrunk = shrunkText(main.text, main.size, right - left - sideWidth)
  const fitsBoth = shrunk.text === main.text
  const { text, size } = fitsBoth ? shrunk : shrunkText(main.text, main.size, right - left)
  canvas.text(left, baseline, text, { ...main, size })
  if (fitsBoth) canvas.text(right, baseline, side.text, { ...side, anchor: 'end' })
}

/** 20CM3天2板 一字; nothing where neither is to be said. */
function labelOf(stock: StockWords): string {
  return [`${stock.mark}${stock.label}`, shapeOf(stock)].filter(Boolean).join(' ')
}

/** 一字, T字: what the tile says beside the label; 换手 is the rule and not said. */
function shapeOf({ shape }: StockWords): string {
  return shape === '换手' ? '' : shape
}
