import { exRightsWords } from '../formatters/exRightsWords.ts'
import {
  doubtsAbout,
  doubtWords,
  issueWords,
  ROW_FIGURES,
  statusWords,
} from '../formatters/range/qualityWords.ts'
import type { RangeQuality, RangeRule } from '../model/rangeReport.ts'

/** What a reader of the bare rows of a range must know of them, once for all days. Empty when there is nothing to say. */
export function rangeNotes({ assumptions, input }: RangeRule, quality: RangeQuality, days: number): string[] {
  const status = statusWords(quality, days)
  const isDerived = input.some(({ prevClose }) => prevClose === 'previousClose')
  const known = exRightsWords(quality.exRightsDays ?? 0)
  // What the notes above say is not said again.
  const doubts = doubtsAbout(ROW_FIGURES, quality)
    .filter(({ kind }) => kind === 'data' || kind === 'lookback')
    .map((doubt) => `${doubt.state}: ${doubtWords(doubt, days)}`)
  return [
    ...assumptions.map((each) => `as asked by --${each}`),
    ...(isDerived
      ? [`no pre_close: derived from the close before, ${known} (--ex-rights takes a list)`]
      : []),
    ...(status === undefined
      ? []
      : [
          `${status} (give names or flags of the day, or --securities; --assume-no-st takes them as ordinary stocks)`,
        ]),
    ...doubts,
    ...(quality.issues.length === 0
      ? []
      : [`issues of the data: ${quality.issues.map(issueWords).join(', ')} (--format ndjson shows where)`]),
  ]
}
