import { CHECKS } from '../../model/checkReport.ts'
import type { CheckReport, Finding } from '../../model/checkReport.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, MIN_WIDTH, gridLines, ruleRow } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { displayWidth, printable } from '../width.ts'
import { wrapText } from '../wrap.ts'

/** What was found, for people: check by check its count, the first places and the remedy. Empty when all is well. */
export function checkTable(report: CheckReport, { width: columns, paint }: FormatContext): string {
  if (report.findings.length === 0) return ''
  const width = Math.max(columns, MIN_WIDTH)
  const titles = report.findings.map(titleOf)
  const counts = report.findings.map(({ count }) => grouped(count))
  const title = Math.max(displayWidth('检查 check'), ...titles.map(displayWidth))
  const count = Math.max(displayWidth('数 count'), ...counts.map((text) => text.length))
  const text = width - title - count - 2 * GRID_GAP
  const grid: readonly GridColumn[] = [
    { width: title, align: 'left' },
    { width: count, align: 'right' },
    { width: text, align: 'left' },
  ]
  const head = ['检查 check', '数 count', '首例 first, 处理 remedy'].map((word): GridCell => [
    paint('bold', word),
  ])
  const rows = report.findings.map((finding, at): GridCell[] => [
    [paint('up', titles[at]!)],
    [counts[at]!],
    [
      ...finding.first.flatMap((sentence) => hanging(printable(sentence), text)),
      ...moreLines(finding),
      ...hanging(`→ ${CHECKS[finding.check].remedy}`, text).map((line) => paint('dim', line)),
    ],
  ])
  return `${[...summaryLines(report, width), '', ...gridLines(grid, [head, ruleRow(grid), ...rows])].join('\n')}\n`
}

function titleOf({ check }: Finding): string {
  return `${CHECKS[check].title} ${check}`
}

function moreLines({ count, first }: Finding): string[] {
  const more = count - first.length
  return more === 0 ? [] : [`… ${grouped(more)} more`]
}

function summaryLines({ files, rows, stocks, from, to }: CheckReport, width: number): string[] {
  const days = from === undefined || to === undefined ? 'no day' : from === to ? from : `${from} to ${to}`
  const counts = [counted(files, 'file'), counted(rows, 'row'), counted(stocks, 'stock'), days]
  return wrapText(`数据检查 check: ${counts.join(', ')}`, width)
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

function hanging(text: string, width: number): string[] {
  const indent = '  '
  return wrapText(text, width - indent.length).map((line, index) => (index === 0 ? line : indent + line))
}
