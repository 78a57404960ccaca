import type { RangeDay, RangeReport, RangeRung, RangeStock } from '../../model/rangeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH, ruleRow } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { limitMark, nameOf, windowOf } from '../label.ts'
import { UNKNOWN } from '../percent.ts'
import { displayWidth } from '../width.ts'
import { wrapPieces } from '../wrap.ts'
import type { Piece } from '../wrap.ts'
import { countCell } from './cells.ts'
import { rangeFootnotes } from './footnotes.ts'
import { rangeHeading } from './heading.ts'
import { ladderColumns, ladderWidths } from './ladderColumns.ts'
import type { LadderColumn } from './ladderColumns.ts'
import { LADDER_FIGURES } from './qualityWords.ts'
import { rungPhrase } from '../words/day.ts'
import { labelPhrase, streakPhrase } from '../words/labels.ts'
import { MARKS } from '../words/marks.ts'
import { sayIn } from '../words/phrase.ts'
import type { Say } from '../words/phrase.ts'
import { RANGE_WORDS, rungCountPhrase, rungTitle } from '../words/range.ts'

type Paint = FormatContext['paint']

/** Fewest columns of a terminal that shows days with their century. */
const FULL_DATES_FROM = 100

/** 连板天梯历史: days by rungs, the newest day first as the ladder is read back, the tallest rung to the left. */
export function rangeLadder(report: RangeReport, { width: columns, paint, language }: FormatContext): string {
  const say = sayIn(language)
  const width = Math.max(columns, MIN_WIDTH)
  const parts = [
    rangeHeading(report, say(RANGE_WORDS.ladderTitle), width, paint, say),
    matrixLines(report.days.toReversed(), width, paint, say),
    rangeFootnotes(report, width, paint, say, LADDER_FIGURES),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function matrixLines(days: readonly RangeDay[], width: number, paint: Paint, say: Say): string[] {
  const dateOf = ({ date }: RangeDay): string => (width >= FULL_DATES_FROM ? date : date.slice(2))
  const date = Math.max(...days.map((day) => displayWidth(dateOf(day))))
  const firsts = days.map(({ firstBoards }) => countCell(firstBoards))
  const first = Math.max(displayWidth(say(RANGE_WORDS.firstBoards)), ...firsts.map(displayWidth))
  const room = width - date - first - 2 * GRID_GAP
  const rungs = ladderColumns(days, room)
  const cells = days.map((day) => rungs.map((column) => pieces(day, column, paint, say)))
  const widths = ladderWidths(
    cells.map((row) => row.map(textWidth)),
    rungs.length,
    room,
  )
  const columns: GridColumn[] = [
    { width: date, align: 'left' },
    ...widths.map((each): GridColumn => ({ width: each, align: 'left' })),
    { width: first, align: 'right' },
  ]
  const titles = [
    say(RANGE_WORDS.date),
    ...rungs.map((column) => titleOf(column, say)),
    say(RANGE_WORDS.firstBoards),
  ].map((text): GridCell => [paint('bold', text)])
  return gridLines(columns, [
    titles,
    ruleRow(columns),
    ...days.map((day, row): GridCell[] => [
      [dateOf(day)],
      ...widths.map((each, at) => wrapPieces(cells[row]?.[at] ?? [], say(MARKS.list), each)),
      [firsts[row] ?? UNKNOWN],
    ]),
  ])
}

function titleOf({ least, most }: LadderColumn, say: Say): string {
  return say(rungTitle(least, most > least))
}

/** The stocks of a cell; in the column of the tallest rungs each rung's height stands before its first stock. */
function pieces(day: RangeDay, { least, most }: LadderColumn, paint: Paint, say: Say): Piece[] {
  if (day.rungs === undefined) return [plain(UNKNOWN)]
  return day.rungs
    .filter(({ streak }) => streak >= least && streak <= most)
    .flatMap((rung) => rungPieces(rung, most > least, paint, say))
}

function rungPieces(rung: RangeRung, isJoined: boolean, paint: Paint, say: Say): Piece[] {
  const { from, to } = rung.count
  const open = from === to ? [] : [plain(say(rungCountPhrase(countCell(rung.count))))]
  const stocks = [...rung.stocks.map((stock) => stockPiece(stock, paint, say)), ...open]
  return stocks.map(({ text, shown }, at): Piece => {
    const height = isJoined && at === 0 ? say(rungPhrase(rung.streak)) : ''
    return height === ''
      ? { text, shown }
      : { text: `${height} ${text}`, shown: `${paint('up', height)} ${shown}` }
  })
}

function stockPiece(stock: RangeStock, paint: Paint, say: Say): Piece {
  const window = windowOf(stock)
  const name = nameOf(stock)
  const words = [
    limitMark(stock.limitPercent),
    stock.streakAtLeast ? say(streakPhrase(stock.streak, true)) : '',
    window === undefined ? '' : say(labelPhrase(window)),
    stock.hangsOnStatus ? 'ST?' : '',
  ]
    .filter((mark) => mark !== '')
    .join(' ')
  return words === ''
    ? { text: name, shown: name }
    : { text: `${name} ${words}`, shown: `${name} ${paint('dim', words)}` }
}

function textWidth(cell: readonly Piece[]): number {
  return cell.reduce((sum, { text }) => sum + displayWidth(text) + 2, -2)
}

function plain(text: string): Piece {
  return { text, shown: text }
}
