import { by, chosen, measured, published, rule, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 价格与涨跌停价: reference price, limits and what moves them. */
export const PRICES: readonly Term[] = termsOf('prices', [
  {
    id: 'dailyBar',
    zh: '日线',
    zhAlso: ['日K线', '开盘价', '最高价', '最低价', '收盘价'],
    en: 'daily bar',
    definition: both(
      '一只股票一个交易日的开盘价、最高价、最低价、收盘价和成交。停牌日没有日线。',
      'Open, high, low and close of one stock on one trading day, with what was traded. A suspended day has none.',
    ),
    unit: 'cents',
    scope: 'stock',
    sources: [chosen('价格一律是整数分', 'prices are integer cents')],
    seeAlso: ['prevClose', 'ownBar', 'unadjusted'],
    day: ['boards[].open', 'boards[].high', 'boards[].low', 'boards[].close'],
  },
  {
    id: 'prevClose',
    zh: '前收盘价',
    zhAlso: ['除权参考价', '前收', '昨收'],
    en: 'previous close',
    definition: both(
      '交易所公布的当日参考价：除权除息日按除权除息折算，否则是上一日线的收盘价。涨跌幅和涨跌停价都从它算起。',
      "The exchange's reference price of the day: moved by ex-rights on such a day, else the close before. Changes and limits are reckoned from it.",
    ),
    unit: 'cents',
    scope: 'stock',
    sources: [
      rule(
        '上交所 3.3.13、3.3.17 条，深交所 3.3.14、3.3.19 条',
        'SSE art. 3.3.13, 3.3.17; SZSE art. 3.3.14, 3.3.19',
      ),
      chosen(
        '数据没有时由涨跌额、复权因子或上一收盘价推出，并注明',
        'where the data has none it follows from the change column, the factor or the close before, and is said to',
      ),
    ],
    vendors: [
      by(
        'akshare',
        '历史日线没有这一列，由收盘价减涨跌额得出',
        'its history has no such column: close less 涨跌额 gives it',
      ),
      by(
        'tdx',
        '.day 文件没有；由上一收盘价和已知除权除息得出',
        'none in .day files: the close before, moved by known ex-rights days, gives it',
      ),
    ],
    seeAlso: ['limitPrice', 'change', 'exRights'],
    day: ['boards[].prevClose', 'input[].prevClose'],
  },
  {
    id: 'limitPercent',
    zh: '涨跌幅限制',
    zhAlso: ['涨跌停幅度', '涨跌幅比例'],
    en: 'limit percent',
    definition: both(
      '股票当日的涨跌幅限制：5%、10%、20%、30%，不设限制，或无从得知。由当日的上市板块、证券状态和日期决定。',
      'How far a stock may move on a day: 5, 10, 20 or 30 percent, no limit, or unknown. Segment, status and date of that day decide.',
    ),
    unit: 'percent',
    scope: 'stock',
    sources: [
      rule('主板 10%，1996-12-16 起', 'main board 10% since 1996-12-16'),
      rule(
        '主板 ST 5% 至 2026-07-03，2026-07-06 起 10%（上证发〔2026〕41号，深证上〔2026〕551号）',
        'main-board ST 5% until 2026-07-03, 10% since 2026-07-06 (上证发〔2026〕41号, 深证上〔2026〕551号)',
      ),
      rule(
        '创业板 20%，2020-08-24 起（深证上〔2020〕515号）；科创板 20%，2019-07-22 起',
        'ChiNext 20% since 2020-08-24 (深证上〔2020〕515号); STAR 20% since 2019-07-22',
      ),
      rule('北交所 30%，2021-11-15 起', 'BSE 30% since 2021-11-15'),
    ],
    seeAlso: ['limitPrice', 'limitMark', 'segment', 'status'],
    day: ['boards[].limitPercent', 'downBoards[].limitPercent'],
  },
  {
    id: 'limitPrice',
    zh: '涨跌停价',
    zhAlso: ['涨停价', '跌停价', '涨停价格', '跌停价格'],
    en: 'limit price',
    definition: both(
      '当日允许的最高价和最低价：前收盘价 × (1 ± 涨跌幅限制)，沪深四舍五入到分，北交所向内取整，离前收盘价至少一个最小变动单位。',
      'The highest and the lowest price allowed on the day: previous close × (1 ± limit percent), half up to the cent in Shanghai and Shenzhen, inwards in Beijing, at least one tick away.',
    ),
    formula:
      'P = prevClose in cents, r = limitPercent; SSE, SZSE: up = floor((P × (100 + r) + 50) ÷ 100), down = floor((P × (100 − r) + 50) ÷ 100); BSE: up = floor(P × (100 + r) ÷ 100), down = ceil(P × (100 − r) ÷ 100)',
    unit: 'cents',
    scope: 'stock',
    sources: [
      rule(
        '上交所 3.3.13、3.3.17 条，深交所 3.3.14、3.3.19 条：四舍五入到最小变动单位',
        'SSE art. 3.3.13, 3.3.17; SZSE art. 3.3.14, 3.3.19: half up to the tick',
      ),
      measured(
        '沪深四舍五入、北交所向内取整：2026-01-01 至 07-31 全市场 763,301 行全部相符',
        'half up in Shanghai and Shenzhen, inwards in Beijing: all of 763,301 rows of the market, 2026-01-01 to 07-31, agree',
      ),
      unconfirmed('北交所向内取整的条文未见', 'the article by which the BSE rounds inwards was not seen'),
    ],
    vendors: [
      by(
        'tdx',
        '先取整涨跌额再加减：涨停价相同，跌停价可能差一分',
        'rounds the step, not the price: the same up limit, but the down limit may be one tick off',
      ),
    ],
    seeAlso: ['limitPercent', 'tickFloor', 'prevClose', 'limitUp'],
    day: ['boards[].limitPrice', 'downBoards[].limitPrice'],
  },
  {
    id: 'tickFloor',
    zh: '最小变动单位',
    zhAlso: ['最小价格变动单位', '最小变动价位'],
    en: 'tick floor',
    definition: both(
      'A 股价格的最小变动单位是 0.01 元。涨跌停价离前收盘价不足一个单位时按一个单位计，跌停价不低于 0.01 元。',
      'An A-share price moves in ticks of 0.01 yuan. A limit less than one tick from the previous close is put one tick away; a down limit is never below 0.01.',
    ),
    formula: 'up ≥ prevClose + 1; down ≤ prevClose − 1; down ≥ 1 (cents)',
    unit: 'cents',
    scope: 'stock',
    sources: [rule('上交所 3.3.17 条，深交所 3.3.19 条', 'SSE art. 3.3.17; SZSE art. 3.3.19')],
    seeAlso: ['limitPrice'],
  },
  {
    id: 'noLimit',
    zh: '无涨跌幅限制',
    zhAlso: ['不设涨跌幅限制', '无涨跌停'],
    en: 'no limit',
    definition: both(
      '当日不设涨跌幅限制的股票：上市初期、退市整理期首日、重新上市首日等。无从涨停，也不延续连板。',
      'Stocks on a day without a limit: the first days after an IPO, the first day of 退市整理, of a re-listing. Nothing can be touched, and a streak ends.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [
      rule(
        '上交所 3.3.13 条，深交所 3.3.15 条：科创板（2019-07-22 起）、创业板（2020-08-24 起上市）、主板（2023-04-10 起上市）为前 5 个交易日',
        'SSE art. 3.3.13, SZSE art. 3.3.15: the first 5 trading days on STAR (since 2019-07-22), on ChiNext (listed since 2020-08-24) and on the main board (listed since 2023-04-10)',
      ),
      rule('北交所只有上市首日', 'BSE: the listing day alone'),
    ],
    vendors: [
      by(
        'eastmoney',
        'ztp 的 100000001 表示无限制，不是价格',
        '100000001 in ztp says that there is no limit; it is no price',
      ),
    ],
    seeAlso: ['newListing', 'delisting', 'limitPercent'],
    day: ['noLimit'],
  },
  {
    id: 'limitMark',
    zh: '20CM',
    zhAlso: ['30CM', '10CM'],
    en: 'limit mark',
    definition: both(
      '标签前的涨跌幅记号：20CM、30CM 是在 20%、30% 限制下的涨停；10% 和 5% 不标。',
      'The mark before a label: 20CM and 30CM are boards under a limit of 20% and 30%; 10% and 5% have none.',
    ),
    scope: 'stock',
    sources: [
      published(
        '财联社 2025-02-07：青云科技、优刻得20CM3连板，北交所华阳变速30CM2连板',
        'CLS 财联社 2025-02-07: 青云科技、优刻得20CM3连板, 北交所华阳变速30CM2连板',
      ),
    ],
    seeAlso: ['limitPercent', 'opening'],
    day: ['opening.groups[].label', 'opening.groups[].limitPercent'],
  },
  {
    id: 'change',
    zh: '涨跌幅',
    zhAlso: ['涨幅', '跌幅'],
    en: 'change',
    definition: both(
      '收盘价相对前收盘价的变动。涨停从不由涨跌幅判定。',
      'The close against the previous close. No board is ever judged by it.',
    ),
    formula: '(close − prevClose) ÷ prevClose',
    unit: 'ratio',
    scope: 'stock',
    sources: [
      chosen(
        '以除权参考价为基准，故除权除息日也准',
        'against the reference price, so right on ex-rights days too',
      ),
      measured(
        '用涨幅 ≥ 9.9% 判涨停：主板 2 至 10 元的价格，漏掉 3.8%，差一分的误判 19%',
        'change ≥ 9.9% as a test, main-board prices of 2 to 10 yuan: 3.8% of boards missed, 19% of closes one tick short taken for boards',
      ),
    ],
    seeAlso: ['prevClose', 'amplitude', 'limitUp'],
    day: ['boards[].change', 'indexes[].change'],
  },
  {
    id: 'amplitude',
    zh: '振幅',
    en: 'amplitude',
    definition: both(
      '最高价与最低价之差相对前收盘价。本程序不输出，可由日线算出。',
      'High less low against the previous close. Not printed; a bar gives it.',
    ),
    formula: '(high − low) ÷ prevClose',
    unit: 'ratio',
    scope: 'stock',
    sources: [chosen('用语', 'the word as used here')],
    seeAlso: ['change', 'dailyBar'],
  },
])
