import { MIN_FOCUS_STREAK, MIN_FOCUS_WINDOW_BOARDS } from '../model/focus.ts'
import type { Board, DayStats, GroupLabel } from '../model/report.ts'
import { combinedStreak, labelWords, limitMark, nameOf, windowOf } from './label.ts'
import { printable } from './width.ts'

type FocusLabel = Exclude<GroupLabel, { kind: 'firstBoard' }>

/** How the clauses are worded. */
export interface FocusChoices {
  /** Whether the theme of the user's groups stands before the names. */
  readonly isThemed: boolean
  /** Whether the streak stands behind the window that it ends. */
  readonly isCombined: boolean
}

interface FocusStock {
  readonly board: Board
  readonly label: FocusLabel
}

/**
 * 焦点股: the day's tall streaks and full windows, each stock once. More boards first, then streak before
 * window, narrower limit before wider, shorter window before longer, settled before "at least", then by code.
 * Stocks with the same label share it; where themes are printed, those of one theme: the first of a stock's own.
 */
export function focusClauses(day: DayStats, { isThemed, isCombined }: FocusChoices): string[] {
  const groups = isThemed ? day.groups?.stocks : undefined
  const themes = new Map(groups?.map((each) => [each.code, each.groups[0]]))
  const clauses = new Map<string, { theme: string; names: string[]; words: string }>()
  for (const { board, label } of focusStocks(day)) {
    const streak = isCombined && label.kind === 'window' ? combinedStreak(board, label.boards) : ''
    const words = `${limitMark(board.limitPercent)}${labelWords(label)}${streak}`
    const theme = themeWords(themes.get(board.code))
    const key = JSON.stringify([theme, words])
    const clause = clauses.get(key) ?? { theme, names: [], words }
    clauses.set(key, clause)
    clause.names.push(nameOf(board))
  }
  return [...clauses.values()].map(({ theme, names, words }) => `${theme}${names.join('、')}${words}`)
}

/** PCB板块, 磷化铟概念股: a theme as it stands before names; nothing for a stock without one. */
function themeWords(theme: string | undefined): string {
  if (theme === undefined) return ''
  const words = printable(theme)
  if (words.endsWith('概念')) return `${words}股`
  return /(?:板块|概念股|题材)$/.test(words) ? words : `${words}板块`
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
