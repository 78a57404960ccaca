import type { Board, DayStats, Rung } from '../model/report.ts'
import { yuanFromCents } from '../model/cents.ts'
import { footnoteLines } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { headingLines } from './heading.ts'
import { doubtMark, labelWords, nameOf, shapeMark, streakWords, windowOf } from './label.ts'
import { stockAmount } from './money.ts'
import { paintChange } from './paintChange.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { rungBoards } from './rungBoards.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

type Paint = FormatContext['paint']

/** 连板天梯: one sealed stock a line, tallest rung first. */
export const ladder: DayFormatter = {
  name: 'ladder',
  description: '连板天梯, one sealed stock a line, tallest rung first',
  format: (day, { width: columns, paint }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const parts = [
      headingLines(day, '连板天梯 ladder', width, paint),
      rungLines(day, width, paint),
      footnoteLines(day, width, paint),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

/** One line of the ladder. */
interface LadderStock {
  readonly board: Board
  readonly rung: Rung
  /** ST? or nothing. */
  readonly doubt: ReturnType<typeof doubtMark>
}

/** One column of the ladder: its title, its plain text for a stock, and how that text is coloured. */
interface Field {
  readonly title: string
  readonly align: GridColumn['align']
  readonly text: (stock: LadderStock) => string
  readonly shown?: (board: Board, text: string, paint: Paint) => string
}

const NAME_TITLE = '名称'

const FIELDS: readonly Field[] = [
  {
    title: '连板',
    align: 'left',
    text: ({ board, rung }) => streakWords(rung.streak, rung.atLeast.includes(board.code)),
    shown: (_board, text, paint) => paint('up', text),
  },
  { title: '代码', align: 'left', text: ({ board }) => board.code },
  {
    title: NAME_TITLE,
    align: 'left',
    text: ({ board, doubt }) => `${nameOf(board)}${doubt === '' ? '' : ` ${doubt}`}`,
  },
  { title: 'N天M板', align: 'left', text: ({ board }) => windowText(board) },
  { title: '幅度', align: 'right', text: ({ board }) => `${board.limitPercent}%` },
  { title: '板型', align: 'left', text: ({ board }) => shapeText(board) },
  { title: '收盘', align: 'right', text: ({ board }) => yuanFromCents(board.close) },
  {
    title: '涨跌幅',
    align: 'right',
    text: ({ board }) => signedPercent(board.change),
    shown: (board, text, paint) => paintChange(board.change, text, paint),
  },
  {
    title: '成交额',
    align: 'right',
    text: ({ board }) => (board.amountCents === undefined ? UNKNOWN : stockAmount(board.amountCents)),
  },
]

/** Columns that a narrow terminal loses, first to go first. The rest always stays. */
const DISPENSABLE: readonly string[] = ['成交额', '板型', '收盘', '幅度', '涨跌幅', 'N天M板']

function rungLines(day: DayStats, width: number, paint: Paint): string[] {
  if (day.quality.ladder.state === 'unknown') return [`连板天梯 ladder ${UNKNOWN}`]
  const stocks = rungBoards(day).flatMap(({ rung, boards }) =>
    boards.map((board, index) => ({ board, rung, doubt: doubtMark(day, board), opensRung: index === 0 })),
  )
  if (stocks.length === 0) {
    const most = day.ranges?.sealed.to ?? 0
    return [most === 0 ? '无涨停 no stock sealed' : `无确知涨停 no stock surely sealed, at most ${most}`]
  }

  const measured = FIELDS.map((field) => ({
    field,
    width: Math.max(displayWidth(field.title), ...stocks.map((stock) => displayWidth(field.text(stock)))),
  }))
  const kept = fitting(measured, width)
  const columns = kept.map((column): GridColumn => ({ width: column.width, align: column.field.align }))
  const rows: GridCell[][] = [
    kept.map(({ field }): GridCell => [paint('bold', field.title)]),
    ruleRow(columns),
  ]
  for (const stock of stocks) {
    if (stock.opensRung && rows.length > 2) rows.push(kept.map((): GridCell => ['']))
    rows.push(
      kept.map(({ field, width: columnWidth }): GridCell => {
        const text = field.text(stock)
        if (displayWidth(text) > columnWidth) return wrapText(text, columnWidth)
        return [field.shown === undefined ? text : field.shown(stock.board, text, paint)]
      }),
    )
  }
  const lost = measured
    .filter(({ field }) => !kept.some((column) => column.field === field))
    .map(({ field }) => field.title)
  const note = lost.length === 0 ? [] : wrapText(`not shown at ${width} columns: ${lost.join(', ')}`, width)
  return [...gridLines(columns, rows), ...note.map((line) => paint('dim', line))]
}

interface MeasuredField {
  readonly field: Field
  readonly width: number
}

/** The columns that fit: first the dispensable ones go, then long names are wrapped. */
function fitting(measured: readonly MeasuredField[], width: number): readonly MeasuredField[] {
  const spareOf = (columns: readonly MeasuredField[]): number =>
    columns.reduce((spare, column) => spare - column.width, width - (columns.length - 1) * GRID_GAP)
  let kept = measured
  for (const title of DISPENSABLE) {
    if (spareOf(kept) >= 0) return kept
    kept = kept.filter(({ field }) => field.title !== title)
  }
  const missing = Math.max(0, -spareOf(kept))
  return kept.map(({ field, width: columnWidth }) => ({
    field,
    width: field.title === NAME_TITLE ? columnWidth - missing : columnWidth,
  }))
}

function windowText(board: Board): string {
  const window = windowOf(board)
  return window === undefined ? '' : labelWords(window)
}

function shapeText(board: Board): string {
  if (board.shape === undefined) return ''
  return board.shape === 'turnover' ? '换手' : shapeMark(board.shape)
}
