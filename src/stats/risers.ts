import type { ScanResult } from '../engine/scan.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import { ROW_BAR } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { ANOMALOUS, NO_LIMIT, NOT_JUDGED, UP_BROKEN, UP_SEALED } from '../model/boardEvents.ts'
import { SEGMENTS } from '../model/code.ts'
import type { Riser } from '../model/report.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { displayName } from '../rules/nameStatus.ts'
import { dayEvents } from './dayEvents.ts'
import { listedName } from './listedName.ts'

/** What the day's risers are found in: its rows, and what the kernel, which ended on that day, made of them. */
export interface RiserInput {
  readonly date: number
  readonly frames: readonly BarFrame[]
  readonly scan: ScanResult
  readonly universe: Universe
  readonly facts: SecurityFacts
}

/** Bars that have a board, or of which too little is known. */
const LEFT_OUT = UP_SEALED | UP_BROKEN | ANOMALOUS | NOT_JUDGED

/** 涨超10%未触板: the whole market's stocks up more than 10% that did not touch their limit, by code. */
export function riserRows({ date, frames, scan, universe, facts }: RiserInput): Riser[] {
  const { events, stocks } = scan
  const states = new Map(dayEvents(events, date).map((event) => [events.stock[event]!, events.state[event]!]))
  const risers: Riser[] = []
  for (const frame of frames) {
    for (let row = frame.date.indexOf(date); row >= 0; row = frame.date.indexOf(date, row + 1)) {
      if (row >= frame.rows) break
      const prevClose = frame.prevClose[row]!
      const close = frame.close[row]!
      if (frame.kind[row] !== ROW_BAR || prevClose === 0 || (close - prevClose) * 10 <= prevClose) continue
      const stock = frame.stock[row]!
      const state = states.get(stock) ?? 0
      if ((state & LEFT_OUT) !== 0) continue
      const code = universe.codeOf(stock)
      const name = universe.nameOf(frame.name[row]!) ?? listedName(facts, code, date)
      const amount = Math.round(frame.amount[row]! * frame.amountScale)
      risers.push({
        code,
        name: name === undefined ? undefined : displayName(name),
        segment: SEGMENTS[universe.segmentIdOf(stock)]!,
        status: STATUSES[stocks.status[stock]!]!,
        limitPercent: (state & NO_LIMIT) !== 0 ? undefined : percentOf(stocks.percent[stock]!),
        close,
        prevClose,
        change: { part: close - prevClose, whole: prevClose },
        amountCents: Number.isNaN(amount) ? undefined : amount,
      })
    }
  }
  return risers.sort((a, b) => (a.code < b.code ? -1 : 1))
}

function percentOf(percent: number): Riser['limitPercent'] {
  return percent === 5 || percent === 10 || percent === 20 || percent === 30 ? percent : undefined
}
