import type { StockCode } from '../../model/code.ts'
import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ProviderName } from '../../feeds/fault.ts'
import type { Line } from '../../feeds/line.ts'
import { displayName } from '../../rules/nameStatus.ts'
import { SNAPSHOT_PROVIDERS } from '../../feeds/providers.ts'
import type { SnapshotProvider } from '../../feeds/providers.ts'
import { INDEX_CODES } from '../../feeds/quote.ts'
import type { IndexQuote, Quote } from '../../feeds/quote.ts'
import { FeedFault } from '../../feeds/fault.ts'
import { Faults, orFault } from './askProviders.ts'
import {
  checkDay,
  checkNames,
  checkStill,
  checkWhole,
  differences,
  limitDifferences,
  sampleOf,
} from './checks.ts'
import type { KnownMarket } from './checks.ts'

/** The least time between the two looks that show that quotes stand still. */
const STILL_MS = 15_000
const SPREAD = 40
const AT_HIGH = 20
/** Fewer quotes of a second provider prove nothing. */
const LEAST_SECONDS = 8
const TOLD = 5

/** A whole day as a snapshot gave it, with what vouches for it. */
export interface SnapshotDay {
  readonly quotes: readonly Quote[]
  readonly indexes: readonly IndexQuote[]
  readonly source: ProviderName
  readonly checks: readonly string[]
  readonly notes: readonly string[]
}

/** How a snapshot is taken. */
export interface SnapshotRequest {
  readonly line: Line
  readonly day: number
  readonly providers: readonly ProviderName[]
  readonly known: KnownMarket | undefined
  readonly crossCheck: boolean
  readonly progress: (text: string) => void
}

/**
 * The whole market on a day that snapshots still show: from the first provider whose answer is whole, of that day and
 * at rest, and of which another provider says the same. Throws a Refusal when there is none, or when two differ.
 */
export async function snapshotDay(request: SnapshotRequest): Promise<SnapshotDay> {
  const faults = new Faults()
  for (const provider of request.providers.flatMap((name) => SNAPSHOT_PROVIDERS[name] ?? [])) {
    request.progress(`${provider.name}: the whole market of ${dateText(request.day)}`)
    const taken = await orFault(() => takeSnapshot(provider, request), faults)
    if (taken === undefined) {
      if (faults.all.at(-1)?.kind === 'moving') break
      continue
    }
    const indexes = await indexesOf(provider, request, faults)
    if (indexes === undefined) break
    const vouched = await crossChecks(provider, taken, request, faults)
    if (vouched === undefined) break
    const { quotes, checks } = taken
    return {
      quotes,
      indexes,
      source: provider.name,
      checks: [...checks, ...vouched],
      notes: faults.notes(),
    }
  }
  throw faults.refusal(dateText(request.day))
}

interface Taken {
  readonly quotes: readonly Quote[]
  readonly sample: readonly StockCode[]
  readonly checks: readonly string[]
}

async function takeSnapshot(
  provider: SnapshotProvider,
  { line, day, known }: SnapshotRequest,
): Promise<Taken> {
  const begun = line.wire.now().getTime()
  const snapshot = await provider.snapshot(line)
  const { quotes } = snapshot
  checkWhole(provider.name, snapshot, known)
  checkDay(provider.name, quotes, day)
  if (known !== undefined) checkNames(provider.name, quotes, known.names, dateText(known.date))
  const sample = sampleOf(quotes, day, SPREAD, AT_HIGH)
  const rest = STILL_MS - (line.wire.now().getTime() - begun)
  if (rest > 0) await line.wire.sleep(rest)
  checkStill(provider.name, quotes, await provider.again(line, snapshot, sample))
  const against = known === undefined ? [] : [`codes of ${dateText(known.date)}`]
  return {
    quotes,
    sample,
    checks: [`row count ${quotes.length}`, ...against, 'date of every row', 'at rest'],
  }
}

/** The day's indexes, from the snapshot's provider or the next one that has all of them. */
async function indexesOf(
  first: SnapshotProvider,
  { line, day, providers }: SnapshotRequest,
  faults: Faults,
): Promise<readonly IndexQuote[] | undefined> {
  for (const name of new Set([first.name, ...providers])) {
    const provider = SNAPSHOT_PROVIDERS[name]
    if (provider === undefined) continue
    const indexes = await orFault(
      async () => checkedIndexes(name, await provider.indexes(line, day), day),
      faults,
    )
    if (indexes !== undefined) return indexes
  }
  return undefined
}

/** Refuses fewer indexes than a recap knows, and those of another day. */
export function checkedIndexes(
  provider: ProviderName,
  indexes: readonly IndexQuote[],
  day: number,
): readonly IndexQuote[] {
  const other = indexes.find(({ date }) => date !== day)
  if (other !== undefined) {
    throw new FeedFault(
      provider,
      'wrong-day',
      `index ${other.code} is dated ${dateText(other.date)}, expected ${dateText(day)}`,
    )
  }
  const missing = INDEX_CODES.filter((code) => !indexes.some((index) => index.code === code))
  if (missing.length === 0) return indexes
  throw new FeedFault(provider, 'short', `no index ${missing.join(', ')}`)
}

/** Asks other providers for a sample; what was checked, or undefined when nobody could answer. */
async function crossChecks(
  first: SnapshotProvider,
  { quotes, sample }: Taken,
  { line, day, providers, crossCheck }: SnapshotRequest,
  faults: Faults,
): Promise<readonly string[] | undefined> {
  if (!crossCheck) return []
  const names = new Map(quotes.map(({ code, name }) => [code, displayName(name)]))
  // Tencent first: it alone shows limit prices.
  const others = [...new Set<ProviderName>(['tencent', ...providers, 'sina', 'eastmoney'])].filter(
    (name) => name !== first.name,
  )
  const limits = first.name === 'tencent' ? limitDifferences(first.name, quotes, day) : []
  if (limits.length > 0) throw conflict(`limit prices of ${dateText(day)} differ`, limits)
  for (const name of others) {
    const provider = SNAPSHOT_PROVIDERS[name]
    if (provider === undefined) continue
    const seconds = await orFault(async () => {
      const found = await provider.some(line, sample, day)
      checkDay(name, found, day)
      if (found.length < Math.min(LEAST_SECONDS, sample.length)) {
        throw new FeedFault(name, 'short', `${found.length} of ${sample.length} quotes asked for`)
      }
      checkNames(name, found, names, first.name)
      return found
    }, faults)
    if (seconds === undefined) continue
    const unlike = differences(first.name, quotes, name, seconds)
    if (unlike.length > 0) throw conflict(`two providers differ on ${dateText(day)}`, unlike)
    const wrong = limitDifferences(name, seconds, day)
    if (wrong.length > 0) throw conflict(`limit prices of ${dateText(day)} differ`, wrong)
    const checked = [...quotes, ...seconds].some((quote) => quote.limits !== undefined)
    return [`${seconds.length} stocks against ${name}`, ...(checked ? ['limit prices against tencent'] : [])]
  }
  return undefined
}

function conflict(message: string, found: readonly string[]): Refusal {
  const more = found.length > TOLD ? [`and ${found.length - TOLD} more`] : []
  return new Refusal(
    'sources-differ',
    `${message}; nothing is written`,
    [...found.slice(0, TOLD), ...more, 'run again later; look them up at the exchange when it stays'].join(
      '\n',
    ),
  )
}
