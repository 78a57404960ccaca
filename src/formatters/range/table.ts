import type { RangeReport } from '../../model/rangeReport.ts'
import { unitNotes } from '../footnotes.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { dayGrid } from './dayGrid.ts'
import { rangeFootnotes } from './footnotes.ts'
import { rangeHeading } from './heading.ts'
import { ROW_FIGURES } from './qualityWords.ts'
import { boundLines, recordLines } from './recordLines.ts'
import { trendLines } from './trends.ts'
import { NOTE_TITLES } from '../words/footnotes.ts'
import { sayIn } from '../words/phrase.ts'
import { RANGE_WORDS } from '../words/range.ts'

/** The range for people on a terminal: a row a day, sparklines, what stands out, footnotes. */
export function rangeTable(report: RangeReport, { width: columns, paint, language }: FormatContext): string {
  const say = sayIn(language)
  const width = Math.max(columns, MIN_WIDTH)
  const { days, records } = report
  const parts = [
    rangeHeading(report, say(RANGE_WORDS.title), width, paint, say),
    dayGrid(days, width, paint, say),
    days.length < 2 ? [] : trendLines(days, width, paint, say),
    boundLines(records, width, paint, say),
    recordLines(records, width, paint, say),
    rangeFootnotes(report, width, paint, say, ROW_FIGURES, [
      [say(NOTE_TITLES.columns), say(RANGE_WORDS.legend)],
      ...unitNotes(language),
    ]),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
