import { codeOfPrefixed, Cells, exchangeOf, prefixedCode } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import { quoted } from '../line.ts'
import type { Line } from '../line.ts'
import type { IndexQuote, Quote, QuoteLimits, Stamp } from '../quote.ts'

/** Codes in one request. */
export const TENCENT_CODES = 60
/** A line that says no code of the request is known. */
const NONE_MATCHES = 'v_pv_none_match'
/** The last cell that we read. */
const LAST_CELL = 48

/** 腾讯: quotes of stocks with their limit prices. Codes that it does not know are left out. */
export async function tencentQuotes(line: Line, codes: readonly string[]): Promise<Quote[]> {
  const quotes: Quote[] = []
  for (const text of await texts(line, codes)) quotes.push(...readTencentQuotes(text))
  return quotes
}

/** 腾讯: quotes of indexes. */
export async function tencentIndexes(line: Line, codes: readonly string[]): Promise<IndexQuote[]> {
  return (await texts(line, codes)).flatMap((text) =>
    linesOf(text).map(([code, parts]) => indexOf(code, parts)),
  )
}

async function texts(line: Line, codes: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (let at = 0; at < codes.length; at += TENCENT_CODES) {
    const names = codes.slice(at, at + TENCENT_CODES).map(prefixedCode)
    found.push(
      await line.text({
        source: 'tencent',
        urls: [`https://qt.gtimg.cn/q=${names.join(',')}`],
        encoding: 'gb18030',
      }),
    )
  }
  return found
}

/** Reads an answer of stocks. */
export function readTencentQuotes(text: string): Quote[] {
  return linesOf(text).map(([prefixed, parts]) => quoteOf(prefixed, parts))
}

/** The lines of an answer as prefixed code and cells. */
function linesOf(text: string): [code: string, parts: string[]][] {
  return text
    .split(/;\s*/)
    .filter((line) => line.trim() !== '')
    .flatMap((line): [string, string[]][] => {
      if (line.trim().startsWith(NONE_MATCHES)) return []
      const match = /^\s*v_((?:sh|sz|bj)\d{6})="([^"]*)"$/.exec(line)
      if (match === null)
        throw new FeedFault('tencent', 'shape', `expected v_CODE="...", found ${quoted(line)}`)
      const [, code = '', cells = ''] = match
      const parts = cells.split('~')
      if (parts.length <= LAST_CELL || parts[2] !== code.slice(2)) {
        throw new FeedFault(
          'tencent',
          'shape',
          `${code}: expected its code and over ${LAST_CELL} cells, found ${quoted(cells)}`,
        )
      }
      return [[code, parts]]
    })
}

function quoteOf(prefixed: string, parts: readonly string[]): Quote {
  const cells = new Cells('tencent', prefixed)
  const code = cells.stock(prefixed.slice(2), exchangeOf(prefixed.slice(0, 2)))
  const volume = cells.count(parts[6], 'a volume (6)')
  const high = cells.price(parts[33], 'high (33)')
  const prevClose = cells.price(parts[4], 'the previous close (4)')
  const isStar = code.startsWith('688') || code.startsWith('689')
  return {
    code,
    name: cells.text(parts[1], 'a name (1)'),
    stamp: stampOf(parts[30], cells),
    bar:
      volume === 0 && (high === 0 || parts[33] === parts[34])
        ? undefined
        : cells.bar({
            open: cells.price(parts[5], 'open (5)'),
            high,
            low: cells.price(parts[34], 'low (34)'),
            close: cells.price(parts[3], 'the last price (3)'),
            volumeShares: isStar ? volume : volume * 100,
            amountCents: amountOf(parts, cells),
          }),
    prevClose: prevClose > 0 ? prevClose : undefined,
    listed: undefined,
    limits: limitsOf(parts, prevClose, cells),
  }
}

/** The cell price/volume/amount carries the amount to the yuan, the cell of its own only to ten thousand. */
function amountOf(parts: readonly string[], cells: Cells): number {
  const [price, volume, amount, more] = (parts[35] ?? '').split('/')
  if (price !== parts[3] || volume !== parts[6] || more !== undefined) {
    throw cells.fault('last price, volume and amount (35)', parts[35])
  }
  return cells.amount(amount, 'an amount (35)')
}

/** -1, 0, and prices that no stock reaches say that there is no limit. */
function limitsOf(parts: readonly string[], prevClose: number, cells: Cells): QuoteLimits | undefined {
  const [up, down] = [parts[47], parts[48]]
  if (up === '' || down === '') return undefined
  const highest = cells.scaled(up, 2, 'the limit up (47)')
  const lowest = cells.scaled(down, 2, 'the limit down (48)')
  const isNone = highest <= 0 || (prevClose > 0 && highest >= 10 * prevClose)
  return { up: isNone ? undefined : highest, down: isNone || lowest <= 0 ? undefined : lowest }
}

function stampOf(text: string | undefined, cells: Cells): Stamp {
  if (text === undefined || !/^\d{14}$/.test(text)) throw cells.fault('a time as YYYYMMDDhhmmss (30)', text)
  return {
    date: cells.date(text.slice(0, 8)),
    minutes: Number(text.slice(8, 10)) * 60 + Number(text.slice(10, 12)),
  }
}

function indexOf(prefixed: string, parts: readonly string[]): IndexQuote {
  const cells = new Cells('tencent', prefixed)
  return {
    code: codeOfPrefixed(prefixed),
    date: stampOf(parts[30], cells).date,
    open: cells.scaled(parts[5], 4, 'open (5)'),
    high: cells.scaled(parts[33], 4, 'high (33)'),
    low: cells.scaled(parts[34], 4, 'low (34)'),
    close: cells.scaled(parts[3], 4, 'the last point (3)'),
    prevClose: cells.scaled(parts[4], 4, 'the previous close (4)'),
    amountCents: amountOf(parts, cells),
  }
}
