import type { DayStats, LookbackEnd } from '../model/report.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import type { FormatContext } from './formatter.ts'
import { scopeWords } from './scopeWords.ts'
import { wrapText } from './wrap.ts'

const LOOKBACK_ENDS: Readonly<Record<LookbackEnd, string>> = {
  settled: 'every streak settled',
  dataStart: 'the data begins there',
  missingDay: 'the trading day before is missing',
  shortDay: 'the day before has too few stocks',
}

/** The lines over a table: the day, whose counts these are, the N天M板 rule and how far the look-back went. */
export function headingLines(
  day: DayStats,
  title: string,
  width: number,
  paint: FormatContext['paint'],
): string[] {
  const { from, days, end } = day.lookback
  return [
    ...wrapText(`${day.date} ${title}`, width).map((line) => paint('bold', line)),
    ...[
      `口径 scope ${day.scope}（${scopeWords(day)}） · N天M板 ${daysBoardsWords(day.daysBoardsRule)}`,
      `回看 look-back from ${from}, ${days} ${days === 1 ? 'day' : 'days'}, ${LOOKBACK_ENDS[end]}`,
    ]
      .flatMap((line) => wrapText(line, width))
      .map((line) => paint('dim', line)),
  ]
}

/** The N天M板 rule in words. */
export function daysBoardsWords({ rule, maxEmpty }: DaysBoardsRule): string {
  if (maxEmpty === undefined) return `rule ${rule}, any number of empty bars`
  return `rule ${rule}, at most ${maxEmpty} empty ${maxEmpty === 1 ? 'bar' : 'bars'}`
}
