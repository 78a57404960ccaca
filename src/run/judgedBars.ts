import type { BarVerdict } from '../model/barVerdict.ts'
import type { StockCode } from '../model/code.ts'
import { IssueLog } from '../model/issue.ts'
import { gaps } from '../stats/completeness.ts'
import { barVerdict } from './barVerdict.ts'
import { tradingDaysBack } from './daysBack.ts'
import { COMPLETE_DAYS } from './defaults.ts'
import type { Analysis } from './openAnalysis.ts'
import { OwnRows } from './ownRows.ts'
import { isGuessed, prepareFrames, unbrokenSpans, watchedScan } from './watchedScan.ts'
import type { WatchedPass, WatchedScan } from './watchedScan.ts'

/**
 * Every own bar of some stocks on the days from..to (yyyymmdd, inclusive), as the kernel judges it, by code and day;
 * codes that the data does not hold have none. Bars before `from` are read as far as listings and reference prices
 * need. Over a day that the whole market lacks, ordinals leave one out.
 */
export async function judgedBars(
  analysis: Analysis,
  codes: readonly StockCode[],
  from: number,
  to: number,
): Promise<readonly BarVerdict[]> {
  const { market, universe } = analysis
  for (let days = COMPLETE_DAYS; ; days *= 2) {
    const wanted = tradingDaysBack(from, days)
    const issues = new IssueLog()
    const frames = await market.frames(wanted, to, issues)
    const stocks = [...new Set(codes)]
      .sort()
      .map((code) => universe.indexOf(code))
      .filter((stock) => stock !== undefined)
    const coverage = market.coverage()
    const first = coverage.find(({ date }) => date >= wanted)?.date ?? from
    prepareFrames(analysis, frames, issues)
    const holes = gaps(coverage, first, to, analysis.leastShare)
    const scans = unbrokenSpans(coverage, holes, first, to).map((span) =>
      watchedScan(analysis, frames, span, stocks, issues),
    )
    const isWhole = wanted <= (coverage[0]?.date ?? from)
    if (!isWhole && scans[0] !== undefined && hasGuess(analysis, scans[0].plain, stocks, from)) continue
    const rows = new OwnRows(frames, stocks)
    return stocks.flatMap((stock) => verdictsOf(analysis, scans, stock, rows, from))
  }
}

/** Whether a bar from `from` on was judged by a guess that earlier bars would settle. */
function hasGuess(analysis: Analysis, pass: WatchedPass, stocks: readonly number[], from: number): boolean {
  const { events } = pass
  return stocks.some((stock) => {
    let event = pass.stocks.lastEvent[stock] ?? -1
    for (; event >= 0 && events.date[event]! >= from; event = events.previous[event]!) {
      if (isGuessed(analysis, pass, event)) return true
    }
    return false
  })
}

function verdictsOf(
  analysis: Analysis,
  scans: readonly WatchedScan[],
  stock: number,
  rows: OwnRows,
  from: number,
): BarVerdict[] {
  let ordinalsBefore = 0
  return scans.flatMap(({ plain: { events, stocks } }) => {
    const verdicts: BarVerdict[] = []
    for (let event = 0; event < events.count; event++) {
      const date = events.date[event]!
      if (events.stock[event] !== stock || date < from) continue
      verdicts.push(barVerdict(analysis, events, event, rows.at(stock, date), ordinalsBefore))
    }
    ordinalsBefore += stocks.ordinal[stock]! + 1
    return verdicts
  })
}
