import { headerKey } from './columns.ts'

/** Whose export a header line is: headers that only this vendor writes together. */
interface Vendor {
  readonly name: string
  readonly headers: readonly string[]
}

/** The text export of 通达信 by its vendor's name: it alone may write dates as MM/DD/YYYY. */
export const TDX_EXPORT = '通达信 export'
const TDX_HEADERS: readonly string[] = ['日期', '开盘', '最高', '最低', '收盘', '成交量', '成交额']

/** Vendors by their headers; the first that fits names the format. */
const VENDORS: readonly Vendor[] = [
  { name: 'tushare daily', headers: ['ts_code', 'trade_date', 'pre_close', 'vol'] },
  { name: 'baostock', headers: ['preclose', 'adjustflag', 'tradestatus'] },
  { name: '邢不行', headers: ['股票代码', '交易日期', '前收盘价', '流通市值'] },
  { name: 'netease 163', headers: ['日期', '股票代码', '前收盘', '成交金额'] },
  { name: 'akshare spot', headers: ['最新价', '今开', '昨收', '最高'] },
  { name: 'efinance', headers: ['股票名称', '股票代码', '日期', '振幅', '涨跌额'] },
  { name: 'akshare hist', headers: ['日期', '开盘', '收盘', '振幅', '涨跌额', '换手率'] },
  { name: 'joinquant', headers: ['high_limit', 'low_limit', 'money'] },
  { name: 'ricequant', headers: ['limit_up', 'limit_down', 'total_turnover'] },
  { name: 'qmt', headers: ['time', 'preClose', 'suspendFlag'] },
  { name: 'csmar', headers: ['Stkcd', 'Trddt', 'Clsprc'] },
  { name: TDX_EXPORT, headers: TDX_HEADERS },
]

/** The name of the vendor whose headers these are, or undefined. */
export function vendorOf(cells: readonly string[]): string | undefined {
  const keys = new Set(cells.map(headerKey).filter((key) => key !== ''))
  const named = VENDORS.find(({ headers }) => headers.every((header) => keys.has(headerKey(header))))?.name
  return named === TDX_EXPORT && keys.size > TDX_HEADERS.length ? undefined : named
}
