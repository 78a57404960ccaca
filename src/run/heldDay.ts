import { dateText } from '../model/date.ts'
import type { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayStats } from '../model/report.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { dateOf, filesOf } from './companions.ts'
import { checkDayAsked } from './dayAsked.ts'
import { statsWithHistory } from './history.ts'
import { openAnalysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { refuseDoubts } from './strict.ts'
import { marketTime } from './today.ts'

/** The statistics of one day, made after its bars were read. */
export async function heldDay(options: AnalyzeOptions): Promise<DayStats> {
  const now = marketTime(options.now ?? new Date())
  const asked = options.date === undefined ? undefined : dateOf(options.date, 'date')
  if (asked !== undefined) checkDayAsked(asked, now, options.allowPartial ?? false)
  const analysis = await openAnalysis(options, asked)
  const date = asked ?? (await analysis.market.lastDay(now.date))
  if (date === undefined) {
    throw new Refusal('no-bars', 'the data holds no bar at all', firstFault(analysis.parserIssues))
  }
  if (asked === undefined) checkDayAsked(date, now, analysis.allowPartial)
  if (
    asked === undefined &&
    isBeforeCodeChange(date, now.date) &&
    options.bars === undefined &&
    !filesOf(options.data).includes('-')
  ) {
    // The bars end before the codes of Beijing changed: they are read again under the codes of that day.
    return heldDay({ ...options, date: dateText(date) })
  }
  const day = await statsWithHistory(analysis, date, options.history ?? 0)
  if (analysis.strict) refuseDoubts(day, analysis.exRights !== undefined)
  return day
}

function isBeforeCodeChange(date: number, today: number): boolean {
  return date < BSE_CODE_CHANGE && today >= BSE_CODE_CHANGE
}

function firstFault(issues: IssueLog): string {
  const [first] = issues.all
  return first === undefined
    ? 'name files with daily bars of A-shares'
    : `the first fault: ${first.at.file}:${first.at.line} [${first.code}]`
}
