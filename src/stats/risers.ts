import { ANOMALOUS, NOT_JUDGED, UP_BROKEN, UP_SEALED } from '../model/boardEvents.ts'
import type { Riser } from '../model/report.ts'
import type { Segment } from '../model/code.ts'
import { STATUSES } from '../model/status.ts'
import type { DayReading } from './reading.ts'

/** Bars that have a board, or of which too little is known. */
const LEFT_OUT = UP_SEALED | UP_BROKEN | ANOMALOUS | NOT_JUDGED

/** 涨超10%未触板: stocks of the scope up more than 10% that did not touch their limit, by code. */
export function risersOf(reading: DayReading, segmentOf: (stock: number) => Segment): Riser[] {
  const { events } = reading.view
  return reading.today
    .filter((event) => (events.state[event]! & LEFT_OUT) === 0 && isOverTen(reading, event))
    .map((event): Riser => {
      const stock = events.stock[event]!
      const close = events.close[event]!
      const prevClose = events.prevClose[event]!
      const percent = events.percent[event]!
      const amount = events.amountCents[event]!
      return {
        code: reading.codeOf(stock),
        name: reading.nameOf(stock, event),
        segment: segmentOf(stock),
        status: STATUSES[events.status[event]!]!,
        limitPercent: percent === 10 || percent === 20 || percent === 30 ? percent : undefined,
        close,
        prevClose,
        change: { part: close - prevClose, whole: prevClose },
        amountCents: Number.isNaN(amount) ? undefined : amount,
      }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function isOverTen({ view: { events } }: DayReading, event: number): boolean {
  const prevClose = events.prevClose[event]!
  return prevClose > 0 && (events.close[event]! - prevClose) * 10 > prevClose
}
