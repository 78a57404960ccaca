import { COMPARED } from '../model/dayDepth.ts'
import type { ComparedFigure, Comparison } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import { fractionPercent } from './fraction.ts'
import type { FormatContext } from './formatter.ts'
import { moneyWords } from './money.ts'
import { UNKNOWN, wholePercent } from './percent.ts'
import { titledGrid } from './titledGrid.ts'
import type { TitledColumn } from './titledGrid.ts'
import type { Piece } from './wrap.ts'

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

/** Every compared figure: today, the day before, the change, and its place among the window's days. */
export function comparisonLines(day: DayStats, width: number, paint: FormatContext['paint']): string[] {
  const { comparisons } = day
  if (comparisons === undefined) return []
  const columns: readonly TitledColumn[] = [
    { title: '对比 compared', width: 23 },
    { title: '今日', width: 9 },
    { title: '昨日', width: 9 },
    { title: '变化', width: 10 },
    { title: `${comparisons.days}日分位`, width: 15 },
  ]
  const rows = COMPARED.map((figure) => rowOf(figure, comparisons.figures[figure], paint))
  return titledGrid(columns, rows, width, paint)
}

function rowOf(figure: ComparedFigure, found: Comparison, paint: FormatContext['paint']): Piece[] {
  const [title, kind] = COMPARED_TITLES[figure]
  const plain = (text: string): Piece => ({ text, shown: text })
  const text = (value: number | undefined): string => (value === undefined ? UNKNOWN : valueText(kind, value))
  const { change } = found
  const moved = change === undefined || change === 0 ? text(change) : signedText(kind, change)
  const isMoved = change !== undefined && change !== 0
  return [
    plain(title),
    plain(text(found.value)),
    plain(text(found.before)),
    { text: moved, shown: isMoved ? paint(change > 0 ? 'up' : 'down', moved) : moved },
    plain(percentileText(found.percentile)),
  ]
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

function percentileText(percentile: Ratio | undefined): string {
  return percentile === undefined
    ? UNKNOWN
    : `${wholePercent(percentile)} ${percentile.part}/${percentile.whole}`
}
