import type { BarFrame } from '../model/barFrame.ts'
import type { SkippedKind } from '../model/code.ts'
import type { IssueLog } from '../model/issue.ts'
import type { AmountUnit, InputSummary, VolumeUnit } from '../model/report.ts'
import type { Universe } from '../model/universe.ts'

/** What the calendar says of a date in a row. */
export type DateVerdict = 'trading' | 'closed' | 'future' | 'outside'

/**
 * Bytes of one named input, in order; a decompressed file is read as its inside. A block may lie in memory that
 * the next one overwrites: it holds until the next is asked for.
 */
export interface ByteInput {
  /** As it is named in issues: the path, or '-' for standard input. */
  readonly file: string
  readonly blocks: Iterable<Uint8Array> & Partial<DirectBytes>
}

/** Bytes that can be put where they are wanted, without a block between. */
export interface DirectBytes {
  /** Puts the bytes that follow into `target` from `start` on, up to `end`; gives the end of what was put. */
  readonly readInto: (target: Uint8Array, start: number, end: number) => number
}

/** What every parser of one run shares and adds to. */
export interface ParseContext {
  readonly universe: Universe
  readonly issues: IssueLog
  /** Rows that are no A-share, counted here. */
  readonly skipped: Record<SkippedKind, number>
  /** The calendar's word on a yyyymmdd that is a real date. */
  readonly dateVerdict: (date: number) => DateVerdict
  /** Columns that the user named: role -> header as it stands in the file. */
  readonly forcedColumns: ReadonlyMap<string, string>
  /** Units that the user named. */
  readonly forcedUnits: ForcedUnits
}

export interface ForcedUnits {
  readonly volume?: VolumeUnit
  readonly amount?: AmountUnit
}

/** One input, parsed. Frames are in the order of the file. */
export interface Parsed {
  readonly frames: readonly BarFrame[]
  readonly input: InputSummary
}
