import type { StockReport } from '../../model/stockReport.ts'
import { sectionsText } from '../explain/lines.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { printable } from '../width.ts'
import { textLines } from '../words/lines.ts'
import { sayIn } from '../words/phrase.ts'
import { SEGMENT_NAMES, STOCK_WORDS } from '../words/stock.ts'
import { aboutSection } from './aboutSection.ts'
import { standingSection } from './standingSection.ts'
import { summarySection } from './summarySection.ts'
import { timelineSection } from './timelineSection.ts'

/** One stock's span of days for a terminal: who it was, its boards in time, and what came of them. */
export function stockTable(report: StockReport, { width: columns, paint, language }: FormatContext): string {
  const say = sayIn(language)
  const width = Math.max(columns, MIN_WIDTH)
  const name = report.names.at(-1)?.name ?? report.standing?.bar.name
  const span = report.from === report.to ? report.from : `${report.from}${say(STOCK_WORDS.to)}${report.to}`
  const who = `${report.code}${name === undefined ? '' : ` ${name}`}`
  const title = printable([who, say(SEGMENT_NAMES[report.segment]), span].join(say(STOCK_WORDS.comma)))
  const head = textLines(title, width, say).map((line) => `${paint('bold', line)}\n`)
  const isOneDay = report.from === report.to
  const sections = [
    aboutSection(report, width, say),
    timelineSection(report, width, paint, say),
    isOneDay ? undefined : summarySection(report, width, say),
    standingSection(report, width, say),
  ]
  return `${head.join('')}\n${sectionsText(sections, width, paint, say)}`
}
