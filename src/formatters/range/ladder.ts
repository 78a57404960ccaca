import type { RangeDay, RangeReport, RangeRung, RangeStock } from '../../model/rangeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH, ruleRow } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { labelWords, limitMark, nameOf, streakWords, windowOf } from '../label.ts'
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

type Paint = FormatContext['paint']

/** Fewest columns of a terminal that shows days with their century. */
const FULL_DATES_FROM = 100

/** 连板天梯历史: days by rungs, the newest day first as the ladder is read back, the tallest rung to the left. */
export function rangeLadder(report: RangeReport, { width: columns, paint }: FormatContext): string {
  const width = Math.max(columns, MIN_WIDTH)
  const parts = [
    rangeHeading(report, '连板天梯历史 ladder history', width, paint),
    matrixLines(report.days.toReversed(), width, paint),
    rangeFootnotes(report, width, paint, LADDER_FIGURES),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function matrixLines(days: readonly RangeDay[], width: number, paint: Paint): string[] {
  const dateOf = ({ date }: RangeDay): string => (width >= FULL_DATES_FROM ? date : date.slice(2))
  const date = Math.max(...days.map((day) => displayWidth(dateOf(day))))
  const firsts = days.map(({ firstBoards }) => countCell(firstBoards))
  const first = Math.max(displayWidth('首板'), ...firsts.map(displayWidth))
  const room = width - date - first - 2 * GRID_GAP
  const rungs = ladderColumns(days, room)
  const cells = days.map((day) => rungs.map((column) => pieces(day, column, paint)))
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
  const titles = ['日期', ...rungs.map(titleOf), '首板'].map((text): GridCell => [paint('bold', text)])
  return gridLines(columns, [
    titles,
    ruleRow(columns),
    ...days.map((day, row): GridCell[] => [
      [dateOf(day)],
      ...widths.map((each, at) => wrapPieces(cells[row]?.[at] ?? [], '、', each)),
      [firsts[row] ?? UNKNOWN],
    ]),
  ])
}

function titleOf({ least, most }: LadderColumn): string {
  return `${least}板${most > least ? '以上' : ''}`
}

/** The stocks of a cell; in the column of the tallest rungs each rung's height stands before its first stock. */
function pieces(day: RangeDay, { least, most }: LadderColumn, paint: Paint): Piece[] {
  if (day.rungs === undefined) return [plain(UNKNOWN)]
  return day.rungs
    .filter(({ streak }) => streak >= least && streak <= most)
    .flatMap((rung) => rungPieces(rung, most > least, paint))
}

function rungPieces(rung: RangeRung, isJoined: boolean, paint: Paint): Piece[] {
  const { from, to } = rung.count
  const open = from === to ? [] : [plain(`共${countCell(rung.count)}股`)]
  const stocks = [...rung.stocks.map((stock) => stockPiece(stock, paint)), ...open]
  return stocks.map(({ text, shown }, at): Piece => {
    const height = isJoined && at === 0 ? `${rung.streak}板` : ''
    return height === ''
      ? { text, shown }
      : { text: `${height} ${text}`, shown: `${paint('up', height)} ${shown}` }
  })
}

function stockPiece(stock: RangeStock, paint: Paint): Piece {
  const window = windowOf(stock)
  const name = nameOf(stock)
  const words = [
    limitMark(stock.limitPercent),
    stock.streakAtLeast ? streakWords(stock.streak, true) : '',
    window === undefined ? '' : labelWords(window),
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
