import type { DayStats } from '../../model/report.ts'

/** Which words headings are written in; names, labels and the opening line stay Chinese. */
export type ReportLanguage = 'zh' | 'en'

/** Red for up as in China, or orange and blue, which colour-blind readers tell apart. */
export type ReportPalette = 'red-up' | 'colour-blind'

/** Relative links of a day's page; undefined where there is nothing to link to. */
export interface ReportLinks {
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly archive: string | undefined
}

/** Everything that a day's pages are made from. */
export interface ReportInput {
  /** As `analyzeDay` gives it, with history for the comparisons. */
  readonly day: DayStats
  /** Trading days ascending, at most TREND_DAYS of them are drawn; the last is `day`. */
  readonly trend: readonly DayStats[]
  readonly language: ReportLanguage
  readonly palette: ReportPalette
  readonly links: ReportLinks
}

/** Trading days of the trend charts. */
export const TREND_DAYS = 60
