import type { RangeRung, RangeStock } from '../../model/rangeReport.ts'
import type { Range } from '../../model/statusRanges.ts'
import type { DayFigures, FigureBoard } from './dayFigures.ts'

/** 首板 of a day: both ends of how many stocks have a streak of 1. */
export function firstBoards(day: DayFigures): Range {
  return countOf(day, 1)
}

/** 梯队 from 2 up, tallest first, each with its stocks by code. */
export function rangeRungs(day: DayFigures): RangeRung[] {
  const streaks = new Set([...day.ladder, ...(day.ranges?.rungs ?? [])].map(({ streak }) => streak))
  const byCode = new Map(day.boards.map((board) => [board.code, board]))
  return [...streaks]
    .filter((streak) => streak >= 2)
    .sort((a, b) => b - a)
    .map((streak) => {
      const codes = day.ladder.find((rung) => rung.streak === streak)?.codes ?? []
      return {
        streak,
        count: countOf(day, streak),
        stocks: codes.map((code) => {
          const board = byCode.get(code)
          if (board === undefined) throw new Error(`the ladder names ${code}, which has no board`)
          return stockOf(day, board)
        }),
      }
    })
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
