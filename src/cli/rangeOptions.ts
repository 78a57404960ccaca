import { Refusal } from '../model/refusal.ts'
import type { RangeOptions } from '../run/analyzeRange.ts'
import { HISTORY_DAYS } from '../run/defaults.ts'
import type { Invocation } from './commandTable.ts'
import type { Io } from './io.ts'
import { dateArgument } from './dateArgument.ts'
import { FlagReader } from './flagReader.ts'
import { analyzeOptions } from './options.ts'

/** Trading days of a range that names neither its first day nor how many it has. */
export const USUAL_DAYS = 20

/** Turns the raw flags of `range` into what its analysis takes; figures are held against a history only where it is shown. */
export async function rangeOptions(
  invocation: Invocation,
  io: Pick<Io, 'now' | 'env'>,
  showsHistory: boolean,
): Promise<RangeOptions> {
  const flags = new FlagReader(invocation.flags)
  const dayOf = async (name: string): Promise<string | undefined> => {
    const text = flags.text(name)
    return text === undefined ? undefined : dateArgument(text, io.now(), `--${name}`)
  }
  const starts = ['from', 'last', 'all'].filter((name) => flags.isSet(name)).map((name) => `--${name}`)
  if (starts.length > 1) {
    throw new Refusal(
      'usage',
      `${starts.join(' and ')} each say where the range begins`,
      'leave all but one of them out',
    )
  }
  const { date, history, ...options } = await analyzeOptions(invocation, io)
  if (date !== undefined)
    throw new Refusal('usage', `a range takes no DATE, found "${date}"`, `for example --from ${date}`)
  const last = flags.count('last', 1, 100_000) ?? (starts.length === 0 ? USUAL_DAYS : undefined)
  return {
    ...options,
    from: await dayOf('from'),
    to: await dayOf('to'),
    last,
    history: showsHistory ? (history ?? HISTORY_DAYS) : 0,
  }
}
