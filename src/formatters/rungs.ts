import type { DayStats } from '../model/report.ts'
import { footnoteLines, unitNotes } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { headingLines } from './heading.ts'
import { whereKnown } from './known.ts'
import { UNKNOWN, wholePercent } from './percent.ts'
import { rungRows } from './rungRows.ts'
import type { RungRow } from './rungRows.ts'
import { displayWidth } from './width.ts'
import { promotionPhrase } from './words/day.ts'
import { perhapsSealedPhrase, LADDER_WORDS, scalePhrase } from './words/ladder.ts'
import { textLines } from './words/lines.ts'
import { MARKS } from './words/marks.ts'
import { sayIn } from './words/phrase.ts'
import type { Say } from './words/phrase.ts'
import { streakPhrase } from './words/labels.ts'
import { wrapPieces } from './wrap.ts'

type Paint = FormatContext['paint']

/** Columns of the longest bar, and the fewest for the stocks beside the figures. */
const LONGEST_BAR = 12
const LEAST_STOCKS = 24

/** 连板天梯图: a rung a row, with a bar for its stocks and how many were promoted to it. */
export const rungs: DayFormatter = {
  name: 'rungs',
  description: '连板天梯图, a rung a row with a bar, its promotion and its stocks',
  format: (day, { width: columns, paint, language }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const say = sayIn(language)
    const parts = [
      headingLines(day, say(LADDER_WORDS.rungs), width, paint, say),
      pictureLines(day, width, paint, say),
      footnoteLines(day, width, paint, say, unitNotes(language)),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

/** One row of the picture. */
interface PictureRow extends RungRow {
  readonly bar: string
  readonly promotion: string
}

function pictureLines(day: DayStats, width: number, paint: Paint, say: Say): string[] {
  if (day.quality.ladder.state === 'unknown') return [`${say(LADDER_WORDS.title)} ${UNKNOWN}`]
  const known = rungRows(day, paint, say)
  if (known.length === 0) {
    const most = day.ranges?.sealed.to ?? 0
    return [say(most === 0 ? LADDER_WORDS.noneSealed : perhapsSealedPhrase(most))]
  }
  const perMark = Math.max(1, Math.ceil(Math.max(...known.map(({ stocks }) => stocks)) / LONGEST_BAR))
  const rows = withGaps(known, say).map((row): PictureRow => ({
    ...row,
    bar: '█'.repeat(Math.ceil(row.stocks / perMark)),
    promotion: promotionText(day, row, say),
  }))
  const scale = textLines(say(scalePhrase(perMark)), width, say).map((line) => paint('dim', line))
  return [...laidOut(rows, width, paint, say), '', ...scale]
}

/** The rungs with those between them on which nobody stands. */
function withGaps(rows: readonly RungRow[], say: Say): RungRow[] {
  return rows.flatMap((row, at) => {
    const above = rows[at - 1]?.streak
    const missing = above === undefined || row.streak === undefined ? 0 : above - row.streak - 1
    const gaps = Array.from({ length: missing }, (_, down): RungRow => ({
      title: say(streakPhrase((above ?? 0) - 1 - down, false)),
      count: '0',
      pieces: [{ text: say(LADDER_WORDS.gap), shown: say(LADDER_WORDS.gap) }],
      side: undefined,
      streak: (above ?? 0) - 1 - down,
      stocks: 0,
    }))
    return [...gaps, row]
  })
}

/** How many of the rung below were promoted to this one: 3进4 3/6 50%; empty where nobody could be. */
function promotionText(day: DayStats, { streak }: RungRow, say: Say): string {
  if (streak === undefined || streak < 2) return ''
  const found = whereKnown(day, 'promotions', day.promotions)?.find(({ from }) => from === streak - 1)
  if (found === undefined) return ''
  const { rate } = found
  const figures = rate === undefined ? UNKNOWN : `${rate.part}/${rate.whole} ${wholePercent(rate)}`
  return `${say(promotionPhrase(streak - 1))} ${figures}`
}

/** Title, bar, count and promotion side by side, and the stocks hanging beside them, or below where there is no room. */
function laidOut(rows: readonly PictureRow[], width: number, paint: Paint, say: Say): string[] {
  const widest = (text: (row: PictureRow) => string): number =>
    Math.max(...rows.map((row) => displayWidth(text(row))))
  const figures: GridColumn[] = [
    { width: widest(({ title }) => title), align: 'left' },
    { width: widest(({ bar }) => bar), align: 'left' },
    { width: widest(({ count }) => count), align: 'right' },
    {
      width: Math.max(
        1,
        widest(({ promotion }) => promotion),
      ),
      align: 'left',
    },
  ]
  const room = width - figures.reduce((sum, column) => sum + column.width + GRID_GAP, 0)
  const cells = ({ title, bar, count, promotion, side }: PictureRow): GridCell[] => [
    [side === undefined ? paint('dim', title) : paint(side, title)],
    [paint('up', bar)],
    [count],
    [promotion],
  ]
  if (room < LEAST_STOCKS) {
    return rows.flatMap((row) => [
      ...gridLines(figures, [cells(row)]),
      ...wrapPieces(row.pieces, say(MARKS.list), width - GRID_GAP).map((line) => `  ${line}`),
    ])
  }
  const columns: GridColumn[] = [...figures, { width: room, align: 'left' }]
  return gridLines(
    columns,
    rows.map((row): GridCell[] => [...cells(row), wrapPieces(row.pieces, say(MARKS.list), room)]),
  )
}
