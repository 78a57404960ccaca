import { dateFromText, dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import { readTable } from './table.ts'
import type { TableRow } from './table.ts'

type Role = 'code' | 'date' | 'close' | 'prevClose'

const COLUMNS: Readonly<Record<Role, readonly string[]>> = {
  code: ['ts_code', 'code', 'symbol', '指数代码', '代码'],
  date: ['trade_date', 'date', '日期', '交易日期'],
  close: ['close', '收盘', '收盘价', '最新价'],
  prevClose: ['pre_close', 'preclose', 'preClose', 'prev_close', '前收盘', '前收盘价', '昨收'],
}

/** Points are kept in ten-thousandths: index bars carry up to four decimals. */
const SCALE = 10_000

/** One index on one day, in ten-thousandths of a point. */
export interface IndexBar {
  /** '000001.SH', '399001.SZ', … */
  readonly code: string
  readonly date: number
  readonly close: number
  /** As given in the row. */
  readonly prevClose: number | undefined
  /** The same index's bar before in the file, from which prevClose follows when it is the trading day before. */
  readonly before: { readonly date: number; readonly close: number } | undefined
}

/**
 * Index bars of any file with code, date and close; where prevClose is not given it can follow from the bar
 * before, since an index has no ex-rights days. Bare six digits take the market of the well-known index of that number.
 */
export async function parseIndexes(file: string, bytes: Uint8Array): Promise<IndexBar[]> {
  const rows = await readTable(file, bytes, COLUMNS, ['code', 'date', 'close'])
  const bars = rows
    .map((row) => barOf(file, row))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.date - b.date))
  return bars.flatMap((bar, at) => {
    const before = bars[at - 1]
    if (before?.code !== bar.code) return [bar]
    if (before.date < bar.date) return [{ ...bar, before: { date: before.date, close: before.close } }]
    if (before.close === bar.close && before.prevClose === bar.prevClose) return []
    throw new Refusal(
      'conflicting-rows',
      `${bar.code} has two different bars on ${dateText(bar.date)}`,
      'keep the right one',
      { file },
    )
  })
}

function barOf(file: string, row: TableRow<Role>): IndexBar {
  const { code = '', date: dateCell = '', close: closeCell = '', prevClose: prevCell = '' } = row.cells
  const at = { file, line: row.line }
  const match = /^(?:(sh|sz|bj)\.?)?(\d{6})(?:\.(sh|sz|bj|xshg|xshe))?$/i.exec(code)
  if (match === null) {
    throw new Refusal(
      'bad-csv',
      `expected an index code, found "${code}"`,
      'for example 000001.SH or 399006.SZ',
      at,
    )
  }
  const date = dateFromText(dateCell)
  if (date === undefined) {
    throw new Refusal(
      'bad-csv',
      `expected a date as YYYY-MM-DD or YYYYMMDD, found "${dateCell}"`,
      'mend the cell',
      at,
    )
  }
  const close = points(closeCell)
  const prevClose = prevCell === '' ? undefined : points(prevCell)
  if (close === undefined || (prevCell !== '' && prevClose === undefined)) {
    const found = close === undefined ? closeCell : prevCell
    throw new Refusal(
      'bad-csv',
      `expected index points with at most four decimals, found "${found}"`,
      'mend the cell',
      at,
    )
  }
  return {
    code: `${match[2] ?? ''}.${marketOf(match[2] ?? '', match[1] ?? match[3])}`,
    date,
    close,
    prevClose,
    before: undefined,
  }
}

function marketOf(digits: string, market: string | undefined): string {
  const written = market?.toUpperCase()
  if (written !== undefined) return written === 'XSHG' ? 'SH' : written === 'XSHE' ? 'SZ' : written
  return digits.startsWith('399') ? 'SZ' : digits.startsWith('899') ? 'BJ' : 'SH'
}

function points(text: string): number | undefined {
  if (!/^\d+(?:\.\d{1,4}0*)?$/.test(text)) return undefined
  const scaled = Math.round(Number(text) * SCALE)
  return scaled > 0 ? scaled : undefined
}
