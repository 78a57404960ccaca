import type { StockReport } from '../../model/stockReport.ts'
import { sectionsText } from '../explain/lines.ts'
import { SEGMENT_WORDS } from '../explain/words.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { printable } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { aboutSection } from './aboutSection.ts'
import { standingSection } from './standingSection.ts'
import { summarySection } from './summarySection.ts'
import { timelineSection } from './timelineSection.ts'

/** One stock's span of days for a terminal: who it was, its boards in time, and what came of them. */
export function stockTable(report: StockReport, { width: columns, paint }: FormatContext): string {
  const width = Math.max(columns, MIN_WIDTH)
  const name = report.names.at(-1)?.name ?? report.standing?.bar.name
  const span = report.from === report.to ? report.from : `${report.from} to ${report.to}`
  const who = `${report.code}${name === undefined ? '' : ` ${name}`}`
  const title = printable(`${who}, ${SEGMENT_WORDS[report.segment]}, ${span}`)
  const head = wrapText(title, width).map((line) => `${paint('bold', line)}\n`)
  const isOneDay = report.from === report.to
  const sections = [
    aboutSection(report, width),
    timelineSection(report, width, paint),
    isOneDay ? undefined : summarySection(report, width),
    standingSection(report, width),
  ]
  return `${head.join('')}\n${sectionsText(sections, width, paint)}`
}
