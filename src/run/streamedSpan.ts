import type { ScanResult } from '../engine/scanTypes.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { EXCHANGES } from '../model/code.ts'
import { IssueLog } from '../model/issue.ts'
import type { RowIssue } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import { CLASSES } from '../engine/daySums.ts'
import { NotStreamed } from '../sources/frameStream.ts'
import type { FrameStream } from '../sources/frameStream.ts'
import { passOf } from '../stats/dayView.ts'
import { refuseAdjusted } from './adjusted.ts'
import { reportCodeChanges } from './codeChange.ts'
import { LIMITS_FROM } from './dayAsked.ts'
import { tradingDaysBack } from './daysBack.ts'
import type { Analysis } from './openAnalysis.ts'
import { ReferenceRun } from './references.ts'
import { hasUnknownStatus, spanOf } from './span.ts'
import type { Span } from './span.ts'
import { TwofoldScan } from './twofoldScan.ts'
import { readVendorLimits } from './vendorLimits.ts'

/** Trading days before the first with limits that are judged, for the look-backs of that day and the next ones. */
const DAYS_BEFORE_LIMITS = 160

/** Which days are judged: up to which one, and how many more before the first with limits. */
export interface StreamedDays {
  readonly to: number
  readonly history: number
  /** Whether it is known that some stocks are of unknown status. */
  readonly takesAsSt: boolean
}

/** A market that was judged while it was read. */
export interface StreamedSpan {
  readonly span: Span
  readonly coverage: readonly DayCoverage[]
  /** Last day that has a bar. */
  readonly lastDay: number
  /** Gives back the memory that holds what was found, of which nothing may be read after. */
  readonly release: () => void
}

/**
 * Judges the bars of all days up to `to` while they are read, so that no more of them is held than what the days' figures
 * are made from. Undefined where bars must be held whole: out of order, twice, with faults of no known day, or refused,
 * which the reading of the whole says in its own words. 'unknownStatus' where a stock of unknown status was met too late:
 * they must be read again, with `takesAsSt`.
 */
export async function streamedSpan(
  analysis: Analysis,
  stream: FrameStream,
  { to, history, takesAsSt }: StreamedDays,
): Promise<StreamedSpan | 'unknownStatus' | undefined> {
  const { universe, facts, exRights } = analysis
  const issues = new IssueLog()
  const own = new IssueLog()
  const guesses: Guess[] = []
  const from = tradingDaysBack(LIMITS_FROM, DAYS_BEFORE_LIMITS + history)
  const run = new TwofoldScan(
    {
      universe,
      facts,
      from,
      to,
      tracesStatus: true,
      isStreamed: true,
      issues: own,
      onFreeBars: ({ reason, stock, date, ordinal }) => {
        if (reason === 'noReference' || reason === 'maybeNew') guesses.push({ reason, stock, date, ordinal })
      },
    },
    takesAsSt,
  )
  const references = new ReferenceRun(universe, exRights)
  let isKept = false
  try {
    await stream.run(to, (frame) => {
      references.add(frame)
      readVendorLimits([frame], universe, issues)
      run.judgeBoth(frame)
      if (run.isAmiss) throw new NotStreamed('rows out of order, twice, or of no known day')
    })
    const { plain: result, asSt } = run.finish()
    const { dates } = result.sums
    const [start] = dates
    const lastDay = lastWithBars(result)
    if (start === undefined || lastDay === undefined) return undefined
    const hangsOnStatus = hasUnknownStatus(result)
    if (hangsOnStatus && asSt === undefined) return 'unknownStatus'
    if (guesses.some((guess) => hangsOnStart(guess, result, start))) return undefined
    refuseAdjusted(result)
    for (const issue of own.all) if (!isOfStart(issue, start)) issues.add(issue)
    reportCodeChanges(result.stocks, universe, issues)
    const coverage = coverageOf(result)
    const moved = references.moved.map(({ date }) => date).sort((a, b) => a - b)
    const segment = {
      start: from,
      end: to,
      hole: undefined,
      pass: passOf(result, universe, true),
      passAsSt: hangsOnStatus && asSt !== undefined ? passOf(asSt, universe, true) : undefined,
    }
    const span = spanOf({
      wanted: from,
      days: coverage.map(({ date }) => date),
      segments: [segment],
      issues,
      moved: references.isUsed ? moved : undefined,
    })
    isKept = true
    return {
      span,
      coverage,
      lastDay,
      release: () => {
        run.drop()
      },
    }
  } catch (cause) {
    if (cause instanceof NotStreamed || cause instanceof Refusal) return undefined
    throw cause
  } finally {
    if (!isKept) run.drop()
  }
}

/** A bar that was taken for free of a limit because nothing of its stock stood before. */
interface Guess {
  readonly reason: string
  readonly stock: number
  readonly date: number
  readonly ordinal: number
}

/**
 * Whether a guess was made of a stock that begins where the data does: every stock does not begin late there, which only
 * the whole data tells.
 */
function hangsOnStart(
  { reason, stock, date, ordinal }: Guess,
  { presence }: ScanResult,
  start: number,
): boolean {
  if (reason === 'noReference') return date === start
  return ordinal > 0 && presence.hasRow(stock, 0)
}

/** What was said of a stock that seemed to begin late and begins where the data does. */
function isOfStart({ code, date }: RowIssue, start: number): boolean {
  return code === 'listing-unknown' && date === start
}

function lastWithBars({ sums }: ScanResult): number | undefined {
  const { dates, traded } = sums
  const hasBars = (slot: number): boolean =>
    traded.subarray(slot * CLASSES, (slot + 1) * CLASSES).some((count) => count > 0)
  return dates.findLast((_, slot) => hasBars(slot))
}

/** The days of the data; of those before the first that is judged, the earliest alone. */
function coverageOf({ sums, passedFrom }: ScanResult): DayCoverage[] {
  const { dates, codes } = sums
  const judged = dates.map((date, slot) => ({
    date,
    codes: Array.from(codes.subarray(slot * EXCHANGES.length, (slot + 1) * EXCHANGES.length)),
  }))
  return passedFrom === undefined ? judged : [{ date: passedFrom, codes: undefined }, ...judged]
}
