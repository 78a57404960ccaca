import type { Board, DayStats, GroupLabel } from '../model/report.ts'
import { printable } from './width.ts'

/** 20CM and 30CM in front of a label; nothing for 5% and 10%. */
export function limitMark(limitPercent: 5 | 10 | 20 | 30): '' | '20CM' | '30CM' {
  if (limitPercent === 20) return '20CM'
  return limitPercent === 30 ? '30CM' : ''
}

/** 7连板, 13天11板 or 首板; `>=` in front where the data began inside the streak or window. */
export function labelWords(label: GroupLabel): string {
  switch (label.kind) {
    case 'firstBoard':
      return '首板'
    case 'streak':
      return streakWords(label.boards, label.atLeast)
    case 'window':
      return `${label.atLeast ? '>=' : ''}${label.days}天${label.boards}板`
  }
}

/** n连板, 首板 for a settled streak of 1, `>=` in front of one that may be longer. */
export function streakWords(boards: number, atLeast: boolean): string {
  if (atLeast) return `>=${boards}连板`
  return boards === 1 ? '首板' : `${boards}连板`
}

/** The N天M板 of a board whose window holds more boards than its streak; undefined otherwise. */
export function windowOf(
  board: Pick<Board, 'streak' | 'daysBoards' | 'daysBoardsAtLeast'>,
): Extract<GroupLabel, { kind: 'window' }> | undefined {
  const window = board.daysBoards
  if (window === undefined || window.boards <= board.streak) return undefined
  return { kind: 'window', days: window.days, boards: window.boards, atLeast: board.daysBoardsAtLeast }
}

/** N天M板n连板: the streak behind a window that holds more boards; nothing for a streak of 1 or the whole window. */
export function combinedStreak(board: Board, windowBoards: number): string {
  return board.streak >= 2 && windowBoards > board.streak
    ? streakWords(board.streak, board.streakAtLeast)
    : ''
}

/** The name that a board is printed under: its short name, or its code where the data has no name. */
export function nameOf(board: Pick<Board, 'name' | 'code'>): string {
  return printable(board.name ?? board.code)
}

/** 一字 and T字; nothing for a board that traded its way up. */
export function shapeMark(shape: NonNullable<Board['shape']>): '' | '一字' | 'T字' {
  switch (shape) {
    case 'oneWord':
      return '一字'
    case 'tBoard':
      return 'T字'
    case 'turnover':
      return ''
  }
}

/** ST? on a board that hangs on whether its stock was ST, which nothing says. */
export function doubtMark(day: DayStats, board: Board): '' | 'ST?' {
  return day.ranges?.stocks.includes(board.code) === true ? 'ST?' : ''
}
