import { chosen, measured, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 板型: how a board was reached. */
export const SHAPES: readonly Term[] = termsOf('boards', [
  {
    id: 'shape',
    zh: '板型',
    zhAlso: ['封板形态', '涨停形态'],
    en: 'shape',
    definition: both(
      '封板的方式，只有三种：一字板、T字板、换手板。炸板没有板型。',
      'How a sealed board was reached, one of three: one-word, T, turnover. A broken board has none.',
    ),
    scope: 'stock',
    sources: [
      measured(
        '同花顺 limit_up_type，2026-04 至 08：换手 7,922，一字 536，T字 292，没有别的',
        'limit_up_type of THS, 2026-04 to 08: 7,922 换手, 536 一字, 292 T字, and no other',
      ),
    ],
    seeAlso: ['oneWord', 'tBoard', 'turnover', 'shapes'],
    day: ['boards[].shape', 'downBoards[].shape'],
  },
  {
    id: 'shapes',
    zh: '板型统计',
    zhAlso: ['板型分布'],
    en: 'shapes',
    definition: both(
      '当日封板按板型分的只数：一字板、T字板、换手板，三者之和是封板只数。',
      'Sealed stocks of the day by shape: one-word, T and turnover boards. The three add up to sealed.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('由日线的四个价格判定', 'told from the four prices of a bar')],
    seeAlso: ['shape', 'sealed'],
    day: ['shapes'],
  },
  {
    id: 'oneWord',
    zh: '一字板',
    zhAlso: ['一字', '一字涨停'],
    en: 'one-word board',
    definition: both(
      '开盘、最高、最低、收盘都是涨停价的封板。',
      'A sealed board whose open, high, low and close all are the up limit.',
    ),
    formula: 'open = high = low = close = up',
    scope: 'stock',
    sources: [measured('见板型', 'see shape')],
    seeAlso: ['shape', 'tBoard', 'turnover', 'unopenedListing'],
    day: ['boards[].shape'],
  },
  {
    id: 'tBoard',
    zh: 'T字板',
    zhAlso: ['T字', 'T字涨停'],
    en: 'T board',
    definition: both(
      '开盘就是涨停价，盘中成交低于涨停价，收盘又在涨停价的封板。',
      'A sealed board that opened at the up limit and traded below it in between.',
    ),
    formula: 'open = close = up and low < up',
    scope: 'stock',
    sources: [measured('见板型', 'see shape')],
    seeAlso: ['shape', 'oneWord', 'turnover'],
    day: ['boards[].shape'],
  },
  {
    id: 'turnover',
    zh: '换手板',
    zhAlso: ['换手', '实体板'],
    en: 'turnover board',
    definition: both(
      '开盘低于涨停价、收盘在涨停价的封板。与换手率无关。',
      'A sealed board that opened below the up limit. It has nothing to do with the turnover rate.',
    ),
    formula: 'open < up and close = up',
    scope: 'stock',
    sources: [measured('见板型', 'see shape')],
    seeAlso: ['shape', 'oneWord', 'tBoard', 'turnoverRate'],
    day: ['boards[].shape'],
  },
  {
    id: 'skyToFloor',
    zh: '天地板',
    en: 'sky to floor',
    definition: both(
      '同一日触及涨停价，收在跌停价。',
      'Touched the up limit and closed at the down limit on one day.',
    ),
    formula: 'high = up and close = down',
    unit: 'stocks',
    scope: 'scope',
    sources: [unconfirmed('未见数据商的算式', 'no formula of a vendor was seen')],
    seeAlso: ['floorToSky', 'broken', 'limitDown'],
    day: ['skyToFloor'],
  },
  {
    id: 'floorToSky',
    zh: '地天板',
    en: 'floor to sky',
    definition: both(
      '同一日触及跌停价，收在涨停价。',
      'Touched the down limit and closed at the up limit on one day.',
    ),
    formula: 'low = down and close = up',
    unit: 'stocks',
    scope: 'scope',
    sources: [unconfirmed('未见数据商的算式', 'no formula of a vendor was seen')],
    seeAlso: ['skyToFloor', 'sealed', 'pryOpen'],
    day: ['floorToSky'],
  },
])
