import type { Highest, ShapeCounts } from '../../model/dayDepth.ts'
import type { Board, Rung } from '../../model/report.ts'

/** 断层: rungs without a stock below the tallest. */
export function ladderGaps(rungs: readonly Rung[]): number[] {
  const held = new Set(rungs.map(({ streak }) => streak))
  const tallest = Math.max(0, ...held)
  return Array.from({ length: tallest }, (_, below) => below + 1).filter((streak) => !held.has(streak))
}

/** 最高板 under each limit that has a sealed board, 5% first. */
export function highestByLimit(boards: readonly Board[]): Highest[] {
  const sealed = boards.filter(({ state }) => state === 'sealed')
  return ([5, 10, 20, 30] as const).flatMap((limitPercent) => {
    const own = sealed.filter((board) => board.limitPercent === limitPercent)
    if (own.length === 0) return []
    const streak = Math.max(...own.map((board) => board.streak))
    const tallest = own.filter((board) => board.streak === streak)
    return [
      {
        limitPercent,
        streak,
        codes: tallest.map(({ code }) => code),
        atLeast: own.some(({ streakAtLeast }) => streakAtLeast),
      },
    ]
  })
}

/** 一字, T字 and 换手 among the sealed boards. */
export function shapeCounts(boards: readonly Board[]): ShapeCounts {
  const of = (shape: Board['shape']): number => boards.filter((board) => board.shape === shape).length
  return { oneWord: of('oneWord'), tBoard: of('tBoard'), turnover: of('turnover') }
}
