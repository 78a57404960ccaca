import { MIN_FOCUS_STREAK, MIN_FOCUS_WINDOW_BOARDS } from '../model/focus.ts'
import type { Board, DayStats, GroupLabel } from '../model/report.ts'
import { labelWords, limitMark, nameOf, windowOf } from './label.ts'

type FocusLabel = Exclude<GroupLabel, { kind: 'firstBoard' }>

interface FocusStock {
  readonly board: Board
  readonly label: FocusLabel
}

/**
 * 焦点股: the day's tall streaks and full windows, each stock once. More boards first, then streak before
 * window, narrower limit before wider, shorter window before longer, settled before "at least", then by code.
 * Stocks with the same label share it.
 */
export function focusClauses(day: DayStats): string[] {
  const groups = new Map<string, string[]>()
  for (const { board, label } of focusStocks(day)) {
    const words = `${limitMark(board.limitPercent)}${labelWords(label)}`
    groups.set(words, [...(groups.get(words) ?? []), nameOf(board)])
  }
  return [...groups].map(([words, names]) => `${names.join('、')}${words}`)
}

function focusStocks(day: DayStats): FocusStock[] {
  return day.boards
    .flatMap((board) => {
      const label = focusLabel(board)
      return label === undefined ? [] : [{ board, label }]
    })
    .sort(
      (a, b) =>
        b.label.boards - a.label.boards ||
        Number(a.label.kind === 'window') - Number(b.label.kind === 'window') ||
        a.board.limitPercent - b.board.limitPercent ||
        daysOf(a.label) - daysOf(b.label) ||
        Number(a.label.atLeast) - Number(b.label.atLeast) ||
        (a.board.code < b.board.code ? -1 : 1),
    )
}

function focusLabel(board: Board): FocusLabel | undefined {
  if (board.state !== 'sealed') return undefined
  const window = windowOf(board)
  if (window !== undefined && window.boards >= MIN_FOCUS_WINDOW_BOARDS) return window
  if (board.streak < MIN_FOCUS_STREAK[board.limitPercent]) return undefined
  return { kind: 'streak', boards: board.streak, atLeast: board.streakAtLeast }
}

function daysOf(label: FocusLabel): number {
  return label.kind === 'window' ? label.days : label.boards
}
