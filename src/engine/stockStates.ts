import type { Universe } from '../model/universe.ts'

/** A percent column entry for a day without a limit, and for a limit that cannot be known. */
export const PERCENT_NONE = 0
export const PERCENT_UNKNOWN = 255

/** What the kernel keeps of each stock between its bars, as columns by stock. */
export interface StockStates {
  readonly segment: Uint8Array
  readonly exchange: Uint8Array
  /** Own bars so far. */
  readonly ordinal: Int32Array
  /** Date of the last own bar or faulty row; 0 before the first. */
  readonly lastBar: Int32Array
  /** Date of the last row of any kind. */
  readonly lastRow: Int32Array
  /** Position of the last event; -1 before the first. */
  readonly lastEvent: Int32Array
  /** What the cached answers below were resolved from. */
  readonly name: Int32Array
  readonly flag: Int8Array
  /** Last date for which they hold; 0 before the first. */
  readonly until: Int32Array
  readonly percent: Uint8Array
  readonly status: Uint8Array
  /** Own-bar number up to which there is no limit. */
  readonly freeUntil: Int32Array
  /** 1 while the name of the day marks days 2 to 5 after the listing. */
  readonly freeByName: Uint8Array
  /** 1 when the name and the ST source disagree. */
  readonly conflict: Uint8Array
  /** 1 when a faulty row's date could not be read. */
  readonly undatedFault: Uint8Array
  /** 1 when the first bar of the run had no previous close and nothing else tells why. */
  readonly maybeNew: Uint8Array
  /** 1 when only a first bar far beyond its band says that the stock was newly listed. */
  readonly guessedNew: Uint8Array
}

/** Fresh states for every stock of the universe. */
export function stockStates(universe: Universe): StockStates {
  const count = universe.stockCount
  const segment = new Uint8Array(count)
  const exchange = new Uint8Array(count)
  for (let stock = 0; stock < count; stock++) {
    segment[stock] = universe.segmentIdOf(stock)
    exchange[stock] = universe.exchangeIdOf(stock)
  }
  return {
    segment,
    exchange,
    ordinal: new Int32Array(count),
    lastBar: new Int32Array(count),
    lastRow: new Int32Array(count),
    lastEvent: new Int32Array(count).fill(-1),
    name: new Int32Array(count),
    flag: new Int8Array(count),
    until: new Int32Array(count),
    percent: new Uint8Array(count),
    status: new Uint8Array(count),
    freeUntil: new Int32Array(count),
    freeByName: new Uint8Array(count),
    conflict: new Uint8Array(count),
    undatedFault: new Uint8Array(count),
    maybeNew: new Uint8Array(count),
    guessedNew: new Uint8Array(count),
  }
}
