import type { StockStates } from '../../../src/engine/stockStates.ts'
import type { Universe } from '../../../src/model/universe.ts'

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
    lastTouched: new Uint8Array(count),
    watched: new Uint8Array(count),
  }
}
