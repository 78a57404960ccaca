import type { BarFrame } from '../../model/barFrame.ts'
import { dateText } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import { formatIssue } from '../../model/issue.ts'
import { Refusal } from '../../model/refusal.ts'
import type {
  CodePeriod,
  NamePeriod,
  Standing,
  StatusPeriod,
  StockReport,
  TimelineBar,
} from '../../model/stockReport.ts'
import { BSE_CODE_CHANGE } from '../../rules/bseCodes.ts'
import { dateOf, filesOf } from '../companions.ts'
import { checkDayAsked } from '../dayAsked.ts'
import { stockAsked, stockOfCode, stockOfName, unknownCode } from '../findStock.ts'
import type { StockAsked } from '../findStock.ts'
import { openAnalysis } from '../openAnalysis.ts'
import type { Analysis } from '../openAnalysis.ts'
import type { AnalyzeOptions } from '../options.ts'
import { namesOf } from '../stockNames.ts'
import { marketTime } from '../today.ts'
import type { MarketTime } from '../today.ts'
import type { WatchedScan } from '../watchedScan.ts'
import { stockScans } from './scans.ts'
import { summaryOf } from './summary.ts'
import { ownBarsOf, timelineOf } from './timeline.ts'
import type { OwnBar } from './timeline.ts'

/** Which stock over which days, and by which data. `date` alone is a span of one day. */
export interface StockOptions extends AnalyzeOptions {
  /** 600519, sh600519, 600519.SH, or a short name that the stock bears in the span. */
  readonly stock: string
  /** 'YYYY-MM-DD' or 'YYYYMMDD'; the data's first day when left out. */
  readonly from?: string | undefined
  /** The data's last day when left out. */
  readonly to?: string | undefined
}

/** The days that were asked for; undefined ends are the data's. */
interface SpanAsked {
  readonly from: number | undefined
  readonly to: number | undefined
  /** Whether one day is asked for: its bar is shown whatever it did. */
  readonly isOneDay: boolean
}

/**
 * 个股涨停史: one stock's boards over a span of days, with its names and statuses and what came of the boards. Throws a
 * Refusal when the stock or the span cannot be found in the data.
 */
export async function stockReport(options: StockOptions): Promise<StockReport> {
  const now = marketTime(options.now ?? new Date())
  const span = spanAsked(options, now)
  const asked = stockAsked(options.stock)
  const analysis = await openAnalysis(options, span.to)
  const last = await analysis.market.lastDay(span.to ?? now.date)
  if (last === undefined || (span.from !== undefined && last < span.from)) throw noBarsIn(span, last)
  if (last === now.date) checkDayAsked(last, now, analysis.allowPartial)
  if (span.to === undefined && isBeforeCodeChange(last, now.date) && mayReadAgain(options)) {
    // The bars end before the codes of Beijing changed: they are read again under the codes of that day.
    return stockReport({ ...options, to: dateText(last) })
  }
  return reportOf(analysis, asked, options.stock, span, last)
}

async function reportOf(
  analysis: Analysis,
  asked: StockAsked,
  text: string,
  span: SpanAsked,
  last: number,
): Promise<StockReport> {
  const { universe, facts } = analysis
  const to = span.isOneDay ? (span.to ?? last) : last
  const days =
    span.from === undefined ? `up to ${dateText(to)}` : `from ${dateText(span.from)} to ${dateText(to)}`
  const find = (frames: readonly BarFrame[]): number | undefined =>
    asked.kind === 'code'
      ? stockOfCode(universe, asked.code)
      : stockOfName(universe, asked.text, namesOf(universe, facts, frames, span.from ?? 0, to), days)
  const found = await stockScans(analysis, span.from, to, find, () => missing(analysis, asked, to))
  const { stock, scans, holes, from } = found
  const code = universe.codeOn(stock, to)
  const bars = ownBarsOf(analysis, scans, stock, from)
  const marketDays = scans.flatMap(({ plain }) => plain.sums.dates.map(dateText))
  const nextDay = (date: string): string | undefined => marketDays.find((day) => day > date)
  const shownHoles = holes.filter(({ date }) => date >= from)
  return {
    asked: text,
    code,
    exchange: universe.exchangeOf(stock),
    segment: universe.segmentOf(stock),
    from: dateText(from),
    to: dateText(to),
    lookbackFrom: dateText(found.lookbackFrom),
    isAlone: found.isAlone,
    assumptions: analysis.assumptions,
    bars: bars.length,
    names: namePeriods(bars),
    statuses: statusPeriods(bars),
    codes: codePeriods(bars),
    statusUnknown: bars.filter(({ bar }) => bar.status === 'unknown').length,
    boardsIfSt: boardsIfSt(analysis, scans, stock, from, bars),
    timeline: timelineOf(bars, shownHoles, span.isOneDay),
    summary: summaryOf(bars, nextDay),
    standing: standingOf(analysis, found),
    issues: issuesOf(
      analysis,
      [universe.codeOf(stock), universe.codeOn(stock, from)],
      from,
      to,
      found.issues.all,
    ),
  }
}

function spanAsked(options: StockOptions, now: MarketTime): SpanAsked {
  const { date, from, to } = options
  if (date !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new Refusal('usage', '--date and --from or --to contradict each other', 'give one day, or a span')
    }
    const day = dateOf(date, 'date')
    checkDayAsked(day, now, options.allowPartial ?? false)
    return { from: day, to: day, isOneDay: true }
  }
  const first = from === undefined ? undefined : dateOf(from, 'from')
  const last = to === undefined ? undefined : dateOf(to, 'to')
  if (first !== undefined && last !== undefined && first > last) {
    throw new Refusal(
      'usage',
      `from ${dateText(first)} lies after to ${dateText(last)}`,
      'give the earlier day first',
    )
  }
  if (last !== undefined && last > now.date) {
    throw new Refusal(
      'future-day',
      `${dateText(last)} lies in the future`,
      'leave out --to for the last day of the data',
    )
  }
  return { from: first, to: last, isOneDay: false }
}

function noBarsIn({ from, to }: SpanAsked, last: number | undefined): Refusal {
  const first = from === undefined ? '' : ` from ${dateText(from)}`
  const end = to === undefined ? '' : from === undefined ? ` up to ${dateText(to)}` : ` to ${dateText(to)}`
  const hint =
    last === undefined
      ? 'name files with daily bars of those days'
      : `the last day with bars is ${dateText(last)}`
  const days = from !== undefined && from === to ? ` on ${dateText(from)}` : first + end
  return new Refusal('no-bars', `the data holds no bar${days}`, hint)
}

function missing({ universe }: Analysis, asked: StockAsked, to: number): Error {
  return asked.kind === 'code'
    ? unknownCode(universe, asked.code, `up to ${dateText(to)}`)
    : new Error('a name is found or refused')
}

function isBeforeCodeChange(date: number, today: number): boolean {
  return date < BSE_CODE_CHANGE && today >= BSE_CODE_CHANGE
}

function mayReadAgain({ bars, data }: StockOptions): boolean {
  return bars === undefined && !filesOf(data).includes('-')
}

function namePeriods(bars: readonly OwnBar[]): NamePeriod[] {
  return periods(bars, ({ name }) => name).map(({ value, from, to }) => ({ name: value, from, to }))
}

function statusPeriods(bars: readonly OwnBar[]): StatusPeriod[] {
  return periods(bars, ({ status }) => status).map(({ value, from, to }) => ({ status: value, from, to }))
}

function codePeriods(bars: readonly OwnBar[]): CodePeriod[] {
  const found = periods(bars, ({ code }) => code)
  return found.length < 2 ? [] : found.map(({ value, from, to }) => ({ code: value, from, to }))
}

interface Period<Value> {
  readonly value: Value
  readonly from: TradeDate
  readonly to: TradeDate
}

/** Runs of bars that say the same; bars without a value are passed over. */
function periods<Value>(
  bars: readonly OwnBar[],
  valueOf: (bar: TimelineBar) => Value | undefined,
): Period<Value>[] {
  const found: Period<Value>[] = []
  for (const { bar } of bars) {
    const value = valueOf(bar)
    if (value === undefined) continue
    const last = found.at(-1)
    if (last?.value === value) found[found.length - 1] = { ...last, to: bar.date }
    else found.push({ value, from: bar.date, to: bar.date })
  }
  return found
}

/** Sealed boards when bars of unknown status are taken for an ST stock's; undefined where it is the same. */
function boardsIfSt(
  analysis: Analysis,
  scans: readonly WatchedScan[],
  stock: number,
  from: number,
  bars: readonly OwnBar[],
): number | undefined {
  const asSt = scans.map((scan) => ({ ...scan, plain: scan.asSt ?? scan.plain }))
  const sealed = (own: readonly OwnBar[]): TradeDate[] =>
    own.filter(({ bar }) => bar.up === 'sealed').map(({ bar }) => bar.date)
  const other = sealed(ownBarsOf(analysis, asSt, stock, from))
  return other.join() === sealed(bars).join() ? undefined : other.length
}

/** The stock's last bar up to the end of the span, which may lie before it, and its last board. */
function standingOf(
  analysis: Analysis,
  { scans, stock }: { readonly scans: readonly WatchedScan[]; readonly stock: number },
): Standing | undefined {
  const bars = ownBarsOf(analysis, scans, stock, 0)
  const last = bars.at(-1)?.bar
  if (last === undefined) return undefined
  const board = bars.findLast(({ bar }) => bar.up === 'sealed')?.bar
  const lastBoard = board && { date: board.date, barsSince: last.ordinal - board.ordinal }
  return { bar: last, lastBoard }
}

function issuesOf(
  { parserIssues }: Analysis,
  codes: readonly string[],
  from: number,
  to: number,
  found: readonly Parameters<typeof formatIssue>[0][],
): string[] {
  return [...parserIssues.all, ...found]
    .filter(({ stock = '', date = 0 }) => codes.includes(stock) && date >= from && date <= to)
    .map(formatIssue)
}
