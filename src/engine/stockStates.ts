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
  /** 1 when the last own bar touched a limit. */
  readonly lastTouched: Uint8Array
  /** 1 where every bar is wanted as an event. */
  readonly watched: Uint8Array
}

/** The same states of the first `count` stocks in memory of their own. */
export function copied(states: StockStates, count: number): StockStates {
  return {
    segment: states.segment.slice(0, count),
    exchange: states.exchange.slice(0, count),
    ordinal: states.ordinal.slice(0, count),
    lastBar: states.lastBar.slice(0, count),
    lastRow: states.lastRow.slice(0, count),
    lastEvent: states.lastEvent.slice(0, count),
    name: states.name.slice(0, count),
    flag: states.flag.slice(0, count),
    until: states.until.slice(0, count),
    percent: states.percent.slice(0, count),
    status: states.status.slice(0, count),
    freeUntil: states.freeUntil.slice(0, count),
    freeByName: states.freeByName.slice(0, count),
    conflict: states.conflict.slice(0, count),
    undatedFault: states.undatedFault.slice(0, count),
    maybeNew: states.maybeNew.slice(0, count),
    lastTouched: states.lastTouched.slice(0, count),
    watched: states.watched.slice(0, count),
  }
}
