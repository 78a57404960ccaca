import { dateText } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { isTradingDay } from '../../rules/calendar.ts'
import type { ReportEnd } from '../../run/report/options.ts'
import { lastDayOver } from '../../run/report/planReport.ts'
import { writeReports } from '../../run/report/writeReports.ts'
import { marketTime } from '../../run/today.ts'
import { EXIT_CLOSED, EXIT_DONE, EXIT_NOT_SETTLED, EXIT_PARTIAL, exitOf } from '../exit.ts'
import type { Invocation } from '../commandTable.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { ReportLog } from '../reportLog.ts'
import { reportCommand } from '../reportOptions.ts'
import type { ReportCommand } from '../reportOptions.ts'
import { ReportPictures, undrawnText } from '../reportPictures.ts'
import { reportRenderer } from '../reportRenderer.ts'

/** `limitup report`: days as folders of pages and pictures, and the archive over them. */
export async function report(invocation: Invocation, io: Io): Promise<number> {
  const log = new ReportLog(io, invocation.flags.get('log-format') === 'json')
  try {
    const command = await reportCommand(invocation, io)
    const code = await run(command, io, log)
    log.say('info', 'end', { exit: code })
    return code
  } catch (error) {
    // Machines are told of a refusal in their own form; all else is for main.
    if (!log.isJson || !(error instanceof Refusal)) throw error
    const { code, message, hint } = error
    log.say('error', 'refused', { code, message, hint, exit: exitOf(error) })
    return exitOf(error)
  }
}

async function run(command: ReportCommand, io: Io, log: ReportLog): Promise<number> {
  const { tradingDay, catchUp } = command
  const now = marketTime(io.now())
  const isClosed = tradingDay !== undefined && !isTradingDay(tradingDay)
  const isRunning = !isClosed && tradingDay === now.date && lastDayOver(now) !== now.date
  if (isClosed && !catchUp) return closed(tradingDay, io, log)
  if (isRunning && !catchUp) return notOver(tradingDay, log)
  const end = await write(command, io, log)
  if (io.isTerminal) io.out(endText(end, command.run.out))
  if (end.remaining.length > 0) {
    const { length } = end.remaining
    const text = `${length} older ${length === 1 ? 'day is' : 'days are'} still missing: run limitup report --catch-up again, or raise --most-days`
    log.say('warn', 'still-missing', { days: end.remaining.map(dateText) }, text)
    return EXIT_PARTIAL
  }
  if (isClosed) return end.written.length === 0 ? closed(tradingDay, io, log) : EXIT_DONE
  if (isRunning) return notOver(tradingDay, log)
  const day = tradingDay === undefined ? undefined : dateText(tradingDay)
  if (day !== undefined && !end.days.includes(day)) {
    throw new Refusal('no-bars', `no bars on ${day} yet`, 'run limitup update first')
  }
  return EXIT_DONE
}

/** 休市: nothing to do, which only a terminal is told. */
function closed(tradingDay: number, io: Io, log: ReportLog): number {
  const day = dateText(tradingDay)
  log.say('info', 'closed', { day })
  if (io.isTerminal) io.out(`${day} is no trading day (休市); nothing to do\n`)
  return EXIT_CLOSED
}

function notOver(tradingDay: number, log: ReportLog): number {
  const day = dateText(tradingDay)
  log.say('warn', 'not-over', { day }, `${day} is not over until 15:00 in Shanghai; run again later`)
  return EXIT_NOT_SETTLED
}

async function write(command: ReportCommand, io: Io, log: ReportLog): Promise<ReportEnd> {
  const pictures = command.png ? await picturesOf(command, io) : undefined
  const progress = new Progress(io)
  let planned = 0
  let written = 0
  const unread = (day: TradeDate): void => {
    const text = `${day}/summary.json cannot be read, so the archive leaves the day out; write it again: limitup report ${day}`
    log.say('warn', 'summary-unreadable', { day }, text)
  }
  try {
    const end = await writeReports({
      ...command.run,
      renderer: reportRenderer(command, pictures, unread),
      watch: {
        planned: (days) => {
          planned = days
          log.say('info', 'begin', { days, out: command.run.out })
        },
        day: (date, put, bytes) => {
          log.say('info', 'day', { day: date, put, bytes })
          written++
          progress.tell({
            what: date,
            share: planned > 0 ? written / planned : undefined,
            count: written,
            unit: 'day',
          })
        },
      },
    })
    progress.done()
    if (pictures !== undefined && pictures.undrawn.length > 0) {
      const { undrawn: days, missing: characters } = pictures
      log.say('warn', 'png-left-out', { days, characters }, undrawnText(pictures))
    }
    log.say('info', 'archive', { files: end.archive, days: end.days.length })
    return end
  } finally {
    progress.done()
  }
}

/** The pictures' fonts are looked at first: a wrong one is refused before anything is written. */
async function picturesOf({ font }: ReportCommand, io: Io): Promise<ReportPictures> {
  const { openRasterizer } = await import('../../raster/rasterizer.ts')
  return new ReportPictures(openRasterizer({ font, platform: process.platform, env: io.env }))
}

function endText({ written, same, archive, days }: ReportEnd, out: string): string {
  const [only] = written
  const what =
    written.length === 1 && only !== undefined ? `${out}/${only}/index.html` : `${written.length} days`
  const rest = same.length === 0 ? '' : `, ${same.length} as ${same.length === 1 ? 'it was' : 'they were'}`
  const pages = archive.length === 0 ? 'the archive is as it was' : `the archive has ${days.length} days`
  return `${written.length === 0 ? 'nothing' : what} written${rest}; ${pages}\n`
}
