import { MAX_PRICE_CENTS, centsFromYuan } from '../../model/cents.ts'
import { dateOfCell, readFlag, readNumber, readQuantity } from '../csv/cells.ts'
import { LEFT } from './columnsMemory.ts'
import type { CellKind } from './schema.ts'

/** Bytes that a text file would not hold as they are, and letters that may be taken for another encoding. */
const ODD = /[\u0000-\u001F"\u0080-\u07FF]/
const LONGEST = 1000

/** Whether a text is one that only the reference reader may read, in the first column or another. */
export function isOddText(text: string, isFirst: boolean): boolean {
  return ODD.test(text) || text.length > LONGEST || (isFirst && text.startsWith('#'))
}

/** Whether a text has characters beyond ASCII. */
export function isWideText(text: string): boolean {
  return /[^\u0000-\u007F]/.test(text)
}

/** What the text of a cell means in the columns of a frame; what only the row reader understands is LEFT. */
export function meaningOf(kind: Exclude<CellKind, 'code' | 'name'>, text: string): number {
  switch (kind) {
    case 'price':
      return priceOf(text)
    case 'quantity': {
      const quantity = readQuantity(text)
      return quantity === 'missing' ? NaN : quantity === 'bad' ? LEFT.quantity : quantity
    }
    case 'date':
      return dateOfCell(text) ?? LEFT.date
    case 'adjustflag': {
      const flag = readNumber(text)
      return flag === 1 || flag === 2 ? LEFT.flag : 0
    }
    case 'suspendFlag':
      return readNumber(text) === -1 ? 0 : flagOf(text)
    case 'flag':
      return flagOf(text)
  }
}

function priceOf(text: string): number {
  const yuan = readNumber(text)
  if (yuan === 'missing') return 0
  const cents = yuan === 'bad' ? undefined : centsFromYuan(yuan)
  return cents === undefined || cents < 0 || cents > MAX_PRICE_CENTS ? LEFT.price : Math.abs(cents)
}

function flagOf(text: string): number {
  const flag = readFlag(text)
  return flag === 'missing' ? -1 : flag === 'bad' ? LEFT.flag : flag
}
