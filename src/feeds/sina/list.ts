import { codeOfPrefixed, Cells, exchangeOf } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import type { Line } from '../line.ts'
import type { Snapshot } from '../quote.ts'
import { sinaQuotes } from './quotes.ts'

const API = 'https://vip.stock.finance.sina.com.cn/quotes_service/api/json_v2.php/Market_Center'
const PAGE_ROWS = 100
/** All A-shares, those of Beijing among them. */
const NODE = 'hs_a'
const MOST_PAGES = 200

/** 新浪: every stock's quote. Its list carries no date, so the list gives the codes and the quotes the rest. */
export async function sinaSnapshot(line: Line): Promise<Snapshot> {
  const claimed = await sinaCount(line)
  const codes = await sinaCodes(line, claimed)
  const quotes = await sinaQuotes(line, codes)
  if (quotes.length !== codes.length) {
    throw new FeedFault('sina', 'short', `${quotes.length} quotes of ${codes.length} listed codes`)
  }
  return { quotes, claimed }
}

/** How many A-shares it lists. */
export async function sinaCount(line: Line): Promise<number> {
  const answer = await line.json(request(`getHQNodeStockCount?node=${NODE}`))
  const cells = new Cells('sina', 'number of stocks')
  return cells.count(answer, 'a number of stocks')
}

async function sinaCodes(line: Line, claimed: number): Promise<string[]> {
  const codes = new Set<string>()
  for (let page = 1; codes.size < claimed && page <= MOST_PAGES; page++) {
    const answer = await line.json(
      request(`getHQNodeData?page=${page}&num=${PAGE_ROWS}&sort=symbol&asc=1&node=${NODE}`),
    )
    const cells = new Cells('sina', `page ${page} of the list`)
    const rows = answer === null ? [] : cells.list(answer, 'rows')
    if (rows.length === 0) break
    for (const row of rows) {
      const symbol = cells.text(cells.record(row)['symbol'], 'a symbol')
      cells.stock(symbol.slice(2), exchangeOf(symbol.slice(0, 2)))
      codes.add(codeOfPrefixed(symbol))
    }
  }
  if (codes.size === claimed) return [...codes].sort()
  throw new FeedFault('sina', 'short', `the list is cut: ${codes.size} of ${claimed} codes`)
}

function request(call: string): Parameters<Line['json']>[0] {
  return {
    source: 'sina',
    urls: [`${API}.${call}`],
    headers: { referer: 'https://finance.sina.com.cn' },
    encoding: 'gb18030',
  }
}
