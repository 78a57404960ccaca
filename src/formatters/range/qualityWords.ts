import { RANGE_FIGURES } from '../../model/rangeReport.ts'
import type { RangeDoubt, RangeFigure, RangeIssue, RangeQuality } from '../../model/rangeReport.ts'
import { figurePhrase } from '../doubts.ts'
import { printable } from '../width.ts'
import type { Phrase } from '../words/phrase.ts'
import { doubtPhrase, issuePhrase, rangeStatusPhrase } from '../words/range.ts'

/** Codes that are named before the rest is only counted. */
const NAMED_CODES = 5

/** Figures that a row of a table or of CSV shows. Index bars are asked for by a flag: without it their columns are empty. */
export const ROW_FIGURES: readonly RangeFigure[] = RANGE_FIGURES.filter(
  (figure) => figure !== 'indexes' && figure !== 'daysBoards',
)

/** Figures that the ladder history shows. */
export const LADDER_FIGURES: readonly RangeFigure[] = ['ladder', 'daysBoards']

/** The doubts about some figures; those about who was ST, which are said apart, are left out. */
export function doubtsAbout(figures: readonly RangeFigure[], { doubts }: RangeQuality): RangeDoubt[] {
  return doubts.flatMap((doubt) => {
    const shown = doubt.figures.filter((figure) => figures.includes(figure))
    return doubt.kind === 'status' || shown.length === 0 ? [] : [{ ...doubt, figures: shown }]
  })
}

/** '涨停 limit-up (3 of 20 days, first 2025-01-02: 2 bars not judged)'. */
export function doubtWords(doubt: RangeDoubt, days: number): Phrase {
  return doubtPhrase(figurePhrase(doubt), { ...doubt, text: printable(doubt.text) }, days)
}

/** Days on which nothing says who was ST, and the stocks that hang on it; undefined where there are none. */
export function statusWords({ status }: RangeQuality, days: number): Phrase | undefined {
  return status && rangeStatusPhrase(status.days, days, status.codes, NAMED_CODES)
}

/** '2 anomalous (on 12 days)': the most of one look-back, and on how many days a look-back has any. */
export function issueWords({ code, days, most }: RangeIssue): Phrase {
  return issuePhrase(code, most, days)
}
