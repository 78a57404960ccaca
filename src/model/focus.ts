import type { Board } from './report.ts'

/** 焦点股: from how many boards on a streak is worth naming, by the limit in percent. */
export const MIN_FOCUS_STREAK: Readonly<Record<Board['limitPercent'], number>> = { 5: 3, 10: 3, 20: 2, 30: 2 }

/** From how many boards on an N天M板 window is worth naming. */
export const MIN_FOCUS_WINDOW_BOARDS = 4
