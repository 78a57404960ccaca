import { EXCHANGES, SEGMENTS } from '../model/code.ts'
import { STATUSES } from '../model/status.ts'
import { DAY } from './kernelMemory.ts'

/** How many (status, segment) classes a traded bar can belong to. */
export const CLASSES: number = STATUSES.length * SEGMENTS.length

/** The class of a bar, as counted in `DaySums.traded`. */
export function classOf(statusId: number, segmentId: number): number {
  return statusId * SEGMENTS.length + segmentId
}

/**
 * Dense sums, one slot a day of the run, dates ascending. Flat columns: `traded[slot * CLASSES + class]`,
 * `amountCents[slot * 3 + exchange]`.
 */
export interface DaySums {
  readonly dates: readonly number[]
  /** Traded bars by (status, segment). */
  readonly traded: Int32Array
  readonly advancers: Int32Array
  readonly decliners: Int32Array
  readonly unchanged: Int32Array
  /** Sealed, or up more than 10%. */
  readonly bigRisers: Int32Array
  /** Up more than 10%. */
  readonly overTenRisers: Int32Array
  /** Cents, by exchange. */
  readonly amountCents: Float64Array
  /** Bars without an amount, by exchange. */
  readonly amountUnknown: Int32Array
  /** Codes with a row of any kind, by exchange. */
  readonly codes: Int32Array
  /** Main-board bars whose status nothing tells. */
  readonly statusUnknown: Int32Array
  /** Main-board bars. */
  readonly mainBoard: Int32Array
}

/** The sums of one run's days, read from the kernel's day records and put by ascending date. */
export function daySums(memory: ArrayBuffer, days: Int32Array, recordOf: (date: number) => number): DaySums {
  const dates = [...days].sort((a, b) => a - b)
  const exchanges = EXCHANGES.length
  const sums = {
    dates,
    traded: new Int32Array(dates.length * CLASSES),
    advancers: new Int32Array(dates.length),
    decliners: new Int32Array(dates.length),
    unchanged: new Int32Array(dates.length),
    bigRisers: new Int32Array(dates.length),
    overTenRisers: new Int32Array(dates.length),
    amountCents: new Float64Array(dates.length * exchanges),
    amountUnknown: new Int32Array(dates.length * exchanges),
    codes: new Int32Array(dates.length * exchanges),
    statusUnknown: new Int32Array(dates.length),
    mainBoard: new Int32Array(dates.length),
  }
  for (const [slot, date] of dates.entries()) {
    const record = recordOf(date)
    const words = new Int32Array(memory, record, DAY.overTenRisers + 1)
    sums.traded.set(words.subarray(DAY.traded, DAY.traded + CLASSES), slot * CLASSES)
    sums.advancers[slot] = words[DAY.advancers]!
    sums.decliners[slot] = words[DAY.decliners]!
    sums.unchanged[slot] = words[DAY.unchanged]!
    sums.bigRisers[slot] = words[DAY.bigRisers]!
    sums.overTenRisers[slot] = words[DAY.overTenRisers]!
    sums.amountCents.set(new Float64Array(memory, record, exchanges), slot * exchanges)
    sums.amountUnknown.set(words.subarray(DAY.amountUnknown, DAY.amountUnknown + exchanges), slot * exchanges)
    sums.codes.set(words.subarray(DAY.codes, DAY.codes + exchanges), slot * exchanges)
    sums.statusUnknown[slot] = words[DAY.statusUnknown]!
    sums.mainBoard[slot] = words[DAY.mainBoard]!
  }
  return sums
}
