import { codeOfPrefixed, Cells, exchangeOf, prefixedCode } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import { quoted } from '../line.ts'
import type { Line } from '../line.ts'
import type { IndexQuote, Quote, Stamp } from '../quote.ts'

/** Codes in one request; it takes twice as many. */
export const SINA_CODES = 400
/** The last cell that we read: date, then time. */
const DATE_CELL = 30

/** 新浪: quotes of stocks. Codes that it does not know are left out. */
export async function sinaQuotes(line: Line, codes: readonly string[]): Promise<Quote[]> {
  return (await linesOf(line, codes)).map(([prefixed, parts]) => quoteOf(prefixed, parts))
}

/** 新浪: quotes of indexes. */
export async function sinaIndexes(line: Line, codes: readonly string[]): Promise<IndexQuote[]> {
  return (await linesOf(line, codes)).map(([prefixed, parts]) => indexOf(prefixed, parts))
}

async function linesOf(line: Line, codes: readonly string[]): Promise<[code: string, parts: string[]][]> {
  const found: [string, string[]][] = []
  for (let at = 0; at < codes.length; at += SINA_CODES) {
    const names = codes.slice(at, at + SINA_CODES).map(prefixedCode)
    const text = await line.text({
      source: 'sina',
      urls: [`https://hq.sinajs.cn/list=${names.join(',')}`],
      headers: { referer: 'https://finance.sina.com.cn' },
      encoding: 'gb18030',
    })
    found.push(...readSinaLines(text))
  }
  return found
}

/** The lines of an answer as prefixed code and cells; an empty one is a code that is not known. */
export function readSinaLines(text: string): [code: string, parts: string[]][] {
  return text
    .split(/;\s*/)
    .filter((line) => line.trim() !== '')
    .flatMap((line): [string, string[]][] => {
      const match = /^\s*var hq_str_((?:sh|sz|bj)\d{6})="([^"]*)"$/.exec(line)
      if (match === null)
        throw new FeedFault('sina', 'shape', `expected var hq_str_CODE="...", found ${quoted(line)}`)
      const [, code = '', cells = ''] = match
      if (cells === '') return []
      const parts = cells.split(',')
      if (parts.length > DATE_CELL + 1) return [[code, parts]]
      throw new FeedFault(
        'sina',
        'shape',
        `${code}: expected over ${DATE_CELL + 1} cells, found ${quoted(cells)}`,
      )
    })
}

function quoteOf(prefixed: string, parts: readonly string[]): Quote {
  const cells = new Cells('sina', prefixed)
  const [name, open, prevClose, last, high, low] = parts
  const volume = cells.count(parts[8], 'a volume in shares (8)')
  const reference = cells.price(prevClose, 'the previous close (2)')
  const isIdle = volume === 0 && (high === low || cells.price(high, 'high (4)') === 0)
  return {
    code: cells.stock(prefixed.slice(2), exchangeOf(prefixed.slice(0, 2))),
    name: cells.text(name, 'a name (0)'),
    stamp: stampOf(parts, cells),
    bar: isIdle
      ? undefined
      : cells.bar({
          open: cells.price(open, 'open (1)'),
          high: cells.price(high, 'high (4)'),
          low: cells.price(low, 'low (5)'),
          close: cells.price(last, 'the last price (3)'),
          volumeShares: volume,
          amountCents: cells.amount(parts[9], 'an amount (9)'),
        }),
    prevClose: reference > 0 ? reference : undefined,
    listed: undefined,
    limits: undefined,
  }
}

function stampOf(parts: readonly string[], cells: Cells): Stamp {
  const time = /^(\d{2}):(\d{2}):\d{2}$/.exec(parts[DATE_CELL + 1] ?? '')
  if (time === null) throw cells.fault('a time as hh:mm:ss (31)', parts[DATE_CELL + 1])
  return { date: cells.date(parts[DATE_CELL]), minutes: Number(time[1]) * 60 + Number(time[2]) }
}

function indexOf(prefixed: string, parts: readonly string[]): IndexQuote {
  const cells = new Cells('sina', prefixed)
  return {
    code: codeOfPrefixed(prefixed),
    date: stampOf(parts, cells).date,
    open: cells.scaled(parts[1], 4, 'open (1)'),
    high: cells.scaled(parts[4], 4, 'high (4)'),
    low: cells.scaled(parts[5], 4, 'low (5)'),
    close: cells.scaled(parts[3], 4, 'the last point (3)'),
    prevClose: cells.scaled(parts[2], 4, 'the previous close (2)'),
    amountCents: cells.amount(parts[9], 'an amount (9)'),
  }
}
