import { scan } from '../engine/scan.ts'
import type { ScanResult } from '../engine/scan.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { IssueLog } from '../model/issue.ts'
import { STATUSES } from '../model/status.ts'
import type { Gap } from '../stats/completeness.ts'
import type { Analysis } from './openAnalysis.ts'
import { deriveReferences } from './references.ts'
import type { DerivedExRights } from './references.ts'
import { readVendorLimits } from './vendorLimits.ts'

/** One pass over whole days, in which every bar of some stocks is an event. */
export interface WatchedScan {
  readonly from: number
  readonly to: number
  readonly plain: ScanResult
  /** The same bars with stocks of unknown status taken for ST; undefined where the watched ones are known. */
  readonly asSt: ScanResult | undefined
}

/** Brings frames into the form in which they are judged: references derived, limit prices of vendors read. */
export function prepareFrames(
  { universe, exRights }: Analysis,
  frames: readonly BarFrame[],
  issues: IssueLog,
): readonly DerivedExRights[] {
  const moved = deriveReferences(frames, universe, exRights)
  readVendorLimits(frames, universe, issues)
  return moved
}

/** Judges the bars of the days from..to, every bar of the stocks `watched` being an event. */
export function watchedScan(
  { universe, facts }: Analysis,
  frames: readonly BarFrame[],
  span: { readonly from: number; readonly to: number },
  watched: readonly number[],
  issues: IssueLog,
): WatchedScan {
  const input = { universe, facts, frames, watched, ...span }
  const plain = scan({ ...input, unknownAs: 'normal', issues })
  const asSt = hasUnknownStatus(plain, watched)
    ? scan({ ...input, unknownAs: 'specialTreatment', issues: new IssueLog() })
    : undefined
  return { ...span, plain, asSt }
}

/** The runs of days between holes of the market: what lies before a hole tells nothing of what lies behind it. */
export function unbrokenSpans(
  holes: readonly Gap[],
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = []
  let start = from
  for (const { kind, date } of holes) {
    // A short day still has bars of its own; a missing one has none.
    const end = kind === 'missing' ? date - 1 : date
    if (date >= to || end < start) continue
    spans.push({ from: start, to: end })
    start = date + 1
  }
  return [...spans, { from: start, to }]
}

function hasUnknownStatus({ events }: ScanResult, watched: readonly number[]): boolean {
  const unknown = STATUSES.indexOf('unknown')
  const isWatched = new Set(watched)
  for (let event = 0; event < events.count; event++) {
    if (events.status[event] === unknown && isWatched.has(events.stock[event]!)) return true
  }
  return false
}
