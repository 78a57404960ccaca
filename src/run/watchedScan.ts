import { scan } from '../engine/scan.ts'
import type { ScanResult } from '../engine/scan.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { FreeBarsNote } from '../model/freeBars.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { IssueLog } from '../model/issue.ts'
import { STATUSES } from '../model/status.ts'
import type { Gap } from '../stats/completeness.ts'
import type { Analysis } from './openAnalysis.ts'
import { deriveReferences } from './references.ts'
import type { DerivedExRights } from './references.ts'
import { stretches } from './span.ts'
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
  onFreeBars?: (note: FreeBarsNote) => void,
): WatchedScan {
  const input = { universe, facts, frames, watched, ...span }
  const plain = scan({ ...input, unknownAs: 'normal', issues, onFreeBars })
  const asSt = hasUnknownStatus(plain, watched)
    ? scan({ ...input, unknownAs: 'specialTreatment', issues: new IssueLog() })
    : undefined
  return { ...span, plain, asSt }
}

/** The days from..to of the data, cut behind every hole of the market: each run from its first day to its last. */
export function unbrokenSpans(
  coverage: readonly DayCoverage[],
  holes: readonly Gap[],
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  return stretches(holes, from, to).map(({ start, end }) => ({
    from: coverage.find(({ date }) => date >= start)?.date ?? end,
    to: end,
  }))
}

function hasUnknownStatus({ events }: ScanResult, watched: readonly number[]): boolean {
  const unknown = STATUSES.indexOf('unknown')
  const isWatched = new Set(watched)
  for (let event = 0; event < events.count; event++) {
    if (events.status[event] === unknown && isWatched.has(events.stock[event]!)) return true
  }
  return false
}
