import type { SchemaElement } from 'hyparquet'
import { NUMBER_TYPE, TURN } from './columnsMemory.ts'

/** How plain numbers of a column are turned into what they mean. */
export interface Turning {
  readonly to: number
  readonly type: number
  /** The scale of decimals, or how many of an instant's units are a millisecond; 0 for days. */
  readonly detail: number
}

/** What a cell of a column is, as far as its reading goes. */
export type CellKind = 'price' | 'quantity' | 'date' | 'flag' | 'code' | 'name' | 'adjustflag' | 'suspendFlag'

/** Most decimals of whole numbers that are turned into prices and quantities. */
const MOST_SCALE = 9

/** How plain numbers of this type are turned; undefined where each goes through its text. */
export function turningOf(kind: CellKind, element: SchemaElement): Turning | undefined {
  const { type } = element
  const number = numberType(type)
  if (number === undefined) return undefined
  const isWhole = type === 'INT32' || type === 'INT64'
  const numbers = plainNumbers(element)
  switch (kind) {
    case 'price':
    case 'quantity': {
      const to = kind === 'price' ? TURN.prices : TURN.quantities
      if (type === 'BOOLEAN' || (kind === 'quantity' && type === 'FLOAT')) return undefined
      if (numbers) return { to, type: number, detail: 0 }
      const scale = element.scale ?? 0
      const isDecimal = element.converted_type === 'DECIMAL' && isWhole && scale >= 0 && scale <= MOST_SCALE
      return isDecimal && element.scale !== undefined ? { to, type: number, detail: scale } : undefined
    }
    case 'date': {
      if (!isWhole) return undefined
      if (numbers) return { to: TURN.numberDates, type: number, detail: 0 }
      const detail = instantUnit(element)
      return detail === undefined ? undefined : { to: TURN.instantDates, type: number, detail }
    }
    case 'flag':
      return numbers && (isWhole || type === 'BOOLEAN')
        ? { to: TURN.flags, type: number, detail: 0 }
        : undefined
    case 'code':
    case 'name':
    case 'adjustflag':
    case 'suspendFlag':
      return undefined
  }
}

/** The number of a type of plain numbers. */
function numberType(type: SchemaElement['type']): number | undefined {
  switch (type) {
    case 'INT32':
    case 'INT64':
    case 'FLOAT':
    case 'DOUBLE':
    case 'BOOLEAN':
      return NUMBER_TYPE[type]
    case 'INT96':
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
    case undefined:
      return undefined
  }
}

/** Bytes of a plain number. */
export function bytesOfType(type: SchemaElement['type']): number | undefined {
  if (type === 'INT32' || type === 'FLOAT') return 4
  return type === 'INT64' || type === 'DOUBLE' ? 8 : undefined
}

/** Whether a column's values are signed numbers or flags and nothing else. */
export function plainNumbers({
  type,
  scale,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): boolean {
  if (scale !== undefined || numberType(type) === undefined) return false
  const isSigned = converted === undefined || /^INT_\d+$/.test(converted)
  return isSigned && (logical === undefined || (logical.type === 'INTEGER' && logical.isSigned))
}

/** Whether a column's values are texts and nothing else. */
export function plainTexts({
  type,
  scale,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): boolean {
  if (type !== 'BYTE_ARRAY' || scale !== undefined) return false
  if (converted !== undefined && converted !== 'UTF8' && converted !== 'ENUM') return false
  return logical === undefined || logical.type === 'STRING' || logical.type === 'ENUM'
}

/** How many units of an instant are a millisecond; 0 for days; undefined where it is none that is turned. */
function instantUnit({
  type,
  scale,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): number | undefined {
  if (scale !== undefined) return undefined
  if (converted === 'DATE') return type === 'INT32' ? 0 : undefined
  if (type !== 'INT64') return undefined
  if (converted === 'TIMESTAMP_MILLIS') return 1
  if (converted === 'TIMESTAMP_MICROS') return 1000
  if (converted !== undefined || logical?.type !== 'TIMESTAMP') return undefined
  return logical.unit === 'MICROS' ? 1000 : logical.unit === 'NANOS' ? 1_000_000 : 1
}
