import type { StockCode } from '../model/code.ts'
import type { GroupFigures } from '../model/groups.ts'
import type { DayStats } from '../model/report.ts'
import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, ruleRow } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { limitMark, nameOf, streakWords } from './label.ts'
import { displayWidth, printable } from './width.ts'
import { wrapPieces, wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'

/** A group's name takes at most this part of the width. */
const NAME_SHARE = 0.3

interface GroupRow {
  readonly name: string
  readonly figures: GroupFigures
}

/** 题材: one row a group with its counts, its tallest streak and its leaders; no block without a groups file. */
export function groupLines(day: DayStats, width: number, paint: FormatContext['paint']): string[][] {
  const { groups: report } = day
  if (report === undefined) return []
  const { ungrouped } = report
  const rest = ungrouped.sealed + ungrouped.broken + ungrouped.limitDown > 0
  const rows: GroupRow[] = [
    ...report.groups.map((group) => ({ name: printable(group.name), figures: group })),
    ...(rest ? [{ name: '其他', figures: ungrouped }] : []),
  ]
  if (rows.length === 0) return [[`题材 groups: ${report.quiet} without a board`]]
  const titles = ['题材', '涨停', '炸板', '跌停', '最高']
  const texts = rows.map(({ name, figures }) => [
    name,
    String(figures.sealed),
    String(figures.broken),
    String(figures.limitDown),
    heightWords(figures),
  ])
  const columns = titles.map((title, at): GridColumn => {
    const widest = Math.max(displayWidth(title), ...texts.map((cells) => displayWidth(cells[at] ?? '')))
    return at === 0
      ? { width: Math.min(widest, Math.floor(width * NAME_SHARE)), align: 'left' }
      : { width: widest, align: at === 4 ? 'left' : 'right' }
  })
  const used = columns.reduce((sum, column) => sum + column.width + GRID_GAP, 0)
  columns.push({ width: width - used, align: 'left' })
  const [nameWidth, leaderWidth] = [columns[0]?.width ?? 0, width - used]
  const cells = rows.map(({ name, figures }, at): GridCell[] => [
    displayWidth(name) > nameWidth ? wrapText(name, nameWidth) : [name],
    ...(texts[at] ?? []).slice(1, -1).map((text): GridCell => [text]),
    [paint('up', heightWords(figures))],
    wrapPieces(leaderPieces(day, figures.leaders, paint), '、', leaderWidth),
  ])
  const head = [...titles, '龙头 leaders'].map((text): GridCell => [paint('bold', text)])
  return [gridLines(columns, [head, ruleRow(columns), ...cells])]
}

function heightWords({ maxHeight, maxHeightAtLeast }: GroupFigures): string {
  return maxHeight === 0 ? '' : streakWords(maxHeight, maxHeightAtLeast)
}

function leaderPieces(day: DayStats, leaders: readonly StockCode[], paint: FormatContext['paint']): Piece[] {
  const boards = new Map(day.boards.map((board) => [board.code, board]))
  return leaders.map((code) => {
    const board = boards.get(code)
    if (board === undefined) throw new Error(`a group is led by ${code}, which has no board`)
    const [name, mark] = [nameOf(board), limitMark(board.limitPercent)]
    return mark === ''
      ? { text: name, shown: name }
      : { text: `${name} ${mark}`, shown: `${name} ${paint('dim', mark)}` }
  })
}
