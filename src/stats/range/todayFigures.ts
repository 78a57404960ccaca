import { shapeOf } from '../../model/board.ts'
import {
  ANOMALOUS,
  DOWN_BROKEN,
  DOWN_SEALED,
  FAULTY_ROW,
  NOT_JUDGED,
  NO_LIMIT,
  UP_BROKEN,
  UP_SEALED,
} from '../../model/boardEvents.ts'
import type { StockCode } from '../../model/code.ts'
import type { Highest, ShapeCounts } from '../../model/dayDepth.ts'
import type { Board } from '../../model/report.ts'
import { percentOf } from '../boardRows.ts'
import type { DayView } from '../dayView.ts'
import type { FigureBoard, FigureRung } from './dayFigures.ts'
import type { FigureContext, Label } from './figureContext.ts'
import type { StatusDay } from './statusDay.ts'

/** Today's boards, counted, and the sealed ones of rungs from 2 up. */
export interface TodayFigures {
  readonly sealed: number
  readonly broken: number
  readonly downSealed: number
  readonly downBroken: number
  readonly notJudged: number
  readonly anomalous: number
  readonly faulty: number
  readonly boards: readonly FigureBoard[]
  /** Boards whose streak or window may be longer than seen, whoever was ST. */
  readonly open: readonly Pick<Board, 'streak' | 'streakAtLeast' | 'daysBoardsAtLeast'>[]
  /** The shortest streak that may be longer than seen, or longer if its stock was ST. */
  readonly lowestOpen: number
  readonly highest: readonly Omit<Highest, 'codes'>[]
  readonly shapes: ShapeCounts
  readonly ladder: readonly FigureRung[]
}

/** The tallest board under one limit, while it is looked for. */
interface Top {
  readonly limitPercent: Board['limitPercent']
  streak: number
  atLeast: boolean
}

const LEAST_STREAK_OF_ROWS = 2
const PERCENTS = [5, 10, 20, 30] as const

/**
 * Reads the day of a view, and notes each stock's event of the day. `asSt` is the same day with stocks of unknown status
 * taken for ST; undefined where there are none.
 */
export function todayFigures(
  context: FigureContext,
  view: DayView,
  asSt: Pick<StatusDay, 'labelOf'> | undefined,
): TodayFigures {
  const { events } = view
  const found = {
    sealed: 0,
    broken: 0,
    downSealed: 0,
    downBroken: 0,
    notJudged: 0,
    anomalous: 0,
    faulty: 0,
    lowestOpen: Infinity,
  }
  const shapes = { oneWord: 0, tBoard: 0, turnover: 0 }
  const boards: FigureBoard[] = []
  const open: TodayFigures['open'][number][] = []
  // By percent, and by streak.
  const tallest: Partial<Record<Board['limitPercent'], Top>> = {}
  const rungs: RungCount[] = []
  for (const event of view.eventsOn(view.date)) {
    context.eventOf[events.stock[event]!] = event
    const state = events.state[event]!
    if (state === 0 || state === NO_LIMIT || !context.isCounted(event)) continue
    if ((state & DOWN_SEALED) !== 0) found.downSealed++
    else if ((state & DOWN_BROKEN) !== 0) found.downBroken++
    if ((state & NOT_JUDGED) !== 0) found.notJudged++
    if ((state & ANOMALOUS) !== 0) found.anomalous++
    if ((state & FAULTY_ROW) !== 0) found.faulty++
    if ((state & UP_SEALED) === 0) {
      if ((state & UP_BROKEN) !== 0) found.broken++
      continue
    }
    found.sealed++
    shapes[
      shapeOf(
        { open: events.open[event]!, high: events.high[event]!, low: events.low[event]! },
        events.limitUp[event]!,
      )
    ]++
    const label = context.labelOf(view, event)
    const { streak, hasWindow, windowDays: days, windowBoards } = label
    if (label.streakAtLeast || label.windowAtLeast)
      open.push({
        streak,
        streakAtLeast: label.streakAtLeast,
        daysBoardsAtLeast: label.windowAtLeast,
      })
    const otherwise = asSt?.labelOf(events.stock[event]!)
    const streakAtLeast = label.streakAtLeast || (otherwise !== undefined && otherwise.streak > streak)
    const daysBoardsAtLeast =
      label.windowAtLeast || (otherwise !== undefined && hasOtherWindow(label, otherwise))
    if (streakAtLeast) found.lowestOpen = Math.min(found.lowestOpen, streak)
    const limitPercent = percentOf(events.percent[event]!)
    const top = (tallest[limitPercent] ??= { limitPercent, streak: 0, atLeast: false })
    top.streak = Math.max(top.streak, streak)
    top.atLeast ||= streakAtLeast
    const rung = (rungs[streak] ??= { length: 0, atLeast: [] })
    rung.length++
    if (streakAtLeast) rung.atLeast.push(context.codeOf(event))
    if (streak < LEAST_STREAK_OF_ROWS) continue
    boards.push({
      code: context.codeOf(event),
      name: context.nameOf(event),
      limitPercent,
      streak,
      streakAtLeast,
      daysBoards: hasWindow ? { days, boards: windowBoards } : undefined,
      daysBoardsAtLeast,
    })
  }
  return {
    sealed: found.sealed,
    broken: found.broken,
    downSealed: found.downSealed,
    downBroken: found.downBroken,
    notJudged: found.notJudged,
    anomalous: found.anomalous,
    faulty: found.faulty,
    lowestOpen: found.lowestOpen,
    boards: boards.sort((a, b) => (a.code < b.code ? -1 : 1)),
    open,
    shapes,
    highest: PERCENTS.flatMap((percent) => tallest[percent] ?? []),
    ladder: ladderOf(rungs),
  }
}

/** Whether two labels of one board differ in its window. */
function hasOtherWindow(one: Label, other: Label): boolean {
  if (one.hasWindow !== other.hasWindow) return true
  return one.hasWindow && (one.windowDays !== other.windowDays || one.windowBoards !== other.windowBoards)
}

/** Sealed boards of one streak, while they are counted. */
interface RungCount {
  length: number
  readonly atLeast: StockCode[]
}

function ladderOf(rungs: readonly RungCount[]): FigureRung[] {
  const ladder: FigureRung[] = []
  rungs.forEach(({ length, atLeast }, streak) => {
    ladder.push({ streak, codes: { length }, atLeast: atLeast.sort() })
  })
  return ladder
}
