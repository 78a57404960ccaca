import { classOf } from '../engine/daySums.ts'
import { ROW_BAR } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { ANOMALOUS, NO_LIMIT, NOT_JUDGED, UP_BROKEN, UP_SEALED } from '../model/boardEvents.ts'
import type { Riser } from '../model/report.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { limitPercent } from '../rules/limitPercent.ts'
import { displayName } from '../rules/nameStatus.ts'
import type { DayReading } from './reading.ts'

/** A row up more than 10%, whatever it did to its limit. */
export interface RiserRow {
  readonly stock: number
  /** In the run's Universe; -1 is none. */
  readonly name: number
  readonly close: number
  readonly prevClose: number
  readonly amountCents: number | undefined
}

/** The rows up more than 10% by day, from the day `from` on. */
export function riserRows(
  frames: readonly BarFrame[],
  from: number,
): ReadonlyMap<number, readonly RiserRow[]> {
  const byDate = new Map<number, RiserRow[]>()
  for (const { rows, kind, date, stock, name, close, prevClose, amount, amountScale } of frames) {
    for (let row = 0; row < rows; row++) {
      if (date[row]! < from) continue
      const before = prevClose[row]!
      if ((close[row]! - before) * 10 <= before || before === 0 || kind[row] !== ROW_BAR) continue
      const cents = Math.round(amount[row]! * amountScale)
      const found = {
        stock: stock[row]!,
        name: name[row]!,
        close: close[row]!,
        prevClose: before,
        amountCents: Number.isNaN(cents) ? undefined : cents,
      }
      const day = byDate.get(date[row]!)
      if (day === undefined) byDate.set(date[row]!, [found])
      else day.push(found)
    }
  }
  return byDate
}

/** Bars that have a board, or of which too little is known. */
const LEFT_OUT = UP_SEALED | UP_BROKEN | ANOMALOUS | NOT_JUDGED

/** 涨超10%未触板: stocks of the scope up more than 10% that did not touch their limit, by code. */
export function risersOf(rows: readonly RiserRow[], reading: DayReading, universe: Universe): Riser[] {
  const { view, counted, codeOf, listedNameOf } = reading
  const { events, date } = view
  const states = new Map(
    view.eventsOn(date).map((event) => [events.stock[event]!, events.state[event]!] as const),
  )
  const statuses = view.statusesOn(date)
  return rows
    .flatMap((row): Riser[] => {
      const { stock, close, prevClose } = row
      const state = states.get(stock) ?? 0
      const status = statuses[stock]!
      const isIn = counted[classOf(status, universe.segmentIdOf(stock))] === 1
      if (!isIn || (state & LEFT_OUT) !== 0) return []
      const name = universe.nameOf(row.name) ?? listedNameOf(stock)
      const code = codeOf(stock)
      const digits = Number(code.slice(0, 6))
      const subject = { digits, segment: universe.segmentOf(stock), exchange: universe.exchangeOf(stock) }
      const percent = limitPercent(subject, STATUSES[status]!, date)
      return [
        {
          code,
          name: name === undefined ? undefined : displayName(name),
          segment: subject.segment,
          status: STATUSES[status]!,
          limitPercent: (state & NO_LIMIT) !== 0 ? undefined : percentOf(percent),
          close,
          prevClose,
          change: { part: close - prevClose, whole: prevClose },
          amountCents: row.amountCents,
        },
      ]
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** On the main board, where the percent may hang on a status that nothing tells, a rise above 10% tells it. */
function percentOf(percent: ReturnType<typeof limitPercent>): Riser['limitPercent'] {
  return typeof percent === 'number' ? percent : 10
}
