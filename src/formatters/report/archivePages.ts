import type { TradeDate } from '../../model/date.ts'
import type { DayStats } from '../../model/report.ts'
import type { Range, RateRange } from '../../model/statusRanges.ts'
import type { ReportLanguage, ReportPalette } from './reportInput.ts'

/** One day as the archive lists it: plain values, so that it can be kept as JSON; undefined is not known. */
export interface ArchiveDay {
  readonly date: TradeDate
  readonly sealed: Range | undefined
  readonly broken: Range | undefined
  readonly sealRate: RateRange | undefined
  readonly maxHeight: Range | undefined
  /** Some streak may be longer than seen. */
  readonly maxHeightAtLeast: boolean
  /** The opening line. */
  readonly line: string
  /** Where the day's page lies, as the archive's page sees it: '2025-02-07/index.html'. */
  readonly href: string
}

/** How the archive is written. */
export interface ArchiveOptions {
  readonly language: ReportLanguage
  readonly palette: ReportPalette
  /** Where the archive will be read, with a slash at its end; undefined writes relative links. */
  readonly baseUrl?: string | undefined
}

/** Files of the archive, by their names. */
export type ArchiveFile = 'index.html' | 'feed.xml'

/** What the archive keeps of a day. */
export declare function archiveDay(day: DayStats, href: string): ArchiveDay

/** 日报存档: the calendar with every day's page, and the feed. Days in any order; the same days give the same bytes. */
export declare function archivePages(
  days: readonly ArchiveDay[],
  options: ArchiveOptions,
): Promise<ReadonlyMap<ArchiveFile, string>>
