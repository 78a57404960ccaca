import type { StockCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'
import type { Security } from '../model/security.ts'
import type { Universe } from '../model/universe.ts'
import type { IndexBar } from '../parsers/indexes.ts'
import type { FrameStream } from '../sources/frameStream.ts'
import type { Market } from '../sources/market.ts'
import { openStore } from '../store/openStore.ts'
import type { StoreReader } from '../store/reader.ts'
import { storeMarket, storeStream } from '../store/storeMarket.ts'
import type { StoredIndexBar } from '../store/storedDay.ts'
import type { Companions } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import type { ExRightsDays } from './references.ts'

/** A store that is read in place of files. */
export interface Stored {
  readonly market: (universe: Universe) => Market
  /** Its bars, to be handed on day by day. */
  readonly stream: (universe: Universe) => FrameStream | undefined
  /** What the store knows beside its bars, where the options name no file for it. */
  readonly beside: (named: Companions, universe: Universe) => Promise<Companions>
}

/** Opens the store that the options name; refuses when they name none, or it is none. */
export function openStored(options: AnalyzeOptions): Stored {
  if (options.store === undefined) {
    throw new Refusal(
      'usage',
      'no bars named, and there is no store',
      'name files or folders of daily bars with --data PATH, or fill a store with limitup update --init or limitup import PATH',
    )
  }
  const store = openStore(options.store)
  return {
    market: (universe) => storeMarket(store, universe, { withPending: options.allowPartial ?? false }),
    stream: (universe) => storeStream(store, universe, { withPending: options.allowPartial ?? false }),
    beside: (named, universe) => beside(store, named, options, universe),
  }
}

async function beside(
  store: StoreReader,
  named: Companions,
  options: AnalyzeOptions,
  universe: Universe,
): Promise<Companions> {
  const currentCode = (code: StockCode): StockCode => universe.currentCode(code)
  return {
    ...named,
    facts:
      options.securities === undefined
        ? { ...named.facts, byCode: securitiesUnder(await store.securities(), currentCode) }
        : named.facts,
    exRights: named.exRights ?? exRightsUnder(await store.exRights(), currentCode),
    indexBars: options.index === undefined ? indexBarsOf(await store.indexBars()) : named.indexBars,
  }
}

function securitiesUnder(
  byCode: ReadonlyMap<StockCode, Security>,
  currentCode: (code: StockCode) => StockCode,
): ReadonlyMap<StockCode, Security> {
  const moved = [...byCode.values()].filter(({ code }) => currentCode(code) !== code)
  if (moved.length === 0) return byCode
  const joined = new Map(byCode)
  for (const security of moved) {
    const code = currentCode(security.code)
    joined.delete(security.code)
    // What is known under the code of today goes before.
    if (!byCode.has(code)) joined.set(code, { ...security, code })
  }
  return joined
}

function exRightsUnder(
  byCode: ExRightsDays,
  currentCode: (code: StockCode) => StockCode,
): ExRightsDays | undefined {
  if (byCode.size === 0) return undefined
  return new Map([...byCode].map(([code, days]) => [currentCode(code), days]))
}

/** Index bars by code and date, each with the bar before it. */
function indexBarsOf(bars: readonly StoredIndexBar[]): IndexBar[] {
  return bars.map(({ code, date, close, prevClose }, at) => {
    const last = bars[at - 1]
    const before = last?.code === code ? { date: last.date, close: last.close } : undefined
    return { code, date, close, prevClose, before }
  })
}
