import { EXCHANGES, identifyCode } from '../../model/code.ts'
import type { StockCode } from '../../model/code.ts'
import { yuanFromCents } from '../../model/cents.ts'
import { dateText } from '../../model/date.ts'
import { FeedFault } from '../../feeds/fault.ts'
import type { ProviderName } from '../../feeds/fault.ts'
import { quoted } from '../../feeds/line.ts'
import type { Quote, QuoteBar, Snapshot } from '../../feeds/quote.ts'
import { limitPrices, roundsInward } from '../../rules/limitPrice.ts'
import { limitPercent } from '../../rules/limitPercent.ts'
import { displayName, isNewListingName, statusFromName } from '../../rules/nameStatus.ts'
import { CLOSE_MINUTES } from '../today.ts'

/** Stocks that may leave the market before it looks like a cut answer, and so many more for each trading day since. */
const MOST_GONE = 10
const GONE_A_DAY = 2
/** Least share of an exchange's codes of the day before, in percent. */
const LEAST_SHARE = 98
/** Share of the names, in percent, that may be others than before, or than another provider's. */
const MOST_RENAMED = 20
/** Share of the quotes, in percent, that must be stamped after the close. */
const LEAST_SETTLED = 50
/** Providers count after-hours trading (盘后) differently; what is beyond this share is another unit. */
const VOLUME_SLACK = 0.05

/** What a snapshot is held against. */
export interface KnownMarket {
  readonly date: number
  /** Codes of a stored day. */
  readonly codes: ReadonlySet<StockCode>
  /** Short names of that day, as they are printed. */
  readonly names: ReadonlyMap<StockCode, string>
  /** Trading days from then to the snapshot's. */
  readonly daysSince: number
}

/** Refuses a snapshot that holds fewer stocks than it should: its provider's own count, and the last stored day. */
export function checkWhole(provider: ProviderName, snapshot: Snapshot, known: KnownMarket | undefined): void {
  const { quotes, claimed } = snapshot
  const codes = new Set(quotes.map(({ code }) => code))
  if (codes.size !== quotes.length || codes.size !== claimed) {
    throw new FeedFault(provider, 'short', `${codes.size} different stocks of ${claimed}`)
  }
  if (known === undefined) return
  const gone = [...known.codes].filter((code) => !codes.has(code))
  const leave = known.daysSince * GONE_A_DAY
  if (gone.length > MOST_GONE + leave) {
    throw new FeedFault(
      provider,
      'short',
      `${quotes.length} stocks, and ${gone.length} of the ${known.codes.size} of ${dateText(known.date)} are not among them`,
    )
  }
  for (const exchange of EXCHANGES) {
    const count = (list: Iterable<StockCode>): number =>
      [...list].filter((code) => code.endsWith(exchange)).length
    const [now, before] = [count(codes), count(known.codes)]
    if ((now + leave) * 100 < before * LEAST_SHARE) {
      throw new FeedFault(
        provider,
        'short',
        `${now} stocks of ${exchange}, ${before} on ${dateText(known.date)}`,
      )
    }
  }
}

/** Refuses names of which too many are not those that the same stocks bore before: letters of another encoding. */
export function checkNames(
  provider: ProviderName,
  quotes: readonly Quote[],
  names: ReadonlyMap<StockCode, string>,
  whose: string,
): void {
  const named = quotes.filter(({ code, name }) => name !== '' && names.has(code))
  const other = named.filter(({ code, name }) => displayName(name) !== names.get(code))
  const [sample] = other
  if (sample === undefined || other.length * 100 <= named.length * MOST_RENAMED) return
  throw new FeedFault(
    provider,
    'shape',
    `${other.length} of ${named.length} names are not those of ${whose}: ${sample.code} ${quoted(sample.name)}, expected ${names.get(sample.code) ?? ''}`,
  )
}

/** Refuses quotes of another day than the one asked for, and those made before its close. */
export function checkDay(provider: ProviderName, quotes: readonly Quote[], day: number): void {
  const traded = quotes.filter(({ bar }) => bar !== undefined)
  if (traded.length === 0) throw new FeedFault(provider, 'wrong-day', 'no stock traded')
  const other = traded.find(({ stamp }) => stamp?.date !== day)
  if (other !== undefined) {
    const found = other.stamp === undefined ? 'no day' : dateText(other.stamp.date)
    throw new FeedFault(provider, 'wrong-day', `${other.code} is dated ${found}, expected ${dateText(day)}`)
  }
  const settled = traded.filter(({ stamp }) => stamp !== undefined && stamp.minutes >= CLOSE_MINUTES).length
  if (settled * 100 < traded.length * LEAST_SETTLED) {
    throw new FeedFault(
      provider,
      'moving',
      `${traded.length - settled} of ${traded.length} quotes were made before 15:00`,
    )
  }
}

/** Refuses quotes of which two samples differ: they still move. */
export function checkStill(provider: ProviderName, quotes: readonly Quote[], again: readonly Quote[]): void {
  const before = new Map(quotes.map((quote) => [quote.code, quote]))
  const moved = again.filter((quote) => {
    const first = before.get(quote.code)
    return first !== undefined && barText(first.bar) !== barText(quote.bar)
  })
  const [sample] = moved
  if (sample === undefined) return
  throw new FeedFault(
    provider,
    'moving',
    `${moved.length} of ${again.length} quotes changed while they were read: ${sample.code} from ${barText(before.get(sample.code)?.bar)} to ${barText(sample.bar)}`,
  )
}

/**
 * What two providers say differently of the same stocks and day, in words; empty when they agree. Prices must be
 * equal to the cent, and so must ST and suspension.
 */
export function differences(
  one: ProviderName,
  quotes: readonly Quote[],
  other: ProviderName,
  seconds: readonly Quote[],
): string[] {
  const known = new Map(quotes.map((quote) => [quote.code, quote]))
  return seconds.flatMap((second) => {
    const first = known.get(second.code)
    if (first === undefined) return []
    const says = (what: string, a: string, b: string): string[] =>
      a === b ? [] : [`${second.code} ${what}: ${one} ${a}, ${other} ${b}`]
    const [a, b] = [first.bar, second.bar]
    if (a === undefined || b === undefined) {
      return says(
        'trading',
        a === undefined ? 'suspended' : 'traded',
        b === undefined ? 'suspended' : 'traded',
      )
    }
    return [
      ...(['open', 'high', 'low', 'close'] as const).flatMap((price) =>
        says(price, yuanFromCents(a[price]), yuanFromCents(b[price])),
      ),
      ...says('previous close', centsText(first.prevClose), centsText(second.prevClose)),
      ...(first.name === '' || second.name === ''
        ? []
        : says('status by its name', statusFromName(first.name), statusFromName(second.name))),
      ...(isNear(a.volumeShares, b.volumeShares)
        ? []
        : says('volume in shares', String(a.volumeShares), String(b.volumeShares))),
      ...(isNear(a.amountCents, b.amountCents)
        ? []
        : says('amount', yuanFromCents(a.amountCents), yuanFromCents(b.amountCents))),
    ]
  })
}

/** Where a provider's limit prices are not those of the law, in words; what it shows no limit for is only let pass for new stocks and those in 退市整理. */
export function limitDifferences(provider: ProviderName, quotes: readonly Quote[], day: number): string[] {
  return quotes.flatMap(({ code, name, prevClose, limits, bar }) => {
    if (limits === undefined || bar === undefined || prevClose === undefined) return []
    const isFree = isNewListingName(name) !== undefined
    const status = statusFromName(name)
    const digits = Number(code.slice(0, 6))
    const identity = identifyCode({ digits, exchange: undefined })
    if (identity.kind !== 'stock') return []
    const percent = limitPercent(
      { segment: identity.segment, exchange: identity.exchange, digits },
      status,
      day,
    )
    if (typeof percent !== 'number' || isFree) return []
    const ours = limitPrices(prevClose, percent, roundsInward(identity.segment))
    if (limits.up === undefined)
      return status === 'delisting'
        ? []
        : [`${code} ${name}: ours ${yuanFromCents(ours.up)}, ${provider} none`]
    if (limits.up === ours.up && limits.down === ours.down) return []
    return [
      `${code} ${name}: ours ${yuanFromCents(ours.up)} and ${yuanFromCents(ours.down)}, ${provider} ${yuanFromCents(limits.up)} and ${centsText(limits.down)}`,
    ]
  })
}

/**
 * A sample of a market: stocks evenly over the list, begun at another place each day, and those that closed at their
 * high, where a wrong cent would make or break a board.
 */
export function sampleOf(quotes: readonly Quote[], day: number, evenly: number, atHigh: number): StockCode[] {
  const traded = quotes.filter(({ bar }) => bar !== undefined)
  const step = Math.max(1, Math.floor(traded.length / evenly))
  const start = day % step
  const spread = traded.filter((_, at) => at % step === start).slice(0, evenly)
  const risen = traded
    .filter(
      ({ bar, prevClose }) =>
        bar?.close === bar?.high && (bar?.close ?? 0) * 100 > (prevClose ?? Infinity) * 104,
    )
    .slice(0, atHigh)
  return [...new Set([...spread, ...risen].map(({ code }) => code))]
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * VOLUME_SLACK + 100
}

function centsText(cents: number | undefined): string {
  return cents === undefined ? 'none' : yuanFromCents(cents)
}

function barText(bar: QuoteBar | undefined): string {
  if (bar === undefined) return 'suspended'
  return (
    [bar.open, bar.high, bar.low, bar.close].map(yuanFromCents).join('/') + ` of ${bar.volumeShares} shares`
  )
}
