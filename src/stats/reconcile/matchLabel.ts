import { MIN_FOCUS_STREAK, MIN_FOCUS_WINDOW_BOARDS } from '../../model/focus.ts'
import type { PoolMember, PrintedLabel, TextStyle } from '../../model/published.ts'
import type { Board, Thresholds } from '../../model/report.ts'

/** What decides which of a board's labels a text prints. */
export interface LabelRules {
  readonly style: TextStyle
  readonly thresholds: Thresholds
}

/**
 * Whether a printed label is the one that the line prints for a sealed board: its window where that holds more boards
 * than the streak and is worth printing, else its streak. A smaller window may be printed in place of the streak.
 */
export function isLabelOf(label: PrintedLabel, board: Board, rules: LabelRules): boolean {
  if (label.kind === 'limitDown') return false
  if (label.kind === 'broken') return board.state === 'broken'
  if (board.state !== 'sealed') return false
  switch (label.kind) {
    case 'sealed':
      return true
    case 'firstBoard':
      return isStreakOf(1, false, board) && !printsWindow(board, rules)
    case 'streak':
      return isStreakOf(label.boards, label.atLeast, board) && !printsWindow(board, rules)
    case 'window':
      return isWindowOf(label.days, label.boards, label.atLeast, board)
    case 'combined':
      return (
        isWindowOf(label.days, label.boards, label.atLeast, board) && isStreakOf(label.streak, false, board)
      )
  }
}

/** Whether a row's labels are those of a board: what a list says is each number by itself. */
export function isMemberOf(member: PoolMember, board: Board): boolean {
  const { streak, streakAtLeast, window, windowAtLeast, label } = member
  if (streak !== undefined && streak > 0 && !isStreakOf(streak, streakAtLeast, board)) return false
  if (window !== undefined && !isWindowOf(window.days, window.boards, windowAtLeast, board)) return false
  return label === undefined || isListLabel(label, board)
}

/** A list prints one label a stock: 首板 is a window of one board, 3连板 a streak. */
function isListLabel(label: PrintedLabel, board: Board): boolean {
  switch (label.kind) {
    case 'firstBoard':
      return board.daysBoards === undefined ? isStreakOf(1, false, board) : isWindowOf(1, 1, false, board)
    case 'streak':
      return isStreakOf(label.boards, label.atLeast, board)
    case 'window':
      return isWindowOf(label.days, label.boards, label.atLeast, board)
    case 'combined':
      return (
        isWindowOf(label.days, label.boards, label.atLeast, board) && isStreakOf(label.streak, false, board)
      )
    case 'sealed':
      return board.state === 'sealed'
    case 'broken':
      return board.state === 'broken'
    case 'limitDown':
      return false
  }
}

function printsWindow({ daysBoards, streak, segment }: Board, { style, thresholds }: LabelRules): boolean {
  if (daysBoards === undefined || daysBoards.boards <= streak) return false
  if (style === 'focus') return daysBoards.boards >= MIN_FOCUS_WINDOW_BOARDS
  return segment === 'bse' || daysBoards.boards >= thresholds.minWindowBoards
}

/** A streak that may be longer than seen fits every longer one. */
function isStreakOf(boards: number, atLeast: boolean, { streak, streakAtLeast }: Board): boolean {
  if (atLeast === streakAtLeast) return boards === streak
  return streakAtLeast ? boards >= streak : streak >= boards
}

function isWindowOf(days: number, boards: number, atLeast: boolean, board: Board): boolean {
  const { daysBoards, daysBoardsAtLeast } = board
  if (daysBoards === undefined) return false
  if (atLeast === daysBoardsAtLeast) return days === daysBoards.days && boards === daysBoards.boards
  return daysBoardsAtLeast
    ? days >= daysBoards.days && boards >= daysBoards.boards
    : daysBoards.days >= days && daysBoards.boards >= boards
}

/** Whether a sister text names a board among its stocks in focus. */
export function isInFocus({ state, daysBoards, streak, limitPercent }: Board): boolean {
  if (state !== 'sealed') return false
  const isWide =
    daysBoards !== undefined && daysBoards.boards > streak && daysBoards.boards >= MIN_FOCUS_WINDOW_BOARDS
  return isWide || streak >= MIN_FOCUS_STREAK[limitPercent]
}
