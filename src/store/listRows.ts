import { isDeepStrictEqual } from 'node:util'
import type { ExRights } from '../model/exRights.ts'
import type { ListConflict, RowDifference } from '../model/storeReport.ts'
import type { StoredIndexBar } from './storedDay.ts'

/** Differences that are told in full. */
const TOLD = 3

const PRICES = [
  ['open', 'open'],
  ['high', 'high'],
  ['low', 'low'],
  ['close', 'close'],
  ['prev_close', 'prevClose'],
] as const

const AMOUNTS = [
  ['cash_per_ten', 'cash'],
  ['bonus_per_ten', 'bonus'],
  ['rights_per_ten', 'rights'],
  ['rights_price', 'rightsPrice'],
] as const

/** Two index bars of one code and day: the incoming one with what it does not say, and where they differ. */
export function mergeIndexBar(
  stored: StoredIndexBar,
  incoming: StoredIndexBar,
): { readonly bar: StoredIndexBar; readonly difference: RowDifference | undefined } {
  const { code, date } = incoming
  const columns = PRICES.flatMap(([column, key]) => {
    const [one, other] = [stored[key], incoming[key]]
    if (one === undefined || other === undefined || one === other) return []
    return [[column, decimalText(one), decimalText(other)] as const]
  })
  const bar = {
    code,
    date,
    open: incoming.open ?? stored.open,
    high: incoming.high ?? stored.high,
    low: incoming.low ?? stored.low,
    close: incoming.close,
    prevClose: incoming.prevClose ?? stored.prevClose,
  }
  return { bar, difference: columns.length === 0 ? undefined : { date, code, columns } }
}

/** Where two ex-rights days of one stock and day differ; undefined when they are the same. */
export function exRightsDifference(
  code: string,
  stored: ExRights,
  incoming: ExRights,
): RowDifference | undefined {
  if (isDeepStrictEqual(stored, incoming)) return undefined
  const columns = AMOUNTS.filter(([, key]) => stored[key] !== incoming[key]).map(
    ([column, key]) => [column, decimalText(stored[key]), decimalText(incoming[key])] as const,
  )
  return { date: incoming.date, code, columns }
}

/** Differences of a list as a report has them: none, or one with the first of them. */
export function listConflicts(
  list: ListConflict['list'],
  differences: readonly RowDifference[],
): ListConflict[] {
  const count = differences.length
  return count === 0 ? [] : [{ list, count, first: differences.slice(0, TOLD) }]
}

/** Ten-thousandths as a decimal number with two places at least. */
function decimalText(tenThousandths: number): string {
  const digits = String(Math.abs(tenThousandths)).padStart(5, '0')
  const places = digits.slice(-4).replace(/0{1,2}$/, '')
  return `${tenThousandths < 0 ? '-' : ''}${digits.slice(0, -4)}.${places}`
}
