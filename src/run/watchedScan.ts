import { scan } from '../engine/scan.ts'
import type { ScanInput, ScanResult } from '../engine/scanTypes.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { FreeBarsNote } from '../model/freeBars.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { IssueLog } from '../model/issue.ts'
import { STATUSES } from '../model/status.ts'
import type { Gap } from '../stats/completeness.ts'
import { passOf, viewOf } from '../stats/dayView.ts'
import type { DayView } from '../stats/dayView.ts'
import { isGuess } from '../stats/openEnds.ts'
import type { Analysis } from './openAnalysis.ts'
import { deriveReferences } from './references.ts'
import type { DerivedExRights } from './references.ts'
import { stretches } from './span.ts'
import { readVendorLimits } from './vendorLimits.ts'

/** One pass over whole days, in which every bar of some stocks is an event. */
export interface WatchedScan {
  readonly from: number
  readonly to: number
  readonly plain: WatchedPass
  /** The same bars with stocks of unknown status taken for ST; undefined where the watched ones are known. */
  readonly asSt: WatchedPass | undefined
}

/** What one pass found, and why it took bars of the watched stocks for free of a limit. */
export interface WatchedPass extends ScanResult {
  readonly freeBars: readonly FreeBarsNote[]
  /** The pass as its last day sees it. */
  readonly view: DayView
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
  const isWatched = new Set(watched)
  const pass = (unknownAs: ScanInput['unknownAs'], log: IssueLog): WatchedPass => {
    const freeBars: FreeBarsNote[] = []
    const onFreeBars = (note: FreeBarsNote): void => {
      if (isWatched.has(note.stock)) freeBars.push(note)
    }
    const input = { universe, facts, frames, watched, ...span, unknownAs, onFreeBars }
    const result = scan({ ...input, issues: log })
    const view = viewOf(passOf(result, universe, false), span.to, span.from)
    return { ...result, freeBars, view }
  }
  const plain = pass('normal', issues)
  const asSt = hasUnknownStatus(plain, isWatched) ? pass('specialTreatment', new IssueLog()) : undefined
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

/** Whether an event was judged by a guess about its stock's first bar, which an earlier bar would settle. */
export function isGuessed({ facts, universe }: Analysis, { view }: WatchedPass, event: number): boolean {
  const code = universe.codeOf(view.events.stock[event]!)
  return facts.byCode.get(code)?.listed === undefined && isGuess(view, event)
}

function hasUnknownStatus({ events }: ScanResult, isWatched: ReadonlySet<number>): boolean {
  const unknown = STATUSES.indexOf('unknown')
  for (let event = 0; event < events.count; event++) {
    if (events.status[event] === unknown && isWatched.has(events.stock[event]!)) return true
  }
  return false
}
