import { DOWN_BROKEN, DOWN_SEALED, UP_BROKEN, UP_SEALED } from '../model/boardEvents.ts'
import { shapeOf } from '../model/board.ts'
import type { Segment } from '../model/code.ts'
import type { Board } from '../model/report.ts'
import { PICTURE_RULE } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import { daysBoards } from './daysBoards.ts'
import type { OwnBars } from './dayView.ts'
import type { DayReading } from './reading.ts'
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
export interface BoardContext extends Pick<DayReading, 'rules' | 'codeOf' | 'nameOf' | 'sourceNameOf'> {
  readonly view: OwnBars
}

/** The readable view of one event that touched the limit of `side`. */
export function boardRow(context: BoardContext, segment: Segment, side: Side, event: number): Board {
  const { view, rules } = context
  const { events } = view
  const stock = events.stock[event]!
  const isSealed = (events.state[event]! & side.sealed) !== 0
  const run = isSealed ? streak(view, event, side.sealed) : undefined
  const status = STATUSES[events.status[event]!]!
  const hasLabel = isSealed && (rules.labelsDelisting || status !== 'delisting')
  const window = hasLabel ? daysBoards(view, event, side.sealed, rules.daysBoards) : undefined
  const picture = hasLabel ? daysBoards(view, event, side.sealed, PICTURE_RULE) : undefined
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
    code: context.codeOf(stock),
    name: context.nameOf(stock, event),
    sourceName: context.sourceNameOf(stock, event),
    segment,
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

/** The percent of an event's limit. */
export function percentOf(percent: number): Board['limitPercent'] {
  return percent === 5 || percent === 20 || percent === 30 ? percent : 10
}
