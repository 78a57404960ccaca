import type { DayStats } from '../model/report.ts'
import { dayWords } from './dayWords.ts'
import { focusClauses } from './focus.ts'
import type { DayFormatter } from './formatter.ts'
import { whereKnown } from './known.ts'
import { finePercent } from './percent.ts'
import { countText, endsText, rateEnds, rateText } from './rangeText.ts'
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
  const tall = tallStocks(day)
  const clauses = [
    counts && `今日共${countText(counts.sealed, day.ranges?.sealed)}股涨停`,
    streakStocks === undefined
      ? undefined
      : `连板股总数${countText(streakStocks, day.ranges?.streakStocks)}只`,
    tall && `其中三连板及以上个股${tall}只`,
    ...promotionClauses(day),
  ].filter((clause) => clause !== undefined)
  const focus = focusClauses(day, { isThemed: false, isCombined: false })
  const date = dayWords(day.date)
  return [
    `【${date}连板股分析】${[date, ...clauses].join('，')}（${scopeWords(day)}）。`,
    focus.length === 0 ? '' : `个股方面，${focus.join('，')}。`,
  ].join('')
}

/** From how many boards on a streak is tall: what the promotion rate counts today. */
const TALL = 3

/** How many stocks have a tall streak; undefined where it is not known, not even between ends. */
function tallStocks({ ranges, ...day }: DayStats): string | undefined {
  if (day.quality.ladder.state === 'unknown') return undefined
  const rungs = day.ladder.filter((rung) => rung.streak >= TALL)
  const count = rungs.reduce((total, rung) => total + rung.codes.length, 0)
  const open = ranges?.rungs.some((rung) => rung.streak >= TALL && rung.from !== rung.to)
  if (open !== true) return String(count)
  const ends = ranges?.streakPromotion
  return ends && countText(count, { from: ends.from.part, to: ends.to.part })
}

function promotionClauses(day: DayStats): string[] {
  const rate = rateEnds(day, 'streakPromotion')
  if (rate === undefined) return []
  const before = endsText(String(rate.to.whole), String(rate.from.whole))
  return [`上一交易日共${before}只连板股`, `连板股晋级率${rateText(rate, finePercent)}`]
}
