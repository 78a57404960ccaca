import { chosen, rule, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 除权除息与复权: what moves a price from outside. */
export const ADJUSTMENT: readonly Term[] = termsOf('prices', [
  {
    id: 'exRights',
    zh: '除权除息',
    zhAlso: ['除权', '除息', '除权除息日'],
    en: 'ex-rights',
    definition: both(
      '派息、送股、配股从股价中扣除的日子，交易所当日的前收盘价随之折算。简称前的 XD 是除息，XR 是除权，DR 是两者。',
      'The day on which a dividend, bonus or rights issue leaves the price; the reference price moves with it. XD before a name is 除息, XR 除权, DR both.',
    ),
    scope: 'stock',
    sources: [rule('前收盘价在除权除息日折算', 'the reference price is moved on such a day')],
    seeAlso: ['prevClose', 'exRightsDays', 'unadjusted'],
    commands: ['limitup check'],
  },
  {
    id: 'exRightsDays',
    zh: '已知除权行数',
    en: 'ex-rights rows',
    definition: both(
      '前收盘价由上一收盘价推出时，回看期内被已知除权除息改动的行数。前收盘价不是推出的，则为 null。',
      'Where reference prices were derived from the close before: rows of the look-back that a known ex-rights day moved. null where none was derived.',
    ),
    unit: 'rows',
    scope: 'data',
    sources: [
      chosen(
        '没有除权除息清单时，各数字标为部分可知',
        'without a list of ex-rights days figures are marked partial',
      ),
    ],
    seeAlso: ['exRights', 'prevClose', 'quality'],
    day: ['exRightsDays'],
  },
  {
    id: 'unadjusted',
    zh: '不复权',
    en: 'unadjusted',
    definition: both(
      '当日实际成交的价格。只有不复权的日线能判定涨停；复权价被拒绝。',
      'Prices as they were traded. Only unadjusted bars can be judged; adjusted ones are refused.',
    ),
    scope: 'data',
    sources: [chosen('比较价格，不比较涨幅', 'prices are compared, never percentages')],
    seeAlso: ['forwardAdjusted', 'backwardAdjusted', 'exRights'],
    commands: ['limitup check'],
  },
  {
    id: 'forwardAdjusted',
    zh: '前复权',
    en: 'forward adjusted',
    definition: both(
      '以最近价格为准、把以往价格按除权除息折算的价格。不能判定涨停，被拒绝。',
      'Past prices moved by later ex-rights days so that they join the latest. No board can be judged on them; refused.',
    ),
    scope: 'data',
    sources: [chosen('见不复权', 'see unadjusted')],
    seeAlso: ['unadjusted', 'backwardAdjusted'],
    commands: ['limitup check'],
  },
  {
    id: 'backwardAdjusted',
    zh: '后复权',
    en: 'backward adjusted',
    definition: both(
      '以上市时价格为准、把其后价格按除权除息折算的价格。不能判定涨停，被拒绝。',
      'Later prices moved by the ex-rights days before them so that they join the first. No board can be judged on them; refused.',
    ),
    scope: 'data',
    sources: [chosen('见不复权', 'see unadjusted')],
    seeAlso: ['unadjusted', 'forwardAdjusted'],
    commands: ['limitup check'],
  },
])
