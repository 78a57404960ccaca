import type { EventColumns } from '../engine/kernelMemory.ts'
import type { FoundEvents, ScanResult } from '../engine/scanTypes.ts'
import { placeOf } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { TOUCHED } from '../model/boardEvents.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'

/** The width of the main board's ST band while it had one of its own, in percent. */
const NARROW = 5

/**
 * Reports the bars that touched the limit an ST stock would have, of stocks of which nothing says whether they are
 * one. The kernel keeps no places, so the frames are searched, and only when there is such a bar. `asSt` is the
 * pass that took stocks of unknown status for ST.
 */
export function reportUnknownStatus(
  asSt: ScanResult,
  plain: ScanResult,
  frames: readonly BarFrame[],
  universe: Universe,
  issues: IssueLog,
): void {
  const known = new Set<number>()
  for (let event = 0; event < plain.events.count; event++) {
    if (isOfKnown(plain.events, event)) known.add(keyOf(plain.events, event))
  }
  const { events } = asSt
  const wanted = new Set<number>()
  const isWanted = new Uint8Array(universe.stockCount)
  for (let event = 0; event < events.count; event++) {
    if (!touchesNarrow(events, event)) continue
    const key = keyOf(events, event)
    if (known.has(key)) continue
    wanted.add(key)
    isWanted[events.stock[event]!] = 1
  }
  if (wanted.size === 0) return
  for (const frame of frames) {
    const { rows, stock, date } = frame
    for (let row = 0; row < rows; row++) {
      if (isWanted[stock[row]!] === 0 || !wanted.has(stock[row]! * DATES + date[row]!)) continue
      report(frame, row, universe, issues)
    }
  }
}

/** The same of frames that are judged one by one, each first by the plain run and then by the one that takes for ST. */
export class UnknownStatusRun {
  readonly #universe: Universe
  readonly #issues: IssueLog
  readonly #known = new Set<number>()

  constructor(universe: Universe, issues: IssueLog) {
    this.#universe = universe
    this.#issues = issues
  }

  /** Takes note of what the plain run found in a frame. */
  takePlain({ events, first, end }: FoundEvents): void {
    for (let event = first; event < end; event++) {
      if (isOfKnown(events, event)) this.#known.add(keyOf(events, event))
    }
  }

  /** Reports what the other found in the same frame, its events being in the order of the rows. */
  takeAsSt({ events, first, end, row: start, step }: FoundEvents, frame: BarFrame): void {
    const { stock, date } = frame
    let row = start
    for (let event = first; event < end; event++) {
      if (!touchesNarrow(events, event) || this.#known.has(keyOf(events, event))) continue
      while (stock[row] !== events.stock[event] || date[row] !== events.date[event]) row += step
      report(frame, row, this.#universe, this.#issues)
    }
  }

  /** Forgets a frame that both have judged. */
  endFrame(): void {
    this.#known.clear()
  }
}

function report(frame: BarFrame, row: number, universe: Universe, issues: IssueLog): void {
  issues.add({
    code: 'st-unknown',
    at: placeOf(frame, row),
    found: 'no name, no flag',
    date: frame.date[row]!,
    stock: universe.codeOf(frame.stock[row]!),
  })
}

type Events = Pick<EventColumns, 'state' | 'percent' | 'stock' | 'date'>

/** Whether an event was judged by the narrow band because its stock is known for ST. */
function isOfKnown({ state, percent }: Events, event: number): boolean {
  return state[event] !== 0 && percent[event] === NARROW
}

function touchesNarrow({ state, percent }: Events, event: number): boolean {
  return (state[event]! & TOUCHED) !== 0 && percent[event] === NARROW
}

/** More than any yyyymmdd: makes one number of a stock and a day. */
const DATES = 1e8

function keyOf({ stock, date }: Events, event: number): number {
  return stock[event]! * DATES + date[event]!
}
