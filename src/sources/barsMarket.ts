import { frameColumns, ROW_BAR } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { DailyBar } from '../model/bar.ts'
import { MAX_PRICE_CENTS } from '../model/cents.ts'
import { codeParts, identifyCode } from '../model/code.ts'
import { dateFromText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { Universe } from '../model/universe.ts'
import type { Market } from './market.ts'
import { marketOfFrames } from './market.ts'
import { ordered } from './order.ts'

/** The place of a bar that was handed over as a value. */
const NOWHERE = '(bars)'

/** A market of bars handed over as values, in any order. Refuses a bar that breaks low <= open, close <= high. */
export function barsMarket(bars: Iterable<DailyBar>, universe: Universe): Market {
  const list = [...bars]
  const columns = frameColumns(list.length)
  list.forEach((bar, row) => {
    columns.stock[row] = stockOf(bar, row, universe)
    columns.date[row] = dateFromText(bar.date) ?? refuse(row, `date "${bar.date}"`)
    columns.open[row] = priceOf(bar.open, row, 'open')
    columns.high[row] = priceOf(bar.high, row, 'high')
    columns.low[row] = priceOf(bar.low, row, 'low')
    columns.close[row] = priceOf(bar.close, row, 'close')
    if (bar.low > Math.min(bar.open, bar.close) || bar.high < Math.max(bar.open, bar.close)) {
      refuse(row, 'open or close outside low to high')
    }
    columns.prevClose[row] = bar.prevClose === undefined ? 0 : priceOf(bar.prevClose, row, 'prevClose')
    columns.volume[row] = bar.volumeShares ?? NaN
    columns.amount[row] = bar.amountCents ?? NaN
    columns.name[row] = bar.name === undefined ? -1 : universe.addName(bar.name)
    columns.specialTreatment[row] = bar.specialTreatment === undefined ? -1 : Number(bar.specialTreatment)
    columns.kind[row] = ROW_BAR
    columns.line[row] = row + 1
  })
  const frame: BarFrame = { ...columns, file: NOWHERE, volumeScale: 1, amountScale: 1 }
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
  return identity?.kind === 'stock' ? universe.addStock(identity) : refuse(row, `code "${bar.code}"`)
}

function priceOf(cents: number, row: number, what: string): number {
  const isPrice = Number.isInteger(cents) && cents > 0 && cents <= MAX_PRICE_CENTS
  return isPrice ? cents : refuse(row, `${what} ${cents}`)
}

function refuse(row: number, found: string): never {
  throw new Refusal(
    'bad-bar',
    `bar ${row + 1}: ${found}`,
    'an A-share code, a date, and prices in integer cents',
    {
      file: NOWHERE,
      line: row + 1,
    },
  )
}
