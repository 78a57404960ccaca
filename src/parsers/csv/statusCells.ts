import { readFlag, readNumber } from './cells.ts'
import type { Fault, RowCells } from './rowCells.ts'

/**
 * CSMAR's Trdsta by what it says of ST: true, false, or undefined where the number does not tell a limit (an
 * S-share before its reform, PT). It says nothing of suspensions.
 */
const TRDSTA: ReadonlyMap<number, boolean | undefined> = new Map([
  ...[2, 3, 5, 6, 8, 9, 11, 12, 14, 15].map((state) => [state, true] as const),
  ...[1, 7, 10, 13].map((state) => [state, false] as const),
  ...[4, 16].map((state) => [state, undefined] as const),
])

/** Whether a column of the row says that the stock did not trade. */
export function isHalted(row: RowCells, cells: readonly string[]): boolean | Fault {
  let halted = false
  for (const [role, haltedBy] of [
    ['tradestatus', 0],
    ['paused', 1],
    ['suspendFlag', 1],
  ] as const) {
    const cell = row.text(cells, role)
    const flag = readFlag(cell)
    // A day of resumption is marked -1 there, and it trades.
    if (role === 'suspendFlag' && readNumber(cell) === -1) continue
    if (flag === 'bad') return { code: 'bad-number', role, found: cell }
    if (flag === haltedBy) halted = true
  }
  return halted
}

/** The row's own word on ST: 1, 0, or -1 where it says none. */
export function stFlag(row: RowCells, cells: readonly string[]): 1 | 0 | -1 {
  const flag = readFlag(row.text(cells, 'st'))
  if (flag === 0 || flag === 1) return flag
  const state = readNumber(row.text(cells, 'trdsta'))
  const isSt = typeof state === 'number' ? TRDSTA.get(state) : undefined
  return isSt === undefined ? -1 : isSt ? 1 : 0
}

/** The fault of a cell that should say whether the stock was ST. */
export function stFault(row: RowCells, cells: readonly string[]): Fault | undefined {
  const flag = row.text(cells, 'st')
  if (readFlag(flag) === 'bad') return { code: 'bad-number', role: 'st', found: flag }
  const found = row.text(cells, 'trdsta')
  const state = readNumber(found)
  const isKnown = state === 'missing' || (typeof state === 'number' && TRDSTA.has(state))
  return isKnown ? undefined : { code: 'bad-number', role: 'trdsta', found }
}
