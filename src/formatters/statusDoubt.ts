import type { DayStats } from '../model/report.ts'
import { statusPhrase } from './words/notes.ts'
import type { Phrase } from './words/phrase.ts'

/** Codes that are named before the rest is only counted. */
const NAMED_CODES = 5

/** Of how many stocks nothing says whether they are ST, and which of the day's boards hang on it; undefined without ranges. */
export function statusDoubt(day: DayStats): Phrase | undefined {
  return day.ranges && statusPhrase(day.statusUnknown, day.ranges.stocks, NAMED_CODES)
}
