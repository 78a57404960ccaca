import type { BoardEvents } from '../../model/boardEvents.ts'
import { FAULTY_ROW } from '../../model/boardEvents.ts'
import { dateText } from '../../model/date.ts'
import type { BarBefore, ExRightsStep, Reference } from '../../model/explanation.ts'
import { exRightsReference } from '../../rules/exRights.ts'
import type { OwnRow } from '../ownRows.ts'
import { exRightsBetween } from '../references.ts'
import { placeOfRow } from './found.ts'
import type { Subject } from './subject.ts'

/** 前收盘价 of the bar at `event`, and how the data comes to it. */
export function referenceOf(subject: Subject, events: BoardEvents, event: number, row: OwnRow): Reference {
  const cents = events.prevClose[event]!
  const { frame } = row
  if (cents === 0) return { kind: 'none' }
  const before = barBefore(subject, events, event)
  if (frame.prevCloseByFactor === true) return { kind: 'factor', cents, before }
  if (frame.prevCloseByChange === true) {
    return { kind: 'change', cents, change: events.close[event]! - cents }
  }
  if (!frame.prevCloseDerived || before === undefined) return { kind: 'given', cents, before }
  const { exRights: lists, universe } = subject.analysis
  const days = lists?.get(universe.codeOf(subject.stock)) ?? []
  const exRights = movesOf(days, before.close, events.date[events.previous[event]!]!, events.date[event]!)
  return { kind: 'derived', cents, before, exRights, knowsExRights: lists !== undefined }
}

function movesOf(
  days: Parameters<typeof exRightsBetween>[0],
  close: number,
  dayBefore: number,
  date: number,
): ExRightsStep[] {
  let from = close
  return exRightsBetween(days, dayBefore, date).map((each) => {
    const { cash, bonus, rights, rightsPrice } = each
    const step = { date: dateText(each.date), cash, bonus, rights, rightsPrice, from }
    from = exRightsReference(from, each)
    return { ...step, to: from }
  })
}

/** The stock's bar before, where one stands there that could be read. */
export function barBefore(subject: Subject, events: BoardEvents, event: number): BarBefore | undefined {
  const before = events.previous[event]!
  if (before < 0 || (events.state[before]! & FAULTY_ROW) !== 0) return undefined
  const date = events.date[before]!
  return {
    date: dateText(date),
    close: events.close[before]!,
    at: placeOfRow(subject.rows.at(subject.stock, date)),
  }
}
