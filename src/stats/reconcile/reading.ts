import type { DayStats } from '../../model/report.ts'

/** The figures that a text is held against: those of its day, and of the trading day before. */
export interface Reading {
  readonly today: DayStats
  readonly before: DayStats | undefined
}

/** Why the day before has no figures. */
export const NO_DAY_BEFORE = 'the data holds no figures of the trading day before'
