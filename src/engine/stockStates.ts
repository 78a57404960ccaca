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

/** The same states in memory of their own. */
export function copied(states: StockStates): StockStates {
  return {
    segment: states.segment.slice(),
    exchange: states.exchange.slice(),
    ordinal: states.ordinal.slice(),
    lastBar: states.lastBar.slice(),
    lastRow: states.lastRow.slice(),
    lastEvent: states.lastEvent.slice(),
    name: states.name.slice(),
    flag: states.flag.slice(),
    until: states.until.slice(),
    percent: states.percent.slice(),
    status: states.status.slice(),
    freeUntil: states.freeUntil.slice(),
    freeByName: states.freeByName.slice(),
    conflict: states.conflict.slice(),
    undatedFault: states.undatedFault.slice(),
    maybeNew: states.maybeNew.slice(),
    lastTouched: states.lastTouched.slice(),
    watched: states.watched.slice(),
  }
}
