/** What a column of a bar file means to the reader. Other columns are ignored. */
export type ColumnRole =
  | 'code'
  | 'name'
  | 'date'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'prevClose'
  | 'change'
  | 'limitUp'
  | 'limitDown'
  | 'volume'
  | 'amount'
  | 'st'
  | 'adjustflag'
  | 'tradestatus'
  | 'paused'
  | 'suspendFlag'
  | 'trdsta'
  | 'exchange'

/** Headers by role, as vendors write them; Latin letters match in either case. */
export const COLUMN_HEADERS: Readonly<Record<ColumnRole, readonly string[]>> = {
  code: ['ts_code', 'code', 'symbol', 'order_book_id', '股票代码', '证券代码', '代码', 'Stkcd'],
  name: ['name', '股票名称', '股票简称', '证券名称', '证券简称', '名称', '简称'],
  date: ['trade_date', 'date', 'time', 'datetime', '日期', '交易日期', 'Trddt'],
  open: ['open', '开盘', '开盘价', '今开', 'Opnprc'],
  high: ['high', '最高', '最高价', 'Hiprc'],
  low: ['low', '最低', '最低价', 'Loprc'],
  close: ['close', '收盘', '收盘价', '最新价', 'Clsprc'],
  prevClose: [
    'pre_close',
    'preclose',
    'prev_close',
    '前收盘',
    '前收盘价',
    '前收',
    '昨收',
    '昨收盘',
    '昨收价',
    'PreClosePrice',
  ],
  change: ['change', '涨跌额'],
  limitUp: ['high_limit', 'limit_up', 'up_limit', 'UpStopPrice', '涨停价'],
  limitDown: ['low_limit', 'limit_down', 'down_limit', 'DownStopPrice', '跌停价'],
  volume: ['vol', 'volume', '成交量', 'Dnshrtrd'],
  amount: ['amount', 'money', 'total_turnover', '成交额', '成交金额', 'Dnvaltrd'],
  st: ['isST', 'is_st', '是否ST'],
  adjustflag: ['adjustflag'],
  tradestatus: ['tradestatus'],
  paused: ['paused'],
  suspendFlag: ['suspendFlag'],
  trdsta: ['Trdsta'],
  exchange: ['exchange', 'Markettype', '交易所', '市场类型'],
}

/** Columns without which there is no bar. The code or the day may stand in the file's name instead. */
export const REQUIRED_COLUMNS: readonly ColumnRole[] = ['code', 'date', 'open', 'high', 'low', 'close']

const ROLE_BY_HEADER: ReadonlyMap<string, ColumnRole> = new Map(
  columnRoles().flatMap((role) => COLUMN_HEADERS[role].map((header) => [headerKey(header), role] as const)),
)

/** Every role, in the order of the table. */
export function columnRoles(): readonly ColumnRole[] {
  return Object.keys(COLUMN_HEADERS).filter(isColumnRole)
}

/** Whether a word names a role. */
export function isColumnRole(word: string): word is ColumnRole {
  return Object.hasOwn(COLUMN_HEADERS, word)
}

/** The form in which headers are compared: without byte order mark, blanks and a unit in brackets, small. */
export function headerKey(header: string): string {
  return header
    .replaceAll('\uFEFF', '')
    .trim()
    .replace(/(?<=.)\s*[(（](?:元|千元|万元|股|手)[)）]$/, '')
    .toLowerCase()
}

/** The role a header stands for, or undefined for a column that is ignored. */
export function roleOfHeader(header: string): ColumnRole | undefined {
  return ROLE_BY_HEADER.get(headerKey(header))
}
