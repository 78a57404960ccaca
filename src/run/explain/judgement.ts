import { shapeOf } from '../../model/board.ts'
import type { BoardEvents } from '../../model/boardEvents.ts'
import { ANOMALOUS, NO_LIMIT, NOT_JUDGED } from '../../model/boardEvents.ts'
import { dateText } from '../../model/date.ts'
import type { ExplainedJudgement, LimitSteps, NoLimit, SideVerdict } from '../../model/explanation.ts'
import type { FreeBarReason } from '../../model/freeBars.ts'
import { tradingDaysBetween } from '../../rules/calendar.ts'
import { freeOwnBars } from '../../rules/freeDays.ts'
import { roundsInward } from '../../rules/limitPrice.ts'
import { limitSteps } from '../../rules/limitSteps.ts'
import { DOWN, UP } from '../../stats/boardRows.ts'
import type { Side } from '../../stats/boardRows.ts'
import type { WatchedPass } from '../watchedScan.ts'
import type { Subject } from './subject.ts'

/** What the law makes of the bar at `event`, step by step. */
export function judgementOf(subject: Subject, pass: WatchedPass, event: number): ExplainedJudgement {
  const { events } = pass
  const state = events.state[event]!
  if ((state & NO_LIMIT) !== 0) return { kind: 'noLimit', why: noLimit(subject, pass, event) }
  const hasLimits = events.percent[event] !== 0 && events.prevClose[event] !== 0
  if ((state & NOT_JUDGED) !== 0) {
    return {
      kind: 'notJudged',
      why:
        events.prevClose[event] === 0
          ? 'noReference'
          : events.percent[event] === 0
            ? 'lawUnknown'
            : 'beyondDerived',
      up: hasLimits ? stepsOf(subject, events, event, UP) : undefined,
      down: hasLimits ? stepsOf(subject, events, event, DOWN) : undefined,
    }
  }
  const up = stepsOf(subject, events, event, UP)
  const down = stepsOf(subject, events, event, DOWN)
  if ((state & ANOMALOUS) !== 0) return { kind: 'anomalous', up, down }
  const bar = { open: events.open[event]!, high: events.high[event]!, low: events.low[event]! }
  const sealed = (state & UP.sealed) !== 0 ? up : (state & DOWN.sealed) !== 0 ? down : undefined
  return {
    kind: 'judged',
    up: sideVerdict(state, UP, up),
    down: sideVerdict(state, DOWN, down),
    shape: sealed && shapeOf(bar, sealed.limit),
  }
}

function sideVerdict(state: number, side: Side, limit: LimitSteps): SideVerdict {
  const isSealed = (state & side.sealed) !== 0
  return { state: isSealed ? 'sealed' : (state & side.broken) !== 0 ? 'broken' : 'untouched', limit }
}

function stepsOf({ law }: Subject, events: BoardEvents, event: number, side: Side): LimitSteps {
  const steps = limitSteps(
    side === UP ? 'up' : 'down',
    events.prevClose[event]!,
    events.percent[event]!,
    roundsInward(law.segment),
  )
  const judged = events[side.limit][event]!
  if (judged === steps.limit) return steps
  throw new Error(`the kernel judged by a limit of ${judged}, the steps lead to ${steps.limit}`)
}

/** Reasons that free the one bar at which they are found. */
const OF_ONE_BAR: ReadonlySet<FreeBarReason> = new Set(['longGap', 'maybeNew', 'delistingAhead'])

/** The reason why the bar has no limit, as the kernel's answers noted it; else the law has none for that day. */
function noLimit(subject: Subject, { events, freeBars }: WatchedPass, event: number): NoLimit {
  const date = events.date[event]!
  const ordinal = events.ordinal[event]!
  const note = freeBars.findLast((each) =>
    OF_ONE_BAR.has(each.reason) ? each.date === date : each.date <= date && each.until >= ordinal,
  )
  if (note === undefined) return because('law', undefined)
  const { reason } = note
  const bar = ordinal - note.ordinal + 1
  if (reason === 'listed') {
    // Trading days before the first bar of the look-back count as the stock's own.
    const { listed = note.date, places } = subject.security ?? {}
    const before = tradingDaysBetween(listed, note.date).length - 1
    const bars = freeOwnBars(subject.law.segment, listed)
    return because(reason, listed, { at: places?.listed, bar: bar + before, bars })
  }
  if (reason === 'longGap') return because(reason, events.date[events.previous[event]!])
  if (reason === 'delistingAhead') {
    const { delisted, places } = subject.security ?? {}
    return because(reason, delisted, { at: places?.delisted })
  }
  if (reason === 'firstName' || reason === 'noReference' || reason === 'farBeyondBand') {
    return because(reason, note.date, { bar, bars: note.until - note.ordinal + 1 })
  }
  return because(reason, note.date)
}

function because(
  reason: NoLimit['reason'],
  since: number | undefined,
  { at, bar, bars }: Partial<Pick<NoLimit, 'at' | 'bar' | 'bars'>> = {},
): NoLimit {
  return { reason, since: since === undefined ? undefined : dateText(since), at, bar, bars }
}
