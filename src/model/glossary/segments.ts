import { by, chosen, rule, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 上市板块: the four segments of A-shares. */
export const SEGMENT_TERMS: readonly Term[] = termsOf('universe', [
  {
    id: 'segment',
    zh: '上市板块',
    zhAlso: ['板块'],
    en: 'segment',
    definition: both(
      '股票上市的板块：主板、创业板、科创板、北交所，由代码的开头数字决定。',
      'Where a stock is listed: main board, ChiNext, STAR or BSE. The first digits of its code decide.',
    ),
    scope: 'stock',
    sources: [chosen('不叫 board：board 只指涨停日', 'never called board: a board is a limit-up day')],
    seeAlso: ['main', 'chinext', 'star', 'bse', 'code', 'limitPercent'],
    day: ['boards[].segment', 'downBoards[].segment'],
  },
  {
    id: 'main',
    zh: '主板',
    zhAlso: ['沪市主板', '深市主板', '中小板'],
    en: 'main board',
    definition: both(
      '代码以 600、601、603、605（沪）和 000、001、002、003（深）开头的股票。涨跌幅限制 10%；ST 至 2026-07-03 为 5%。',
      'Codes that begin with 600, 601, 603, 605 (SSE) or 000, 001, 002, 003 (SZSE). The limit is 10%; for ST it was 5% until 2026-07-03.',
    ),
    scope: 'stock',
    sources: [rule('10%，1996-12-16 起', '10% since 1996-12-16')],
    seeAlso: ['segment', 'limitPercent', 'specialTreatment'],
    day: ['boards[].segment'],
  },
  {
    id: 'chinext',
    zh: '创业板',
    en: 'ChiNext',
    definition: both(
      '代码以 300、301、302 开头的股票。涨跌幅限制 10% 至 2020-08-21，2020-08-24 起 20%，ST 也一样。',
      'Codes that begin with 300, 301 or 302. The limit was 10% until 2020-08-21 and is 20% since 2020-08-24, for ST too.',
    ),
    scope: 'stock',
    sources: [rule('深证上〔2020〕515号', '深证上〔2020〕515号')],
    seeAlso: ['segment', 'limitPercent', 'limitMark'],
    day: ['boards[].segment'],
  },
  {
    id: 'star',
    zh: '科创板',
    en: 'STAR',
    definition: both(
      '代码以 688、689 开头的股票。涨跌幅限制 20%，2019-07-22 起，ST 也一样。',
      'Codes that begin with 688 or 689. The limit is 20% since 2019-07-22, for ST too.',
    ),
    scope: 'stock',
    sources: [rule('20%，2019-07-22 起', '20% since 2019-07-22')],
    vendors: [
      by(
        'eastmoney',
        'AkShare 的说明称其涨停池不含科创板，未证实',
        "AkShare's note says that its pool is without STAR; unconfirmed",
      ),
    ],
    seeAlso: ['segment', 'limitPercent', 'limitMark'],
    day: ['boards[].segment'],
  },
  {
    id: 'bse',
    zh: '北交所',
    zhAlso: ['北京证券交易所', '京市'],
    en: 'BSE',
    definition: both(
      '北京证券交易所的股票，代码以 920（此前 43、82、83、87、88）开头。涨跌幅限制 30%，2021-11-15 起，涨跌停价向内取整。',
      'Stocks of the Beijing exchange, codes that begin with 920 (before: 43, 82, 83, 87, 88). The limit is 30% since 2021-11-15, limit prices are rounded inwards.',
    ),
    scope: 'stock',
    sources: [rule('30%，2021-11-15 起', '30% since 2021-11-15')],
    vendors: [
      by('cls', '计入；首句放在最后，首板也印', 'counted; last in the opening line, first boards included'),
      by('ths', '不计', 'not counted'),
      by('kaipanla', '计入', 'counted'),
    ],
    seeAlso: ['segment', 'limitPrice', 'codeMap', 'scope'],
    day: ['boards[].segment', 'thresholds.bse'],
  },
])
