import type { ColumnRole } from '../csv/columns.ts'
import { FRAME_ROWS } from '../csv/frameRows.ts'
import type { Layout } from '../csv/layout.ts'
import { LEFT, flagColumn } from './columnsMemory.ts'
import type { ColumnsMemory } from './columnsMemory.ts'
import type { ColumnUse } from './frameColumn.ts'
import type { CellKind } from './schema.ts'

/** The column in which no flag is given. */
const NO_FLAG = -1

const KINDS: readonly (readonly [ColumnRole, CellKind])[] = [
  ['code', 'code'],
  ['name', 'name'],
  ['date', 'date'],
  ['open', 'price'],
  ['high', 'price'],
  ['low', 'price'],
  ['close', 'price'],
  ['prevClose', 'price'],
  ['volume', 'quantity'],
  ['amount', 'quantity'],
  ['st', 'flag'],
  ['tradestatus', 'flag'],
  ['paused', 'flag'],
  ['suspendFlag', 'suspendFlag'],
  ['adjustflag', 'adjustflag'],
]

const NONE_OF_KIND: Readonly<Record<CellKind, number>> = {
  code: LEFT.code,
  name: -1,
  date: LEFT.date,
  price: 0,
  quantity: NaN,
  flag: NO_FLAG,
  suspendFlag: NO_FLAG,
  adjustflag: NO_FLAG,
}

/** What each of a file's columns is to fill, by its position; columns of frames that nothing fills say so. */
export function usesOf({ columns }: Layout, memory: ColumnsMemory): ReadonlyMap<number, ColumnUse> {
  const frame = memory.columns
  const flags = (number: number): Int32Array =>
    new Int32Array(memory.bytes.buffer, flagColumn(number), FRAME_ROWS)
  const targets: Readonly<Partial<Record<ColumnRole, Int32Array | Float64Array>>> = {
    code: frame.stock,
    name: frame.name,
    date: frame.date,
    open: frame.open,
    high: frame.high,
    low: frame.low,
    close: frame.close,
    prevClose: frame.prevClose,
    volume: frame.volume,
    amount: frame.amount,
    st: flags(0),
    tradestatus: flags(1),
    paused: flags(2),
    suspendFlag: flags(3),
    adjustflag: flags(4),
  }
  const uses = new Map<number, ColumnUse>()
  for (const [role, kind] of KINDS) {
    const target = targets[role]!
    const none = NONE_OF_KIND[kind]
    const position = columns.get(role)
    if (position === undefined) target.fill(none)
    else uses.set(position, { kind, out: target.byteOffset, none })
  }
  return uses
}
