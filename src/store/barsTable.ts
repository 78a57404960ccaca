import { NO_VENDOR_LIMIT } from '../model/barFrame.ts'
import { identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import type { DayRows } from './dayRows.ts'
import type { PageRows, TextSource } from './parquet/fileWriter.ts'
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

const codes: TextSource = { textOf: codeOfDigits }
/** By a day's list of names, which many days may share. */
const nameSources = new WeakMap<readonly string[], TextSource>()

function nameSource(names: readonly string[]): TextSource {
  const known = nameSources.get(names) ?? { textOf: (id) => names[id]! }
  nameSources.set(names, known)
  return known
}

/** A day's rows as a page. */
export function pageOfDay(date: number, rows: DayRows): PageRows {
  const { count } = rows
  return {
    rows: count,
    columns: [
      new Int32Array(count).fill(date),
      { ids: rows.digits, source: codes },
      Int32Array.from(rows.kind),
      rows.open,
      rows.high,
      rows.low,
      rows.close,
      rows.prevClose,
      rows.volumeShares,
      rows.amountCents,
      rows.specialTreatment,
      { ids: rows.name, source: nameSource(rows.names) },
      storedLimits(rows.limitUp, count),
      storedLimits(rows.limitDown, count),
    ],
  }
}

/** The code of a stock's six digits. */
export function codeOfDigits(digits: number): StockCode {
  const identity = identifyCode({ digits, exchange: undefined })
  if (identity.kind !== 'stock') throw new RangeError(`${digits} is no stock`)
  return identity.code
}

/** A vendor's limits as they are stored: 0 says that there was none that day. */
function storedLimits(limits: Int32Array | undefined, count: number): Int32Array {
  if (limits === undefined) return new Int32Array(count).fill(NONE_WORD)
  return limits.map((cents) => (cents === 0 ? NONE_WORD : cents === NO_VENDOR_LIMIT ? 0 : cents))
}

/** Stored limits as frames hold them. */
export function limitsOfStored(words: Int32Array): Int32Array {
  return words.map((word) => (word === NONE_WORD ? 0 : word === 0 ? NO_VENDOR_LIMIT : word))
}
