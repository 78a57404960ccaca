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

/** Trading days back from the day in which the data may miss none. */
export const COMPLETE_DAYS = 60
