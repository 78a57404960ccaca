import { dateFromText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ProviderName } from '../../feeds/fault.ts'
import { Line } from '../../feeds/line.ts'
import { update } from '../../run/update/update.ts'
import type { UpdateOptions, UpdateReport } from '../../run/update/options.ts'
import { storeFolder } from '../../store/paths.ts'
import type { Invocation } from '../commandTable.ts'
import { dateArgument } from '../dateArgument.ts'
import { EXIT_CLOSED, EXIT_DONE, EXIT_NOT_SETTLED, EXIT_PARTIAL } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { testWorldOf } from '../testWorld.ts'
import { tushareToken } from '../token.ts'
import { updateText } from '../updateText.ts'
import { openWire } from '../wire.ts'

/** Who is asked when nobody is named, the best first. */
const PROVIDERS: readonly ProviderName[] = ['eastmoney', 'tencent', 'sina']
/** Trading days that a new store gets: the look-back of streaks, and a year for comparisons. */
const LOOK_BACK = 250
const MOST_DAYS = 250

/** `limitup update`: today's market into the store, and what was missed before it. */
export async function updateStore(invocation: Invocation, io: Io): Promise<number> {
  const line = new Progress(io)
  const options = await updateOptions(invocation, io, line)
  const report = await update(options).finally(() => {
    line.done()
  })
  for (const note of report.notes) io.err(`limitup: ${note}\n`)
  io.out(updateText(report, io.width))
  return exitOf(report)
}

async function updateOptions(invocation: Invocation, io: Io, line: Progress): Promise<UpdateOptions> {
  const flags = new FlagReader(invocation.flags)
  const now = io.now()
  const date = flags.text('date')
  const named = flags.list('provider').flatMap((name) => PROVIDER_NAMES.find((each) => each === name) ?? [])
  const token = tushareToken(io.env, flags.text('token-file'))
  const providers =
    named.length > 0 ? named : token === undefined ? PROVIDERS : [...PROVIDERS, 'tushare' as const]
  if (providers.includes('tushare') && token === undefined) {
    throw new Refusal(
      'no-token',
      'tushare is asked for, and there is no token',
      'set TUSHARE_TOKEN, or name a file that only you may read with --token-file',
    )
  }
  const world = testWorldOf(io.env)
  const wire = await openWire(io.now, world)
  return {
    store: storeFolder({ flag: flags.text('store'), env: io.env }),
    line: new Line(wire),
    now,
    date: date === undefined ? undefined : dateFromText(await dateArgument(date, now)),
    init: flags.isSet('init'),
    lookBack: flags.count('look-back', 1, 10_000) ?? LOOK_BACK,
    mostDays: flags.count('most-days', 1, 10_000) ?? MOST_DAYS,
    providers,
    token,
    crossCheck: !flags.isSet('no-cross-check'),
    progress: (text, share) => {
      line.tell({ what: text, share })
    },
  }
}

const PROVIDER_NAMES: readonly ProviderName[] = ['eastmoney', 'tencent', 'sina', 'tushare']

function exitOf({ outcome }: UpdateReport): number {
  switch (outcome) {
    case 'done':
      return EXIT_DONE
    case 'closed':
      return EXIT_CLOSED
    case 'not-over':
      return EXIT_NOT_SETTLED
    case 'partial':
      return EXIT_PARTIAL
  }
}
