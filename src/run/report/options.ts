import type { TradeDate } from '../../model/date.ts'
import type { DayStats } from '../../model/report.ts'
import type { RangeOptions } from '../analyzeRange.ts'
import type { Neighbours } from './daysToWrite.ts'
import type { Files } from './folderFiles.ts'
import type { Put } from './reportFolder.ts'

/** Which days are reported. */
export type DaysAsked =
  | { readonly kind: 'day'; readonly date: string }
  /** As `range` takes them. */
  | {
      readonly kind: 'range'
      readonly from?: string | undefined
      readonly to?: string | undefined
      readonly last?: number | undefined
    }
  /** Those that the folder lacks since its first one, at most so many, the latest of them. */
  | { readonly kind: 'missing'; readonly mostDays: number }

/** One day that is to be written, and what its pages are made from. */
export interface DayJob {
  readonly day: DayStats
  /** Trading days ascending, the last is `day`. */
  readonly trend: readonly DayStats[]
  readonly links: Neighbours
}

/** What a run is to do. */
export interface ReportOptions {
  readonly analysis: Omit<RangeOptions, 'from' | 'to' | 'last' | 'history'>
  readonly asked: DaysAsked
  /** The folder that reports are written to. */
  readonly out: string
  /** Whether days are links to folders of their own. */
  readonly links: boolean
  /** Trading days against which a day's figures are held. */
  readonly history: number
  /** Trading days of the trend. */
  readonly trend: number
  readonly now: Date
  readonly renderer: ReportRenderer
  readonly watch: ReportWatch
}

/** Makes pages; it is handed in, since this layer knows no formats. */
export interface ReportRenderer {
  /** The links in what it made of a day; undefined where that cannot be read. */
  readonly linksOf: (files: OldFiles) => Neighbours | undefined
  /** Every file of one day. What lies there of the day already may be used again. */
  readonly day: (job: DayJob, old: OldFiles) => Promise<Files>
  /** The files of the archive over all days there are. */
  readonly archive: (days: readonly TradeDate[], of: (day: TradeDate) => OldFiles) => Promise<Files>
}

/** A file of a day by its name, as it lies there; undefined where it does not. */
export type OldFiles = (name: string) => Uint8Array | undefined

/** Is told what goes on. */
export interface ReportWatch {
  readonly planned: (days: number) => void
  readonly day: (date: TradeDate, put: Put, bytes: number) => void
}

/** How a run ended. */
export interface ReportEnd {
  readonly written: readonly TradeDate[]
  /** Days that were asked for and lie there already, byte for byte. */
  readonly same: readonly TradeDate[]
  /** Days that are still missing, ascending. */
  readonly remaining: readonly number[]
  /** Every day that has a report now, ascending. */
  readonly days: readonly TradeDate[]
  /** Files of the archive that were written. */
  readonly archive: readonly string[]
}
