import type { RangeRung, RangeStock } from '../../model/rangeReport.ts'
import type { Range } from '../../model/statusRanges.ts'
import type { DayFigures, FigureBoard } from './dayFigures.ts'

/** 首板 of a day: both ends of how many stocks have a streak of 1. */
export function firstBoards(day: DayFigures): Range {
  return countOf(day, 1)
}

/** 梯队 from 2 up, tallest first, each with its stocks by code. */
export function rangeRungs(day: DayFigures): RangeRung[] {
  const rungs = new Map<number, RangeStock[]>()
  for (const board of day.boards) {
    if (board.streak < 2) continue
    const rung = rungs.get(board.streak)
    if (rung === undefined) rungs.set(board.streak, [stockOf(day, board)])
    else rung.push(stockOf(day, board))
  }
  for (const { streak } of day.ranges?.rungs ?? [])
    if (streak >= 2 && !rungs.has(streak)) rungs.set(streak, [])
  return [...rungs.keys()]
    .sort((a, b) => b - a)
    .map((streak) => ({ streak, count: countOf(day, streak), stocks: rungs.get(streak) ?? [] }))
}

function countOf({ ladder, ranges }: DayFigures, streak: number): Range {
  const count = ladder.find((rung) => rung.streak === streak)?.codes.length ?? 0
  if (ranges === undefined) return { from: count, to: count }
  const { from, to } = ranges.rungs.find((rung) => rung.streak === streak) ?? { from: 0, to: 0 }
  return { from, to }
}

function stockOf(day: DayFigures, board: FigureBoard): RangeStock {
  return {
    code: board.code,
    name: board.name,
    limitPercent: board.limitPercent,
    streak: board.streak,
    streakAtLeast: board.streakAtLeast,
    daysBoards: day.quality.daysBoards.state === 'unknown' ? undefined : board.daysBoards,
    daysBoardsAtLeast: board.daysBoardsAtLeast,
    hangsOnStatus: day.ranges?.stocks.includes(board.code) ?? false,
  }
}
