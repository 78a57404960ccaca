import { MIN_FOCUS_STREAK, MIN_FOCUS_WINDOW_BOARDS } from '../../model/focus.ts'
import type { PoolMember, PrintedLabel, TextStyle } from '../../model/published.ts'
import type { Board, Thresholds } from '../../model/report.ts'

/** What decides which of a board's labels a text prints. */
export interface LabelRules {
  readonly style: TextStyle
  readonly thresholds: Thresholds
}

/** Whether a label is ours; `open` where our bars begin inside the streak or window and it may be as long as printed. */
export type LabelMatch = 'yes' | 'no' | 'open'

/**
 * Whether a printed label is the one that the line prints for a sealed board: its window where that holds more boards
 * than the streak and is worth printing, else its streak. A smaller window may be printed in place of the streak.
 */
export function matchLabel(label: PrintedLabel, board: Board, rules: LabelRules): LabelMatch {
  const isOther = (label.kind === 'firstBoard' || label.kind === 'streak') && printsWindow(board, rules)
  return isOther ? 'no' : matchOwn(label, board, matchStreak(1, false, board))
}

/** Whether the label of a ladder is a board's: its streak, whatever its window. */
export function matchLadder(label: PrintedLabel, board: Board): LabelMatch {
  return matchOwn(label, board, matchStreak(1, false, board))
}

/** Whether a row's labels are those of a board: what a list says is each number by itself. */
export function matchMember(member: PoolMember, board: Board): LabelMatch {
  const { streak, streakAtLeast, window, windowAtLeast, label } = member
  const first =
    board.daysBoards === undefined ? matchStreak(1, false, board) : matchWindow(1, 1, false, board)
  return all([
    streak === undefined || streak === 0 ? 'yes' : matchStreak(streak, streakAtLeast, board),
    window === undefined ? 'yes' : matchWindow(window.days, window.boards, windowAtLeast, board),
    label === undefined ? 'yes' : matchOwn(label, board, first),
  ])
}

/** `first` is whether 首板 is ours: a streak of one in a text, a window of one board in a list. */
function matchOwn(label: PrintedLabel, board: Board, first: LabelMatch): LabelMatch {
  if (label.kind === 'limitDown') return 'no'
  if (label.kind === 'broken') return board.state === 'broken' ? 'yes' : 'no'
  if (board.state !== 'sealed') return 'no'
  switch (label.kind) {
    case 'sealed':
      return 'yes'
    case 'firstBoard':
      return first
    case 'streak':
      return matchStreak(label.boards, label.atLeast, board)
    case 'window':
      return matchWindow(label.days, label.boards, label.atLeast, board)
    case 'combined':
      return all([
        matchWindow(label.days, label.boards, label.atLeast, board),
        matchStreak(label.streak, false, board),
      ])
  }
}

function all(matches: readonly LabelMatch[]): LabelMatch {
  return matches.includes('no') ? 'no' : matches.includes('open') ? 'open' : 'yes'
}

function printsWindow({ daysBoards, streak, segment }: Board, { style, thresholds }: LabelRules): boolean {
  if (daysBoards === undefined || daysBoards.boards <= streak) return false
  if (style === 'focus') return daysBoards.boards >= MIN_FOCUS_WINDOW_BOARDS
  return segment === 'bse' || daysBoards.boards >= thresholds.minWindowBoards
}

function matchStreak(boards: number, atLeast: boolean, { streak, streakAtLeast }: Board): LabelMatch {
  if (boards === streak) return 'yes'
  if (atLeast) return !streakAtLeast && streak > boards ? 'yes' : 'no'
  return streakAtLeast && boards > streak ? 'open' : 'no'
}

function matchWindow(days: number, boards: number, atLeast: boolean, board: Board): LabelMatch {
  const { daysBoards: own, daysBoardsAtLeast } = board
  if (own === undefined) return 'no'
  if (days === own.days && boards === own.boards) return 'yes'
  if (atLeast) return !daysBoardsAtLeast && own.days >= days && own.boards >= boards ? 'yes' : 'no'
  return daysBoardsAtLeast && days >= own.days && boards >= own.boards ? 'open' : 'no'
}

/** Whether a sister text names a board among its stocks in focus. */
export function isInFocus({ state, daysBoards, streak, limitPercent }: Board): boolean {
  if (state !== 'sealed') return false
  const isWide =
    daysBoards !== undefined && daysBoards.boards > streak && daysBoards.boards >= MIN_FOCUS_WINDOW_BOARDS
  return isWide || streak >= MIN_FOCUS_STREAK[limitPercent]
}
