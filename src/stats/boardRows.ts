import { DOWN_BROKEN, DOWN_SEALED, UP_BROKEN, UP_SEALED } from '../model/boardEvents.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import { shapeOf } from '../model/board.ts'
import { SEGMENTS } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import type { Board } from '../model/report.ts'
import { PICTURE_RULE } from '../model/scope.ts'
import type { DaysBoardsRule } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { displayName } from '../rules/nameStatus.ts'
import { daysBoards } from './daysBoards.ts'
import { streak } from './streak.ts'

/** 涨停 or 跌停: the event bits of one side and which price is its limit. */
export interface Side {
  readonly sealed: number
  readonly broken: number
  readonly limit: 'limitUp' | 'limitDown'
}

export const UP: Side = { sealed: UP_SEALED, broken: UP_BROKEN, limit: 'limitUp' }
export const DOWN: Side = { sealed: DOWN_SEALED, broken: DOWN_BROKEN, limit: 'limitDown' }

/** What a readable board is made from. */
export interface BoardContext {
  readonly events: BoardEvents
  readonly universe: Universe
  readonly rule: DaysBoardsRule
  readonly labelsDelisting: boolean
  /** A stock's name from the securities list, for rows without one. */
  readonly listedName: (code: StockCode) => string | undefined
}

/** The readable view of one event that touched the limit of `side`. */
export function boardRow(context: BoardContext, side: Side, event: number): Board {
  const { events, universe, rule, labelsDelisting } = context
  const stock = events.stock[event]!
  const code = universe.codeOf(stock)
  const sourceName = universe.nameOf(events.name[event]!) ?? context.listedName(code)
  const isSealed = (events.state[event]! & side.sealed) !== 0
  const run = isSealed ? streak(events, event, side.sealed) : undefined
  const status = STATUSES[events.status[event]!]!
  const hasLabel = isSealed && (labelsDelisting || status !== 'delisting')
  const window = hasLabel ? daysBoards(events, event, side.sealed, rule) : undefined
  const picture = hasLabel ? daysBoards(events, event, side.sealed, PICTURE_RULE) : undefined
  const prices = {
    open: events.open[event]!,
    high: events.high[event]!,
    low: events.low[event]!,
    close: events.close[event]!,
    prevClose: events.prevClose[event]!,
    limitPrice: events[side.limit][event]!,
  }
  const volume = events.volumeShares[event]!
  const amount = events.amountCents[event]!
  return {
    code,
    name: sourceName === undefined ? undefined : displayName(sourceName),
    sourceName,
    segment: SEGMENTS[universe.segmentIdOf(stock)]!,
    status,
    limitPercent: percentOf(events.percent[event]!),
    state: isSealed ? 'sealed' : 'broken',
    shape: isSealed ? shapeOf(prices, prices.limitPrice) : undefined,
    streak: run?.boards ?? 0,
    streakAtLeast: run?.atLeast ?? false,
    daysBoards: window && { days: window.days, boards: window.boards },
    daysBoardsAtLeast: window?.atLeast ?? false,
    pictureWindow: picture && { days: picture.days, boards: picture.boards },
    pictureWindowAtLeast: picture?.atLeast ?? false,
    ...prices,
    change: { part: prices.close - prices.prevClose, whole: prices.prevClose },
    volumeShares: Number.isNaN(volume) ? undefined : volume,
    amountCents: Number.isNaN(amount) ? undefined : amount,
  }
}

function percentOf(percent: number): Board['limitPercent'] {
  return percent === 5 || percent === 20 || percent === 30 ? percent : 10
}
