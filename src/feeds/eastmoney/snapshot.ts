import { Cells, stampOfSeconds } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import type { Line } from '../line.ts'
import type { Quote, QuoteBar, Snapshot } from '../quote.ts'

/** The most reliable first. */
const HOSTS = ['push2delay.eastmoney.com', '82.push2.eastmoney.com', 'push2.eastmoney.com']
/** A larger page silently comes with so many rows. */
export const PAGE_ROWS = 100
/** Main boards, ChiNext, STAR and Beijing. */
const MARKETS = 'm:0 t:6,m:0 t:80,m:1 t:2,m:1 t:23,m:0 t:81 s:2048'
const FIELDS = 'f2,f5,f6,f12,f13,f14,f15,f16,f17,f18,f26,f124'
const PUBLIC_CONSTANT = 'bd1d9ddb04089700cf9c27f6f7426281'
/** What stands for a price of a stock that did not trade. */
const NONE = '-'
/** More pages than any market has. */
const MOST_PAGES = 200

/** 东方财富: every stock's quote, page by page in the order of codes, so that no page shifts while we read. */
export async function eastmoneySnapshot(line: Line): Promise<Snapshot> {
  const first = await eastmoneyPage(line, 1)
  const quotes = [...first.quotes]
  const pages = Math.ceil(first.claimed / PAGE_ROWS)
  if (pages > MOST_PAGES) throw shape(`page 1: expected a number of stocks, found "${first.claimed}"`)
  for (let page = 2; page <= pages; page++) {
    const next = await eastmoneyPage(line, page)
    if (next.claimed !== first.claimed) {
      throw new FeedFault(
        'eastmoney',
        'short',
        `page ${page} counts ${next.claimed} stocks, page 1 ${first.claimed}`,
      )
    }
    quotes.push(...next.quotes)
  }
  checkOrder(quotes)
  if (quotes.length !== first.claimed) throw cut(quotes.length, first.claimed)
  return { quotes, claimed: first.claimed }
}

/** One page of the list. */
export async function eastmoneyPage(line: Line, page: number): Promise<Snapshot> {
  const query = new URLSearchParams({
    pn: String(page),
    pz: String(PAGE_ROWS),
    po: '1',
    np: '1',
    fltt: '2',
    invt: '2',
    fid: 'f12',
    ut: PUBLIC_CONSTANT,
    fs: MARKETS,
    fields: FIELDS,
  })
  const answer = await line.json({
    source: 'eastmoney',
    urls: HOSTS.map((host) => `https://${host}/api/qt/clist/get?${query.toString()}`),
    headers: { referer: 'https://quote.eastmoney.com/' },
  })
  return readEastmoneyPage(answer, page)
}

/** Reads one page; every cell is checked. */
export function readEastmoneyPage(answer: unknown, page: number): Snapshot {
  const cells = new Cells('eastmoney', `page ${page}`)
  const { data } = cells.record(answer)
  const { total, diff } = cells.record(data)
  const claimed = cells.count(total, 'the number of stocks')
  const rows = cells.list(diff, 'rows')
  const expected = Math.min(PAGE_ROWS, claimed - (page - 1) * PAGE_ROWS)
  if (rows.length !== expected) throw cut((page - 1) * PAGE_ROWS + rows.length, claimed)
  return { quotes: rows.map((row) => readRow(cells.record(row), page)), claimed }
}

function readRow(row: Readonly<Record<string, unknown>>, page: number): Quote {
  const digits = row['f12']
  const cells = new Cells('eastmoney', `page ${page}, ${typeof digits === 'string' ? digits : 'a row'}`)
  const code = cells.stock(digits, undefined)
  const market = cells.count(row['f13'], 'a market, 0 or 1 (f13)')
  if (market !== (code.endsWith('SH') ? 1 : 0)) throw cells.fault('the market of its code (f13)', row['f13'])
  return {
    code,
    name: cells.text(row['f14'], 'a name (f14)'),
    stamp: row['f124'] === NONE ? undefined : stampOfSeconds(cells.count(row['f124'], 'a time (f124)')),
    bar: readBar(row, cells),
    prevClose:
      row['f18'] === NONE ? undefined : positive(cells.price(row['f18'], 'the previous close (f18)')),
    listed: readListed(row['f26'], cells),
    limits: undefined,
  }
}

/** All or none: half a row is a row of another shape. */
function readBar(row: Readonly<Record<string, unknown>>, cells: Cells): QuoteBar | undefined {
  const { f2, f5, f6, f15, f16, f17 } = row
  const isIdle = (value: unknown): boolean => value === NONE || value === 0
  if ([f15, f16, f17].every(isIdle) && isIdle(f5)) return undefined
  return cells.bar({
    open: cells.price(f17, 'open (f17)'),
    high: cells.price(f15, 'high (f15)'),
    low: cells.price(f16, 'low (f16)'),
    close: cells.price(f2, 'the last price (f2)'),
    volumeShares: cells.count(f5, 'a volume in lots (f5)') * 100,
    amountCents: cells.amount(f6, 'an amount (f6)'),
  })
}

function readListed(value: unknown, cells: Cells): number | undefined {
  if (value === NONE || value === undefined || value === 0) return undefined
  return cells.date(typeof value === 'number' ? String(value) : value)
}

function positive(cents: number): number | undefined {
  return cents > 0 ? cents : undefined
}

/** Codes in one direction all the way; pages that shifted while we read repeat one, or turn back. */
function checkOrder(quotes: readonly Quote[]): void {
  const digits = quotes.map(({ code }) => code.slice(0, 6))
  const [first = '', second = ''] = digits
  const ascends = first < second
  const wrong = digits.findIndex((code, at) => {
    const before = digits[at - 1]
    return before !== undefined && (ascends ? before >= code : before <= code)
  })
  if (wrong < 0) return
  throw new FeedFault(
    'eastmoney',
    'short',
    `the pages shifted while they were read: ${digits[wrong] ?? ''} stands after ${digits[wrong - 1] ?? ''}`,
  )
}

function cut(rows: number, claimed: number): FeedFault {
  return new FeedFault('eastmoney', 'short', `the list is cut: ${rows} of ${claimed} rows`)
}

function shape(message: string): FeedFault {
  return new FeedFault('eastmoney', 'shape', message)
}
