import { by, chosen, documented, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 日线给不出的: what needs quotes or share counts, and is therefore never computed. */
export const BEYOND_BARS: readonly Term[] = termsOf('beyondBars', [
  {
    id: 'sealOrder',
    zh: '封单额',
    zhAlso: ['封单', '封单量', '封板资金'],
    en: 'seal order',
    definition: both(
      '排在涨停价上的买单，以股或金额计。',
      'The queue of buy orders at the up limit, in shares or money.',
    ),
    scope: 'stock',
    sources: [chosen('逐笔委托的事', 'a matter of the order book')],
    notComputed: both(
      '要有盘口报价；日线只有四个价格和成交，没有委托。',
      'it takes quotes; a daily bar has four prices and what was traded, no orders.',
    ),
    seeAlso: ['sealOrderRatio', 'sealed'],
  },
  {
    id: 'sealOrderRatio',
    zh: '封成比',
    en: 'seal order ratio',
    definition: both('封单与当日成交之比。', 'The queue at the up limit against what was traded on the day.'),
    formula: 'sealOrder ÷ volume or amount',
    unit: 'ratio',
    scope: 'stock',
    sources: [chosen('逐笔委托的事', 'a matter of the order book')],
    notComputed: both('要有封单，日线没有委托。', 'it takes the queue, and a daily bar has no orders.'),
    seeAlso: ['sealOrder', 'volumeShares'],
  },
  {
    id: 'firstSealAt',
    zh: '首次封板时间',
    zhAlso: ['封板时间', '首封时间'],
    en: 'first seal time',
    definition: both('当日第一次封住涨停的时刻。', 'The time at which a stock first sealed on the day.'),
    scope: 'stock',
    sources: [published('财联社的图逐股印出时间', 'pictures of CLS 财联社 print a time for each stock')],
    notComputed: both('要有盘中报价；日线没有时刻。', 'it takes intraday quotes; a daily bar has no times.'),
    seeAlso: ['lastSealAt', 'openings', 'opening'],
  },
  {
    id: 'lastSealAt',
    zh: '最后封板时间',
    zhAlso: ['末次封板时间'],
    en: 'last seal time',
    definition: both('当日最后一次封住涨停的时刻。', 'The time at which a stock last sealed on the day.'),
    scope: 'stock',
    sources: [chosen('盘中报价的事', 'a matter of intraday quotes')],
    notComputed: both('要有盘中报价；日线没有时刻。', 'it takes intraday quotes; a daily bar has no times.'),
    seeAlso: ['firstSealAt', 'reseal'],
  },
  {
    id: 'openings',
    zh: '开板次数',
    zhAlso: ['炸板次数', '打开次数'],
    en: 'openings',
    definition: both('当日封住涨停后被打开的次数。', 'How often the seal opened within the day.'),
    scope: 'stock',
    sources: [documented('东方财富字段 zbc', 'the field zbc of Eastmoney')],
    vendors: [
      by(
        'eastmoney',
        'zbc 大于 0 而收盘封板的留在涨停池',
        'a stock with zbc above 0 that closed sealed stays in the limit-up pool',
      ),
    ],
    notComputed: both(
      '要有盘中报价；日线只知当日到过涨停价、收盘在不在，不知打开几次。',
      'it takes intraday quotes; a bar tells that the limit was reached and whether the close is there, not how often it opened.',
    ),
    seeAlso: ['broken', 'reseal', 'firstSealAt'],
  },
  {
    id: 'reseal',
    zh: '回封',
    en: 'reseal',
    definition: both(
      '盘中打开后又封住涨停。收盘封板的一律计为封板。',
      'Sealed again after opening within the day. What closes sealed is counted as sealed.',
    ),
    scope: 'stock',
    sources: [chosen('盘中报价的事', 'a matter of intraday quotes')],
    notComputed: both(
      '要有盘中报价；T字板盘中必离开过涨停价，换手板封过几次则看不出。',
      'it takes intraday quotes; a T board surely left the limit and came back, of a turnover board nothing can be said.',
    ),
    seeAlso: ['openings', 'tBoard', 'sealed'],
  },
  {
    id: 'turnoverRate',
    zh: '换手率',
    en: 'turnover rate',
    definition: both(
      '成交量占流通股数的比例。与成交额和换手板都不是一回事。',
      'Volume against the shares that float. Neither the amount nor the turnover board.',
    ),
    formula: 'volumeShares ÷ shares that float',
    unit: 'ratio',
    scope: 'stock',
    sources: [chosen('用语', 'the word as used here')],
    notComputed: both(
      '要有流通股数，日线没有。',
      'it takes the number of shares that float, which a daily bar lacks.',
    ),
    seeAlso: ['turnover', 'amountCents', 'floatCap'],
  },
  {
    id: 'floatCap',
    zh: '流通市值',
    en: 'float market cap',
    definition: both('收盘价乘流通股数。', 'The close times the shares that float.'),
    formula: 'close × shares that float',
    unit: 'cents',
    scope: 'stock',
    sources: [chosen('用语', 'the word as used here')],
    notComputed: both(
      '要有流通股数，日线没有。',
      'it takes the number of shares that float, which a daily bar lacks.',
    ),
    seeAlso: ['turnoverRate'],
  },
])
