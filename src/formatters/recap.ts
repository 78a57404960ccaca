import type { DayStats, OpeningGroup } from '../model/report.ts'
import { bigRiserWords, breadthWords } from './breadth.ts'
import { dayWords } from './dayWords.ts'
import type { DayFormatter } from './formatter.ts'
import { namedMoves } from './indexMoves.ts'
import { whereKnown } from './known.ts'
import { labelWords, limitMark } from './label.ts'
import { amountChangeWords, moneyWords } from './money.ts'
import { moveWords, wholePercent } from './percent.ts'
import { countText, rateEnds, rateText } from './rangeText.ts'
import { printable } from './width.ts'

/** 复盘 opening line: counts, ladder, turnover, breadth and indexes in one line of Chinese. */
export const recap: DayFormatter = {
  name: 'recap',
  description: 'the opening line of the recap, one line of Chinese',
  format: (day) => `${recapLine(day)}\n`,
}

/** The sentence without its line end. A clause whose figure is not known is left out. */
export function recapLine(day: DayStats): string {
  const opening = [...countClauses(day), ...groupClauses(day.opening.groups)]
  const sentences = [opening, turnoverClauses(day), breadthClauses(day), indexClauses(day)]
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => `${clauses.join('，')}。`)
  return sentences.length === 0 ? `${dayWords(day.date)}。` : `${dayWords(day.date)}，${sentences.join('')}`
}

function countClauses(day: DayStats): string[] {
  const counts = whereKnown(day, 'limitUp', day.limitUp)
  if (counts === undefined) return []
  const clauses = [
    `今日${countText(counts.sealed, day.ranges?.sealed)}股涨停`,
    `${countText(counts.broken, day.ranges?.broken)}股炸板`,
  ]
  const rate = rateEnds(day, 'sealRate')
  return rate === undefined ? clauses : [...clauses, `封板率为${rateText(rate, wholePercent)}`]
}

function groupClauses(groups: readonly OpeningGroup[]): string[] {
  const firstBse = groups.findIndex((group) => group.block === 'bse')
  return groups.map((group, index) => `${index === firstBse ? '北交所' : ''}${groupWords(group)}`)
}

function groupWords(group: OpeningGroup): string {
  const names = group.names.map(printable).join('、')
  const whole = group.names.length + group.leftOut
  const cut = group.leftOut === 0 ? '' : `${names === '' ? '' : '等'}${whole}股`
  // A bare code would run into the number behind it.
  const gap = cut === '' && /\.(?:SH|SZ|BJ)$/.test(names) ? ' ' : ''
  return `${names}${cut}${gap}${groupLabelWords(group)}`
}

/** A group's label as printed: 20CM3连板. */
export function groupLabelWords(group: OpeningGroup): string {
  return `${limitMark(group.limitPercent)}${labelWords(group.label)}`
}

function turnoverClauses(day: DayStats): string[] {
  const { sse, szse } = day.amountCents
  if (sse === undefined || szse === undefined) return []
  const amount = `沪深两市全天成交额${moneyWords(sse + szse)}`
  if (day.amountChangeCents === undefined) return [amount]
  return [amount, `较上个交易日${amountChangeWords(day.amountChangeCents)}`]
}

function breadthClauses(day: DayStats): string[] {
  const hasBreadth = day.quality.advancers.state !== 'unknown' && day.advancers + day.decliners > 0
  if (!hasBreadth) return []
  const risers = whereKnown(day, 'bigRisers', day.bigRisers)
  const clauses = [
    breadthWords(day.advancers, day.decliners),
    risers === undefined ? undefined : bigRiserWords(day.ranges?.bigRisers ?? risers),
  ].filter((clause) => clause !== undefined)
  return clauses.map((clause, index) => `${index === 0 ? '全市场' : ''}${clause}`)
}

function indexClauses(day: DayStats): string[] {
  const moves = namedMoves(day.indexes).map(({ name, move }) => `${name}${moveWords(move.change)}`)
  return moves.length === 0 ? [] : ['截至收盘', ...moves]
}
