import type { Board, DayStats, Rung } from '../model/report.ts'

/** A rung of the ladder with the boards that stand on it. */
export interface RungBoards {
  readonly rung: Rung
  readonly boards: readonly Board[]
}

/** The ladder as it is shown: tallest rung first, with boards instead of codes. A code without a board is a fault in the program. */
export function rungBoards(day: DayStats): RungBoards[] {
  const byCode = new Map(day.boards.map((board) => [board.code, board]))
  return day.ladder.toReversed().map((rung) => ({
    rung,
    boards: rung.codes.map((code) => {
      const board = byCode.get(code)
      if (board === undefined) throw new Error(`the ladder names ${code}, which has no board`)
      return board
    }),
  }))
}
