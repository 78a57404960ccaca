import type { StockWords } from './boardWords.ts'
import { fittedText, shrunkText, textWidth } from './metrics.ts'
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
  readonly height: number
  readonly nameSize: number
  readonly lines: 1 | 2 | 3
}

/** Tall rungs have few stocks and wide tiles; a rung of many has one line for each. */
export function tileShape(
  stocks: readonly StockWords[],
  streak: number,
  hasGroups: boolean,
  room: number,
): TileShape {
  const isCrowded = stocks.length >= CROWDED
  const columns = streak > 1 && !isCrowded ? 3 : 4
  const width = (room - (columns - 1) * GAP) / columns
  if (isCrowded) return { columns, width, height: 44, nameSize: 22, lines: 1 }
  return hasGroups
    ? { columns, width, height: 106, nameSize: streak > 1 ? 28 : 24, lines: 3 }
    : { columns, width, height: 78, nameSize: streak > 1 ? 28 : 24, lines: 2 }
}

/** Draws one stock: its name and change; label, marks and amount below; its group last. */
export function drawTile(
  canvas: SvgCanvas,
  x: number,
  y: number,
  tile: TileShape,
  stock: StockWords,
  colours: Colours,
): void {
  canvas.rect(x, y, tile.width, tile.height, colours.upTint, 6)
  const [left, right] = [x + PADDING, x + tile.width - PADDING]
  const first = y + (tile.lines === 1 ? 30 : 34)
  const side = tile.lines === 1 ? [stock.mark, shapeOf(stock)].filter(Boolean).join(' ') : stock.change
  const sideSize = tile.lines === 1 ? 16 : tile.nameSize > 25 ? 20 : 17
  drawPair(canvas, [left, right], first, {
    main: { text: stock.name, size: tile.nameSize, fill: colours.ink, isBold: true },
    side: { text: side, size: sideSize, fill: tile.lines === 1 ? colours.muted : colours.up },
  })
  if (tile.lines === 1) return
  const label = [`${stock.mark}${stock.label}`, shapeOf(stock)].filter(Boolean).join(' ')
  drawPair(canvas, [left, right], y + 64, {
    main: {
      text: label,
      size: 19,
      fill: stock.label === '' ? colours.muted : colours.up,
      isBold: stock.label !== '',
    },
    side: { text: stock.amount, size: 19, fill: colours.muted },
  })
  if (tile.lines === 2) return
  const group = fittedText(stock.group, 18, right - left)
  canvas.text(left, y + 93, group, { size: 18, fill: colours.muted })
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

/** 一字, T字: what the tile says beside the label; 换手 is the rule and not said. */
function shapeOf({ shape }: StockWords): string {
  return shape === '换手' ? '' : shape
}
