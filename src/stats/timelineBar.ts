import type { SideState } from '../model/barVerdict.ts'
import { shapeOf } from '../model/board.ts'
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
import { ratio } from '../model/ratio.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import type { BarOutcome, TimelineBar } from '../model/stockReport.ts'
import { STATUSES } from '../model/status.ts'
import { DOWN, UP } from './boardRows.ts'
import type { Side } from './boardRows.ts'
import { wholeRun } from './dayView.ts'
import { daysBoards } from './daysBoards.ts'
import { streak } from './streak.ts'

/** One event of a watched stock as a bar of its timeline; `ordinalsBefore` counts own bars of earlier runs. */
export function timelineBar(
  events: BoardEvents,
  event: number,
  rules: readonly DaysBoardsRule[],
  { code, name }: Pick<TimelineBar, 'code' | 'name'>,
  ordinalsBefore: number,
): TimelineBar {
  const state = events.state[event]!
  const side = (state & UP.sealed) !== 0 ? UP : (state & DOWN.sealed) !== 0 ? DOWN : undefined
  const run = side && streak(wholeRun(events), event, side.sealed)
  const prevClose = events.prevClose[event]!
  const close = events.close[event]!
  const prices = {
    open: events.open[event]!,
    high: events.high[event]!,
    low: events.low[event]!,
    close,
  }
  return {
    date: dateText(events.date[event]!),
    ordinal: events.ordinal[event]! + ordinalsBefore,
    code,
    name,
    status: STATUSES[events.status[event]!]!,
    ...prices,
    prevClose: prevClose === 0 ? undefined : prevClose,
    limitPercent: percentOf(events.percent[event]!),
    limitUp: events.limitUp[event]! === 0 ? undefined : events.limitUp[event]!,
    limitDown: events.limitDown[event]! === 0 ? undefined : events.limitDown[event]!,
    change: ratio(close - prevClose, prevClose),
    volumeShares: known(events.volumeShares[event]!),
    amountCents: known(events.amountCents[event]!),
    outcome: outcomeOf(state),
    up: sideState(state, UP),
    down: sideState(state, DOWN),
    shape: side && shapeOf(prices, events[side.limit][event]!),
    streak: run?.boards ?? 0,
    streakAtLeast: run?.atLeast ?? false,
    windows: side !== UP ? [] : rules.map((rule) => windowOf(events, event, rule)),
  }
}

function windowOf(events: BoardEvents, event: number, rule: DaysBoardsRule): TimelineBar['windows'][number] {
  const { days, boards, atLeast } = daysBoards(wholeRun(events), event, UP.sealed, rule)
  return { rule, days, boards, atLeast }
}

/** Outcomes by the bit that tells them, the telling ones first. */
const OUTCOMES: readonly (readonly [bit: number, outcome: BarOutcome])[] = [
  [FAULTY_ROW, 'faultyRow'],
  [NOT_JUDGED, 'notJudged'],
  [NO_LIMIT, 'noLimit'],
  [ANOMALOUS, 'anomalous'],
  [UP_SEALED, 'sealed'],
  [DOWN_SEALED, 'limitDown'],
  [UP_BROKEN, 'broken'],
  [DOWN_BROKEN, 'limitDownBroken'],
]

function outcomeOf(state: number): BarOutcome {
  return OUTCOMES.find(([bit]) => (state & bit) !== 0)?.[1] ?? 'untouched'
}

function sideState(state: number, side: Side): SideState | undefined {
  if ((state & (FAULTY_ROW | NOT_JUDGED | NO_LIMIT | ANOMALOUS)) !== 0) return undefined
  return (state & side.sealed) !== 0 ? 'sealed' : (state & side.broken) !== 0 ? 'broken' : 'untouched'
}

function percentOf(percent: number): TimelineBar['limitPercent'] {
  return percent === 5 || percent === 10 || percent === 20 || percent === 30 ? percent : undefined
}

function known(quantity: number): number | undefined {
  return Number.isNaN(quantity) ? undefined : quantity
}
