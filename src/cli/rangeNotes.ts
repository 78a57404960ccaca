import {
  doubtsAbout,
  doubtWords,
  issueWords,
  ROW_FIGURES,
  statusWords,
} from '../formatters/range/qualityWords.ts'
import { MARKS } from '../formatters/words/marks.ts'
import {
  assumedPhrase,
  bracketed,
  derivedPhrase,
  listed,
  STDERR_NOTES,
  titled,
} from '../formatters/words/notes.ts'
import { sayIn } from '../formatters/words/phrase.ts'
import type { Language } from '../formatters/words/phrase.ts'
import type { RangeQuality, RangeRule } from '../model/rangeReport.ts'

/** What a reader of the bare rows of a range must know of them, once for all days. Empty when there is nothing to say. */
export function rangeNotes(
  { assumptions, input }: RangeRule,
  quality: RangeQuality,
  days: number,
  language?: Language,
): string[] {
  const say = sayIn(language)
  const status = statusWords(quality, days)
  const isDerived = input.some(({ prevClose }) => prevClose === 'previousClose')
  // What the notes above say is not said again.
  const doubts = doubtsAbout(ROW_FIGURES, quality)
    .filter(({ kind }) => kind === 'data' || kind === 'lookback')
    .map((doubt) => `${say(STDERR_NOTES[doubt.state])}${say(MARKS.colon)}${say(doubtWords(doubt, days))}`)
  const { issues } = quality
  return [
    ...assumptions.map((each) => say(assumedPhrase(each))),
    ...(isDerived ? [say(derivedPhrase(quality.exRightsDays ?? 0))] : []),
    ...(status === undefined ? [] : [say(bracketed(status, STDERR_NOTES.statusHint))]),
    ...doubts,
    ...(issues.length === 0
      ? []
      : [
          say(
            titled(
              STDERR_NOTES.dayIssues,
              bracketed(listed(issues.map(issueWords)), STDERR_NOTES.rangeIssuesWhere),
            ),
          ),
        ]),
  ]
}
