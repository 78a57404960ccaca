import type { RangeReport } from '../../model/rangeReport.ts'
import type { Footnote } from '../footnotes.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { dayGrid } from './dayGrid.ts'
import { rangeFootnotes } from './footnotes.ts'
import { rangeHeading } from './heading.ts'
import { ROW_FIGURES } from './qualityWords.ts'
import { boundLines, recordLines } from './recordLines.ts'
import { trendLines } from './trends.ts'

/** What the short titles of the columns stand for. */
const LEGEND: Footnote = [
  '列 columns',
  "最高 tallest streak, 连板 streaks of 2 and more, 晋级率 streak promotion, 1进2 of first boards, 溢价 mean change at the close of the day before's sealed stocks, 成交额 of SSE and SZSE",
]

/** The range for people on a terminal: a row a day, sparklines, what stands out, footnotes. */
export function rangeTable(report: RangeReport, { width: columns, paint }: FormatContext): string {
  const width = Math.max(columns, MIN_WIDTH)
  const { days, records } = report
  const parts = [
    rangeHeading(report, '区间复盘 range', width, paint),
    dayGrid(days, width, paint),
    days.length < 2 ? [] : trendLines(days, width, paint),
    boundLines(records, width, paint),
    recordLines(records, width, paint),
    rangeFootnotes(report, width, paint, ROW_FIGURES, [LEGEND]),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
