import { by, chosen, measured, published, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 连板: boards in a row, and where they end. */
export const STREAKS: readonly Term[] = termsOf('streaks', [
  {
    id: 'ownBar',
    zh: '自身日线',
    zhAlso: ['自身交易日'],
    en: 'own bar',
    definition: both(
      '股票自己有成交的交易日。停牌日不是自身日线，连板数和 N天M板 都只数自身日线。',
      'A trading day on which the stock itself traded. A suspended day is none; streaks and windows count own bars alone.',
    ),
    unit: 'bars',
    scope: 'stock',
    sources: [
      measured(
        '爱丽家居 603221：2026-08-03 至 05 停牌，08-06 封板，东方财富连板数 10，同花顺 10天10板',
        '爱丽家居 603221, suspended 2026-08-03 to 05 and sealed on 08-06: streak 10 at Eastmoney, 10天10板 at THS',
      ),
    ],
    seeAlso: ['streak', 'daysBoards', 'suspended'],
  },
  {
    id: 'streak',
    zh: '连板数',
    zhAlso: ['连板', '连续涨停', '连续涨停天数', 'n连板'],
    en: 'streak',
    definition: both(
      '截至当日连续封板的自身日线数。停牌不加也不断；无涨跌幅限制的一日使连板中断；戴帽期间 5% 的涨停也算。炸板为 0。',
      'Sealed own bars in a row up to the day. A suspension neither adds nor breaks, a day without a limit ends it, ST boards at 5% count. 0 for a broken board.',
    ),
    unit: 'boards',
    scope: 'stock',
    sources: [
      measured(
        '东方财富、同花顺、开盘啦停牌后都接着数；四环生物 000518 摘帽后连板数含 ST 期间的板',
        'Eastmoney, THS and Kaipanla all go on after a suspension; 四环生物 000518 keeps its ST boards after 摘帽',
      ),
    ],
    vendors: [
      by('cls', '印作 n连板；3连板起进首句', 'prints n连板, from 3 on in the opening line'),
      by('eastmoney', '字段 lbc', 'the field lbc'),
      by('ths', '图上写作 n天n板', 'charts say n天n板'),
    ],
    seeAlso: ['streakAtLeast', 'firstBoard', 'streakStocks', 'daysBoards', 'ownBar'],
    day: ['boards[].streak', 'ladder[].streak'],
  },
  {
    id: 'streakAtLeast',
    zh: '至少n连板',
    zhAlso: ['不少于n连板'],
    en: 'streak at least',
    definition: both(
      '回看在连板之内到了头：数据从这里开始，或前一根日线无法判定、有错。真实的连板数可能更大，印作 >=n连板。',
      'The look-back ended inside the streak: the data begins there, or the bar before could not be judged or is faulty. It may be longer than seen and prints >=n连板.',
    ),
    scope: 'stock',
    sources: [chosen('不把看不见的部分当作没有', 'what was not seen is not taken for none')],
    seeAlso: ['streak', 'lookback', 'daysBoardsAtLeast'],
    day: ['boards[].streakAtLeast', 'ladder[].atLeast'],
  },
  {
    id: 'firstBoard',
    zh: '首板',
    zhAlso: ['一板', '1板', '1连板', '首板股'],
    en: 'first board',
    definition: both('连板数为 1 的封板。', 'A sealed board whose streak is 1.'),
    formula: 'streak = 1; count = limitUp.sealed − streakStocks',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      published(
        '财联社连板股分析：昨日71只首板股，即 90 − 19',
        '连板股分析 of CLS 财联社: 昨日71只首板股, that is 90 − 19',
      ),
    ],
    vendors: [by('cls', '首句只印北交所的 30CM首板', 'the opening line names 30CM first boards alone')],
    seeAlso: ['streak', 'streakStocks', 'firstToSecond'],
    day: ['ladder[].codes'],
  },
  {
    id: 'streakStocks',
    zh: '连板股',
    zhAlso: ['连板股总数', '连板家数'],
    en: 'streak stocks',
    definition: both(
      '当日封板且连板数不小于 2 的股票。',
      'Stocks sealed on the day with a streak of 2 or more.',
    ),
    formula: 'count of streak ≥ 2',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      published('财联社：连板股总数B只', 'CLS 财联社: 连板股总数B只'),
      measured(
        '相邻两篇的“上一交易日连板股”与前一篇的总数 40 组全部相等',
        'the total of the day before that a text states equals the text before it in all of 40 pairs',
      ),
    ],
    seeAlso: ['streak', 'firstBoard', 'streakPromotion'],
    day: ['streakStocks', 'ranges.streakStocks'],
  },
  {
    id: 'streakEnds',
    zh: '断板',
    en: 'streak end',
    definition: both(
      '上一交易日连板数不小于 1，当日有成交而没有封板的股票。当日停牌的不算断板。',
      'Stocks with a streak of 1 or more on the day before that traded today and did not seal. A suspension is no end.',
    ),
    formula: 'streak ≥ 1 on previousDate, traded and not sealed on date',
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('按自身日线', 'by own bars')],
    seeAlso: ['streak', 'broken', 'reclaims', 'promotions'],
    day: ['streakEnds'],
  },
  {
    id: 'reclaims',
    zh: '反包',
    zhAlso: ['反包板'],
    en: 'reclaim',
    definition: both(
      '隔一根自身日线再封板：前天封板，昨天没有，今天又封板。',
      'Sealed again after one own bar without: sealed at t − 2, not at t − 1, sealed at t.',
    ),
    formula: 'sealed at own bars t and t − 2, not at t − 1',
    unit: 'stocks',
    scope: 'scope',
    sources: [unconfirmed('数据商有此标记而无算式', 'vendors have a flag but no formula')],
    seeAlso: ['streakEnds', 'ownBar', 'daysBoards'],
    day: ['reclaims'],
  },
  {
    id: 'maxHeight',
    zh: '最高板',
    zhAlso: ['高度', '连板高度', '市场高度', '最高连板', '高度板'],
    en: 'max height',
    definition: both(
      '口径内当日最大的连板数；没有封板时为 0。N天M板 不参与。',
      'The longest streak of the scope on the day; 0 when nothing is sealed. N天M板 plays no part.',
    ),
    formula: 'max(streak)',
    unit: 'boards',
    scope: 'scope',
    sources: [
      published(
        '财联社：有达实智能 13天8板的一日，仍写“市场连板高度降至3连板”',
        'CLS 财联社 writes 市场连板高度降至3连板 on a day with 达实智能 13天8板',
      ),
    ],
    vendors: [by('kaipanla', '高度板指连板数不小于 4', 'its 高度板 is a streak of 4 or more')],
    seeAlso: ['streak', 'highest', 'ladder'],
    day: ['maxHeight', 'ranges.maxHeight'],
  },
  {
    id: 'highest',
    zh: '分幅度最高板',
    zhAlso: ['各幅度最高板', '20CM最高板', '30CM最高板'],
    en: 'max height by limit',
    definition: both(
      '按涨跌幅限制分开的最高板：5%、10CM、20CM、30CM 各自最大的连板数和在其上的股票；没有封板股的幅度不列。',
      'The longest streak under each limit, 5%, 10CM, 20CM and 30CM apart, and who holds it; a limit without a sealed stock is left out.',
    ),
    formula: 'max(streak) within each limitPercent',
    unit: 'boards',
    scope: 'scope',
    sources: [chosen('20% 的一板与 10% 的一板不可比', 'a board at 20% is not one at 10%')],
    seeAlso: ['maxHeight', 'limitMark'],
    day: ['highest'],
  },
])
