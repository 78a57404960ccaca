import type { GroupFigures } from '../model/groups.ts'
import type { Board, DayStats } from '../model/report.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { FieldSet } from './fields.ts'
import type { FormatContext } from './formatter.ts'
import { gridLines, ruleRow } from './grid.ts'
import { limitMark, nameOf } from './label.ts'
import { printable } from './width.ts'
import { wrapPieces, wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { DAY_WORDS, quietPhrase } from './words/day.ts'
import { streakPhrase } from './words/labels.ts'
import { LADDER_WORDS } from './words/ladder.ts'
import { MARKS } from './words/marks.ts'
import type { Say } from './words/phrase.ts'

interface GroupRow {
  readonly name: string
  readonly figures: GroupFigures
  readonly leaders: readonly Board[]
}

function groupFields(say: Say): FieldSet<GroupRow> {
  const nameTitle = say(DAY_WORDS.group)
  const leadersTitle = say(DAY_WORDS.leaders)
  const broken = say(DAY_WORDS.brokenRow)
  const limitDown = say(DAY_WORDS.limitDownRow)
  const tallest = say(DAY_WORDS.tallestColumn)
  return {
    fields: [
      { title: nameTitle, align: 'left', text: ({ name }) => name },
      { title: say(LADDER_WORDS.sealed), align: 'right', text: ({ figures }) => String(figures.sealed) },
      { title: broken, align: 'right', text: ({ figures }) => String(figures.broken) },
      { title: limitDown, align: 'right', text: ({ figures }) => String(figures.limitDown) },
      {
        title: tallest,
        align: 'left',
        text: ({ figures }) => heightWords(figures, say),
        shown: (_row, text, paint) => paint('up', text),
      },
      {
        title: leadersTitle,
        align: 'left',
        text: ({ leaders }) => leaders.map((board) => leaderPiece(board, plain).text).join(say(MARKS.list)),
        lines: ({ leaders }, width, paint) =>
          wrapPieces(
            leaders.map((board) => leaderPiece(board, paint)),
            say(MARKS.list),
            width,
          ),
      },
    ],
    flexible: [
      { title: leadersTitle, least: 12 },
      { title: nameTitle, least: 20 },
    ],
    dispensable: [limitDown, broken, tallest],
    elastic: nameTitle,
  }
}

/** 题材: one row a group with its counts, its tallest streak and its leaders; no block without a groups file. */
export function groupLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[][] {
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
    ...(hasOthers ? [rowOf(say(DAY_WORDS.others), ungrouped)] : []),
  ]
  if (rows.length === 0) return [wrapText(say(quietPhrase(report.quiet)), width)]
  const fitted = fittedFields(groupFields(say), rows, width)
  const lines = gridLines(fitted.columns, [
    titleCells(fitted, paint),
    ruleRow(fitted.columns),
    ...rows.map((row) => fieldCells(fitted, row, paint)),
  ])
  return [[...lines, ...lostLines(fitted, width, paint, say)]]
}

function heightWords({ maxHeight, maxHeightAtLeast }: GroupFigures, say: Say): string {
  return maxHeight === 0 ? '' : say(streakPhrase(maxHeight, maxHeightAtLeast))
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
