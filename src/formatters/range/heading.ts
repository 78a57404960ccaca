import type { RangeReport } from '../../model/rangeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { daysBoardsWords } from '../heading.ts'
import { scopeWords } from '../scopeWords.ts'
import { wrapText } from '../wrap.ts'

/** The lines over a table of a range: its days, whose counts these are, and the N天M板 rule. */
export function rangeHeading(
  report: RangeReport,
  title: string,
  width: number,
  paint: FormatContext['paint'],
): string[] {
  const { from, to, days, scope, specialTreatment } = report
  const counted = scopeWords({ scope, specialTreatment, statusUnknown: 0, ranges: undefined })
  const length = `${days.length} ${days.length === 1 ? 'day' : 'days'}`
  return [
    ...wrapText(`${from} 至 ${to} ${title}, ${length}`, width).map((line) => paint('bold', line)),
    ...wrapText(
      `口径 scope ${scope}（${counted}） · N天M板 ${daysBoardsWords(report.daysBoardsRule)}`,
      width,
    ).map((line) => paint('dim', line)),
  ]
}
