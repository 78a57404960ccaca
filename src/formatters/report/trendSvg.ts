import { longDate } from './dates.ts'
import { textWidth } from './metrics.ts'
import {
  INNER_WIDTH,
  MARGIN,
  notesBlock,
  PICTURE_WIDTH,
  headBlock,
  sourceNote,
  stacked,
} from './pictureFrame.ts'
import type { Block, Drawing } from './pictureFrame.ts'
import { SvgCanvas, svgFile } from './svgCanvas.ts'
import { chartContent } from './trendChart.ts'
import { PANEL, PANELS } from './trendPanels.ts'
import type { Panel } from './trendPanels.ts'
import { pointText } from './trendPoints.ts'
import type { Trend } from './trendPoints.ts'
import { trendNote } from './trendWords.ts'

/** How much larger panels are drawn in the picture than on a page. */
const COLUMNS = 2
const GAP = 40
const SCALE: number = (INNER_WIDTH - GAP) / COLUMNS / PANEL.width

/** 走势 as a picture: the small charts two in a row, each with what its figures are today. */
export function trendSvg(drawing: Drawing, trend: Trend): string {
  const { day, language, say, colours } = drawing
  const rows = Array.from({ length: Math.ceil(PANELS.length / COLUMNS) }, (_, row) =>
    rowBlock(drawing, trend, PANELS.slice(row * COLUMNS, (row + 1) * COLUMNS)),
  )
  const { height, content } = stacked([
    headBlock(drawing, `${say('trends')} ${countOfDays(trend, drawing)}`),
    ...rows,
    notesBlock(
      drawing,
      [trendNote(drawing, trend), sourceNote(drawing)].filter((note) => note !== ''),
    ),
    { height: 24, content: '' },
  ])
  const head = {
    id: 'trend',
    title: `${say('trends')} ${longDate(day.date, language)}`,
    description: PANELS.map((panel) => panelWords(panel, trend, drawing)).join(' · '),
  }
  return svgFile(PICTURE_WIDTH, height, colours.paper, head, content)
}

/** 60个交易日. */
export function countOfDays({ dates }: Trend, { say }: Pick<Drawing, 'say'>): string {
  return `${dates.filter((date) => date !== undefined).length}${say('tradingDays')}`
}

/** A panel's figures with their last values: 涨停83 炸板48. */
export function panelWords({ marks }: Panel, { series }: Trend, { say }: Pick<Drawing, 'say'>): string {
  return marks.map(({ figure }) => `${say(figure)} ${pointText(series[figure].points.at(-1))}`).join(' ')
}

function rowBlock(drawing: Drawing, trend: Trend, panels: readonly Panel[]): Block {
  const canvas = new SvgCanvas()
  for (const [at, panel] of panels.entries()) {
    const x = MARGIN + at * (PANEL.width * SCALE + GAP)
    drawTitles(canvas, x, panel, trend, drawing)
    canvas.markup(
      x,
      56,
      `<g transform="scale(${SCALE.toFixed(4)})">${chartContent(panel, trend, drawing)}</g>`,
    )
  }
  return { height: 56 + PANEL.height * SCALE + 18, content: canvas.content() }
}

function drawTitles(
  canvas: SvgCanvas,
  left: number,
  panel: Panel,
  { series }: Trend,
  drawing: Drawing,
): void {
  const { say, colours } = drawing
  const words = panel.marks.map(({ figure }) => `${say(figure)} ${pointText(series[figure].points.at(-1))}`)
  const fixed = words.length * KEY + (words.length - 1) * BETWEEN
  const size = Array.from({ length: 8 }, (_, at) => 21 - at).find(
    (each) => words.reduce((sum, text) => sum + textWidth(text, each), fixed) <= PANEL.width * SCALE,
  )
  let x = left
  for (const [at, { role, as }] of panel.marks.entries()) {
    const text = words[at] ?? ''
    if (as === 'bars' || as === 'signedBars') canvas.rect(x, 28, 14, 14, colours[role], 2)
    else
      canvas.line(x, 35, x + 18, 35, colours[role], { width: 3, ...(as === 'dashes' ? { dash: '5 4' } : {}) })
    x += KEY
    canvas.text(x, 42, text, { size: size ?? LEAST_SIZE, fill: colours.ink, isBold: at === 0 })
    x += textWidth(text, size ?? LEAST_SIZE) + BETWEEN
  }
}

/** Pixels of a sign before its words, between two of them, and the smallest letters. */
const KEY = 26
const BETWEEN = 24
const LEAST_SIZE = 13
