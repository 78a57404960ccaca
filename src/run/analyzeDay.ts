import { CLASSES, classOf } from '../engine/daySums.ts'
import { scan } from '../engine/scan.ts'
import type { ScanResult } from '../engine/scan.ts'
import { wantsReferences } from '../model/barFrame.ts'
import { dateText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayStats, LookbackEnd, Riser } from '../model/report.ts'
import { PICTURE_RULE } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import { CALENDAR_FROM, previousTradingDay } from '../rules/calendar.ts'
import { gaps } from '../stats/completeness.ts'
import type { Gap } from '../stats/completeness.ts'
import { dayStats, effectiveRules } from '../stats/day.ts'
import { guessesListing, reachesStart } from '../stats/openEnds.ts'
import { riserRows } from '../stats/risers.ts'
import { refuseAdjusted } from './adjusted.ts'
import { reportCodeChanges } from './codeChange.ts'
import { deriveReferences } from './references.ts'
import { indexMoves } from './indexMoves.ts'
import type { Analysis } from './openAnalysis.ts'
import { reportUnknownStatus } from './unknownStatus.ts'
import { readVendorLimits } from './vendorLimits.ts'
import { COMPLETE_DAYS, FIRST_LOOKBACK_DAYS, UNLIMITED_LOOKBACK_DAYS } from './defaults.ts'

/** One day's analysis: what is opened, and the day. */
type DayRun = Analysis & { readonly date: number }

interface Lookback {
  readonly scan: ScanResult
  readonly scanAsSt: ScanResult | undefined
  readonly exRightsDays: number | undefined
  readonly from: number
  readonly end: LookbackEnd
  readonly shortToday: readonly Gap[]
  readonly risers: readonly Riser[]
  readonly issues: IssueLog
}

/** The figures of one day, from as far back as its labels need. */
export async function analyzeMarketDay(analysis: Analysis, date: number): Promise<DayStats> {
  const run: DayRun = { ...analysis, date }
  const lookback = await lookBack(run)
  refuseAdjusted(lookback.scan)
  return dayStats({
    date,
    scan: lookback.scan,
    scanAsSt: lookback.scanAsSt,
    exRightsDays: lookback.exRightsDays,
    knowsExRights: run.exRights !== undefined,
    universe: run.universe,
    facts: run.facts,
    choices: run.choices,
    lookbackFrom: lookback.from,
    lookbackEnd: lookback.end,
    shortToday: lookback.shortToday,
    indexes: indexMoves(run.indexBars, date),
    risers: lookback.risers,
    groups: run.groups,
    input: run.market.inputs(),
    assumptions: run.assumptions,
    issues: [...run.parserIssues.all, ...lookback.issues.all],
    skipped: run.skipped,
  })
}

async function lookBack(run: DayRun): Promise<Lookback> {
  const { market, date } = run
  const rule = effectiveRules(run.choices).daysBoards
  const completeFrom = tradingDaysBack(date, COMPLETE_DAYS)
  for (let days = rule.maxEmpty === undefined ? UNLIMITED_LOOKBACK_DAYS : FIRST_LOOKBACK_DAYS; ; days *= 2) {
    const wanted = tradingDaysBack(date, days)
    const issues = new IssueLog()
    const frames = await market.frames(wanted, date, issues)
    const coverage = market.coverage()
    if (!coverage.some((each) => each.date === date)) throw noBars(run, await market.lastDay(date))
    const holes = gaps(coverage, Math.min(wanted, completeFrom), date, run.leastShare)
    if (holes.length > 0 && !run.allowPartial) throw gapRefusal(holes)
    const hole = holes.findLast((each) => each.date < date && each.date >= wanted)
    const earliest = hole === undefined ? wanted : hole.date + 1
    const from = coverage.find((each) => each.date >= earliest)?.date ?? date
    const moved = deriveReferences(frames, run.universe, run.exRights)
    readVendorLimits(frames, run.universe, issues)
    const span = { ...run, frames, from, to: date }
    const result = scan({ ...span, unknownAs: 'normal', issues })
    const asSt = hasUnknownStatus(result)
      ? scan({ ...span, unknownAs: 'specialTreatment', issues: new IssueLog() })
      : undefined
    if (!hasBars(result, date)) throw noBars(run, await market.lastDay(date))
    const shortToday = holes.filter((each) => each.kind === 'short' && each.date === date)
    const done = (end: LookbackEnd): Lookback => {
      if (asSt !== undefined) reportUnknownStatus(asSt, result, frames, run.universe, issues)
      reportCodeChanges(result.stocks, run.universe, issues)
      const exRightsDays = frames.some(wantsReferences)
        ? moved.filter((each) => each.date >= from && each.date <= date).length
        : undefined
      const risers = riserRows({ ...run, frames, scan: result })
      return { scan: result, scanAsSt: asSt, exRightsDays, from, end, shortToday, risers, issues }
    }
    if (hole !== undefined) return done(hole.kind === 'missing' ? 'missingDay' : 'shortDay')
    if (wanted <= (coverage[0]?.date ?? date)) return done('dataStart')
    const previous = result.sums.dates.at(-2)
    const open = [result, asSt].some(
      (each) =>
        each !== undefined &&
        ([rule, PICTURE_RULE].some((other) => reachesStart(each.events, date, previous, other)) ||
          guessesListing(each.events, each.stocks, date, previous)),
    )
    if (!open) return done('settled')
  }
}

/** The trading day `days - 1` before `date`, or the calendar's first. */
function tradingDaysBack(date: number, days: number): number {
  let day = date
  for (let back = 1; back < days && day > CALENDAR_FROM + 10_000; back++) day = previousTradingDay(day)
  return day
}

function hasBars(result: ScanResult, date: number): boolean {
  const slot = result.sums.dates.indexOf(date)
  if (slot < 0) return false
  const { traded } = result.sums
  const width = traded.length / result.sums.dates.length
  return traded.subarray(slot * width, (slot + 1) * width).some((count) => count > 0)
}

function noBars(run: DayRun, last: number | undefined): Refusal {
  const first = run.market.coverage()[0]?.date
  const hint =
    last !== undefined
      ? `the last day with bars up to then is ${dateText(last)}`
      : first === undefined
        ? 'the data holds no bar at all'
        : `the data begins on ${dateText(first)}`
  return new Refusal('no-bars', `no bars on ${dateText(run.date)}`, hint)
}

function gapRefusal(holes: readonly Gap[]): Refusal {
  const missing = holes.filter((hole) => hole.kind === 'missing')
  const goOn = '--allow-partial goes on and lets the look-back end there'
  if (missing.length > 0) {
    const days = missing.map((hole) => dateText(hole.date))
    const shown = days.slice(-5).join(', ')
    const more = days.length > 5 ? ` and ${days.length - 5} more` : ''
    return new Refusal(
      'missing-day',
      `no bars on ${shown}${more}, ${days.length === 1 ? 'a trading day' : 'trading days'} between loaded days`,
      `add the missing ${days.length === 1 ? 'day' : 'days'}; ${goOn}`,
    )
  }
  const short = holes.filter((hole) => hole.kind === 'short')
  const latest = short.at(-1)
  if (latest === undefined) throw new Error('a gap that is neither a missing nor a short day')
  const counts = short
    .filter((hole) => hole.date === latest.date)
    .map((hole) => `${hole.codes} codes of ${hole.exchange} (${hole.codesBefore} the day before)`)
  return new Refusal(
    'short-day',
    `${dateText(latest.date)} shows only ${counts.join(' and ')}`,
    `fetch the day again; ${goOn}; --least-share sets what is too few`,
  )
}

/** Whether some traded bar's status is not known. */
function hasUnknownStatus({ sums }: ScanResult): boolean {
  const first = classOf(STATUSES.indexOf('unknown'), 0)
  return sums.traded.some((count, at) => count > 0 && at % CLASSES >= first)
}
