import { MAX_PRICE_CENTS } from '../../model/cents.ts'
import type { IssueCode } from '../../model/issue.ts'
import type { StockCode } from '../../model/code.ts'
import { ROW_BAR } from '../../model/barFrame.ts'
import type { FrameRows } from '../csv/frameRows.ts'
import type { RatioCounts } from '../csv/units.ts'
import type { ParseContext } from '../parser.ts'
import { priceOrderFault } from '../priceOrder.ts'

/** The fields of a stock that make a bar; the amount may be missing. */
export type QlibField = 'open' | 'high' | 'low' | 'close' | 'volume' | 'factor'

/** Values of one field for the days from `start` on, by position in the calendar; NaN is no value. */
export interface FieldValues {
  /** Position in the calendar of the file's first value. */
  readonly origin: number
  readonly start: number
  readonly values: Float32Array
}

/** One stock's fields over a run of days. */
export interface QlibStock {
  readonly file: string
  readonly stock: number
  readonly code: StockCode
  readonly fields: Readonly<Record<QlibField, FieldValues>>
  readonly amount: FieldValues | undefined
}

/** Two floats of 24 bits and a division: what they may lose, as a share of the price. */
const LOST_SHARE = 2 ** -21
/** And in cents, for the cheapest stocks. */
const LOST_CENTS = 0.01

interface Before {
  readonly adjusted: number
  readonly factor: number
  readonly cents: number
}

/**
 * Bars of one stock for calendar positions `from` to `to`: prices divided by the day's factor and put on the cent
 * grid, shares multiplied by it. The reference price is the adjusted close before divided by the day's factor, half
 * up: the close itself while the factor stands still. A price off the grid is an issue and no bar.
 */
export function addQlibRows(
  stock: QlibStock,
  calendar: Int32Array,
  span: { readonly from: number; readonly to: number },
  out: FrameRows,
  ratios: RatioCounts,
  { issues }: ParseContext,
): void {
  const { fields } = stock
  let before: Before | undefined
  const first = Math.max(fields.close.start, 0)
  const last = Math.min(fields.close.start + fields.close.values.length - 1, span.to)
  for (let day = first; day <= last; day++) {
    const adjusted = valueOn(fields.close, day)
    if (Number.isNaN(adjusted)) continue
    const date = calendar[day]!
    const line = day - fields.close.origin + 1
    const fault = (code: IssueCode, found: string): void => {
      if (day >= span.from) {
        issues.add({ code, at: { file: stock.file, line }, found, date, stock: stock.code })
        out.addFault(stock.stock, date, line)
      }
      before = undefined
    }
    const factor = valueOn(fields.factor, day)
    if (!(factor > 0 && factor < Infinity)) {
      fault('bad-number', `factor ${factor}`)
      continue
    }
    const shares = valueOn(fields.volume, day) * factor
    if (shares === 0) {
      if (day >= span.from) out.addSuspended(stock.stock, date, -1, -1, line)
      continue
    }
    const prices = (['open', 'high', 'low', 'close'] as const).map((name) =>
      centsOf(valueOn(fields[name], day), factor),
    )
    const [open = NaN, high = NaN, low = NaN, close = NaN] = prices
    const wrong = faultOf(open, high, low, close)
    const volume = shares > 0 && shares < Infinity ? Math.round(shares) : NaN
    const money = stock.amount === undefined ? NaN : valueOn(stock.amount, day)
    if (wrong !== undefined || shares < 0 || shares === Infinity || money < 0 || money === Infinity) {
      const found = prices.map((price) => (Number.isNaN(price) ? 'off the grid' : (price / 100).toFixed(2)))
      fault(
        wrong ?? 'bad-number',
        wrong === undefined ? `volume ${shares}, amount ${money}` : found.join(' '),
      )
      continue
    }
    if (day >= span.from) {
      ratios.add(close, volume, money)
      out.add({
        kind: ROW_BAR,
        stock: stock.stock,
        date,
        open,
        high,
        low,
        close,
        prevClose: before === undefined ? 0 : referenceOf(before, factor),
        volume,
        amount: money,
        name: -1,
        specialTreatment: -1,
        line,
      })
    }
    before = { adjusted, factor, cents: close }
  }
}

/** Whether some day before `from` has a close, so that the first bar from there on has one before it. */
export function hasCloseBefore({ start, values }: FieldValues, from: number): boolean {
  return values.subarray(0, Math.max(0, from - start)).some((value) => !Number.isNaN(value))
}

function valueOn({ start, values }: FieldValues, day: number): number {
  return values[day - start] ?? NaN
}

function referenceOf({ adjusted, factor: factorBefore, cents }: Before, factor: number): number {
  if (factor === factorBefore) return cents
  const reference = Math.floor((adjusted / factor) * 100 + 0.5)
  return reference > 0 && reference <= MAX_PRICE_CENTS ? reference : 0
}

/** Cents of an adjusted price, or NaN where what is left of it is not on the grid. */
function centsOf(value: number, factor: number): number {
  const exact = (value / factor) * 100
  const cents = Math.round(exact)
  return Math.abs(exact - cents) <= exact * LOST_SHARE + LOST_CENTS ? cents : NaN
}

function faultOf(open: number, high: number, low: number, close: number): IssueCode | undefined {
  const isPrice = (price: number): boolean => price > 0 && price <= MAX_PRICE_CENTS
  if (![open, high, low, close].every(isPrice)) return 'bad-price'
  return priceOrderFault(open, high, low, close)
}
