import type { Board, DayStats } from '../model/report.ts'
import { comparisonLines } from './comparisonLines.ts'
import { depthLines } from './depthLines.ts'
import { footnoteLines, thresholdNote, unitNotes } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { groupLines } from './groupLines.ts'
import { groupNotes } from './groupNotes.ts'
import { headingLines } from './heading.ts'
import { whereKnown } from './known.ts'
import { doubtMark, limitMark, nameOf } from './label.ts'
import { paintChange } from './paintChange.ts'
import { premiumLines } from './premiumLines.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { countText } from './rangeText.ts'
import { rungRows, stockPiece } from './rungRows.ts'
import type { StockRow } from './rungRows.ts'
import { summaryLines } from './summaryBlock.ts'
import { displayWidth } from './width.ts'
import { wrapPieces } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { DAY_WORDS, downStreakPhrase } from './words/day.ts'
import { shapePhrase } from './words/labels.ts'
import { MARKS } from './words/marks.ts'
import { sayIn } from './words/phrase.ts'
import type { Say } from './words/phrase.ts'

type Paint = FormatContext['paint']

/** The day for people on a terminal: figures, the ladder by rungs, broken and limit-down stocks, the day's depth, footnotes. */
export const table: DayFormatter = {
  name: 'table',
  description: 'figures, ladder and footnotes for a terminal',
  format: (day, { width: columns, paint, language }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const say = sayIn(language)
    const parts = [
      headingLines(day, say(DAY_WORDS.title), width, paint, say),
      summaryLines(day, width, paint, say),
      stockLines(day, width, paint, say),
      ...groupLines(day, width, paint, say),
      depthLines(day, width, paint, say),
      premiumLines(day, width, paint, say),
      ...(day.comparisons === undefined ? [] : [comparisonLines(day, width, paint, say)]),
      footnoteLines(day, width, paint, say, [
        thresholdNote(day.thresholds, say),
        ...groupNotes(day, say),
        ...unitNotes(language),
      ]),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

function stockLines(day: DayStats, width: number, paint: Paint, say: Say): string[] {
  const rungs = rungRows(day, paint, say)
  const others = otherRows(day, paint, say)
  const titles = [DAY_WORDS.streakColumn, DAY_WORDS.countColumn, DAY_WORDS.stocksColumn].map(say)
  const rows = [...rungs, ...others]
  const title = Math.max(displayWidth(titles[0] ?? ''), ...rows.map((row) => displayWidth(row.title)))
  const count = Math.max(displayWidth(titles[1] ?? ''), ...rows.map((row) => displayWidth(row.count)))
  const stocks = width - title - count - 2 * GRID_GAP
  const columns: GridColumn[] = [
    { width: title, align: 'left' },
    { width: count, align: 'right' },
    { width: stocks, align: 'left' },
  ]
  const head = titles.map((text): GridCell => [paint('bold', text)])
  const rule = ruleRow(columns)
  const cells = (row: StockRow): GridCell[] => [
    [row.side === undefined ? row.title : paint(row.side, row.title)],
    [row.count],
    wrapPieces(row.pieces, say(MARKS.list), stocks),
  ]
  return gridLines(columns, [
    head,
    rule,
    ...rungs.map(cells),
    ...(rungs.length === 0 ? [] : [rule]),
    ...others.map(cells),
  ])
}

function otherRows(day: DayStats, paint: Paint, say: Say): StockRow[] {
  const up = whereKnown(day, 'limitUp', day.limitUp)
  const down = whereKnown(day, 'limitDown', day.limitDown)
  return [
    {
      title: say(DAY_WORDS.brokenRow),
      count: up === undefined ? UNKNOWN : countText(up.broken, day.ranges?.broken),
      pieces: day.boards
        .filter((board) => board.state === 'broken')
        .map((board) => changePiece(day, board, paint)),
      side: undefined,
    },
    {
      title: say(DAY_WORDS.limitDownRow),
      count: down === undefined ? UNKNOWN : countText(down.sealed, day.ranges?.limitDownSealed),
      pieces: day.downBoards
        .filter((board) => board.state === 'sealed')
        .map((board) => downPiece(day, board, paint, say)),
      side: 'down',
    },
    {
      title: say(DAY_WORDS.reopenedRow),
      count: down === undefined ? UNKNOWN : countText(down.broken, day.ranges?.limitDownBroken),
      pieces: day.downBoards
        .filter((board) => board.state === 'broken')
        .map((board) => changePiece(day, board, paint)),
      side: undefined,
    },
  ]
}

function downPiece(day: DayStats, board: Board, paint: Paint, say: Say): Piece {
  const days =
    board.streakAtLeast || board.streak > 1 ? say(downStreakPhrase(board.streak, board.streakAtLeast)) : ''
  const shape = board.shape === undefined ? '' : say(shapePhrase(board.shape))
  return stockPiece(nameOf(board), [limitMark(board.limitPercent), shape, days, doubtMark(day, board)], paint)
}

function changePiece(day: DayStats, board: Board, paint: Paint): Piece {
  const percent = signedPercent(board.change)
  const { text, shown } = stockPiece(
    nameOf(board),
    [limitMark(board.limitPercent), doubtMark(day, board)],
    paint,
  )
  return { text: `${text} ${percent}`, shown: `${shown} ${paintChange(board.change, percent, paint)}` }
}
