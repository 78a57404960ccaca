import type { Board, DayStats, Rung } from '../model/report.ts'
import { yuanFromCents } from '../model/cents.ts'
import { footnoteLines } from './footnotes.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { FieldSet } from './fields.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import type { GridCell } from './grid.ts'
import { headingLines } from './heading.ts'
import { doubtMark, labelWords, nameOf, shapeMark, streakWords, windowOf } from './label.ts'
import { stockAmount } from './money.ts'
import { paintChange } from './paintChange.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { rungBoards } from './rungBoards.ts'

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

const NAME_TITLE = '名称'

const FIELDS: FieldSet<LadderStock>['fields'] = [
  {
    title: '连板',
    align: 'left',
    text: ({ board, rung }) => streakWords(rung.streak, rung.atLeast.includes(board.code)),
    shown: (_stock, text, paint) => paint('up', text),
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
    shown: ({ board }, text, paint) => paintChange(board.change, text, paint),
  },
  {
    title: '成交额',
    align: 'right',
    text: ({ board }) => (board.amountCents === undefined ? UNKNOWN : stockAmount(board.amountCents)),
  },
]

/** On a narrow terminal the change and the label go last; the rest always stays. */
const LADDER_FIELDS: FieldSet<LadderStock> = {
  fields: FIELDS,
  dispensable: ['成交额', '板型', '收盘', '幅度', '涨跌幅', 'N天M板'],
  elastic: NAME_TITLE,
}

function rungLines(day: DayStats, width: number, paint: Paint): string[] {
  if (day.quality.ladder.state === 'unknown') return [`连板天梯 ladder ${UNKNOWN}`]
  const stocks = rungBoards(day).flatMap(({ rung, boards }) =>
    boards.map((board, index) => ({ board, rung, doubt: doubtMark(day, board), opensRung: index === 0 })),
  )
  if (stocks.length === 0) {
    const most = day.ranges?.sealed.to ?? 0
    return [most === 0 ? '无涨停 no stock sealed' : `无确知涨停 no stock surely sealed, at most ${most}`]
  }

  const fitted = fittedFields(LADDER_FIELDS, stocks, width)
  const rows: GridCell[][] = [titleCells(fitted, paint), ruleRow(fitted.columns)]
  for (const stock of stocks) {
    if (stock.opensRung && rows.length > 2) rows.push(fitted.columns.map((): GridCell => ['']))
    rows.push(fieldCells(fitted, stock, paint))
  }
  return [...gridLines(fitted.columns, rows), ...lostLines(fitted, width, paint)]
}

function windowText(board: Board): string {
  const window = windowOf(board)
  return window === undefined ? '' : labelWords(window)
}

function shapeText(board: Board): string {
  if (board.shape === undefined) return ''
  return board.shape === 'turnover' ? '换手' : shapeMark(board.shape)
}
