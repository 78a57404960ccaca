import { by, chosen, published, rule, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 涨跌家数与成交: figures of the whole market, whatever the scope. */
export const BREADTH: readonly Term[] = termsOf('breadth', [
  {
    id: 'market',
    zh: '全市场',
    en: 'whole market',
    definition: both(
      '上交所、深交所、北交所的全部 A 股，含 ST、退市整理和新股；不随统计口径变。',
      'All A-shares of SSE, SZSE and BSE, with ST, 退市整理 and new listings, whatever the scope.',
    ),
    scope: 'market',
    sources: [published('财联社：全市场超4100只个股上涨', 'CLS 财联社: 全市场超4100只个股上涨')],
    seeAlso: ['sseSzse', 'scope', 'advancers'],
    day: ['advancers', 'decliners', 'unchanged', 'bigRisers'],
  },
  {
    id: 'sseSzse',
    zh: '沪深两市',
    zhAlso: ['两市', '沪深'],
    en: 'SSE and SZSE',
    definition: both(
      '上交所与深交所的 A 股，不含北交所。复盘里的成交额用它，涨跌家数用全市场。',
      'A-shares of Shanghai and Shenzhen without Beijing. Amounts in the recap are of these two, breadth is of the whole market.',
    ),
    scope: 'sseSzse',
    sources: [published('财联社：沪深两市全天成交额', 'CLS 财联社: 沪深两市全天成交额')],
    seeAlso: ['market', 'amountCents', 'amountChangeCents'],
    day: ['amountCents.sse', 'amountCents.szse'],
  },
  {
    id: 'advancers',
    zh: '上涨家数',
    zhAlso: ['上涨', '上涨股', '红盘家数'],
    en: 'advancers',
    definition: both(
      '收盘价高于前收盘价的股票。没有前收盘价的日线不在涨、跌、平之中。',
      'Stocks that closed above the previous close. A bar without one is in none of advancers, decliners and unchanged.',
    ),
    formula: 'close > prevClose',
    unit: 'stocks',
    scope: 'market',
    sources: [
      published(
        '财联社印较大的一边，向下取到百：超4100只个股上涨',
        'CLS 财联社 prints the larger side, floored to hundreds: 超4100只个股上涨',
      ),
    ],
    seeAlso: ['decliners', 'unchanged', 'market'],
    day: ['advancers', 'quality.advancers'],
  },
  {
    id: 'decliners',
    zh: '下跌家数',
    zhAlso: ['下跌', '下跌股', '绿盘家数'],
    en: 'decliners',
    definition: both('收盘价低于前收盘价的股票。', 'Stocks that closed below the previous close.'),
    formula: 'close < prevClose',
    unit: 'stocks',
    scope: 'market',
    sources: [published('财联社收评：全市场超4300只个股下跌', '收评 of CLS 财联社: 全市场超4300只个股下跌')],
    seeAlso: ['advancers', 'unchanged', 'market'],
    day: ['decliners'],
  },
  {
    id: 'unchanged',
    zh: '平盘家数',
    zhAlso: ['平盘', '平盘股'],
    en: 'unchanged',
    definition: both('收盘价等于前收盘价的股票。', 'Stocks that closed at the previous close.'),
    formula: 'close = prevClose',
    unit: 'stocks',
    scope: 'market',
    sources: [chosen('停牌的不算平盘', 'a suspended stock is not unchanged')],
    seeAlso: ['advancers', 'decliners', 'suspended'],
    day: ['unchanged'],
  },
  {
    id: 'bigRisers',
    zh: '涨停或涨超10%',
    zhAlso: ['涨停或涨超百分之十'],
    en: 'big risers',
    definition: both(
      '全市场封板的、或涨幅大于 10% 的股票。不是封板只数，单独统计；印时不小于 100 写逾百股，否则向下取到十。',
      'Stocks of the whole market that sealed or rose more than 10%. Counted on its own; printed as 逾百股 from 100 on, else floored to tens.',
    ),
    formula: 'close = up or close ÷ prevClose − 1 > 10%',
    unit: 'stocks',
    scope: 'market',
    sources: [
      published('财联社 2025-02-07：逾百股涨停或涨超10%', 'CLS 财联社 2025-02-07: 逾百股涨停或涨超10%'),
    ],
    seeAlso: ['overTenRisers', 'limitUp', 'market'],
    day: ['bigRisers', 'ranges.bigRisers'],
  },
  {
    id: 'overTenRisers',
    zh: '涨超10%',
    zhAlso: ['涨幅超10%'],
    en: 'risers over 10%',
    definition: both(
      '全市场涨幅大于 10% 的股票，不论是否封板。10% 限制下按分取整的涨停有的略高于 10%，也在内。',
      'Stocks of the whole market that rose more than 10%, sealed or not. A 10% board whose price was rounded up lies above 10% and counts.',
    ),
    formula: 'close ÷ prevClose − 1 > 10%',
    unit: 'stocks',
    scope: 'market',
    sources: [chosen('与涨停或涨超10%分开给出', 'given beside big risers')],
    seeAlso: ['bigRisers', 'risers', 'change'],
    day: ['overTenRisers'],
  },
  {
    id: 'risers',
    zh: '涨超10%未触板',
    en: 'risers without a board',
    definition: both(
      '口径内涨幅大于 10% 而没有触及涨停价的股票，如无涨跌幅限制的新股，或 20%、30% 限制下的大涨。不计涨停。',
      'Stocks of the scope that rose more than 10% without touching their limit, as new listings without one or big rises under 20% and 30%. Never counted as limit-ups.',
    ),
    formula: 'close ÷ prevClose − 1 > 10% and high < up, or no limit',
    scope: 'scope',
    sources: [
      published(
        '财联社的图列出它们的涨幅而不计入：艾能聚 23%，宇瞳光学 16%',
        'pictures of CLS 财联社 list them with their change and do not count them: 艾能聚 23%, 宇瞳光学 16%',
      ),
    ],
    seeAlso: ['overTenRisers', 'bigRisers', 'picture'],
    day: ['risers'],
  },
  {
    id: 'amountCents',
    zh: '成交额',
    zhAlso: ['成交金额', '量能'],
    en: 'amount',
    definition: both(
      '成交金额，按交易所分列，单位是分。复盘里的成交额是沪深两市之和。某根日线没有成交额，则该所为 null。',
      'Money traded, by exchange, in cents. The amount of the recap is SSE and SZSE together. null where a bar of that exchange has none.',
    ),
    formula: 'Σ amount; printed: sse + szse',
    unit: 'cents',
    scope: 'market',
    sources: [
      published(
        '财联社：不小于 1 万亿写万亿、至多两位小数，否则写整亿',
        'CLS 财联社: 万亿 with at most two decimals from 1 万亿 on, else whole 亿',
      ),
    ],
    vendors: [
      by(
        'tushare',
        'amount 的单位是千元，2026-07-06 起不含盘后定价',
        'amount is in thousand yuan, without after-hours trades since 2026-07-06',
      ),
    ],
    seeAlso: ['amountChangeCents', 'sseSzse', 'volumeShares', 'afterHours', 'turnoverRate'],
    day: ['amountCents', 'boards[].amountCents'],
  },
  {
    id: 'amountChangeCents',
    zh: '成交额变化',
    zhAlso: ['放量', '缩量', '较上个交易日放量', '较上个交易日缩量'],
    en: 'amount change',
    definition: both(
      '沪深两市成交额减上一交易日的成交额：大于 0 是放量，小于 0 是缩量，按亿取整后为 0 写持平。先减后取整。',
      'SSE and SZSE together less the day before: above 0 is 放量, below 0 缩量, 持平 where it rounds to 0 亿. The exact sums are subtracted, then rounded.',
    ),
    formula: '(sse + szse) on date − (sse + szse) on previousDate',
    unit: 'cents',
    scope: 'sseSzse',
    sources: [
      published('财联社 2025-02-07：较上个交易日放量4249亿', 'CLS 财联社 2025-02-07: 较上个交易日放量4249亿'),
    ],
    seeAlso: ['amountCents', 'sseSzse', 'previousDate'],
    day: ['amountChangeCents'],
  },
  {
    id: 'volumeShares',
    zh: '成交量',
    en: 'volume',
    definition: both('成交的股数。本程序一律以股计，不用手。', 'Shares traded, never lots.'),
    unit: 'shares',
    scope: 'stock',
    sources: [
      chosen(
        '由成交额 ÷ (收盘价 × 成交量) 辨认单位，并印出',
        'the unit is told from amount ÷ (close × volume) and printed',
      ),
    ],
    vendors: [
      by(
        'tushare',
        'vol 的单位是手；盘后定价另列在 ah_vol、ah_amount',
        'vol is in lots (手); after-hours trades stand apart in ah_vol and ah_amount',
      ),
    ],
    seeAlso: ['amountCents', 'afterHours', 'turnoverRate'],
    day: ['boards[].volumeShares', 'input[].volumeUnit'],
  },
  {
    id: 'afterHours',
    zh: '盘后定价',
    zhAlso: ['盘后固定价格交易', '盘后定价交易'],
    en: 'after-hours trading',
    definition: both(
      '收盘后按收盘价成交的交易。2026-07-06 起适用于沪深全部 A 股，北交所没有。它不改变收盘价，只影响成交量和成交额。',
      'Trading at the close price after the close. For all A-shares of SSE and SZSE since 2026-07-06, not on the BSE. It never moves the close, only volume and amount.',
    ),
    scope: 'stock',
    sources: [
      rule(
        '沪深 2026 年修订的交易规则，2026-07-06 起',
        'trading rules of SSE and SZSE as revised in 2026, since 2026-07-06',
      ),
    ],
    vendors: [
      by(
        'tushare',
        'vol、amount 不含，另列 ah_vol、ah_amount',
        'not in vol and amount; ah_vol and ah_amount apart',
      ),
    ],
    seeAlso: ['amountCents', 'volumeShares'],
  },
  {
    id: 'indexes',
    zh: '指数涨跌',
    zhAlso: ['大盘指数', '沪指', '深成指', '创业板指', '北证50'],
    en: 'index moves',
    definition: both(
      '沪指 000001、深成指 399001、创业板指 399006 和北证50 899050 的收盘与涨跌；前三个印进首句。没有指数数据就不印，从不印成 0%。',
      'Close and change of 000001 (SSE), 399001, 399006 (SZSE) and 899050 (BSE); the first three stand in the opening line. Without index bars the clause is left out, never 0%.',
    ),
    formula: '(close − prevClose) ÷ prevClose, in ten-thousandths of a point',
    unit: 'ratio',
    scope: 'data',
    sources: [
      published(
        '财联社：截至收盘，沪指涨1.01%，深成指涨1.75%，创业板指涨2.53%',
        'CLS 财联社: 截至收盘，沪指涨1.01%，深成指涨1.75%，创业板指涨2.53%',
      ),
    ],
    seeAlso: ['change', 'opening'],
    day: ['indexes'],
  },
])
