import { by, chosen, measured, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 涨停与板型: reaching the limit, holding it, and how. */
export const BOARDS: readonly Term[] = termsOf('boards', [
  {
    id: 'board',
    zh: '板',
    zhAlso: ['涨停板'],
    en: 'board',
    definition: both(
      '一次涨停。在本程序的英文里 board 只指涨停日；上市板块叫 segment，行业和概念叫 sector。',
      'One limit-up day, and nothing else: 上市板块 is a segment here, 行业 and 概念 are sectors.',
    ),
    unit: 'boards',
    scope: 'stock',
    sources: [chosen('用语', 'the word as used here')],
    seeAlso: ['limitUp', 'streak', 'segment', 'sector'],
  },
  {
    id: 'boards',
    zh: '触板名单',
    zhAlso: ['涨停名单', '涨停池', '炸板池'],
    en: 'boards touched',
    definition: both(
      '口径内当日触及涨停价的每只股票，封板和炸板都在内，按代码排列。',
      'Every stock of the scope that touched its up limit on the day, sealed or broken, by code.',
    ),
    scope: 'scope',
    sources: [chosen('名单不截断', 'the list is never cut')],
    vendors: [
      by(
        'eastmoney',
        '涨停池含开板后回封的股票（zbc 大于 0）',
        'its limit-up pool holds stocks that opened and sealed again (zbc above 0)',
      ),
    ],
    seeAlso: ['touched', 'sealed', 'broken', 'downBoards'],
    day: ['boards'],
  },
  {
    id: 'limitUp',
    zh: '涨停',
    zhAlso: ['涨停股', '涨停家数', '涨停数'],
    en: 'limit-up',
    definition: both(
      '收盘价等于涨停价。比较的是整数分的价格，不用涨幅，不留容差。JSON 中分为封板 sealed 和炸板 broken 两个只数。',
      'The close equals the up limit: prices in integer cents, never a percentage, never a tolerance. In JSON the counts sealed and broken.',
    ),
    formula: 'close = up',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      published('财联社复盘与涨停分析：今日84股涨停（2025-02-07）', 'CLS 财联社: 今日84股涨停 (2025-02-07)'),
      measured(
        '58 个交易日：财联社与同花顺（去 ST）之差 29 日为 0，22 日 +1，6 日 +2，1 日 +3，从不为负；指名的都是北交所股票',
        'CLS less THS without ST on 58 days: 0 on 29, +1 on 22, +2 on 6, +3 on 1, never below; those that are named are BSE stocks',
      ),
    ],
    vendors: [
      by(
        'cls',
        '不含 ST、退市整理和无涨跌幅限制的股票，含北交所',
        'without ST, 退市整理 and days without a limit; BSE in',
      ),
      by('ths', '含 ST 和退市整理，不含北交所', 'ST and 退市整理 in, BSE out'),
      by(
        'eastmoney',
        '涨停池不含 ST 和未开板的一字新股；媒体引用的数字有含 ST 的',
        'its pool is without ST and unbroken one-word new listings; figures in the press may count ST',
      ),
      by('kaipanla', '“实际涨停”不含 ST，含北交所', 'its 实际涨停 is without ST, BSE in'),
      by(
        'tushare',
        'limit_list_d（2020 年起）不含 ST，含北交所',
        'limit_list_d (since 2020) is without ST, BSE in',
      ),
      by('tdx', '板块统计不含 ST 和未开板新股', 'its sector statistics are without ST and 未开板新股'),
    ],
    seeAlso: ['sealed', 'limitPrice', 'scope', 'sealRate'],
    day: ['limitUp', 'limitUp.sealed', 'ranges.sealed'],
  },
  {
    id: 'touched',
    zh: '触板',
    zhAlso: ['摸板', '曾涨停', '触及涨停'],
    en: 'touched',
    definition: both(
      '最高价到过涨停价：封板与炸板之和。',
      'The high reached the up limit: sealed or broken.',
    ),
    formula: 'high = up; touched = sealed + broken',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      chosen('最高价高于涨停价的不算触板，记为异常', 'a high above the limit is anomalous, not touched'),
    ],
    vendors: [
      by('ths', '收盘封板 + 炸板 = 曾涨停，20 日中 20 日相符', '收盘封板 + 炸板 = 曾涨停 on 20 of 20 days'),
    ],
    seeAlso: ['sealed', 'broken', 'untouched', 'anomalous'],
    day: ['boards'],
  },
  {
    id: 'sealed',
    zh: '封板',
    zhAlso: ['收盘封板', '封住涨停'],
    en: 'sealed',
    definition: both(
      '触及涨停价且收在涨停价。盘中打开过又封回的，也是封板。',
      'Touched the up limit and closed at it. Opened within the day and sealed again is sealed.',
    ),
    formula: 'close = up',
    unit: 'stocks',
    scope: 'scope',
    sources: [published('封板率的分子', 'the part of the seal rate')],
    seeAlso: ['limitUp', 'broken', 'sealRate', 'shape'],
    day: ['limitUp.sealed', 'boards[].state', 'ranges.sealed'],
  },
  {
    id: 'broken',
    zh: '炸板',
    zhAlso: ['封板未遂', '破板'],
    en: 'broken',
    definition: both('触及涨停价但收盘低于涨停价。', 'Touched the up limit and closed below it.'),
    formula: 'high = up and close < up',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      published(
        '财联社复盘写炸板，涨停分析写封板未遂',
        'CLS 财联社: 炸板 in the recap, 封板未遂 in 涨停分析',
      ),
      measured(
        '日线只知价格到过涨停价，不知有没有封单：与同花顺 150 日相比，两者都有 3,645 只，只在日线中 463 只，只在同花顺 75 只',
        'a bar shows that the price was reached, not that there was a queue: against THS over 150 days 3,645 in both, 463 only in bars, 75 only at THS',
      ),
    ],
    vendors: [
      by(
        'eastmoney',
        '开板后回封的留在涨停池，不是炸板',
        'stocks that opened and sealed again stay in the limit-up pool, not here',
      ),
      by('kaipanla', '称为破板', 'says 破板'),
    ],
    seeAlso: ['touched', 'brokenRate', 'openings', 'pryOpen'],
    day: ['limitUp.broken', 'boards[].state', 'ranges.broken'],
  },
  {
    id: 'untouched',
    zh: '未触板',
    zhAlso: ['未触及涨停'],
    en: 'untouched',
    definition: both(
      '涨停价可知、当日最高价没有到的股票。',
      'Stocks whose limit is known and that did not reach it on the up side.',
    ),
    formula: 'traded − limitUp.sealed − limitUp.broken − noLimit − notJudged − anomalous',
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('各类之和等于交易家数', 'the parts add up to traded')],
    seeAlso: ['touched', 'traded', 'notJudged', 'anomalous'],
    day: ['untouched'],
  },
  {
    id: 'sealRate',
    zh: '封板率',
    en: 'seal rate',
    definition: both(
      '封板只数占触板只数的比例。分子分母都保留，印成整数百分比，四舍五入；0 比 0 没有比率，印 –。',
      'Sealed out of touched. Both parts are kept; printed as a whole percent, half up. 0 of 0 is no rate and prints –.',
    ),
    formula: 'limitUp.sealed ÷ (limitUp.sealed + limitUp.broken)',
    unit: 'ratio',
    scope: 'scope',
    sources: [
      published(
        '财联社 2025-02-07：84 ÷ (84 + 45)，封板率为65%',
        'CLS 财联社 2025-02-07: 84 ÷ (84 + 45), 封板率为65%',
      ),
      measured('67 条发布记录中 65 条合四舍五入', '65 of 67 published records agree with half up'),
    ],
    vendors: [
      by(
        'eastmoney',
        '媒体引用的数字含 ST，如 2026-05-27 的 61 + 34 得 64.21%，与财联社口径不可比',
        'figures in the press count ST, as 61 + 34 giving 64.21% on 2026-05-27: not comparable with cls',
      ),
      by('kaipanla', '印破板率，即 1 − 封板率', 'prints 破板率, which is 1 − seal rate'),
    ],
    seeAlso: ['brokenRate', 'sealed', 'broken', 'ratio'],
    day: ['sealRate', 'ranges.sealRate'],
  },
  {
    id: 'brokenRate',
    zh: '炸板率',
    zhAlso: ['破板率'],
    en: 'broken rate',
    definition: both(
      '炸板只数占触板只数的比例，即 1 减封板率；本程序给出两个只数，不另印。',
      'Broken out of touched, which is 1 − seal rate. The program gives both counts and does not print it again.',
    ),
    formula: 'limitUp.broken ÷ (limitUp.sealed + limitUp.broken)',
    unit: 'ratio',
    scope: 'scope',
    sources: [published('财联社连板股分析的行文', 'prose of 连板股分析 of CLS 财联社')],
    vendors: [
      by(
        'kaipanla',
        '破板率 2025-10-16 为 31.03%，即 18 ÷ 58，封板 40',
        '破板率 of 2025-10-16 is 31.03% = 18 ÷ 58, with 40 sealed',
      ),
    ],
    seeAlso: ['sealRate', 'broken'],
  },
])
