import { by, chosen, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 跌停一侧: the mirror of 涨停. */
export const LIMIT_DOWN: readonly Term[] = termsOf('limitDown', [
  {
    id: 'limitDown',
    zh: '跌停',
    zhAlso: ['跌停股', '跌停家数', '跌停数'],
    en: 'limit-down',
    definition: both(
      '收盘价等于跌停价，是涨停的镜像。JSON 中 sealed 是跌停，broken 是翘板。',
      'The close equals the down limit, the mirror of limit-up. In JSON sealed is 跌停, broken is 翘板.',
    ),
    formula: 'close = down',
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('涨停的镜像，同一口径', 'the mirror of limit-up, in the same scope')],
    vendors: [
      by(
        'tdx',
        '跌停价的取整办法不同，可能差一分',
        'rounds the down limit in another way, which may be one tick off',
      ),
    ],
    seeAlso: ['pryOpen', 'downBoards', 'downLadder', 'limitPrice', 'limitUp'],
    day: ['limitDown', 'limitDown.sealed', 'ranges.limitDownSealed'],
  },
  {
    id: 'pryOpen',
    zh: '翘板',
    zhAlso: ['撬板', '打开跌停'],
    en: 'pried open',
    definition: both(
      '触及跌停价而收盘高于跌停价，是炸板的镜像。',
      'Touched the down limit and closed above it, the mirror of a broken board.',
    ),
    formula: 'low = down and close > down',
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('最低价低于跌停价的记为异常', 'a low below the limit is anomalous')],
    seeAlso: ['limitDown', 'broken', 'floorToSky'],
    day: ['limitDown.broken', 'ranges.limitDownBroken'],
  },
  {
    id: 'downBoards',
    zh: '触及跌停名单',
    zhAlso: ['跌停名单', '跌停池'],
    en: 'boards on the down side',
    definition: both(
      '口径内当日触及跌停价的每只股票，跌停和翘板都在内；板型按跌停价判定，连板数是连续跌停数。',
      'Every stock of the scope that touched its down limit, sealed or pried open; shapes are told from the down limit, streaks count limit-down days.',
    ),
    scope: 'scope',
    sources: [chosen('名单不截断', 'the list is never cut')],
    seeAlso: ['limitDown', 'pryOpen', 'downLadder', 'boards'],
    day: ['downBoards'],
  },
  {
    id: 'downLadder',
    zh: '连续跌停',
    zhAlso: ['跌停天梯', '连跌', '连跌停', 'n连跌', 'n连跌停'],
    en: 'down ladder',
    definition: both(
      '截至当日连续跌停的自身日线数，按此分层。停牌不加也不断。',
      'Limit-down own bars in a row up to the day, and stocks by it. A suspension neither adds nor breaks.',
    ),
    formula: 'own bars in a row with close = down',
    unit: 'boards',
    scope: 'scope',
    sources: [chosen('连板的镜像', 'the mirror of the streak')],
    seeAlso: ['limitDown', 'ladder', 'streak'],
    day: ['downLadder', 'downBoards[].streak'],
  },
])
