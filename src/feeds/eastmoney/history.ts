import type { StockCode } from '../../model/code.ts'
import { Cells } from '../cells.ts'
import type { Line } from '../line.ts'
import { FeedFault } from '../fault.ts'
import type { HistoryBar, IndexQuote } from '../quote.ts'

const HOSTS = ['push2his.eastmoney.com', '63.push2his.eastmoney.com']
/** Columns of a line: date, open, close, high, low, lots, yuan, amplitude, change in percent, change, turnover. */
const COLUMNS = 11

/** 东方财富: a stock's unadjusted bars (不复权) of a span of days; none where it did not trade. */
export async function eastmoneyHistory(
  line: Line,
  code: StockCode,
  from: number,
  to: number,
): Promise<HistoryBar[]> {
  const answer = await line.json(request(code, from, to))
  return readKlines(answer, code, 2).flatMap((row) => {
    const { date, close, change, volume, amount, cells } = row
    if (date < from || date > to) throw outside(code, date)
    if (volume === 0 && row.high === row.low) return []
    const prevClose = close - change
    return [
      {
        ...cells.bar({
          open: row.open,
          high: row.high,
          low: row.low,
          close,
          volumeShares: volume * 100,
          amountCents: amount,
        }),
        code,
        date,
        prevClose: prevClose > 0 ? prevClose : undefined,
      },
    ]
  })
}

/** 东方财富: an index's bars of a span of days. */
export async function eastmoneyIndex(
  line: Line,
  code: string,
  from: number,
  to: number,
): Promise<IndexQuote[]> {
  const answer = await line.json(request(code, from, to))
  return readKlines(answer, code, 4).map(({ date, open, high, low, close, change, amount }) => {
    if (date < from || date > to) throw outside(code, date)
    return { code, date, open, high, low, close, prevClose: close - change, amountCents: amount }
  })
}

function request(code: string, from: number, to: number): Parameters<Line['json']>[0] {
  const query = new URLSearchParams({
    secid: `${code.endsWith('SH') ? 1 : 0}.${code.slice(0, 6)}`,
    klt: '101',
    fqt: '0',
    beg: String(from),
    end: String(to),
    fields1: 'f1,f2,f3,f4,f5,f6',
    fields2: 'f51,f52,f53,f54,f55,f56,f57,f58,f59,f60,f61',
  })
  return {
    source: 'eastmoney',
    urls: HOSTS.map((host) => `https://${host}/api/qt/stock/kline/get?${query.toString()}`),
    headers: { referer: 'https://quote.eastmoney.com/' },
  }
}

interface Kline {
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly change: number
  readonly volume: number
  readonly amount: number
  readonly cells: Cells
}

/** Lines of the answer, prices scaled by 10^digits. */
function readKlines(answer: unknown, code: string, digits: number): Kline[] {
  const cells = new Cells('eastmoney', `bars of ${code}`)
  const { data } = cells.record(answer)
  if (data === null) return []
  const body = cells.record(data)
  if (body['code'] !== code.slice(0, 6)) throw cells.fault(`the code ${code.slice(0, 6)}`, body['code'])
  const rows = cells.list(body['klines'], 'lines').map((row) => readKline(row, code, digits))
  const unsorted = rows.findIndex((row, at) => at > 0 && row.date <= (rows[at - 1]?.date ?? 0))
  if (unsorted >= 0) throw cells.fault('days that ascend', rows[unsorted]?.date)
  return rows
}

function readKline(row: unknown, code: string, digits: number): Kline {
  const all = new Cells('eastmoney', `bars of ${code}`)
  const parts = all.text(row, 'a line').split(',')
  if (parts.length !== COLUMNS) throw all.fault(`a line of ${COLUMNS} cells`, row)
  const [date, open, close, high, low, volume, amount, , percent, change] = parts
  const cells = new Cells('eastmoney', `bars of ${code}, ${date ?? ''}`)
  const kline: Kline = {
    date: cells.date(date),
    open: cells.scaled(open, digits, 'open'),
    high: cells.scaled(high, digits, 'high'),
    low: cells.scaled(low, digits, 'low'),
    close: cells.scaled(close, digits, 'close'),
    change: cells.scaled(change, digits, 'a change'),
    volume: cells.count(volume, 'a volume in lots'),
    amount: cells.amount(amount, 'an amount'),
    cells,
  }
  checkPercent(kline, cells.scaled(percent, 2, 'a change in percent'))
  return kline
}

/** The change in percent must be the change: what is adjusted, or of other columns, does not fit. */
function checkPercent({ close, change, cells }: Kline, percent: number): void {
  const before = close - change
  if (before <= 0) return
  if (Math.abs((change / before) * 10_000 - percent) > 2) {
    throw cells.fault(
      `a change of ${((change / before) * 100).toFixed(2)} percent, as the prices say`,
      `${percent / 100}`,
    )
  }
}

function outside(code: string, date: number): FeedFault {
  return new FeedFault('eastmoney', 'wrong-day', `bars of ${code}: ${date} was not asked for`)
}
