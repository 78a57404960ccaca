import { frameColumns, ROW_BAR, ROW_SUSPENDED } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { DailyBar } from '../model/bar.ts'
import { MAX_PRICE_CENTS } from '../model/cents.ts'
import { codeParts, identifyCode } from '../model/code.ts'
import { dateFromText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { Universe } from '../model/universe.ts'
import type { ParseContext } from '../parsers/parser.ts'
import type { Market } from './market.ts'
import { marketOfFrames } from './market.ts'
import { ordered } from './order.ts'

/** The place of a bar that was handed over as a value. */
const NOWHERE = '(bars)'

/**
 * A market of bars handed over as values, in any order. Refuses a bar that breaks low <= open, close <= high, or
 * stands on no past trading day; a volume of 0 is a suspended day.
 */
export function barsMarket(
  bars: Iterable<DailyBar>,
  universe: Universe,
  dateVerdict: ParseContext['dateVerdict'],
): Market {
  const list = [...bars]
  const columns = frameColumns(list.length)
  list.forEach((bar, row) => {
    columns.stock[row] = stockOf(bar, row, universe)
    columns.date[row] = dateOf(bar, row, dateVerdict)
    columns.open[row] = priceOf(bar.open, row, 'open')
    columns.high[row] = priceOf(bar.high, row, 'high')
    columns.low[row] = priceOf(bar.low, row, 'low')
    columns.close[row] = priceOf(bar.close, row, 'close')
    if (bar.low > Math.min(bar.open, bar.close) || bar.high < Math.max(bar.open, bar.close)) {
      refuse(
        row,
        'expected open and close from low to high',
        `low ${bar.low}, open ${bar.open}, close ${bar.close}, high ${bar.high}`,
      )
    }
    columns.prevClose[row] = bar.prevClose === undefined ? 0 : priceOf(bar.prevClose, row, 'prevClose')
    columns.volume[row] = quantityOf(bar.volumeShares, row, 'volumeShares')
    columns.amount[row] = quantityOf(bar.amountCents, row, 'amountCents')
    columns.name[row] = bar.name === undefined ? -1 : universe.addName(bar.name)
    columns.specialTreatment[row] = bar.specialTreatment === undefined ? -1 : Number(bar.specialTreatment)
    columns.kind[row] = bar.volumeShares === 0 ? ROW_SUSPENDED : ROW_BAR
    columns.line[row] = row + 1
  })
  const frame: BarFrame = {
    ...columns,
    file: NOWHERE,
    volumeScale: 1,
    amountScale: 1,
    prevCloseDerived: false,
  }
  const repeats = new IssueLog()
  const source = list.some((bar) => bar.specialTreatment !== undefined)
    ? 'flag'
    : list.some((bar) => bar.name !== undefined)
      ? 'name'
      : 'none'
  return marketOfFrames(ordered([frame], universe, repeats), universe, repeats, [
    { format: 'bars', volumeUnit: 'shares', amountUnit: 'yuan', prevClose: 'given', stSource: source },
  ])
}

function stockOf(bar: DailyBar, row: number, universe: Universe): number {
  const parts = codeParts(bar.code)
  const identity = parts === undefined ? undefined : identifyCode(parts)
  return identity?.kind === 'stock'
    ? universe.addStock(identity)
    : refuse(row, 'expected the code of an A-share', bar.code)
}

function dateOf(bar: DailyBar, row: number, dateVerdict: ParseContext['dateVerdict']): number {
  const date = dateFromText(bar.date)
  if (date === undefined) return refuse(row, 'expected a date as YYYY-MM-DD or YYYYMMDD', bar.date)
  const verdict = dateVerdict(date)
  return verdict === 'trading'
    ? date
    : refuse(row, 'expected a trading day up to today', `${bar.date}, ${verdict}`)
}

function quantityOf(value: number | undefined, row: number, what: string): number {
  if (value === undefined) return NaN
  return Number.isFinite(value) && value >= 0
    ? value
    : refuse(row, `expected ${what} of zero or more`, String(value))
}

function priceOf(cents: number, row: number, what: string): number {
  const isPrice = Number.isInteger(cents) && cents > 0 && cents <= MAX_PRICE_CENTS
  return isPrice ? cents : refuse(row, `expected ${what} above 0 in integer cents`, String(cents))
}

function refuse(row: number, expected: string, found: string): never {
  throw new Refusal(
    'bad-bar',
    `bar ${row + 1}: ${expected}, found "${found}"`,
    'a bar has an A-share code, a trading day, and prices in integer cents: 13.31 yuan are 1331',
    { file: NOWHERE, line: row + 1 },
  )
}
