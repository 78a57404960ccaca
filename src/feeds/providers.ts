import type { StockCode } from '../model/code.ts'
import { eastmoneyHistory, eastmoneyIndex } from './eastmoney/history.ts'
import { eastmoneyPage, eastmoneySnapshot, PAGE_ROWS } from './eastmoney/snapshot.ts'
import type { ProviderName } from './fault.ts'
import type { Line } from './line.ts'
import { INDEX_CODES } from './quote.ts'
import type { IndexQuote, Quote, Snapshot } from './quote.ts'
import { sinaSnapshot } from './sina/list.ts'
import { sinaIndexes, sinaQuotes } from './sina/quotes.ts'
import { tencentSnapshot } from './tencent/list.ts'
import { tencentIndexes, tencentQuotes } from './tencent/quotes.ts'

/** A provider that shows the whole market as it stands. */
export interface SnapshotProvider {
  readonly name: ProviderName
  readonly snapshot: (line: Line) => Promise<Snapshot>
  /** Some of a snapshot's quotes once more, `codes` among them as far as that is cheap. */
  readonly again: (line: Line, snapshot: Snapshot, codes: readonly StockCode[]) => Promise<readonly Quote[]>
  /** Quotes of some stocks as they stood on `day`. */
  readonly some: (line: Line, codes: readonly StockCode[], day: number) => Promise<readonly Quote[]>
  readonly indexes: (line: Line, day: number) => Promise<readonly IndexQuote[]>
}

/** Stocks of whose bars Eastmoney, which takes one a request, is asked for a cross-check. */
const FEW = 12

/** By name; Tushare shows past days only. */
export const SNAPSHOT_PROVIDERS: Readonly<Partial<Record<ProviderName, SnapshotProvider>>> = {
  eastmoney: {
    name: 'eastmoney',
    snapshot: eastmoneySnapshot,
    again: async (line, { claimed }) => {
      const last = Math.ceil(claimed / PAGE_ROWS)
      const quotes: Quote[] = []
      for (const page of new Set([1, Math.ceil(last / 2), last])) {
        quotes.push(...(await eastmoneyPage(line, page)).quotes)
      }
      return quotes
    },
    some: async (line, codes, day) => {
      const quotes: Quote[] = []
      for (const code of codes.slice(0, FEW)) quotes.push(...(await barAsQuote(line, code, day)))
      return quotes
    },
    indexes: async (line, day) => {
      const bars: IndexQuote[] = []
      for (const code of INDEX_CODES) bars.push(...(await eastmoneyIndex(line, code, day, day)))
      return bars
    },
  },
  tencent: {
    name: 'tencent',
    snapshot: tencentSnapshot,
    again: (line, _snapshot, codes) => tencentQuotes(line, codes),
    some: (line, codes) => tencentQuotes(line, codes),
    indexes: (line) => tencentIndexes(line, INDEX_CODES),
  },
  sina: {
    name: 'sina',
    snapshot: sinaSnapshot,
    again: (line, _snapshot, codes) => sinaQuotes(line, codes),
    some: (line, codes) => sinaQuotes(line, codes),
    indexes: (line) => sinaIndexes(line, INDEX_CODES),
  },
}

/** A day's bar of a history in the form of a quote made at the close. */
async function barAsQuote(line: Line, code: StockCode, day: number): Promise<Quote[]> {
  return (await eastmoneyHistory(line, code, day, day)).map((bar) => ({
    code,
    name: '',
    stamp: { date: bar.date, minutes: 15 * 60 },
    bar,
    prevClose: bar.prevClose,
    listed: undefined,
    limits: undefined,
  }))
}
