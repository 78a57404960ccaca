import { statusOfRow } from '../engine/status.ts'
import type { DayStatus } from '../engine/status.ts'
import type { BarVerdict, SideState } from '../model/barVerdict.ts'
import {
  ANOMALOUS,
  DOWN_BROKEN,
  DOWN_SEALED,
  FAULTY_ROW,
  NO_LIMIT,
  NOT_JUDGED,
  UP_BROKEN,
  UP_SEALED,
} from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { dateText } from '../model/date.ts'
import { STATUSES } from '../model/status.ts'
import { displayName } from '../rules/nameStatus.ts'
import { listedName } from '../stats/listedName.ts'
import type { Analysis } from './openAnalysis.ts'
import type { OwnRow } from './ownRows.ts'
import { isToldByLimit } from './vendorLimits.ts'

/** The readable view of one event of a watched stock; `place` is its row, and `ordinalsBefore` counts earlier spans. */
export function barVerdict(
  analysis: Analysis,
  events: BoardEvents,
  event: number,
  place: OwnRow | undefined,
  ordinalsBefore = 0,
): BarVerdict {
  const { universe, facts } = analysis
  const stock = events.stock[event]!
  const date = events.date[event]!
  const code = universe.codeOn(stock, date)
  const listed = (): string | undefined => listedName(facts, universe.codeOf(stock), date)
  const sourceName = universe.nameOf(events.name[event]!) ?? listed()
  const prevClose = events.prevClose[event]!
  return {
    code,
    name: sourceName === undefined ? undefined : displayName(sourceName),
    sourceName,
    date: dateText(date),
    ordinal: events.ordinal[event]! + ordinalsBefore,
    segment: universe.segmentOf(stock),
    status: STATUSES[events.status[event]!]!,
    statusSource: statusOfBar(analysis, stock, date, place).source,
    open: events.open[event]!,
    high: events.high[event]!,
    low: events.low[event]!,
    close: events.close[event]!,
    prevClose: prevClose === 0 ? undefined : prevClose,
    judgement: judgementOf(events, event),
  }
}

/** The status of a stock's row, and what decided it. */
export function statusOfBar(
  { universe, facts }: Analysis,
  stock: number,
  date: number,
  place: OwnRow | undefined,
): DayStatus {
  const code = universe.codeOf(stock)
  const flag = place?.frame.specialTreatment[place.row] ?? -1
  const name = place === undefined ? undefined : universe.nameOf(place.frame.name[place.row]!)
  const day = statusOfRow(facts, facts.byCode.get(code), Number(code.slice(0, 6)), date, flag, name)
  const isByLimits = day.source === 'rowFlag' && place !== undefined && isToldByLimit(place.frame, place.row)
  return isByLimits ? { ...day, source: 'rowLimits' } : day
}

function judgementOf(events: BoardEvents, event: number): BarVerdict['judgement'] {
  const state = events.state[event]!
  if ((state & FAULTY_ROW) !== 0) return { kind: 'faultyRow' }
  if ((state & NO_LIMIT) !== 0) return { kind: 'noLimit' }
  if ((state & NOT_JUDGED) !== 0) return { kind: 'notJudged' }
  const limits = {
    limitPercent: boundedPercent(events.percent[event]!),
    limitUp: events.limitUp[event]!,
    limitDown: events.limitDown[event]!,
  }
  if ((state & ANOMALOUS) !== 0) return { kind: 'anomalous', ...limits }
  return {
    kind: 'judged',
    ...limits,
    up: sideState(state, UP_SEALED, UP_BROKEN),
    down: sideState(state, DOWN_SEALED, DOWN_BROKEN),
  }
}

function sideState(state: number, sealed: number, broken: number): SideState {
  return (state & sealed) !== 0 ? 'sealed' : (state & broken) !== 0 ? 'broken' : 'untouched'
}

function boundedPercent(percent: number): 5 | 10 | 20 | 30 {
  if (percent === 5 || percent === 10 || percent === 20 || percent === 30) return percent
  throw new Error(`a judged bar has a limit of ${percent}%`)
}
