import { by, chosen, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 溢价与亏钱效应: what the limit-ups of the day before came to. */
export const PREMIUM: readonly Term[] = termsOf('premium', [
  {
    id: 'premiums',
    zh: '昨日涨停表现',
    zhAlso: ['溢价', '涨停溢价', '昨日涨停溢价', '昨日连板表现', '昨日炸板表现'],
    en: 'premium',
    definition: both(
      '上一交易日的股票今日开盘和收盘的涨跌：均值、中位数、上涨占比和只数。分三组：全部封板股、其中的连板股、炸板股。今日停牌或没有前收盘价的不计，另报只数。',
      'How stocks of the day before fare today, at the open and at the close: mean, median, share above 0, and how many. Three groups: all sealed, the streak stocks of them, broken. Those suspended or without a previous close today are left out and counted.',
    ),
    formula: 'open ÷ prevClose − 1 and close ÷ prevClose − 1, with the prevClose of today',
    unit: 'fraction',
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
    seeAlso: ['premiumOpen', 'premiumClose', 'lossEffect', 'overallPromotion'],
    day: ['premiums'],
  },
  {
    id: 'premiumOpen',
    zh: '开盘溢价',
    en: 'open premium',
    definition: both(
      '上一交易日的封板股今日开盘价相对今日前收盘价的变动的均值。',
      "The mean of today's open against today's previous close, of stocks sealed on the day before.",
    ),
    formula: 'mean(open ÷ prevClose − 1)',
    unit: 'fraction',
    scope: 'scope',
    sources: [chosen('见昨日涨停表现', 'see premium')],
    seeAlso: ['premiums', 'premiumClose'],
    day: ['premiums', 'comparisons'],
  },
  {
    id: 'premiumClose',
    zh: '收盘溢价',
    en: 'close premium',
    definition: both(
      '上一交易日的封板股今日收盘价相对今日前收盘价的变动的均值。',
      "The mean of today's close against today's previous close, of stocks sealed on the day before.",
    ),
    formula: 'mean(close ÷ prevClose − 1)',
    unit: 'fraction',
    scope: 'scope',
    sources: [chosen('见昨日涨停表现', 'see premium')],
    seeAlso: ['premiums', 'premiumOpen'],
    day: ['premiums', 'comparisons'],
  },
  {
    id: 'lossEffect',
    zh: '亏钱效应',
    en: 'loss effect',
    definition: both(
      '上一交易日触及涨停价、今日有成交的股票中，大面和核按钮各占多少。门槛与数字一起印出。',
      'Of the stocks that touched their up limit on the day before and traded today, how many are big losses, and how many closed at the down limit. The threshold is printed with the figure.',
    ),
    unit: 'ratio',
    scope: 'scope',
    sources: [
      unconfirmed(
        '未见数据商的算式；门槛可选',
        'no formula of a vendor was seen; the threshold is an option',
      ),
    ],
    seeAlso: ['bigLosses', 'limitDowns', 'premiums', 'sentiment'],
    day: ['lossEffect'],
  },
  {
    id: 'bigLosses',
    zh: '大面',
    zhAlso: ['吃大面'],
    en: 'big losses',
    definition: both(
      '上一交易日触及涨停价，今日收盘跌幅达到门槛的股票；门槛默认 5%。',
      'Stocks that touched their up limit on the day before and closed down by the threshold or more today; 5% unless set.',
    ),
    formula:
      'count(touched on previousDate and close ÷ prevClose − 1 ≤ −5% on date) ÷ count(touched on previousDate and traded on date)',
    unit: 'ratio',
    scope: 'scope',
    sources: [
      unconfirmed(
        '未见数据商的算式；门槛可选，一并印出',
        'no formula of a vendor was seen; the threshold is an option and is printed',
      ),
    ],
    seeAlso: ['lossEffect', 'limitDowns'],
    day: ['lossEffect', 'comparisons'],
  },
  {
    id: 'limitDowns',
    zh: '核按钮',
    en: 'nuclear button',
    definition: both(
      '上一交易日触及涨停价，今日收在跌停价的股票。',
      'Stocks that touched their up limit on the day before and closed at the down limit today.',
    ),
    formula:
      'count(touched on previousDate and close = down on date) ÷ count(touched on previousDate and traded on date)',
    unit: 'ratio',
    scope: 'scope',
    sources: [unconfirmed('未见数据商的算式', 'no formula of a vendor was seen')],
    seeAlso: ['lossEffect', 'bigLosses', 'limitDown'],
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
    seeAlso: ['sealRate', 'promotions', 'premiums', 'lossEffect'],
  },
])
