import type { BarFrame } from '../../model/barFrame.ts'
import type { BoardEvents } from '../../model/boardEvents.ts'
import { IssueLog } from '../../model/issue.ts'
import type { LookbackEnd } from '../../model/report.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { gaps } from '../../stats/completeness.ts'
import { DOWN, UP } from '../../stats/boardRows.ts'
import { wholeRun } from '../../stats/dayView.ts'
import { daysBoards } from '../../stats/daysBoards.ts'
import { streak } from '../../stats/streak.ts'
import type { ScanResult } from '../../engine/scanTypes.ts'
import { refuseAdjusted } from '../adjusted.ts'
import { gapRefusal } from '../gapRefusal.ts'
import { noBars } from '../judgeDays.ts'
import { tradingDaysBack } from '../daysBack.ts'
import { UNLIMITED_LOOKBACK_DAYS } from '../defaults.ts'
import type { Analysis } from '../openAnalysis.ts'
import { isGuessed, prepareFrames, watchedScan } from '../watchedScan.ts'
import type { WatchedPass, WatchedScan } from '../watchedScan.ts'

/** The rules whose windows are told: THS and pictures, CLS text, Eastmoney. */
export const WINDOW_RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
]

/** A stock's bars up to a day, from as far back as its labels need. */
export interface StockLookback {
  readonly stock: number
  readonly frames: readonly BarFrame[]
  readonly scan: WatchedScan
  readonly from: number
  readonly end: LookbackEnd
  /** Days of the market, the last included. */
  readonly days: number
  readonly isAlone: boolean
  readonly issues: IssueLog
}

/**
 * Looks back from a day until the stock's streak and every window of it are settled. `find` gives the stock among
 * what was read, undefined where older days may hold it; `missing` tells what is known of it when none do, or refuses.
 */
export async function stockLookback(
  analysis: Analysis,
  date: number,
  find: (frames: readonly BarFrame[]) => number | undefined,
  missing: () => Promise<number>,
): Promise<StockLookback> {
  const { market, universe } = analysis
  for (let back = UNLIMITED_LOOKBACK_DAYS; ; back *= 2) {
    const wanted = tradingDaysBack(date, back)
    const issues = new IssueLog()
    const frames = await market.frames(wanted, date, issues)
    const coverage = market.coverage()
    const isAlone = universe.stockCount === 1
    const isHeld = coverage.some((each) => each.date === date)
    const isBetween = coverage.some((each) => each.date < date) && coverage.some((each) => each.date > date)
    if (!isHeld && !(isAlone && isBetween)) throw await noBars(analysis, date, date)
    const isWhole = wanted <= (coverage[0]?.date ?? date)
    const stock = find(frames) ?? (isWhole ? await missing() : undefined)
    if (stock === undefined) continue
    const holes = isAlone ? [] : gaps(coverage, wanted, date, analysis.leastShare)
    if (holes.length > 0 && !analysis.allowPartial) throw gapRefusal(holes)
    const hole = holes.findLast((each) => each.date < date && each.date >= wanted)
    const earliest = hole === undefined ? wanted : hole.date + 1
    const from = coverage.find((each) => each.date >= earliest)?.date ?? date
    prepareFrames(analysis, frames, issues)
    const scan = watchedScan(analysis, frames, { from, to: date }, [stock], issues)
    const { dates } = scan.plain.sums
    if (!isAlone && (await market.lastDay(date)) !== date) throw await noBars(analysis, date, date)
    refuseAdjusted(scan.plain)
    const done = (end: LookbackEnd): StockLookback => {
      return { stock, frames, scan, from, end, days: dates.length, isAlone, issues }
    }
    if (hole !== undefined) return done(hole.kind === 'missing' ? 'missingDay' : 'shortDay')
    if (isWhole) return done('dataStart')
    if (![scan.plain, scan.asSt].some((each) => each !== undefined && isOpen(analysis, each, stock))) {
      return done('settled')
    }
  }
}

/** Position of a stock's last event; -1 without any. */
export function lastEventOf({ stocks }: ScanResult, stock: number): number {
  return stocks.lastEvent[stock] ?? -1
}

/** Whether an earlier start could change what is told of a stock's last bar. */
function isOpen(analysis: Analysis, pass: WatchedPass, stock: number): boolean {
  const { events } = pass
  const last = lastEventOf(pass, stock)
  if (last < 0) return true
  const told = [last, events.previous[last]!].filter((event) => event >= 0)
  return told.some((event) => isGuessed(analysis, pass, event) || reachesStart(events, event))
}

/** Whether a streak or a window that ends on an event reaches the stock's first bar. */
export function reachesStart(events: BoardEvents, event: number): boolean {
  const view = wholeRun(events)
  return [UP, DOWN].some(
    ({ sealed }) =>
      (events.state[event]! & sealed) !== 0 &&
      (streak(view, event, sealed).reachesStart ||
        WINDOW_RULES.some((rule) => daysBoards(view, event, sealed, rule).reachesStart)),
  )
}
