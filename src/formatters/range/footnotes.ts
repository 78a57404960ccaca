import type { RangeFigure, RangeReport } from '../../model/rangeReport.ts'
import { noteLines } from '../footnotes.ts'
import type { Footnote } from '../footnotes.ts'
import type { FormatContext } from '../formatter.ts'
import { printable } from '../width.ts'
import { MARKS } from '../words/marks.ts'
import { inputPhrase, NOTE_TITLES, skippedPhrase } from '../words/footnotes.ts'
import type { Say } from '../words/phrase.ts'
import { doubtsAbout, doubtWords, issueWords, statusWords } from './qualityWords.ts'

/** The lines under a table of a range: what `day` says under its own, of the figures shown and once for all days. */
export function rangeFootnotes(
  report: RangeReport,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
  figures: readonly RangeFigure[],
  first: readonly Footnote[] = [],
): string[] {
  const { quality, assumptions, input } = report
  const days = report.days.length
  const comma = say(MARKS.clause)
  const notes: Footnote[] = [
    ...first,
    ...input.map((each): Footnote => [
      say(NOTE_TITLES.input),
      say(inputPhrase(each, quality.exRightsDays ?? 0)),
    ]),
  ]
  const status = statusWords(quality, days)
  if (status !== undefined) notes.push([say(NOTE_TITLES.statusUnknown), say(status)])
  if (assumptions.length > 0) notes.push([say(NOTE_TITLES.assumed), assumptions.map(printable).join(comma)])
  for (const doubt of doubtsAbout(figures, quality))
    notes.push([say(NOTE_TITLES[doubt.state]), say(doubtWords(doubt, days))])
  if (quality.issues.length > 0)
    notes.push([say(NOTE_TITLES.issues), quality.issues.map((each) => say(issueWords(each))).join(comma)])
  const skipped = say(skippedPhrase(report.skipped))
  if (skipped !== '') notes.push([say(NOTE_TITLES.skipped), skipped])
  return noteLines(notes, width, paint, say)
}
