import { dateNumber } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { join } from 'node:path'
import { takeLock } from '../../store/lock.ts'
import { dayJobs } from './dayJobs.ts'
import type { Neighbours, Present } from './daysToWrite.ts'
import type { OldFiles, ReportEnd, ReportOptions } from './options.ts'
import { planReport } from './planReport.ts'
import { ReportFolder, SHELF } from './reportFolder.ts'

/**
 * 写日报: writes the reports of the days asked for, those of neighbours whose links change, and the archive. Each is whole
 * at every moment; what is there already, byte for byte, is left alone. Refuses while another run writes the folder.
 */
export async function writeReports(options: ReportOptions): Promise<ReportEnd> {
  const { out, renderer, watch } = options
  const folder = new ReportFolder(out, options.links)
  const unmake = folder.make()
  const free = await folder.trying(() =>
    takeLock(join(out, SHELF), 'limitup report', options.now, 0, {
      code: 'report-locked',
      doing: 'writes these reports',
    }),
  )
  try {
    folder.mend()
    const plan = await planReport(options, presentIn(folder, renderer.linksOf))
    watch.planned(plan.dates.length)
    const written: TradeDate[] = []
    const same: TradeDate[] = []
    const all = new Set([...plan.dates, ...folder.days().map(dateNumber)])
    let refusal: Refusal | undefined
    try {
      for await (const job of dayJobs(plan, all, options)) {
        const { date } = job.day
        const put = folder.put(date, await renderer.day(job, (name) => folder.read(date, name)))
        if (put === 'same') same.push(date)
        else written.push(date)
        watch.day(date, put, folder.sizeOf(date))
      }
    } catch (error) {
      // The days that were written before are in the archive all the same.
      if (!(error instanceof Refusal) || error.code === 'unwritable') throw error
      refusal = error
    }
    const days = folder.days()
    if (refusal !== undefined && days.length === 0) throw refusal
    const files = await renderer.archive(days, (day) => filesOf(folder, day))
    const archive = [...files].flatMap(([name, bytes]) =>
      folder.putFile(name, bytes) === 'same' ? [] : [name],
    )
    if (refusal !== undefined) throw refusal
    return { written, same, remaining: plan.remaining, days, archive }
  } finally {
    free()
    unmake()
  }
}

function filesOf(folder: ReportFolder, day: TradeDate): OldFiles {
  return (name) => folder.read(day, name)
}

/** The days that lie there; one whose links cannot be read counts as linked to nothing. */
function presentIn(folder: ReportFolder, linksOf: (files: OldFiles) => Neighbours | undefined): Present {
  const none: Neighbours = { previous: undefined, next: undefined }
  return new Map(folder.days().map((day) => [day, linksOf(filesOf(folder, day)) ?? none]))
}
