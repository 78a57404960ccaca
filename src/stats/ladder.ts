import type { Board, Rung } from '../model/report.ts'

/** 连板天梯: rungs by streak from 1 up, each with its codes in order. Broken boards stand on none. */
export function ladder(boards: readonly Board[]): Rung[] {
  const rungs = new Map<number, Board[]>()
  for (const board of boards) {
    if (board.state !== 'sealed') continue
    const rung = rungs.get(board.streak)
    if (rung === undefined) rungs.set(board.streak, [board])
    else rung.push(board)
  }
  return [...rungs]
    .sort(([a], [b]) => a - b)
    .map(([streak, members]) => ({
      streak,
      codes: members.map((board) => board.code),
      atLeast: members.filter((board) => board.streakAtLeast).map((board) => board.code),
    }))
}
