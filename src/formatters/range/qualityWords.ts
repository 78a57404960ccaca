import type { RangeDoubt, RangeIssue, RangeQuality } from '../../model/rangeReport.ts'
import type { Figure } from '../../model/report.ts'
import { figureWords } from '../doubts.ts'
import { printable } from '../width.ts'

/** Codes that are named before the rest is only counted. */
const NAMED_CODES = 5

/** Figures that a row of a table or of CSV shows. */
export const ROW_FIGURES: readonly Figure[] = [
  'advancers',
  'bigRisers',
  'overTenRisers',
  'amountCents',
  'amountChangeCents',
  'limitUp',
  'limitDown',
  'sealRate',
  'maxHeight',
  'streakStocks',
  'streakPromotion',
  'ladder',
  'promotions',
  'overallPromotion',
  'premiums',
  'lossEffect',
]

/** Figures that the ladder history shows. */
export const LADDER_FIGURES: readonly Figure[] = ['ladder', 'daysBoards']

/** The doubts about some figures; those about who was ST, which are said apart, are left out. */
export function doubtsAbout(figures: readonly Figure[], { doubts }: RangeQuality): RangeDoubt[] {
  return doubts.flatMap((doubt) => {
    const shown = doubt.figures.filter((figure) => figures.includes(figure))
    return doubt.kind === 'status' || shown.length === 0 ? [] : [{ ...doubt, figures: shown }]
  })
}

/** '涨停 limit-up (3 of 20 days, first 2025-01-02: 2 bars not judged)'. */
export function doubtWords(doubt: RangeDoubt, days: number): string {
  const many = doubt.days === days ? `all ${days} days` : `${doubt.days} of ${days} days`
  const when = doubt.days === 1 ? doubt.first : `${many}, first ${doubt.first}`
  return `${figureWords(doubt)} (${when}: ${printable(doubt.text)})`
}

/** Days on which nothing says who was ST, and the stocks that hang on it; undefined where there are none. */
export function statusWords({ status }: RangeQuality, days: number): string | undefined {
  if (status === undefined) return undefined
  const { codes } = status
  const named = codes.slice(0, NAMED_CODES).join(', ')
  const more = codes.length > NAMED_CODES ? ` and ${codes.length - NAMED_CODES} more` : ''
  const who = codes.length === 0 ? 'no board hangs on it' : `on it hang boards of ${named}${more}`
  return `on ${status.days} of ${days} days nothing says which stocks were ST; ${who}`
}

/** '2 anomalous (on 12 days)': the most of one look-back, and on how many days a look-back has any. */
export function issueWords({ code, days, most }: RangeIssue): string {
  return `${code} ${most} (on ${days} ${days === 1 ? 'day' : 'days'})`
}
