import { yuanFromCents } from '../model/cents.ts'
import type { Board, DayStats } from '../model/report.ts'
import { csvLine } from './csvLine.ts'
import type { DayFormatter } from './formatter.ts'
import { exactYuan } from './money.ts'
import { percentNumber } from './percent.ts'

/**
 * One row a board: those that touched the up limit, then those that touched the down limit. Prices and
 * amounts in yuan with two decimals, the change in percent; what is not known is an empty cell.
 */
export const csv: DayFormatter = {
  name: 'csv',
  description: 'one row for each stock that touched a limit, prices and amounts in yuan',
  format: (day) => [COLUMNS.map(([name]) => name), ...rows(day)].map(csvLine).join(''),
}

type Side = 'up' | 'down'

const COLUMNS: readonly (readonly [
  name: string,
  cell: (day: DayStats, side: Side, board: Board) => string,
])[] = [
  ['date', (day) => day.date],
  ['side', (_day, side) => side],
  ['code', (_day, _side, board) => board.code],
  ['name', (_day, _side, board) => board.name ?? ''],
  ['source_name', (_day, _side, board) => board.sourceName ?? ''],
  ['segment', (_day, _side, board) => board.segment],
  ['status', (_day, _side, board) => board.status],
  ['limit_percent', (_day, _side, board) => String(board.limitPercent)],
  ['state', (_day, _side, board) => board.state],
  ['shape', (_day, _side, board) => board.shape ?? ''],
  ['streak', (_day, _side, board) => String(board.streak)],
  ['streak_at_least', (_day, _side, board) => String(board.streakAtLeast)],
  ['window_days', (day, _side, board) => windowCell(day, board.daysBoards?.days)],
  ['window_boards', (day, _side, board) => windowCell(day, board.daysBoards?.boards)],
  ['window_at_least', (_day, _side, board) => String(board.daysBoardsAtLeast)],
  ['open_yuan', (_day, _side, board) => yuanFromCents(board.open)],
  ['high_yuan', (_day, _side, board) => yuanFromCents(board.high)],
  ['low_yuan', (_day, _side, board) => yuanFromCents(board.low)],
  ['close_yuan', (_day, _side, board) => yuanFromCents(board.close)],
  ['prev_close_yuan', (_day, _side, board) => yuanFromCents(board.prevClose)],
  ['limit_price_yuan', (_day, _side, board) => yuanFromCents(board.limitPrice)],
  ['change_percent', (_day, _side, board) => percentNumber(board.change) ?? ''],
  [
    'volume_shares',
    (_day, _side, board) => (board.volumeShares === undefined ? '' : String(board.volumeShares)),
  ],
  [
    'amount_yuan',
    (_day, _side, board) => (board.amountCents === undefined ? '' : exactYuan(board.amountCents)),
  ],
  ['groups', (day, _side, { code }) => groupsOf(day, code).join('|')],
]

function groupsOf(day: DayStats, code: Board['code']): readonly string[] {
  return day.groups?.stocks.find((each) => each.code === code)?.groups ?? []
}

function rows(day: DayStats): string[][] {
  const sides: [Side, readonly Board[]][] = [
    ['up', inOrder(day.boards)],
    ['down', inOrder(day.downBoards)],
  ]
  return sides.flatMap(([side, boards]) =>
    boards.map((board) => COLUMNS.map(([, cell]) => cell(day, side, board))),
  )
}

/** Sealed before broken, each in the order given. */
function inOrder(boards: readonly Board[]): Board[] {
  return [
    ...boards.filter((board) => board.state === 'sealed'),
    ...boards.filter((board) => board.state === 'broken'),
  ]
}

function windowCell(day: DayStats, count: number | undefined): string {
  return count === undefined || day.quality.daysBoards.state === 'unknown' ? '' : String(count)
}
