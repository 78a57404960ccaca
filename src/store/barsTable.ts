import { NO_VENDOR_LIMIT } from '../model/barFrame.ts'
import { identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { NONE_WORD } from './parquet/schema.ts'
import type { Column } from './parquet/schema.ts'

/** The columns of daily bars, in the order in which they lie in a file. Prices are yuan with two decimals. */
export const BAR_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', optional: false },
  { name: 'code', type: 'text', optional: false },
  { name: 'kind', type: 'small', optional: false },
  { name: 'open', type: 'price', optional: true, none: 0 },
  { name: 'high', type: 'price', optional: true, none: 0 },
  { name: 'low', type: 'price', optional: true, none: 0 },
  { name: 'close', type: 'price', optional: true, none: 0 },
  { name: 'prev_close', type: 'price', optional: true, none: 0 },
  { name: 'volume', type: 'long', optional: true },
  { name: 'amount', type: 'money', optional: true },
  { name: 'is_st', type: 'flag', optional: true },
  { name: 'name', type: 'text', optional: true },
  { name: 'limit_up', type: 'price', optional: true },
  { name: 'limit_down', type: 'price', optional: true },
]

/** Position of each column. */
export const BAR = {
  date: 0,
  code: 1,
  kind: 2,
  open: 3,
  high: 4,
  low: 5,
  close: 6,
  prevClose: 7,
  volume: 8,
  amount: 9,
  isSt: 10,
  name: 11,
  limitUp: 12,
  limitDown: 13,
} as const

/** The code of a stock's six digits. */
export function codeOfDigits(digits: number): StockCode {
  const identity = identifyCode({ digits, exchange: undefined })
  if (identity.kind !== 'stock') throw new RangeError(`${digits} is no stock`)
  return identity.code
}

/** Stored limits as frames hold them. */
export function limitsOfStored(words: Int32Array): Int32Array {
  return words.map((word) => (word === NONE_WORD ? 0 : word === 0 ? NO_VENDOR_LIMIT : word))
}
