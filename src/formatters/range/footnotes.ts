import type { RangeReport } from '../../model/rangeReport.ts'
import type { Figure } from '../../model/report.ts'
import { inputWords, noteLines, QUALITY_WORDS, skippedWords } from '../footnotes.ts'
import type { Footnote } from '../footnotes.ts'
import type { FormatContext } from '../formatter.ts'
import { printable } from '../width.ts'
import { doubtsAbout, doubtWords, issueWords, statusWords } from './qualityWords.ts'

/** The lines under a table of a range: what `day` says under its own, of the figures shown and once for all days. */
export function rangeFootnotes(
  report: RangeReport,
  width: number,
  paint: FormatContext['paint'],
  figures: readonly Figure[],
  first: readonly Footnote[] = [],
): string[] {
  const { quality, assumptions, input } = report
  const days = report.days.length
  const { exRightsDays } = quality
  const notes: Footnote[] = [
    ...first,
    ...input.map((each): Footnote => ['输入 input', inputWords(each, { exRightsDays })]),
  ]
  const status = statusWords(quality, days)
  if (status !== undefined) notes.push(['未判ST unknown', status])
  if (assumptions.length > 0) notes.push(['假定 assumed', assumptions.map(printable).join(', ')])
  for (const doubt of doubtsAbout(figures, quality))
    notes.push([QUALITY_WORDS[doubt.state], doubtWords(doubt, days)])
  if (quality.issues.length > 0) notes.push(['问题 issues', quality.issues.map(issueWords).join(', ')])
  const skipped = skippedWords(report.skipped)
  if (skipped !== '') notes.push(['跳过 skipped rows', skipped])
  return noteLines(notes, width, paint)
}
