import { CLASSES } from '../engine/daySums.ts'
import { dateText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayStats, LookbackEnd } from '../model/report.ts'
import { PICTURE_RULE } from '../model/scope.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { gaps } from '../stats/completeness.ts'
import type { Gap } from '../stats/completeness.ts'
import { dayStats, effectiveRules } from '../stats/day.ts'
import type { DayChoices } from '../stats/day.ts'
import { viewOf } from '../stats/dayView.ts'
import type { Pass } from '../stats/dayView.ts'
import { IssueIndex } from '../stats/issueIndex.ts'
import type { DayFigures } from '../stats/range/dayFigures.ts'
import { FigureReader } from '../stats/range/figureReader.ts'
import type { FigureDay } from '../stats/range/figureReader.ts'
import { guessesListing, reachesStart } from '../stats/openEnds.ts'
import { WholeBoards } from '../stats/wholeBoards.ts'
import { tradingDaysBack } from './daysBack.ts'
import { COMPLETE_DAYS, FIRST_LOOKBACK_DAYS, SUSPENDED_DAYS, UNLIMITED_LOOKBACK_DAYS } from './defaults.ts'
import { gapRefusal } from './gapRefusal.ts'
import { IndexMoves } from './indexMoves.ts'
import type { Analysis } from './openAnalysis.ts'
import { loadSpan } from './span.ts'
import type { Segment, Span } from './span.ts'
import type { StreamedSpan } from './streamedSpan.ts'

/** Days that were judged at once, each as if it had been asked for alone. */
export interface JudgedDays {
  /** The trading days with bars, ascending. */
  readonly dates: readonly number[]
  /** By the analysis' own choices, or by others that need no earlier days. */
  readonly statsOf: (date: number, choices?: DayChoices) => DayStats
  /** By the analysis' own choices, what a row of a range needs of a day. */
  readonly figuresOf: (date: number) => DayFigures
}

/** Where a day's look-back began, and why there. */
interface Lookback {
  readonly segment: Segment
  readonly from: number
  readonly end: LookbackEnd
}

/**
 * Judges the days first..to in one pass, from as far back as their labels need. Every day sees its own look-back: as
 * many days as it would have seen alone, so that a day's figures do not hang on the range it stands in. A hole in the
 * data is refused where it concerns the days from..to; the days before them are history, which a hole only cuts.
 */
export async function judgeDays(
  analysis: Analysis,
  first: number,
  from: number,
  to: number,
): Promise<JudgedDays> {
  const { market } = analysis
  const least = leastLookback(analysis)
  const completeFrom = tradingDaysBack(from, COMPLETE_DAYS)
  for (let back = least; ; back *= 2) {
    const wanted = tradingDaysBack(first, back)
    const issues = new IssueLog()
    const frames = await market.frames(wanted, to, issues)
    const coverage = market.coverage()
    const asked = coverage.map(({ date }) => date).filter((date) => date >= first && date <= to)
    if (!asked.some((date) => date >= from)) throw await noBars(analysis, from, to)
    const holes = gaps(coverage, Math.min(wanted, completeFrom), to, analysis.leastShare)
    refuseHoles(
      analysis,
      holes.filter(({ date }) => date >= completeFrom),
    )
    const span = loadSpan(analysis, frames, coverage, holes, wanted, first, to, issues)
    const dates = asked.filter((date) => hasBars(span, date))
    if (!dates.some((date) => date >= from)) throw await noBars(analysis, from, to)
    const judged = judgedDays(analysis, span, dates, holes, from)
    if (judged !== undefined) return judged
  }
}

/** The figures of days of a span; undefined where the look-back of one goes beyond it. */
function judgedDays(
  analysis: Analysis,
  span: Span,
  dates: readonly number[],
  holes: readonly Gap[],
  from: number,
): JudgedDays | undefined {
  const least = leastLookback(analysis)
  const isListed = listedStocks(analysis)
  const boards = new BoardsOfPasses(analysis.choices, dates.length)
  const lookbacks = new Map<number, Lookback>()
  for (const date of dates) {
    const found = lookbackOf(boards, span, date, least, isListed)
    if (found === undefined) return undefined
    lookbacks.set(date, found)
    const { hole } = found.segment
    if (date >= from && hole !== undefined && isCut(found.end)) refuseHoles(analysis, [hole])
  }
  return { dates, ...statistics(analysis, span, lookbacks, holes, boards) }
}

/**
 * The same of days that were judged while they were read. Undefined where the data has a hole, or was not read far enough
 * back.
 */
export function judgeStreamed(
  analysis: Analysis,
  { span, coverage }: StreamedSpan,
  first: number,
  from: number,
  to: number,
): JudgedDays | undefined {
  const wanted = Math.max(span.wanted, tradingDaysBack(first, leastLookback(analysis)))
  const completeFrom = tradingDaysBack(from, COMPLETE_DAYS)
  if (gaps(coverage, Math.min(wanted, completeFrom), to, analysis.leastShare).length > 0) return undefined
  const asked = coverage.map(({ date }) => date).filter((date) => date >= first && date <= to)
  const dates = asked.filter((date) => hasBars(span, date))
  if (!dates.some((date) => date >= from)) return undefined
  return judgedDays(analysis, span, dates, [], from)
}

/** Trading days of the first look-back. */
function leastLookback({ choices }: Analysis): number {
  const rule = effectiveRules(choices).daysBoards
  return rule.maxEmpty === undefined ? UNLIMITED_LOOKBACK_DAYS : FIRST_LOOKBACK_DAYS
}

function refuseHoles({ allowPartial }: Analysis, holes: readonly Gap[]): void {
  if (holes.length > 0 && !allowPartial) throw gapRefusal(holes)
}

function isCut(end: LookbackEnd): boolean {
  return end === 'missingDay' || end === 'shortDay'
}

/** Whether the listing date of a stock is known. */
function listedStocks({ facts, universe }: Analysis): (stock: number) => boolean {
  const known = Uint8Array.from({ length: universe.stockCount }, (_, stock) =>
    facts.byCode.get(universe.codeOf(stock))?.listed === undefined ? 0 : 1,
  )
  return (stock) => known[stock] === 1
}

function isPictureRule({ rule, maxEmpty }: DaysBoardsRule): boolean {
  return rule === PICTURE_RULE.rule && maxEmpty === PICTURE_RULE.maxEmpty
}

/** The streaks and windows of the passes of a span, each read once. */
class BoardsOfPasses {
  /** The rules whose windows a look-back has to hold. */
  readonly rules: readonly DaysBoardsRule[]
  readonly #rule: DaysBoardsRule
  readonly #days: number
  readonly #found = new Map<Pass, WholeBoards>()

  constructor(choices: DayChoices, days: number) {
    this.#rule = effectiveRules(choices).daysBoards
    this.rules = isPictureRule(this.#rule) ? [this.#rule] : [this.#rule, PICTURE_RULE]
    this.#days = days
  }

  of(pass: Pass): WholeBoards {
    const known = this.#found.get(pass) ?? new WholeBoards(pass, this.#rule, this.rules)
    this.#found.set(pass, known)
    return known
  }

  /** The same where it pays: of one day, only few are asked for. */
  ofMany(pass: Pass): WholeBoards | undefined {
    return this.#days > 1 ? this.of(pass) : undefined
  }
}

/** The look-back a day needs: it doubles while a label of the day reaches its start; undefined beyond the span. */
function lookbackOf(
  boards: BoardsOfPasses,
  span: Span,
  date: number,
  least: number,
  isListed: (stock: number) => boolean,
): Lookback | undefined {
  const segment = span.segmentOf(date)
  for (let days = least; ; days *= 2) {
    const wanted = tradingDaysBack(date, days)
    const from = span.firstDayFrom(Math.max(wanted, segment.start)) ?? date
    if (segment.hole !== undefined && segment.start > wanted)
      return { segment, from, end: segment.hole.kind === 'missing' ? 'missingDay' : 'shortDay' }
    if (Math.max(wanted, span.dataStart ?? date) < span.wanted) return undefined
    if (wanted <= (span.dataStart ?? date)) return { segment, from, end: 'dataStart' }
    const isOpen = [segment.pass, segment.passAsSt].some((pass) => {
      if (pass === undefined) return false
      const view = viewOf(pass, date, from)
      return reachesStart(view, boards.rules, boards.ofMany(pass)) || guessesListing(view, isListed)
    })
    if (!isOpen) return { segment, from, end: 'settled' }
  }
}

function statistics(
  analysis: Analysis,
  span: Span,
  lookbacks: ReadonlyMap<number, Lookback>,
  holes: readonly Gap[],
  boards: BoardsOfPasses,
): Pick<JudgedDays, 'statsOf' | 'figuresOf'> {
  const issues = new IssueIndex([...analysis.parserIssues.all, ...span.issues.all])
  const indexes = new IndexMoves(analysis.indexBars)
  const input = analysis.market.inputs()
  const given = (date: number): Lookback & FigureDay => {
    const lookback = lookbacks.get(date)
    if (lookback === undefined) throw new Error(`${dateText(date)} was not judged`)
    const { segment, from, end } = lookback
    // Member by member: an object that is spread and added to gets a shape of its own each time.
    return {
      segment,
      from,
      end,
      date,
      lookbackEnd: end,
      exRightsDays: span.exRightsDays(from, date),
      knowsExRights: analysis.exRights !== undefined,
      indexes: indexes.on(date),
      input,
      assumptions: analysis.assumptions,
      issues: issues.within(from, date, end),
      skipped: analysis.skipped,
    }
  }
  const shortOn = (date: number): readonly Gap[] =>
    holes.filter((each) => each.kind === 'short' && each.date === date)
  const statsOf: JudgedDays['statsOf'] = (date, choices = analysis.choices) => {
    const { segment, from, ...day } = given(date)
    const { pass, passAsSt } = segment
    return dayStats({
      ...day,
      view: viewOf(pass, date, from),
      viewAsSt: passAsSt && viewOf(passAsSt, date, from),
      universe: analysis.universe,
      facts: analysis.facts,
      choices,
      suspendedSince: tradingDaysBack(date, SUSPENDED_DAYS),
      shortToday: shortOn(date),
      groups: analysis.groups,
    })
  }
  const readers = new Map<Segment, FigureReader>()
  const figuresOf: JudgedDays['figuresOf'] = (date) => {
    const day = given(date)
    const { segment } = day
    const { pass, passAsSt } = segment
    if (holes.length > 0 && shortOn(date).length > 0) return statsOf(date)
    const { universe, facts, choices } = analysis
    let reader = readers.get(segment)
    if (reader === undefined) {
      reader = new FigureReader(
        { pass, boards: boards.of(pass), universe, facts, choices, rules: effectiveRules(choices) },
        passAsSt && { pass: passAsSt, boards: boards.of(passAsSt) },
      )
      readers.set(segment, reader)
    }
    return reader.figures(day)
  }
  return { statsOf, figuresOf }
}

function hasBars(span: Span, date: number): boolean {
  const { pass } = span.segmentOf(date)
  const { traded, dates } = pass.sums
  const slot = pass.presence.slotFrom(date)
  return (
    dates[slot] === date && traded.subarray(slot * CLASSES, (slot + 1) * CLASSES).some((count) => count > 0)
  )
}

/** The refusal of days on which the data has no bar at all. */
export async function noBars({ market }: Analysis, from: number, to: number): Promise<Refusal> {
  const last = await market.lastDay(to)
  const first = market.coverage()[0]?.date
  const hint =
    last !== undefined
      ? `the last day with bars up to then is ${dateText(last)}`
      : first === undefined
        ? 'the data holds no bar at all'
        : `the data begins on ${dateText(first)}`
  const days = from === to ? `on ${dateText(from)}` : `from ${dateText(from)} to ${dateText(to)}`
  return new Refusal('no-bars', `no bars ${days}`, hint)
}
