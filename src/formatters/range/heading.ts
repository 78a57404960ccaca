import type { RangeReport } from '../../model/rangeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { scopeLine } from '../words/heading.ts'
import { textLines } from '../words/lines.ts'
import type { Say } from '../words/phrase.ts'
import { lengthPhrase, RANGE_WORDS } from '../words/range.ts'

/** The lines over a table of a range: its days, whose counts these are, and the N天M板 rule. */
export function rangeHeading(
  report: RangeReport,
  title: string,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  const { from, to, days, scope, specialTreatment } = report
  const choice = { scope, specialTreatment, statusUnknown: 0, ranges: undefined }
  const length = say(lengthPhrase(days.length))
  return [
    ...textLines(`${from}${say(RANGE_WORDS.to)}${to} ${title}${length}`, width, say).map((line) =>
      paint('bold', line),
    ),
    ...textLines(say(scopeLine(choice, report.daysBoardsRule)), width, say).map((line) => paint('dim', line)),
  ]
}
