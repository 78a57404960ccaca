import type { StockCode } from '../../model/code.ts'
import type { OwnStock } from '../../model/reconcile.ts'
import type { Board } from '../../model/report.ts'
import type { Reading } from './reading.ts'

/** Boards of a reading by code. */
export interface BoardsByCode {
  readonly up: ReadonlyMap<StockCode, Board>
  readonly down: ReadonlyMap<StockCode, Board>
}

/** The boards of a reading's own day. */
export function boardsByCode({ today }: Reading): BoardsByCode {
  return {
    up: new Map(today.boards.map((board) => [board.code, board])),
    down: new Map(today.downBoards.map((board) => [board.code, board])),
  }
}

/** Our boards of a stock, under the name that was printed where we have none. */
export function ownStock(code: StockCode, name: string | undefined, { up, down }: BoardsByCode): OwnStock {
  const board = up.get(code)
  const downBoard = down.get(code)
  return { code, name: board?.name ?? downBoard?.name ?? name, board, downBoard }
}
