import { by, chosen, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 溢价与亏钱效应: what the limit-ups of the day before came to. */
export const PREMIUM: readonly Term[] = termsOf('premium', [
  {
    id: 'premium',
    zh: '昨日涨停表现',
    zhAlso: ['溢价', '涨停溢价', '昨日涨停溢价', '昨日连板表现', '昨日炸板表现'],
    en: 'premium',
    definition: both(
      '上一交易日的股票今日的涨跌：开盘和收盘各一组，给出均值、中位数、上涨占比和只数。分三组：全部涨停、连板股、上一交易日炸板。今日停牌的不计，只报只数。',
      'How stocks of the day before fare today, at the open and at the close: mean, median, share above 0, and how many. Three groups: all sealed, streak stocks, broken. Those suspended today are left out and counted.',
    ),
    formula: 'open ÷ prevClose − 1 and close ÷ prevClose − 1, with the prevClose of today',
    unit: 'ratio',
    scope: 'scope',
    sources: [
      chosen(
        '以今日的前收盘价为基准，除权除息日也准',
        "against today's previous close, so right on ex-rights days too",
      ),
    ],
    vendors: [
      by('kaipanla', '印这三组；字段名未证实', 'prints these three groups; its field names are unconfirmed'),
      by('cls', '不发布昨日涨停溢价', 'publishes none'),
    ],
    seeAlso: ['openPremium', 'closePremium', 'lossEffect', 'overallPromotion'],
    day: ['premium'],
  },
  {
    id: 'openPremium',
    zh: '开盘溢价',
    en: 'open premium',
    definition: both(
      '上一交易日的涨停股今日开盘价相对今日前收盘价的变动。',
      "Today's open against today's previous close, of stocks sealed on the day before.",
    ),
    formula: 'open ÷ prevClose − 1',
    unit: 'ratio',
    scope: 'scope',
    sources: [chosen('见昨日涨停表现', 'see premium')],
    seeAlso: ['premium', 'closePremium'],
    day: ['premium'],
  },
  {
    id: 'closePremium',
    zh: '收盘溢价',
    en: 'close premium',
    definition: both(
      '上一交易日的涨停股今日收盘价相对今日前收盘价的变动。',
      "Today's close against today's previous close, of stocks sealed on the day before.",
    ),
    formula: 'close ÷ prevClose − 1',
    unit: 'ratio',
    scope: 'scope',
    sources: [chosen('见昨日涨停表现', 'see premium')],
    seeAlso: ['premium', 'openPremium'],
    day: ['premium'],
  },
  {
    id: 'lossEffect',
    zh: '亏钱效应',
    en: 'loss effect',
    definition: both(
      '上一交易日触及涨停价的股票中，今日大跌的有多少：大面和收在跌停价的各计。门槛与数字一起印出。',
      'Of the stocks that touched their up limit on the day before, how many fell hard today: big losses, and closes at the down limit. The threshold is printed with the figure.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [
      unconfirmed(
        '未见数据商的算式；门槛可选',
        'no formula of a vendor was seen; the threshold is an option',
      ),
    ],
    seeAlso: ['bigLoss', 'nuclearButton', 'premium', 'sentiment'],
    day: ['lossEffect'],
  },
  {
    id: 'bigLoss',
    zh: '大面',
    zhAlso: ['吃大面'],
    en: 'big loss',
    definition: both(
      '上一交易日触及涨停价，今日收盘跌幅达到门槛；默认 −5%。',
      'Touched the up limit on the day before and closed down by the threshold or more today; −5% unless set.',
    ),
    formula: 'touched on previousDate and close ÷ prevClose − 1 ≤ −5% on date',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      unconfirmed(
        '未见数据商的算式；门槛可选，一并印出',
        'no formula of a vendor was seen; the threshold is an option and is printed',
      ),
    ],
    seeAlso: ['lossEffect', 'nuclearButton'],
    day: ['lossEffect'],
  },
  {
    id: 'nuclearButton',
    zh: '核按钮',
    en: 'nuclear button',
    definition: both(
      '上一交易日触及涨停价，今日收在跌停价。',
      'Touched the up limit on the day before and closed at the down limit today.',
    ),
    formula: 'touched on previousDate and close = down on date',
    unit: 'stocks',
    scope: 'scope',
    sources: [unconfirmed('未见数据商的算式', 'no formula of a vendor was seen')],
    seeAlso: ['lossEffect', 'bigLoss', 'limitDown'],
    day: ['lossEffect'],
  },
  {
    id: 'sentiment',
    zh: '情绪',
    zhAlso: ['赚钱效应', '情绪指标', '情绪周期'],
    en: 'sentiment',
    definition: both(
      '由多项数字合成的一个指数，各家成分不同。',
      'One number put together from several figures, by each house in its own way.',
    ),
    scope: 'scope',
    sources: [chosen('只给出成分本身', 'the components are given instead')],
    notComputed: both(
      '没有公认的合成办法，本程序不给来历不明的数；用封板率、晋级率、昨日涨停表现、亏钱效应代替。',
      'there is no agreed recipe, and a number that cannot be explained is not printed; seal rate, promotion, premium and loss effect stand for it.',
    ),
    seeAlso: ['sealRate', 'promotions', 'premium', 'lossEffect'],
  },
])
