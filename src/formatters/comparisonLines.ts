import { COMPARED } from '../model/dayDepth.ts'
import type { ComparedFigure, Comparison } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import { COMPARED_TITLES, signedText, valueText } from './comparedValues.ts'
import type { FormatContext } from './formatter.ts'
import { UNKNOWN, wholePercent } from './percent.ts'
import { titledGrid } from './titledGrid.ts'
import type { TitledColumn } from './titledGrid.ts'
import type { Piece } from './wrap.ts'

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

function percentileText(percentile: Ratio | undefined): string {
  return percentile === undefined
    ? UNKNOWN
    : `${wholePercent(percentile)} ${percentile.part}/${percentile.whole}`
}
