/** What a column of a vendor's list means. */
export type ListRole =
  | 'code'
  | 'name'
  | 'date'
  | 'kind'
  | 'side'
  | 'streak'
  | 'streakAtLeast'
  | 'label'
  | 'daysOverBoards'
  | 'boardsOverDays'
  | 'packedWindow'
  | 'windowDays'
  | 'windowBoards'
  | 'windowAtLeast'
  | 'downStreak'

/**
 * Headers and keys by their meaning. The order of N/M and M/N is the vendor's own: 涨停统计 of AkShare is days/boards,
 * up_stat of Tushare boards/days.
 */
const HEADERS: Readonly<Record<ListRole, readonly string[]>> = {
  code: ['code', 'ts_code', 'symbol', 'stock_code', 'c', '代码', '股票代码', '证券代码'],
  name: ['name', 'stock_name', 'n', '名称', '股票名称', '股票简称', '证券名称', '证券简称', '简称'],
  date: ['date', 'trade_date', 'qdate', '日期', '交易日期'],
  kind: ['limit', 'tag', 'state', 'limit_type', '类型', '状态'],
  side: ['side'],
  streak: [
    'streak',
    'lbc',
    'limit_times',
    'nums',
    'limit_up_days',
    'consecutive_days',
    '连板数',
    '连板',
    '连板天数',
    '连续涨停天数',
    '连续涨停',
  ],
  streakAtLeast: ['streak_at_least'],
  label: ['label', 'high_days', 'status', '标签', '几天几板', '涨停标签', '连板情况', '连板高度', '板数'],
  daysOverBoards: ['涨停统计', 'zttj', 'days_boards'],
  boardsOverDays: ['up_stat'],
  packedWindow: ['high_days_value'],
  windowDays: ['window_days'],
  windowBoards: ['window_boards'],
  windowAtLeast: ['window_at_least'],
  downStreak: ['连续跌停', '连续跌停天数'],
}

/** A pair of numbers under such a header may be N/M or M/N. */
export const UNCLEAR_PAIRS: readonly string[] = ['stat', 'zt_stat', 'statistics', '统计', 'limit_stat']

const ROLES: ReadonlyMap<string, ListRole> = new Map(
  roles().flatMap((role) => HEADERS[role].map((header) => [header, role] as const)),
)

function roles(): ListRole[] {
  return Object.keys(HEADERS).filter((role): role is ListRole => role in HEADERS)
}

/** The meaning of a header, in any case and with blanks around it; undefined where it has none here. */
export function roleOf(header: string): ListRole | undefined {
  return ROLES.get(folded(header))
}

/** Headers that only a list of broken boards, of limit-down stocks, or of another day or kind has. */
const ONLY_SEALED = [
  '封板资金',
  'fund',
  '首次涨停时间',
  '最终涨停时间',
  '涨停原因',
  '涨停原因类别',
  'limit_up_type',
  'fd_amount',
]
const ONLY_DOWN = ['连续跌停', '连续跌停天数', '封单资金', '开板次数', '板上成交额', 'oc']
const BROKEN_COUNT = ['炸板次数', 'zbc']
const LIMIT_PRICE = ['涨停价', 'ztp']
const YESTERDAY = ['昨日连板数', '昨日封板时间', 'ylbc', 'yfbt']

/** What the headers of a list say that it is; undefined where they do not. */
export function poolOfHeaders(
  headers: readonly string[],
): 'sealed' | 'broken' | 'limitDown' | 'yesterday' | undefined {
  const all = headers.map(folded)
  const has = (names: readonly string[]): boolean => names.some((name) => all.includes(name))
  if (has(YESTERDAY)) return 'yesterday'
  if (has(ONLY_DOWN)) return 'limitDown'
  const hasLabel = headers.some((header) => {
    const role = roleOf(header)
    return role === 'streak' || role === 'label' || role === 'packedWindow'
  })
  if (hasLabel || has(ONLY_SEALED)) return 'sealed'
  return has(BROKEN_COUNT) && has(LIMIT_PRICE) ? 'broken' : undefined
}

/** A header as it is looked up. */
export function folded(header: string): string {
  return header.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
