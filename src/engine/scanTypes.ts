import type { BarFrame } from '../model/barFrame.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import type { FreeBarsNote } from '../model/freeBars.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'
import type { DaySums } from './daySums.ts'
import type { EventColumns } from './kernelMemory.ts'
import type { Presence } from './presence.ts'
import type { SecurityFacts } from './securities.ts'
import type { StockStates } from './stockStates.ts'

/** Which rows a run of the kernel looks at, and what it knows beside them. */
export interface ScanInput {
  readonly universe: Universe
  /** Every stock's rows in ascending date over all frames. */
  readonly frames: readonly BarFrame[]
  /** First and last day judged, yyyymmdd inclusive; rows outside are passed over. */
  readonly from: number
  readonly to: number
  readonly facts: SecurityFacts
  /** What a stock is taken for when nothing says whether it is ST; as ST only until a bar shows that it is not. */
  readonly unknownAs: 'normal' | 'specialTreatment'
  /** Stocks of which every bar is an event. */
  readonly watched?: Iterable<number> | undefined
  /** Whether a stock's first bar, and a bar with another status than the one before, are events too. */
  readonly tracesStatus?: boolean | undefined
  /** Whether frames come straight from a reader, so that the order of rows of all days is still to be looked at. */
  readonly isStreamed?: boolean | undefined
  /** Told why bars are without a limit, where it is found. */
  readonly onFreeBars?: ((note: FreeBarsNote) => void) | undefined
  /** Told which events the rows of a frame made, before the next rows are looked at. */
  readonly onEvents?: ((found: FoundEvents, frame: BarFrame) => void) | undefined
  readonly issues: IssueLog
}

/** Events of some rows of a frame, in the order in which the rows were judged. */
export interface FoundEvents {
  readonly events: EventColumns
  /** Positions of the first and behind the last. */
  readonly first: number
  readonly end: number
  /** The row that was judged first, and the way to the next one. */
  readonly row: number
  readonly step: 1 | -1
}

/** What one pass over the rows leaves: sparse events, dense sums, and each stock's last state. */
export interface ScanResult {
  readonly events: BoardEvents
  readonly sums: DaySums
  readonly stocks: StockStates
  readonly presence: Presence
  /** Bars that closed at their high one tick below the limit: usual by the dozen, telling by the hundred. */
  readonly nearMisses: number
  /** Of a streamed run, the earliest day with a row before those judged. */
  readonly passedFrom: number | undefined
}

/** What a run of the kernel is told beforehand. */
export type ScanSetup = Omit<ScanInput, 'frames'>
