import type { GroupFigures } from '../model/groups.ts'
import type { Board, DayStats } from '../model/report.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { FieldSet } from './fields.ts'
import type { FormatContext } from './formatter.ts'
import { gridLines, ruleRow } from './grid.ts'
import { limitMark, nameOf, streakWords } from './label.ts'
import { printable } from './width.ts'
import { wrapPieces, wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'

interface GroupRow {
  readonly name: string
  readonly figures: GroupFigures
  readonly leaders: readonly Board[]
}

const NAME_TITLE = '题材'
const LEADERS_TITLE = '龙头 leaders'

const GROUP_FIELDS: FieldSet<GroupRow> = {
  fields: [
    { title: NAME_TITLE, align: 'left', text: ({ name }) => name },
    { title: '涨停', align: 'right', text: ({ figures }) => String(figures.sealed) },
    { title: '炸板', align: 'right', text: ({ figures }) => String(figures.broken) },
    { title: '跌停', align: 'right', text: ({ figures }) => String(figures.limitDown) },
    {
      title: '最高',
      align: 'left',
      text: ({ figures }) => heightWords(figures),
      shown: (_row, text, paint) => paint('up', text),
    },
    {
      title: LEADERS_TITLE,
      align: 'left',
      text: ({ leaders }) => leaders.map((board) => leaderPiece(board, plain).text).join('、'),
      lines: ({ leaders }, width, paint) =>
        wrapPieces(
          leaders.map((board) => leaderPiece(board, paint)),
          '、',
          width,
        ),
    },
  ],
  flexible: [
    { title: LEADERS_TITLE, least: 12 },
    { title: NAME_TITLE, least: 20 },
  ],
  dispensable: ['跌停', '炸板', '最高'],
  elastic: NAME_TITLE,
}

/** 题材: one row a group with its counts, its tallest streak and its leaders; no block without a groups file. */
export function groupLines(day: DayStats, width: number, paint: FormatContext['paint']): string[][] {
  const { groups: report } = day
  if (report === undefined) return []
  const boards = new Map(day.boards.map((board) => [board.code, board]))
  const rowOf = (name: string, figures: GroupFigures): GroupRow => ({
    name: printable(name),
    figures,
    leaders: figures.leaders.map((code) => {
      const board = boards.get(code)
      if (board === undefined) throw new Error(`a group is led by ${code}, which has no board`)
      return board
    }),
  })
  const { ungrouped } = report
  const hasOthers = ungrouped.sealed + ungrouped.broken + ungrouped.limitDown > 0
  const rows = [
    ...report.groups.map((group) => rowOf(group.name, group)),
    ...(hasOthers ? [rowOf('其他', ungrouped)] : []),
  ]
  if (rows.length === 0) return [wrapText(`题材 groups: ${report.quiet} without a board`, width)]
  const fitted = fittedFields(GROUP_FIELDS, rows, width)
  const lines = gridLines(fitted.columns, [
    titleCells(fitted, paint),
    ruleRow(fitted.columns),
    ...rows.map((row) => fieldCells(fitted, row, paint)),
  ])
  return [[...lines, ...lostLines(fitted, width, paint)]]
}

function heightWords({ maxHeight, maxHeightAtLeast }: GroupFigures): string {
  return maxHeight === 0 ? '' : streakWords(maxHeight, maxHeightAtLeast)
}

/** A leader's name, with 20CM or 30CM behind it. */
function leaderPiece(board: Board, paint: FormatContext['paint']): Piece {
  const [name, mark] = [nameOf(board), limitMark(board.limitPercent)]
  return mark === ''
    ? { text: name, shown: name }
    : { text: `${name} ${mark}`, shown: `${name} ${paint('dim', mark)}` }
}

function plain(_style: string, text: string): string {
  return text
}
