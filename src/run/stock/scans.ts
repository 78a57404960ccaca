import type { BarFrame } from '../../model/barFrame.ts'
import { IssueLog } from '../../model/issue.ts'
import { CALENDAR_FROM } from '../../rules/calendar.ts'
import { gaps } from '../../stats/completeness.ts'
import type { Gap } from '../../stats/completeness.ts'
import { refuseAdjusted } from '../adjusted.ts'
import { gapRefusal } from '../gapRefusal.ts'
import { tradingDaysBack } from '../daysBack.ts'
import { UNLIMITED_LOOKBACK_DAYS } from '../defaults.ts'
import { reachesStart } from '../explain/lookBack.ts'
import type { Analysis } from '../openAnalysis.ts'
import { OwnRows } from '../ownRows.ts'
import { isGuessed, prepareFrames, unbrokenSpans, watchedScan } from '../watchedScan.ts'
import type { WatchedScan } from '../watchedScan.ts'

/** A stock's bars over a span, with as many before it as its labels need. */
export interface StockScans {
  readonly stock: number
  readonly rows: OwnRows
  /** One for each run of days between holes of the market, in time; the last one ends the span. */
  readonly scans: readonly WatchedScan[]
  readonly holes: readonly Gap[]
  /** First day read, and first day of the span that the market has. */
  readonly lookbackFrom: number
  readonly from: number
  readonly isAlone: boolean
  readonly issues: IssueLog
}

/**
 * Judges a stock's bars of the days `from`..`to`, or from the data's first day. `find` gives the stock among what was
 * read, undefined where older days may hold it; `missing` is thrown when none do.
 */
export async function stockScans(
  analysis: Analysis,
  from: number | undefined,
  to: number,
  find: (frames: readonly BarFrame[]) => number | undefined,
  missing: () => Error,
): Promise<StockScans> {
  const { market, universe } = analysis
  for (let back = UNLIMITED_LOOKBACK_DAYS; ; back *= 2) {
    const wanted = from === undefined ? CALENDAR_FROM : tradingDaysBack(from, back)
    const issues = new IssueLog()
    const frames = await market.frames(wanted, to, issues)
    const coverage = market.coverage()
    const isWhole = wanted <= (coverage[0]?.date ?? to)
    const stock = find(frames)
    if (stock === undefined && isWhole) throw missing()
    if (stock === undefined) continue
    const isAlone = universe.stockCount === 1
    const lookbackFrom = coverage.find(({ date }) => date >= wanted)?.date ?? to
    const holes = isAlone ? [] : gaps(coverage, lookbackFrom, to, analysis.leastShare)
    if (holes.length > 0 && !analysis.allowPartial) throw gapRefusal(holes)
    prepareFrames(analysis, frames, issues)
    const scans = unbrokenSpans(coverage, holes, lookbackFrom, to).map((span) =>
      watchedScan(analysis, frames, span, [stock], issues),
    )
    for (const { plain } of scans) refuseAdjusted(plain)
    const start = from ?? lookbackFrom
    // Behind a hole no earlier start shows more.
    const [first] = scans
    if (!isWhole && first !== undefined && isOpen(analysis, first, stock, start)) continue
    const rows = new OwnRows(frames, [stock])
    return { stock, rows, scans, holes, lookbackFrom, from: start, isAlone, issues }
  }
}

/** Whether an earlier start could change what is told of a bar from `from` on. */
function isOpen(analysis: Analysis, { plain, asSt }: WatchedScan, stock: number, from: number): boolean {
  return [plain, asSt].some((pass) => {
    if (pass === undefined) return false
    const { events, stocks } = pass
    let event = stocks.lastEvent[stock] ?? -1
    for (; event >= 0 && events.date[event]! >= from; event = events.previous[event]!) {
      if (isGuessed(analysis, pass, event) || reachesStart(events, event)) return true
    }
    return false
  })
}
