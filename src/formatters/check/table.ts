import { CHECKS } from '../../model/checkReport.ts'
import type { CheckReport, Finding } from '../../model/checkReport.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, MIN_WIDTH, gridLines, ruleRow } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { displayWidth, printable } from '../width.ts'
import { CHECK_WORDS, countPhrase, moreFoundPhrase, REMEDIES_ZH } from '../words/check.ts'
import { textLines } from '../words/lines.ts'
import { MARKS } from '../words/marks.ts'
import { english, sayIn } from '../words/phrase.ts'
import type { Phrase, Say } from '../words/phrase.ts'

/** What was found, for people: check by check its count, the first places and the remedy. Empty when all is well. */
export function checkTable(report: CheckReport, { width: columns, paint, language }: FormatContext): string {
  const say = sayIn(language)
  if (report.findings.length === 0) return ''
  const width = Math.max(columns, MIN_WIDTH)
  const titles = report.findings.map((finding) => titleOf(finding, say))
  const counts = report.findings.map(({ count }) => grouped(count))
  const title = Math.max(displayWidth(say(CHECK_WORDS.check)), ...titles.map(displayWidth))
  const count = Math.max(displayWidth(say(CHECK_WORDS.count)), ...counts.map((text) => text.length))
  const text = width - title - count - 2 * GRID_GAP
  const grid: readonly GridColumn[] = [
    { width: title, align: 'left' },
    { width: count, align: 'right' },
    { width: text, align: 'left' },
  ]
  const head = [CHECK_WORDS.check, CHECK_WORDS.count, CHECK_WORDS.first]
    .map(say)
    .map((word): GridCell => [paint('bold', word)])
  const rows = report.findings.map((finding, at): GridCell[] => [
    [paint('up', titles[at]!)],
    [counts[at]!],
    [
      ...finding.first.flatMap((sentence) => hanging(printable(sentence), text, say)),
      ...moreLines(finding, say),
      ...hanging(`→ ${say(remedyOf(finding))}`, text, say).map((line) => paint('dim', line)),
    ],
  ])
  return `${[...summaryLines(report, width, say), '', ...gridLines(grid, [head, ruleRow(grid), ...rows])].join('\n')}\n`
}

function titleOf({ check }: Finding, say: Say): string {
  return say.language === 'en' ? check : `${CHECKS[check].title} ${check}`
}

function remedyOf({ check }: Finding): Phrase {
  return english(REMEDIES_ZH[check], CHECKS[check].remedy)
}

function moreLines({ count, first }: Finding, say: Say): string[] {
  const more = count - first.length
  return more === 0 ? [] : [say(moreFoundPhrase(grouped(more)))]
}

function summaryLines({ files, rows, stocks, from, to }: CheckReport, width: number, say: Say): string[] {
  const days =
    from === undefined || to === undefined
      ? say(CHECK_WORDS.noDay)
      : from === to
        ? from
        : `${from}${say(CHECK_WORDS.to)}${to}`
  const counts = [
    say(countPhrase(files, grouped(files), 'file')),
    say(countPhrase(rows, grouped(rows), 'row')),
    say(countPhrase(stocks, grouped(stocks), 'stock')),
    days,
  ]
  return textLines(`${say(CHECK_WORDS.summary)}${counts.join(say(MARKS.clause))}`, width, say)
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

function hanging(text: string, width: number, say: Say): string[] {
  const indent = '  '
  return textLines(text, width - indent.length, say).map((line, index) =>
    index === 0 ? line : indent + line,
  )
}
