import type { ScanResult } from '../engine/scan.ts'
import { placeOf } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { TOUCHED } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
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
    if (plain.events.state[event] !== 0 && plain.events.percent[event] === NARROW)
      known.add(keyOf(plain.events, event))
  }
  const { events } = asSt
  const wanted = new Set<number>()
  const isWanted = new Uint8Array(universe.stockCount)
  for (let event = 0; event < events.count; event++) {
    if ((events.state[event]! & TOUCHED) === 0 || events.percent[event] !== NARROW) continue
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
      issues.add({
        code: 'st-unknown',
        at: placeOf(frame, row),
        found: 'no name, no flag',
        date: date[row]!,
        stock: universe.codeOf(stock[row]!),
      })
    }
  }
}

/** More than any yyyymmdd: makes one number of a stock and a day. */
const DATES = 1e8

function keyOf(events: BoardEvents, event: number): number {
  return events.stock[event]! * DATES + events.date[event]!
}
