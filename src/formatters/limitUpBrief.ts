import type { DayStats } from '../model/report.ts'
import { dayWords } from './dayWords.ts'
import { focusClauses } from './focus.ts'
import type { DayFormatter } from './formatter.ts'
import { whereKnown } from './known.ts'
import { wholePercent } from './percent.ts'
import { countText, rateEnds, rateText } from './rangeText.ts'
import { scopeWords } from './scopeWords.ts'

/** 涨停分析: the day's counts with their scope, and the stocks in focus. */
export const limitUpBrief: DayFormatter = {
  name: 'brief',
  description: '涨停分析, the counts and the stocks in focus, one line of Chinese',
  format: (day, { combinedLabels }) => `${limitUpBriefLine(day, combinedLabels)}\n`,
}

/** The text without its line end. A clause whose figure is not known is left out. */
export function limitUpBriefLine(day: DayStats, combinedLabels = false): string {
  const counts = whereKnown(day, 'limitUp', day.limitUp)
  const streakStocks = whereKnown(day, 'streakStocks', day.streakStocks)
  const rate = rateEnds(day, 'sealRate')
  const clauses = [
    counts && `今日全市场共${countText(counts.sealed, day.ranges?.sealed)}股涨停`,
    streakStocks === undefined
      ? undefined
      : `连板股总数${countText(streakStocks, day.ranges?.streakStocks)}只`,
    counts && `${countText(counts.broken, day.ranges?.broken)}股封板未遂`,
    rate && `封板率为${rateText(rate, wholePercent)}`,
  ].filter((clause) => clause !== undefined)
  const focus = focusClauses(day, { isThemed: true, isCombined: combinedLabels })
  const date = dayWords(day.date)
  return [
    `【${date}涨停分析】${[date, ...clauses].join('，')}（${scopeWords(day)}）。`,
    focus.length === 0 ? '' : `焦点股方面，${focus.join('，')}。`,
  ].join('')
}
