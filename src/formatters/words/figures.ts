import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { Figure } from '../../model/quality.ts'
import { chinese, pair } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Figures whose quality is told, as their readers call them. */
export const FIGURE_NAMES: Readonly<Record<Figure, Phrase>> = {
  advancers: pair('上涨家数', 'advancers'),
  bigRisers: { zh: '涨停或涨超10%', en: 'limit-ups or risers above 10%', both: '涨停或涨超10% risers' },
  overTenRisers: pair('涨超10%', 'risers above 10%'),
  amountCents: pair('成交额', 'amount'),
  amountChangeCents: pair('成交额增减', 'change of amount'),
  indexes: pair('指数', 'indexes'),
  traded: pair('交易', 'traded'),
  suspended: pair('停牌', 'suspended'),
  limitUp: pair('涨停', 'limit-up'),
  limitDown: pair('跌停', 'limit-down'),
  sealRate: pair('封板率', 'seal rate'),
  maxHeight: pair('最高板', 'height'),
  streakStocks: pair('连板股', 'streak stocks'),
  streakPromotion: pair('连板股晋级率', 'promotion'),
  ladder: pair('连板天梯', 'ladder'),
  daysBoards: chinese('N天M板', 'boards in days'),
  promotions: pair('晋级', 'promotion by rung'),
  overallPromotion: pair('整体晋级率', 'overall promotion'),
  premiums: pair('昨日涨停表现', 'premium'),
  lossEffect: pair('亏钱效应', 'losses'),
  reclaims: pair('反包', 'reclaims'),
  downLadder: pair('连续跌停', 'limit-down streaks'),
  comparisons: pair('分位', 'percentiles'),
  groups: pair('题材', 'groups'),
}

/** What a compared figure is called in a table. */
export const COMPARED_NAMES: Readonly<Record<ComparedFigure, Phrase>> = {
  sealed: pair('涨停', 'sealed'),
  broken: pair('炸板', 'broken'),
  sealRate: pair('封板率', 'seal rate'),
  limitDown: pair('跌停', 'limit-down'),
  maxHeight: pair('最高板', 'tallest'),
  streakStocks: pair('连板股', 'streaks'),
  streakPromotion: { zh: '连板股晋级率', en: 'streak promotion', both: '连板股晋级率 promotion' },
  overallPromotion: pair('整体晋级率', 'all promoted'),
  firstToSecond: chinese('1进2', 'promoted 1 to 2'),
  premiumOpen: { zh: '昨日涨停开盘', en: 'premium at open', both: '昨日涨停开盘 at open' },
  premiumClose: { zh: '昨日涨停收盘', en: 'premium at close', both: '昨日涨停收盘 at close' },
  bigLosses: pair('大面', 'big losses'),
  advancers: pair('上涨', 'up'),
  decliners: pair('下跌', 'down'),
  overTenRisers: { zh: '涨超10%', en: 'up above 10%', both: '涨超10% risers' },
  bigRisers: { zh: '涨停或涨超10%', en: 'sealed or above 10%', both: '涨停或涨超10% risers' },
  amountCents: { zh: '沪深成交额', en: 'SSE+SZSE amount', both: '沪深成交额 amount' },
}
