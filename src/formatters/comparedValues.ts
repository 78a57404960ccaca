import type { ComparedFigure } from '../model/dayDepth.ts'
import { fractionPercent } from './fraction.ts'
import { moneyWords } from './money.ts'

/** What a compared figure is called in a table, and what its values are. */
export const COMPARED_TITLES: Readonly<
  Record<ComparedFigure, readonly [title: string, kind: 'count' | 'rate' | 'money']>
> = {
  sealed: ['涨停 sealed', 'count'],
  broken: ['炸板 broken', 'count'],
  sealRate: ['封板率 seal rate', 'rate'],
  limitDown: ['跌停 limit-down', 'count'],
  maxHeight: ['最高板 tallest', 'count'],
  streakStocks: ['连板股 streaks', 'count'],
  streakPromotion: ['连板股晋级率 promotion', 'rate'],
  overallPromotion: ['整体晋级率 all promoted', 'rate'],
  firstToSecond: ['1进2', 'rate'],
  premiumOpen: ['昨日涨停开盘 at open', 'rate'],
  premiumClose: ['昨日涨停收盘 at close', 'rate'],
  bigLosses: ['大面 big losses', 'count'],
  advancers: ['上涨 up', 'count'],
  decliners: ['下跌 down', 'count'],
  overTenRisers: ['涨超10% risers', 'count'],
  bigRisers: ['涨停或涨超10% risers', 'count'],
  amountCents: ['沪深成交额 amount', 'money'],
}

/** A value of a compared figure as text. */
export function valueText(kind: 'count' | 'rate' | 'money', value: number): string {
  if (kind === 'rate') return fractionPercent(value, false)
  return kind === 'money' ? moneyWords(value) : String(value)
}

/** A change of a compared figure with its sign; rates in percentage points. */
export function signedText(kind: 'count' | 'rate' | 'money', change: number): string {
  if (kind === 'rate') return fractionPercent(change, true).replace('%', 'pp')
  const size = kind === 'money' ? moneyWords(Math.abs(change)) : String(Math.abs(change))
  return `${change > 0 ? '+' : '-'}${size}`
}
