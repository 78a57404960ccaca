/** The same words in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** Words in both languages. */
export function both(zh: string, en: string): Text {
  return { zh, en }
}

/** A topic, by its name in the JSON. */
export type Topic =
  | 'prices'
  | 'boards'
  | 'streaks'
  | 'ladder'
  | 'premium'
  | 'limitDown'
  | 'breadth'
  | 'universe'
  | 'scopes'
  | 'texts'
  | 'comparisons'
  | 'quality'
  | 'beyondBars'

/** Topics of the glossary, in the order in which they are listed. */
export const TOPICS: Readonly<Record<Topic, Text>> = {
  prices: both('价格与涨跌停价', 'prices and limits'),
  boards: both('涨停与板型', 'boards and shapes'),
  streaks: both('连板与 N天M板', 'streaks and windows'),
  ladder: both('天梯与晋级', 'ladder and promotion'),
  premium: both('溢价与亏钱效应', 'premium and loss'),
  limitDown: both('跌停一侧', 'limit-down side'),
  breadth: both('涨跌家数与成交', 'breadth and amounts'),
  universe: both('状态、上市与样本', 'status, listing, universe'),
  scopes: both('统计口径与各家', 'scopes and vendors'),
  texts: both('复盘文本', "the recap's texts"),
  comparisons: both('对比、题材与核对', 'comparisons, groups, checking'),
  quality: both('数据质量', 'data quality'),
  beyondBars: both('日线给不出的', 'beyond daily bars'),
}

/** A unit, by its name in the JSON. */
export type Unit =
  'stocks' | 'boards' | 'days' | 'bars' | 'rows' | 'cents' | 'shares' | 'percent' | 'ratio' | 'fraction'

/** What a figure is counted in. */
export const UNITS: Readonly<Record<Unit, Text>> = {
  stocks: both('只', 'stocks'),
  boards: both('板', 'boards'),
  days: both('交易日', 'trading days'),
  bars: both('根日线', 'own bars'),
  rows: both('行', 'rows'),
  cents: both('分', 'cents'),
  shares: both('股', 'shares'),
  percent: both('百分数，10 即 10%', 'percent, 10 means 10%'),
  ratio: both('比率，分子分母都保留', 'ratio, both parts kept'),
  fraction: both('小数，0.01 即 1%', 'fraction, 0.01 is 1%'),
}

/** Whose universe, by its name in the JSON. */
export type TermScope = 'scope' | 'market' | 'sseSzse' | 'stock' | 'data'

/** Whose universe a figure counts. */
export const TERM_SCOPES: Readonly<Record<TermScope, Text>> = {
  scope: both('统计口径内的股票', 'stocks of the scope'),
  market: both('全市场：沪、深、北，不随口径变', 'the whole market (SSE, SZSE, BSE), whatever the scope'),
  sseSzse: both('沪深两市，不含北交所', 'SSE and SZSE, without the BSE'),
  stock: both('单只股票', 'one stock'),
  data: both('输入的数据', 'the data that was read'),
}

/** What kind of ground, by its name in the JSON. */
export type SourceKind = 'rule' | 'published' | 'measured' | 'vendor' | 'project' | 'unconfirmed'

/** What a definition rests on. */
export const SOURCE_KINDS: Readonly<Record<SourceKind, Text>> = {
  rule: both('交易所规则', 'exchange rule'),
  published: both('发布文本的用法', "published texts' usage"),
  measured: both('实测', 'measured'),
  vendor: both('数据商', 'vendor'),
  project: both('本程序约定', "this program's choice"),
  unconfirmed: both('未证实', 'unconfirmed'),
}

/** A publisher or vendor, by its name in the JSON. */
export type Vendor = 'cls' | 'ths' | 'eastmoney' | 'kaipanla' | 'tdx' | 'tushare' | 'akshare'

/** Publishers and data vendors whose usage differs. */
export const VENDORS: Readonly<Record<Vendor, Text>> = {
  cls: both('财联社', 'CLS 财联社'),
  ths: both('同花顺', 'THS 同花顺'),
  eastmoney: both('东方财富', 'Eastmoney 东方财富'),
  kaipanla: both('开盘啦', 'Kaipanla 开盘啦'),
  tdx: both('通达信', 'TDX 通达信'),
  tushare: both('Tushare', 'Tushare'),
  akshare: both('AkShare', 'AkShare'),
}
