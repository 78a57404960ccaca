import { ROW_BAR, ROW_SUSPENDED } from '../../model/barFrame.ts'
import type { StockCode } from '../../model/code.ts'
import type { Security } from '../../model/security.ts'
import type { HistoryBar, IndexQuote, Quote } from '../../feeds/quote.ts'
import { emptyDayRows } from '../../store/dayRows.ts'
import type { DayRows } from '../../store/dayRows.ts'
import type { StoredIndexBar } from '../../store/storedDay.ts'

/** A snapshot as the store takes it: names of the day, suspended stocks as such. */
export function rowsOfQuotes(quotes: readonly Quote[]): DayRows {
  const sorted = [...quotes].sort(byCode)
  const names = [...new Set(sorted.map(({ name }) => name).filter((name) => name !== ''))]
  const places = new Map(names.map((name, at) => [name, at]))
  const rows = emptyDayRows(sorted.length, names)
  sorted.forEach(({ code, name, bar, prevClose }, row) => {
    rows.digits[row] = Number(code.slice(0, 6))
    rows.name[row] = places.get(name) ?? -1
    rows.kind[row] = bar === undefined ? ROW_SUSPENDED : ROW_BAR
    if (bar === undefined) return
    rows.open[row] = bar.open
    rows.high[row] = bar.high
    rows.low[row] = bar.low
    rows.close[row] = bar.close
    rows.prevClose[row] = prevClose ?? 0
    rows.volumeShares[row] = bar.volumeShares
    rows.amountCents[row] = bar.amountCents
  })
  return rows
}

/** Bars of a past day as the store takes them, with the names that are known of it; suspended stocks are left out. */
export function rowsOfHistory(bars: readonly HistoryBar[], names: ReadonlyMap<StockCode, string>): DayRows {
  return rowsOfQuotes(
    bars.map((bar) => ({
      code: bar.code,
      name: names.get(bar.code) ?? '',
      stamp: undefined,
      bar,
      prevClose: bar.prevClose,
      listed: undefined,
      limits: undefined,
    })),
  )
}

/** Indexes as the store takes them. */
export function indexBars(indexes: readonly IndexQuote[]): StoredIndexBar[] {
  return indexes.map(({ code, date, open, high, low, close, prevClose }) => ({
    code,
    date,
    open,
    high,
    low,
    close,
    prevClose,
  }))
}

/** What a snapshot says of stocks beside their bars: the day of listing. */
export function securitiesOfQuotes(quotes: readonly Quote[]): Security[] {
  return quotes.flatMap(({ code, listed }) => (listed === undefined ? [] : [securityOf(code, listed)]))
}

function securityOf(code: StockCode, listed: number): Security {
  return {
    code,
    listed,
    delisted: undefined,
    names: [],
    flags: [],
    undatedName: undefined,
    undatedFrom: undefined,
  }
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : 1
}
