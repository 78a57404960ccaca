import { COMPARED } from '../model/dayDepth.ts'
import type { ComparedFigure, Comparison } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import { COMPARED_KINDS, signedText, valueText } from './comparedValues.ts'
import type { FormatContext } from './formatter.ts'
import { UNKNOWN, wholePercent } from './percent.ts'
import { titledGrid } from './titledGrid.ts'
import type { TitledColumn } from './titledGrid.ts'
import type { Piece } from './wrap.ts'
import { DAY_WORDS, percentilePhrase } from './words/day.ts'
import { COMPARED_NAMES } from './words/figures.ts'
import type { Say } from './words/phrase.ts'

/** Every compared figure: today, the day before, the change, and its place among the window's days. */
export function comparisonLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  const { comparisons } = day
  if (comparisons === undefined) return []
  const columns: readonly TitledColumn[] = [
    { title: say(DAY_WORDS.compared), width: 23 },
    { title: say(DAY_WORDS.today), width: 9 },
    { title: say(DAY_WORDS.before), width: 9 },
    { title: say(DAY_WORDS.change), width: 10 },
    { title: say(percentilePhrase(comparisons.days)), width: 15 },
  ]
  const rows = COMPARED.map((figure) => rowOf(figure, comparisons.figures[figure], paint, say))
  return titledGrid(columns, rows, width, paint, say)
}

function rowOf(figure: ComparedFigure, found: Comparison, paint: FormatContext['paint'], say: Say): Piece[] {
  const kind = COMPARED_KINDS[figure]
  const plain = (text: string): Piece => ({ text, shown: text })
  const text = (value: number | undefined): string =>
    value === undefined ? UNKNOWN : valueText(kind, value, say)
  const { change } = found
  const moved = change === undefined || change === 0 ? text(change) : signedText(kind, change, say)
  const isMoved = change !== undefined && change !== 0
  return [
    plain(say(COMPARED_NAMES[figure])),
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
