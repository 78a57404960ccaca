import { dateNumber } from '../../model/date.ts'
import type { DayStats } from '../../model/report.ts'
import { eachDay } from '../history.ts'
import { refuseDoubts } from '../strict.ts'
import { neighboursOf } from './daysToWrite.ts'
import type { DayJob, ReportOptions } from './options.ts'
import type { ReportPlan } from './planReport.ts'

/** Every day of a plan with its trend, ascending. `days` are those that will have a report. */
export async function* dayJobs(
  plan: ReportPlan,
  days: ReadonlySet<number>,
  { history, trend }: Pick<ReportOptions, 'history' | 'trend'>,
): AsyncGenerator<DayJob> {
  for (const open of plan.stretches) {
    const { dates, analysis } = await open()
    const [first, last] = [dates[0], dates.at(-1)]
    if (first === undefined || last === undefined) continue
    const wanted = new Set(dates)
    let run: DayStats[] = []
    for await (const day of eachDay(analysis, first, last, history, trend - 1)) {
      run = [...run, day].slice(-trend)
      const date = dateNumber(day.date)
      if (!wanted.has(date)) continue
      if (analysis.strict) refuseDoubts(day, analysis.exRights !== undefined)
      yield { day, trend: run, links: neighboursOf(date, days) }
    }
  }
}
