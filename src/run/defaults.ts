import type { Thresholds } from '../model/report.ts'

/** The opening line's thresholds as the published line shows them. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  minStreak10: 3,
  minStreak20: 3,
  minWindowBoards: 4,
  bse: 'all',
  tallStreak: 4,
  maxNames: undefined,
}

/** Least percent of the day before's codes that an exchange must show. */
export const DEFAULT_LEAST_SHARE = 80

/** Trading days of the first look-back; it doubles while a label of the day reaches its start. */
export const FIRST_LOOKBACK_DAYS = 20

/** Trading days of the first look-back when windows have no largest hole, so that nothing closes them. */
export const UNLIMITED_LOOKBACK_DAYS = 80

/** A stock without a row for so many trading days, the day among them, is taken to have left the market. */
export const SUSPENDED_DAYS = 20

/** 大面: a fall of so many percent or more. */
export const DEFAULT_BIG_LOSS_PERCENT = 5

/** Trading days, the day among them, that a figure's percentile looks at: about a year. */
export const HISTORY_DAYS = 250

/** Fewest known days for a percentile. */
export const LEAST_HISTORY_DAYS = 20

/** Trading days back from the day in which the data may miss none. */
export const COMPLETE_DAYS = 60
