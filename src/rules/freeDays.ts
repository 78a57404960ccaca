import type { Segment } from '../model/code.ts'

/** One row of the law on 无涨跌幅限制 days after an IPO, counted in the stock's own bars. */
export interface FreeDaysRow {
  readonly segment: Segment
  /** Stocks listed on or after this day, yyyymmdd. */
  readonly listedSince: number
  readonly bars: number
  readonly source: string
}

/** New listings that trade more than their first day without a limit. */
export const FREE_DAYS_ROWS: readonly FreeDaysRow[] = [
  {
    segment: 'star',
    listedSince: 20190722,
    bars: 5,
    source: 'STAR special trading rules of 2019; SSE 2023 art. 3.3.13',
  },
  {
    segment: 'chinext',
    listedSince: 20200824,
    bars: 5,
    source: 'ChiNext special trading rules (深证上〔2020〕515号); SZSE 2023 art. 3.3.15',
  },
  { segment: 'main', listedSince: 20230410, bars: 5, source: 'SSE 2023 art. 3.3.13; SZSE 2023 art. 3.3.15' },
]

/** The day from which the first day of 退市整理 has no limit (delisting rules of 2020-12-31). */
export const DELISTING_FIRST_DAY_FREE_SINCE = 20201231

/**
 * How many own bars of a new stock have no limit, the listing day being the first. Everywhere else it is that day
 * alone: no listing day ever had the ordinary limit, and on the BSE the second day has it (seen in bars).
 */
export function freeOwnBars(segment: Segment, listed: number): number {
  return FREE_DAYS_ROWS.find((row) => row.segment === segment && listed >= row.listedSince)?.bars ?? 1
}

/** True when a 退市整理 that begins on `date` has no limit on its first day. */
export function delistingFirstDayFree(date: number): boolean {
  return date >= DELISTING_FIRST_DAY_FREE_SINCE
}
