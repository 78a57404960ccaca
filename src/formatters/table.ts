import type { Board, DayStats, Rung } from '../model/report.ts'
import { comparisonLines } from './comparisonLines.ts'
import { depthLines } from './depthLines.ts'
import { footnoteLines, thresholdNote } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { groupLines } from './groupLines.ts'
import { groupNotes } from './groupNotes.ts'
import { headingLines } from './heading.ts'
import { whereKnown } from './known.ts'
import { doubtMark, labelWords, limitMark, nameOf, shapeMark, streakWords, windowOf } from './label.ts'
import { paintChange } from './paintChange.ts'
import { premiumLines } from './premiumLines.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { countText } from './rangeText.ts'
import { rungBoards } from './rungBoards.ts'
import { summaryLines } from './summaryBlock.ts'
import { displayWidth } from './width.ts'
import { wrapPieces } from './wrap.ts'
import type { Piece } from './wrap.ts'

type Paint = FormatContext['paint']

/** The day for people on a terminal: figures, the ladder by rungs, broken and limit-down stocks, the day's depth, footnotes. */
export const table: DayFormatter = {
  name: 'table',
  description: 'figures, ladder and footnotes for a terminal',
  format: (day, { width: columns, paint }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const parts = [
      headingLines(day, '涨停统计 limit-up', width, paint),
      summaryLines(day, width, paint),
      stockLines(day, width, paint),
      ...groupLines(day, width, paint),
      depthLines(day, width, paint),
      premiumLines(day, width, paint),
      ...(day.comparisons === undefined ? [] : [comparisonLines(day, width, paint)]),
      footnoteLines(day, width, paint, [thresholdNote(day.thresholds), ...groupNotes(day)]),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

interface StockRow {
  readonly title: string
  readonly count: string
  readonly pieces: readonly Piece[]
  readonly side: 'up' | 'down' | undefined
}

function stockLines(day: DayStats, width: number, paint: Paint): string[] {
  const rungs = rungRows(day, paint)
  const others = otherRows(day, paint)
  const rows = [...rungs, ...others]
  const title = Math.max(displayWidth('连板'), ...rows.map((row) => displayWidth(row.title)))
  const count = Math.max(displayWidth('只数'), ...rows.map((row) => displayWidth(row.count)))
  const stocks = width - title - count - 2 * GRID_GAP
  const columns: GridColumn[] = [
    { width: title, align: 'left' },
    { width: count, align: 'right' },
    { width: stocks, align: 'left' },
  ]
  const head = ['连板', '只数', '股票 stocks'].map((text): GridCell => [paint('bold', text)])
  const rule = ruleRow(columns)
  const cells = (row: StockRow): GridCell[] => [
    [row.side === undefined ? row.title : paint(row.side, row.title)],
    [row.count],
    wrapPieces(row.pieces, '、', stocks),
  ]
  return gridLines(columns, [
    head,
    rule,
    ...rungs.map(cells),
    ...(rungs.length === 0 ? [] : [rule]),
    ...others.map(cells),
  ])
}

function rungRows(day: DayStats, paint: Paint): StockRow[] {
  if (day.quality.ladder.state === 'unknown') {
    return [{ title: '连板', count: UNKNOWN, pieces: [], side: undefined }]
  }
  const rungs = new Map(rungBoards(day).map((each) => [each.rung.streak, each]))
  const ranges = new Map(day.ranges?.rungs.map((each) => [each.streak, each]))
  return [...new Set([...rungs.keys(), ...ranges.keys()])]
    .sort((a, b) => b - a)
    .map((streak) => {
      const found = rungs.get(streak)
      return {
        title: streakWords(streak, false),
        count: countText(found?.boards.length ?? 0, ranges.get(streak)),
        pieces: found?.boards.map((board) => rungPiece(day, board, found.rung, paint)) ?? [],
        side: 'up',
      }
    })
}

function rungPiece(day: DayStats, board: Board, rung: Rung, paint: Paint): Piece {
  const window = windowOf(board)
  const marks = [
    limitMark(board.limitPercent),
    board.shape === undefined ? '' : shapeMark(board.shape),
    rung.atLeast.includes(board.code) ? streakWords(board.streak, true) : '',
    window === undefined ? '' : labelWords(window),
    doubtMark(day, board),
  ]
  return stockPiece(nameOf(board), marks, paint)
}

function otherRows(day: DayStats, paint: Paint): StockRow[] {
  const up = whereKnown(day, 'limitUp', day.limitUp)
  const down = whereKnown(day, 'limitDown', day.limitDown)
  return [
    {
      title: '炸板',
      count: up === undefined ? UNKNOWN : countText(up.broken, day.ranges?.broken),
      pieces: day.boards
        .filter((board) => board.state === 'broken')
        .map((board) => changePiece(day, board, paint)),
      side: undefined,
    },
    {
      title: '跌停',
      count: down === undefined ? UNKNOWN : countText(down.sealed, day.ranges?.limitDownSealed),
      pieces: day.downBoards
        .filter((board) => board.state === 'sealed')
        .map((board) => downPiece(day, board, paint)),
      side: 'down',
    },
    {
      title: '翘板',
      count: down === undefined ? UNKNOWN : countText(down.broken, day.ranges?.limitDownBroken),
      pieces: day.downBoards
        .filter((board) => board.state === 'broken')
        .map((board) => changePiece(day, board, paint)),
      side: undefined,
    },
  ]
}

function downPiece(day: DayStats, board: Board, paint: Paint): Piece {
  const days =
    board.streakAtLeast || board.streak > 1 ? `${board.streakAtLeast ? '>=' : ''}${board.streak}连跌` : ''
  const shape = board.shape === undefined ? '' : shapeMark(board.shape)
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

function stockPiece(name: string, marks: readonly string[], paint: Paint): Piece {
  const words = marks.filter((mark) => mark !== '').join(' ')
  return words === ''
    ? { text: name, shown: name }
    : { text: `${name} ${words}`, shown: `${name} ${paint('dim', words)}` }
}
