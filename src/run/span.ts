import { CLASSES, classOf } from '../engine/daySums.ts'
import { scan } from '../engine/scan.ts'
import type { ScanResult } from '../engine/scanTypes.ts'
import { wantsReferences } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { IssueLog } from '../model/issue.ts'
import { STATUSES } from '../model/status.ts'
import type { Gap } from '../stats/completeness.ts'
import { passOf } from '../stats/dayView.ts'
import type { Pass } from '../stats/dayView.ts'
import { refuseAdjusted } from './adjusted.ts'
import { reportCodeChanges } from './codeChange.ts'
import type { Analysis } from './openAnalysis.ts'
import { deriveReferences } from './references.ts'
import { reportUnknownStatus } from './unknownStatus.ts'
import { readVendorLimits } from './vendorLimits.ts'

/** Days without a hole between them: no look-back goes over its start. */
export interface Segment {
  /** The day after the hole before it, or the span's first. */
  readonly start: number
  readonly end: number
  /** What stands before it. */
  readonly hole: Gap | undefined
  readonly pass: Pass
  /** The same bars with stocks of unknown status taken for ST where their bars allow it; undefined when there are none. */
  readonly passAsSt: Pass | undefined
}

/** The loaded days, judged. */
export interface Span {
  /** The first day asked of the data. */
  readonly wanted: number
  /** The first day that the data holds. */
  readonly dataStart: number | undefined
  readonly issues: IssueLog
  readonly segmentOf: (date: number) => Segment
  /** The first day of the data on or after `date`. */
  readonly firstDayFrom: (date: number) => number | undefined
  /** Reference prices of the days from..to that a known ex-rights day moved; undefined where none was derived. */
  readonly exRightsDays: (from: number, to: number) => number | undefined
}

/**
 * Judges the rows of the days wanted..to, one pass for each stretch without a hole. The days first..to will be asked
 * for: what stocks were on earlier ones is followed only where these are several.
 */
export function loadSpan(
  analysis: Analysis,
  frames: readonly BarFrame[],
  coverage: readonly DayCoverage[],
  holes: readonly Gap[],
  wanted: number,
  first: number,
  to: number,
  issues: IssueLog,
): Span {
  const moved = deriveReferences(frames, analysis.universe, analysis.exRights)
    .map(({ date }) => date)
    .sort((a, b) => a - b)
  readVendorLimits(frames, analysis.universe, issues)
  const days = coverage.map(({ date }) => date)
  const firstDayFrom = (date: number): number | undefined => days[lowerBound(days, date)]
  const segments = stretches(holes, wanted, to).map(({ start, end, hole }): Segment => {
    const from = firstDayFrom(start) ?? end
    return { start, end, hole, ...judge(analysis, frames, from, end, first < end, issues) }
  })
  return spanOf({ wanted, days, segments, issues, moved: frames.some(wantsReferences) ? moved : undefined })
}

/** What a span is made from. */
export interface SpanParts {
  readonly wanted: number
  /** The days of the data, ascending. */
  readonly days: readonly number[]
  readonly segments: readonly Segment[]
  readonly issues: IssueLog
  /** Days of the references that an ex-rights day moved, ascending; undefined where none was derived. */
  readonly moved: readonly number[] | undefined
}

/** Judged stretches as one span. */
export function spanOf({ wanted, days, segments, issues, moved }: SpanParts): Span {
  let last = segments[0]
  return {
    wanted,
    dataStart: days[0],
    issues,
    segmentOf: (date) => {
      if (last !== undefined && date >= last.start && date <= last.end) return last
      last = segments.find(({ start, end }) => date >= start && date <= end)
      if (last === undefined) throw new Error(`${date} lies outside the span`)
      return last
    },
    firstDayFrom: (date) => days[lowerBound(days, date)],
    exRightsDays: (from, to) => moved && lowerBound(moved, to + 1) - lowerBound(moved, from),
  }
}

/** The days wanted..to, cut behind every hole; a short day ends the stretch it stands in. */
export function stretches(
  holes: readonly Gap[],
  wanted: number,
  to: number,
): { start: number; end: number; hole: Gap | undefined }[] {
  const found: { start: number; end: number; hole: Gap | undefined }[] = []
  let start = wanted
  let before: Gap | undefined
  for (const hole of holes) {
    if (hole.date < wanted || hole.date >= to || (before !== undefined && hole.date === before.date)) continue
    found.push({ start, end: hole.date, hole: before })
    start = hole.date + 1
    before = hole
  }
  found.push({ start, end: to, hole: before })
  return found
}

function judge(
  analysis: Analysis,
  frames: readonly BarFrame[],
  from: number,
  to: number,
  tracesStatus: boolean,
  issues: IssueLog,
): Pick<Segment, 'pass' | 'passAsSt'> {
  const { universe, facts } = analysis
  const own = new IssueLog()
  const input = { universe, facts, frames, from, to, tracesStatus }
  const result = scan({ ...input, unknownAs: 'normal', issues: own })
  const asSt = hasUnknownStatus(result)
    ? scan({ ...input, unknownAs: 'specialTreatment', issues: new IssueLog() })
    : undefined
  refuseAdjusted(result)
  if (asSt !== undefined) reportUnknownStatus(asSt, result, frames, universe, own)
  reportCodeChanges(result.stocks, universe, own)
  for (const issue of own.all) issues.add(issue)
  return {
    pass: passOf(result, universe, tracesStatus),
    passAsSt: asSt && passOf(asSt, universe, tracesStatus),
  }
}

/** Whether some traded bar's status is not known. */
export function hasUnknownStatus({ sums }: Pick<ScanResult, 'sums'>): boolean {
  const first = classOf(STATUSES.indexOf('unknown'), 0)
  return sums.traded.some((count, at) => count > 0 && at % CLASSES >= first)
}

/** The position of the first number that is not below `least`, of ascending ones. */
function lowerBound(numbers: readonly number[], least: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
