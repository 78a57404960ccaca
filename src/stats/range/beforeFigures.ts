import { UP_BROKEN, UP_SEALED } from '../../model/boardEvents.ts'
import { isUnjudged } from '../depth/followers.ts'
import { meanOf } from '../depth/premiums.ts'
import type { DayView } from '../dayView.ts'
import type { Streak } from '../streak.ts'
import type { DayFigures } from './dayFigures.ts'
import type { FigureContext } from './figureContext.ts'

/** Yesterday's stocks that touched their up limit, and what became of them, counted. */
export interface BeforeFigures {
  readonly sealed: number
  readonly ofOne: number
  readonly ofTwoOrMore: number
  /** Streaks that may be longer than seen, and the lowest of them. */
  readonly open: readonly Pick<Streak, 'boards' | 'atLeast'>[]
  readonly lowestOpen: number
  readonly again: number
  readonly premium: NonNullable<DayFigures['premiums']>['sealed']
  readonly sealedNotKnown: number
  readonly brokenNotKnown: number
  readonly losers: number
  readonly known: number
}

const SEALED_OR_BROKEN = UP_SEALED | UP_BROKEN

/** Reads the day before that of a view; the view's own day must have been read, which notes each stock's event of it. */
export function beforeFigures(context: FigureContext, view: DayView, previousDate: number): BeforeFigures {
  const { events, date } = view
  const { choices } = context.input
  const found = {
    sealed: 0,
    ofOne: 0,
    ofTwoOrMore: 0,
    lowestOpen: Infinity,
    again: 0,
    sealedNotKnown: 0,
    brokenNotKnown: 0,
    losers: 0,
    known: 0,
  }
  const open: Pick<Streak, 'boards' | 'atLeast'>[] = []
  const own = view.eventsOn(previousDate)
  const opens = new Float64Array(own.length)
  const closes = new Float64Array(own.length)
  let stocks = 0
  for (const event of own) {
    const state = events.state[event]!
    if ((state & SEALED_OR_BROKEN) === 0 || !context.isCounted(event)) continue
    const isSealed = (state & UP_SEALED) !== 0
    if (isSealed) {
      const run = context.streakOf(view, event, UP_SEALED)
      found.sealed++
      if (run.boards === 1) found.ofOne++
      else found.ofTwoOrMore++
      if (run.atLeast) {
        open.push(run)
        found.lowestOpen = Math.min(found.lowestOpen, run.boards)
      }
    }
    const next = context.eventOf[events.stock[event]!]!
    if (next < 0 || events.date[next] !== date) continue
    if (isSealed && (events.state[next]! & UP_SEALED) !== 0) found.again++
    const prevClose = events.prevClose[next]!
    if (prevClose <= 0 || isUnjudged(events.state[next]!)) {
      if (isSealed) found.sealedNotKnown++
      else found.brokenNotKnown++
      continue
    }
    const close = events.close[next]!
    found.known++
    if ((close - prevClose) * 100 <= -choices.bigLossPercent * prevClose) found.losers++
    if (!isSealed) continue
    opens[stocks] = (events.open[next]! - prevClose) / prevClose
    closes[stocks] = (close - prevClose) / prevClose
    stocks++
  }
  return {
    sealed: found.sealed,
    ofOne: found.ofOne,
    ofTwoOrMore: found.ofTwoOrMore,
    open,
    lowestOpen: found.lowestOpen,
    again: found.again,
    premium: { stocks, open: mean(opens, stocks), close: mean(closes, stocks) },
    sealedNotKnown: found.sealedNotKnown,
    brokenNotKnown: found.brokenNotKnown,
    losers: found.losers,
    known: found.known,
  }
}

function mean(gains: Float64Array, count: number): { readonly mean: number } | undefined {
  return count === 0 ? undefined : { mean: meanOf(gains.subarray(0, count).sort()) }
}
