import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'

/** A bar that opens at its reference price and ends at `close`. */
export function plainBar(
  code: string,
  date: number,
  prevClose: number,
  close: number,
  name = '甲乙丙丁',
): DailyBar {
  return {
    code,
    date: dateText(date),
    name,
    open: prevClose,
    high: Math.max(prevClose, close),
    low: Math.min(prevClose, close),
    close,
    prevClose,
    volumeShares: 100,
    amountCents: 100 * close,
  }
}

/** A stock that stands still on every trading day. */
export function flatBars(code: string, from: number, to: number, price = 1000): DailyBar[] {
  return tradingDaysBetween(from, to).map((date) => plainBar(code, date, price, price))
}

/** Bars as a CSV file with date, code, name, prices in yuan and pre_close. */
export function csvOf(bars: readonly DailyBar[]): string {
  const rows = bars.map((each) =>
    [each.date, each.code, each.name, each.open, each.high, each.low, each.close, each.prevClose]
      .map((cell) => (typeof cell === 'number' ? (cell / 100).toFixed(2) : cell))
      .join(','),
  )
  return `date,code,name,open,high,low,close,pre_close\n${rows.join('\n')}\n`
}
