import type { DayStats } from '../model/report.ts'
import { dayWords } from './dayWords.ts'
import { focusClauses } from './focus.ts'
import type { DayFormatter } from './formatter.ts'
import { whereKnown } from './known.ts'
import { finePercent } from './percent.ts'
import { scopeWords } from './scopeWords.ts'

/** 连板股分析: streak stocks, their promotion against the day before, and the stocks by label. */
export const streakBrief: DayFormatter = {
  name: 'streaks',
  description: '连板股分析, streak stocks and their promotion, one line of Chinese',
  format: (day) => `${streakBriefLine(day)}\n`,
}

/** The text without its line end. A clause whose figure is not known is left out. */
export function streakBriefLine(day: DayStats): string {
  const counts = whereKnown(day, 'limitUp', day.limitUp)
  const streakStocks = whereKnown(day, 'streakStocks', day.streakStocks)
  const ladder = whereKnown(day, 'ladder', day.ladder)
  const clauses = [
    counts && `今日共${counts.sealed}股涨停`,
    streakStocks === undefined ? undefined : `连板股总数${streakStocks}只`,
    ladder && `其中三连板及以上个股${stocksFrom(3, ladder)}只`,
    ...promotionClauses(day),
  ].filter((clause) => clause !== undefined)
  const focus = focusClauses(day)
  const date = dayWords(day.date)
  return [
    `【${date}连板股分析】${[date, ...clauses].join('，')}（${scopeWords(day)}）。`,
    focus.length === 0 ? '' : `个股方面，${focus.join('，')}。`,
  ].join('')
}

function stocksFrom(streak: number, ladder: DayStats['ladder']): number {
  return ladder.filter((rung) => rung.streak >= streak).reduce((total, rung) => total + rung.codes.length, 0)
}

function promotionClauses(day: DayStats): string[] {
  const rate = whereKnown(day, 'streakPromotion', day.streakPromotion)
  if (rate === undefined) return []
  return [`上一交易日共${rate.whole}只连板股`, `连板股晋级率${finePercent(rate)}`]
}
