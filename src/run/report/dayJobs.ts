import { dateNumber } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { DayStats } from '../../model/report.ts'
import { eachDay } from '../history.ts'
import { refuseDoubts } from '../strict.ts'
import { neighboursOf } from './daysToWrite.ts'
import type { DayJob, ReportOptions } from './options.ts'
import type { ReportPlan, Stretch } from './planReport.ts'

/**
 * Every day of a plan with its trend, ascending. `days` are those that will have a report. A stretch that is refused does
 * not keep the later ones from theirs; the first refusal is thrown at the end.
 */
export async function* dayJobs(
  plan: ReportPlan,
  days: ReadonlySet<number>,
  { history, trend }: Pick<ReportOptions, 'history' | 'trend'>,
): AsyncGenerator<DayJob> {
  let refusal: Refusal | undefined
  for (const open of plan.stretches) {
    try {
      yield* stretchJobs(await open(), days, history, trend)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal ??= error
    }
  }
  if (refusal !== undefined) throw refusal
}

async function* stretchJobs(
  { dates, analysis }: Stretch,
  days: ReadonlySet<number>,
  history: number,
  trend: number,
): AsyncGenerator<DayJob> {
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return
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
