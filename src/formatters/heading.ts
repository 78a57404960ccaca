import type { DayStats } from '../model/report.ts'
import type { FormatContext } from './formatter.ts'
import { lookbackLine, scopeLine } from './words/heading.ts'
import { textLines } from './words/lines.ts'
import type { Say } from './words/phrase.ts'

/** The lines over a table: the day, whose counts these are, the N天M板 rule and how far the look-back went. */
export function headingLines(
  day: DayStats,
  title: string,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  return [
    ...textLines(`${day.date} ${title}`, width, say).map((line) => paint('bold', line)),
    ...[scopeLine(day, day.daysBoardsRule), lookbackLine(day.lookback)]
      .flatMap((line) => textLines(say(line), width, say))
      .map((line) => paint('dim', line)),
  ]
}
