import type { ColumnRole } from './columns.ts'
import type { Layout } from './layout.ts'
import { CELL_KINDS, MOST_COLUMNS } from './scannerMemory.ts'

/** Whether every column of a layout that matters is one that the scanner reads. */
export function isScanned({ columns, width }: Layout): boolean {
  const saysStTwice = columns.has('st') && columns.has('trdsta')
  return !saysStTwice && width <= MOST_COLUMNS
}

/** The columns of Tushare's daily bars, those that are passed over left out. */
const COMMON_ROLES: readonly ColumnRole[] = [
  'code',
  'date',
  'open',
  'high',
  'low',
  'close',
  'prevClose',
  'volume',
  'amount',
]

/** 1 for the columns of Tushare's daily bars, code to amount; 2 with names behind the codes; 0 for any others. */
export function commonness({ columns, width, delimiter }: Layout): number {
  const names = columns.has('name') ? 1 : 0
  const isRead = [...columns].filter(([role]) => CELL_KINDS[role] !== 0).length
  const isAt = (role: ColumnRole, at: number): boolean => {
    const afterCode = at === 0 ? 0 : at + names
    return columns.get(role) === (at < 7 ? afterCode : afterCode + 2)
  }
  const isCommon =
    delimiter === ',' &&
    isRead === COMMON_ROLES.length + names &&
    width === COMMON_ROLES.length + names + 2 &&
    COMMON_ROLES.every(isAt) &&
    (names === 0 || columns.get('name') === 1)
  return isCommon ? 1 + names : 0
}
