import type { DayStats, Thresholds } from '../model/report.ts'
import { causedPhrase, doubtsOf } from './doubts.ts'
import type { FormatContext } from './formatter.ts'
import { statusDoubt } from './statusDoubt.ts'
import { printable } from './width.ts'
import { DAY_WORDS } from './words/day.ts'
import { textLines } from './words/lines.ts'
import { MARKS } from './words/marks.ts'
import { inputPhrase, NOTE_TITLES, skippedPhrase, thresholdPhrase } from './words/footnotes.ts'
import type { Language, Say } from './words/phrase.ts'

/** What a line under a table is about, and its text. */
export type Footnote = readonly [title: string, text: string]

/**
 * The lines under a table: what the input was taken for, what was taken for granted, which figures are not
 * fully known and why, and what was found wrong with or left out of the data. `first` stands before them.
 */
export function footnoteLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
  first: readonly Footnote[] = [],
): string[] {
  const comma = say(MARKS.clause)
  const notes: Footnote[] = [
    ...first,
    ...day.input.map((input): Footnote => [
      say(NOTE_TITLES.input),
      say(inputPhrase(input, day.exRightsDays ?? 0)),
    ]),
  ]
  const doubt = statusDoubt(day)
  if (doubt !== undefined) notes.push([say(NOTE_TITLES.statusUnknown), say(doubt)])
  if (day.assumptions.length > 0)
    notes.push([say(NOTE_TITLES.assumed), day.assumptions.map(printable).join(comma)])
  notes.push(...qualityNotes(day, say))
  if (day.issues.length > 0) {
    const issues = day.issues.map(({ code, count }) => `${code} ${count}`)
    notes.push([say(NOTE_TITLES.issues), issues.join(comma)])
  }
  const skipped = say(skippedPhrase(day.skipped))
  if (skipped !== '') notes.push([say(NOTE_TITLES.skipped), skipped])
  return noteLines(notes, width, paint, say)
}

/** Footnotes as lines, the text of each hanging behind its title. */
export function noteLines(
  notes: readonly Footnote[],
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  return notes
    .flatMap(([title, text]) => hanging(`${title}${say(MARKS.colon)}`, text, width, say))
    .map((line) => paint('dim', line))
}

/** Which groups the opening line prints, as a footnote. */
export function thresholdNote(thresholds: Thresholds, say: Say): Footnote {
  return [say(NOTE_TITLES.opening), say(thresholdPhrase(thresholds))]
}

/** What amounts and labels of an English text are counted in; nothing beside Chinese terms, which say it. */
export function unitNotes(language: Language | undefined): Footnote[] {
  return language === 'en' ? [[NOTE_TITLES.units.en, DAY_WORDS.unit.en]] : []
}

function hanging(title: string, text: string, width: number, say: Say): string[] {
  const indent = '  '
  const lines = textLines(`${title}${text}`, width - indent.length, say)
  return lines.map((line, index) => (index === 0 ? line : indent + line))
}

/** One note for each cause, with all the figures that share it; what stands above them is not said again. */
function qualityNotes(day: DayStats, say: Say): Footnote[] {
  return doubtsOf(day)
    .filter(({ cause }) => cause.kind !== 'status')
    .map((doubt): Footnote => [say(NOTE_TITLES[doubt.state]), say(causedPhrase(doubt))])
}
