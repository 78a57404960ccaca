import { dateFromText, dateText } from '../../model/date.ts'
import { SERVICES } from '../../notify/service.ts'
import type { Notice } from '../../notify/service.ts'
import { noticeDay } from '../../run/notify/noticeDay.ts'
import { notify } from '../../run/notify/notify.ts'
import { plannedFor } from '../../run/notify/sendPlan.ts'
import { sentFolder } from '../../run/notify/sentFolder.ts'
import { marketTime } from '../../run/today.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Invocation } from '../commandTable.ts'
import { dateArgument } from '../dateArgument.ts'
import { EXIT_CLOSED, EXIT_DONE, EXIT_NOT_SETTLED } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import type { Io } from '../io.ts'
import { runMailProgram } from '../mailProgram.ts'
import { dryRunText, messagesFor } from '../notifyMessages.ts'
import { exitOfReports, reportLines, waitLine } from '../notifyReport.ts'
import { notifySecrets } from '../notifySecrets.ts'
import { missingOf, targetsOf } from '../notifyTargets.ts'
import { noticeText, noticeTitle } from '../notifyText.ts'
import { analyzeOptions } from '../options.ts'
import { testWorldOf } from '../testWorld.ts'
import { openWire } from '../wire.ts'

/** Seconds that a service is waited for in all. */
const MOST_WAIT_S = 900

/** `limitup notify`: tells each service named of a day, once. */
export async function notifyServices(invocation: Invocation, io: Io): Promise<number> {
  const flags = new FlagReader(invocation.flags)
  const services = SERVICES.filter((name) => flags.list('to').includes(name))
  if (services.length === 0)
    throw new Refusal('usage', 'nobody to tell', `name services with --to: ${SERVICES.join(', ')}`)
  const isDryRun = flags.isSet('dry-run')
  const mostWaitMs = (flags.count('most-wait', 0, 86_400) ?? MOST_WAIT_S) * 1000
  const values = notifySecrets(io.env, flags.text('secrets-file'))
  const configured = services.filter((name) => !isDryRun || missingOf(name, values).length === 0)
  const targets = new Map(targetsOf(configured, values).map((target) => [target.service, target]))
  const title = noticeTitle(flags)

  const { date: named, ...options } = await analyzeOptions(invocation, io)
  const asked = named === undefined ? undefined : dateFromText(await dateArgument(named, io.now()))
  const { date, state } = noticeDay(asked, flags.isSet('if-trading-day'), marketTime(io.now()))
  if (state !== 'due') {
    const why = state === 'closed' ? 'is no trading day (休市)' : 'is not over until 15:00'
    if (io.errIsTerminal === true || state === 'not-over')
      io.err(`limitup: ${dateText(date)} ${why}; nothing was sent\n`)
    return state === 'closed' ? EXIT_CLOSED : EXIT_NOT_SETTLED
  }

  const day = dateText(date)
  const text = await noticeText(flags, { ...options, date: day }, io)
  const notice: Notice = { date: day, title: `${title} ${day}`, text }
  const messages = services.map((service) => {
    const target = targets.get(service)
    return { service, target, parts: messagesFor(notice, service, target) }
  })
  const sent = sentFolder(io.env)
  const again = flags.isSet('again')
  if (isDryRun) {
    const texts = messages.map(({ service, target, parts }) => {
      const plan = target === undefined ? undefined : plannedFor({ target, parts }, day, sent, again)
      return dryRunText(service, target, missingOf(service, values), parts, plan)
    })
    io.out(texts.join('\n'))
    return EXIT_DONE
  }
  const isWatched = io.errIsTerminal === true
  const reports = await notify({
    notice,
    mailings: messages.flatMap(({ target, parts }) => (target === undefined ? [] : [{ target, parts }])),
    sent,
    again,
    mostWaitMs,
    wire: await openWire(io.now, testWorldOf(io.env)),
    // A pipe is told of the end alone: cron mails whatever is written.
    onWait: !isWatched
      ? undefined
      : (target, said, pauseMs) => {
          io.err(`limitup: ${waitLine(target, said, pauseMs)}\n`)
        },
    sendMail: (message) => runMailProgram(values.get('LIMITUP_SENDMAIL'), io.env, message),
  })
  for (const line of reportLines(reports, isWatched)) io.err(`limitup: ${line}\n`)
  return exitOfReports(reports)
}
