import type { StockCode } from '../model/code.ts'
import { dateText } from '../model/date.ts'
import type { JsonValue } from '../model/json.ts'
import type { Published } from '../model/published.ts'
import type { ReconcileReport } from '../model/reconcile.ts'
import type { DayStats } from '../model/report.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'
import type { BarsOf } from '../stats/reconcile/findings.ts'
import { stocksInQuestion } from '../stats/reconcile/findings.ts'
import { NameBook } from '../stats/reconcile/nameBook.ts'
import { prepareComparison } from '../stats/reconcile/prepare.ts'
import { reconcileReport } from '../stats/reconcile/report.ts'
import { dayNames } from './dayNames.ts'
import { tradingDaysBack } from './daysBack.ts'
import { judgedBars } from './judgedBars.ts'
import type { Analysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { otherCode } from './otherCodes.ts'
import { otherReadings, readingOf } from './readings.ts'
import { openPublishedDay, refuseTwoDays } from './publishedDay.ts'
import { refuseDoubts } from './strict.ts'

/** Days back in which the bars of a stock in question are shown. */
const EVIDENCE_DAYS = 45

/** What to hold against the bars. */
export interface ReconcileOptions extends AnalyzeOptions {
  readonly published: Published
  /** Makes the JSON of a day, to be held against a JSON report. */
  readonly dayJson: (day: DayStats) => JsonValue
  /** Whether the choices are those that a JSON report states for itself. */
  readonly choicesOfFile: boolean
}

/**
 * 对账: holds a published text, a vendor's list or another run's JSON against the user's bars, and says for each
 * difference what the bars show and which other way of counting would explain it.
 */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileReport> {
  const { published } = options
  refuseTwoDays(published)
  const { analysis, date, yearFrom } = await openPublishedDay(options, published)
  const reading = await readingOf(analysis, date, options.history ?? 0)
  if (analysis.strict) refuseDoubts(reading.today, analysis.exRights !== undefined)
  const from = tradingDaysBack(date, EVIDENCE_DAYS)
  const book = new NameBook(await dayNames(analysis, from, date), otherCode(bseNewCodes()))
  const comparison = prepareComparison(published, book, options.dayJson)
  const compared = comparison.compare(reading)
  const barsOf = await barsInQuestion(analysis, stocksInQuestion(compared), from, date)
  const isDifferent = compared.some(({ verdict }) => verdict === 'differs' || verdict === 'leftOut')
  return reconcileReport({
    published,
    comparison,
    reading,
    compared,
    barsOf,
    others: isDifferent ? await otherReadings(analysis, reading, date) : [],
    yearFrom,
    choicesOfFile: options.choicesOfFile,
  })
}

/** The judged bars of some stocks up to the day, latest first; of a stock without a bar on the day none. */
async function barsInQuestion(
  analysis: Analysis,
  codes: readonly StockCode[],
  from: number,
  date: number,
): Promise<BarsOf> {
  const { universe } = analysis
  if (codes.length === 0) return () => []
  const verdicts = await judgedBars(analysis, codes, from, date)
  return (code) => {
    const stock = universe.indexOf(code)
    const own = verdicts.filter((bar) => universe.indexOf(bar.code) === stock).reverse()
    return own[0]?.date === dateText(date) ? own : []
  }
}
