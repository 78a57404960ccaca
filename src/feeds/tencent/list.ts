import { codeOfPrefixed, Cells, exchangeOf } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import type { Line } from '../line.ts'
import type { Snapshot } from '../quote.ts'
import { tencentQuotes } from './quotes.ts'

const PAGE_ROWS = 200
const MOST_PAGES = 100

/** 腾讯: every stock's quote; the codes come from its own list. */
export async function tencentSnapshot(line: Line): Promise<Snapshot> {
  const codes = await tencentCodes(line)
  const quotes = await tencentQuotes(line, codes)
  const missing = codes.length - quotes.length
  if (missing !== 0) {
    throw new FeedFault('tencent', 'short', `${quotes.length} quotes of ${codes.length} listed codes`)
  }
  return { quotes, claimed: codes.length }
}

/** All A-share codes of its list, which must be as many as it says there are. */
export async function tencentCodes(line: Line): Promise<string[]> {
  const codes = new Set<string>()
  let claimed = 1
  let rows = 0
  for (let page = 0; rows < claimed && page < MOST_PAGES; page++) {
    const answer = await line.json({
      source: 'tencent',
      urls: [
        `https://proxy.finance.qq.com/cgi/cgi-bin/rank/hs/getBoardRankList?_appver=11.17.0&board_code=aStock&sort_type=price&direct=down&offset=${rows}&count=${PAGE_ROWS}`,
      ],
      headers: { referer: 'https://stockapp.finance.qq.com/' },
    })
    const cells = new Cells('tencent', `list from row ${rows}`)
    const data = cells.record(cells.record(answer)['data'])
    claimed = cells.count(data['total'], 'the number of stocks')
    const list = cells.list(data['rank_list'], 'rows')
    if (list.length === 0) break
    for (const row of list) {
      const code = cells.text(cells.record(row)['code'], 'a code')
      cells.stock(code.slice(2), exchangeOf(code.slice(0, 2)))
      codes.add(codeOfPrefixed(code))
    }
    rows += list.length
  }
  if (codes.size === claimed) return [...codes].sort()
  throw new FeedFault('tencent', 'short', `the list is cut: ${codes.size} of ${claimed} codes`)
}
