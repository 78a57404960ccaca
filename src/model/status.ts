/**
 * A stock's status on one day. `unreformed` is an S-share (未股改): 5%, not ST. `unknown` has no source for
 * the day. `delisting` is 退市整理.
 */
export type Status = 'normal' | 'specialTreatment' | 'unreformed' | 'delisting' | 'unknown'

/** Statuses in the order of their integer ids in events. */
export const STATUSES: readonly Status[] = [
  'normal',
  'specialTreatment',
  'unreformed',
  'delisting',
  'unknown',
]

/** 涨跌幅限制 of one stock on one day, in percent, or why there is none. */
export type LimitPercent = 5 | 10 | 20 | 30 | 'none' | 'unknown'
