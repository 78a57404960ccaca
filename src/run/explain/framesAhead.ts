import type { BarFrame } from '../../model/barFrame.ts'
import { dateFromDayNumber, dayNumber } from '../../model/date.ts'
import { IssueLog } from '../../model/issue.ts'
import { CALENDAR_TO } from '../../rules/calendar.ts'
import type { Analysis } from '../openAnalysis.ts'

/** Calendar days after a day in which a stock's next bar is looked for. */
const DAYS_AHEAD = 90

/** The rows of a day and of the days that follow, as far as a neighbour is looked for. */
export async function framesAhead({ market, now }: Analysis, date: number): Promise<readonly BarFrame[]> {
  const horizon = Math.min(dateFromDayNumber(dayNumber(date) + DAYS_AHEAD), now.date, CALENDAR_TO)
  return horizon <= date ? [] : market.frames(date, horizon, new IssueLog())
}
