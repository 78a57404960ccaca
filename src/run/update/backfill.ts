import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StockCode } from '../../model/code.ts'
import { dateText } from '../../model/date.ts'
import { eastmoneyHistory, eastmoneyIndex } from '../../feeds/eastmoney/history.ts'
import { FeedFault } from '../../feeds/fault.ts'
import type { ProviderName } from '../../feeds/fault.ts'
import { INDEX_CODES } from '../../feeds/quote.ts'
import type { HistoryBar, IndexQuote } from '../../feeds/quote.ts'
import { tushareDay } from '../../feeds/tushare/daily.ts'
import type { UpdateOptions } from './options.ts'
import { Faults, orFault } from './askProviders.ts'
import { Journal } from './journal.ts'

/** A past day that was fetched whole. */
export interface PastDay {
  readonly date: number
  readonly bars: readonly HistoryBar[]
  readonly indexes: readonly IndexQuote[]
  readonly source: string
  readonly checks: readonly string[]
}

/** Who shows past days, and at which cost. */
const PAST: readonly ProviderName[] = ['tushare', 'eastmoney']
/** Least share, in percent, of the listed codes that traded on a day of the past. */
const LEAST_TRADED = 85
/** Stocks between two words of progress. */
const EVERY = 250
/** Folder of the store in which answers wait until they are whole days. */
const INCOMING = 'incoming'

/**
 * Fetches past days and hands each to `put` when it is whole, oldest first. Tushare shows a day in one request;
 * Eastmoney shows a stock in one, so its answers are kept in a journal until all are there. What could not be had is
 * added to `faults`.
 */
export async function backfill(
  days: readonly number[],
  codes: readonly StockCode[],
  options: UpdateOptions,
  faults: Faults,
  put: (day: PastDay) => Promise<void>,
): Promise<void> {
  const asked = PAST.filter((name) => options.providers.includes(name))
  if (asked.length === 0) {
    faults.add(new FeedFault(options.providers[0] ?? 'eastmoney', 'no-token', 'shows no past days'))
    return
  }
  const indexes = await orFault(() => indexDays(days, options), faults)
  if (indexes === undefined) return
  let left = days
  for (const name of asked) {
    if (left.length === 0) return
    const done = new Set<number>()
    const keep = async (day: PastDay): Promise<void> => {
      await put(day)
      done.add(day.date)
    }
    await orFault(
      () =>
        name === 'tushare'
          ? byDay(left, codes, indexes, options, keep)
          : byStock(left, codes, indexes, options, keep),
      faults,
    )
    left = left.filter((day) => !done.has(day))
  }
}

/** By day: Tushare. */
async function byDay(
  days: readonly number[],
  codes: readonly StockCode[],
  indexes: readonly IndexQuote[],
  { line, token, progress }: UpdateOptions,
  put: (day: PastDay) => Promise<void>,
): Promise<void> {
  if (token === undefined) throw new FeedFault('tushare', 'no-token', 'needs a token')
  for (const [at, date] of days.entries()) {
    progress(`tushare: ${dateText(date)}, day ${at + 1} of ${days.length}`, at / days.length)
    await put(pastDay('tushare', date, await tushareDay(line, token, date), codes.length, indexes))
  }
}

/** By stock: Eastmoney. */
async function byStock(
  days: readonly number[],
  codes: readonly StockCode[],
  indexes: readonly IndexQuote[],
  { line, store, progress }: UpdateOptions,
  put: (day: PastDay) => Promise<void>,
): Promise<void> {
  const [from = 0, to = 0] = [days[0], days.at(-1)]
  const journal = new Journal(journalPath(store, from, to))
  const left = codes.filter((code) => !journal.has(code))
  for (const [at, code] of left.entries()) {
    if (at % EVERY === 0)
      progress(
        `eastmoney: bars of ${code}, stock ${codes.length - left.length + at + 1} of ${codes.length}`,
        (codes.length - left.length + at) / codes.length,
      )
    journal.add(code, await eastmoneyHistory(line, code, from, to))
  }
  const byDate = new Map<number, HistoryBar[]>(days.map((date) => [date, []]))
  for (const bar of journal.all()) byDate.get(bar.date)?.push(bar)
  for (const [date, bars] of byDate) await put(pastDay('eastmoney', date, bars, codes.length, indexes))
  journal.remove()
}

/** The journal of a span: one begun earlier that covers it, else a new one. */
function journalPath(store: string, from: number, to: number): string {
  const folder = join(store, INCOMING)
  const begun = (existsSync(folder) ? readdirSync(folder) : []).find((name) => {
    const match = /^eastmoney-(\d{8})-(\d{8})\.ndjson$/.exec(name)
    return match !== null && Number(match[1]) <= from && Number(match[2]) >= to
  })
  return join(folder, begun ?? `eastmoney-${from}-${to}.ndjson`)
}

/** A day with its indexes; refuses one on which too few stocks traded to be a whole one. */
function pastDay(
  source: ProviderName,
  date: number,
  bars: readonly HistoryBar[],
  listed: number,
  indexes: readonly IndexQuote[],
): PastDay {
  if (bars.length * 100 < listed * LEAST_TRADED) {
    throw new FeedFault(source, 'short', `${bars.length} bars on ${dateText(date)}, of ${listed} stocks`)
  }
  return {
    date,
    bars,
    indexes: indexes.filter((index) => index.date === date),
    source,
    checks: [`row count ${bars.length}`, 'date of every row', 'indexes on the calendar'],
  }
}

/** The indexes of a span of days, which must be those of the calendar. */
async function indexDays(days: readonly number[], { line }: UpdateOptions): Promise<IndexQuote[]> {
  const [from = 0, to = 0] = [days[0], days.at(-1)]
  const all: IndexQuote[] = []
  for (const code of INDEX_CODES) {
    const bars = await eastmoneyIndex(line, code, from, to)
    const found = new Set(bars.map(({ date }) => date))
    const missing = days.find((day) => !found.has(day))
    // The oldest index is on every day there is; the youngest began later.
    if (missing !== undefined && code === INDEX_CODES[0]) {
      throw new FeedFault('eastmoney', 'wrong-day', `index ${code} has no ${dateText(missing)}`)
    }
    all.push(...bars)
  }
  return all
}
