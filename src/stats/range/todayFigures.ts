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
import { STATUSES } from '../../model/status.ts'
import { percentOf } from '../boardRows.ts'
import { daysBoards } from '../daysBoards.ts'
import type { DayView } from '../dayView.ts'
import { streak } from '../streak.ts'
import { STREAK_AT_LEAST, WINDOW_AT_LEAST } from '../wholeBoards.ts'
import type { FigureBoard, FigureRung } from './dayFigures.ts'
import type { FigureContext } from './figureContext.ts'

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
  /** Boards whose streak or window may be longer than seen. */
  readonly open: readonly Pick<Board, 'streak' | 'streakAtLeast' | 'daysBoardsAtLeast'>[]
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
const DELISTING = STATUSES.indexOf('delisting')

/** Reads the day of a view, and notes each stock's event of the day. */
export function todayFigures(context: FigureContext, view: DayView): TodayFigures {
  const { rules, boards: whole } = context.input
  const { events } = view
  const found = {
    sealed: 0,
    broken: 0,
    downSealed: 0,
    downBroken: 0,
    notJudged: 0,
    anomalous: 0,
    faulty: 0,
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
    // As the day's look-back sees it: mostly as the whole pass does.
    const isHeld = whole.holdsLabel(event, view.firstSlot)
    const run = isHeld ? undefined : streak(view, event, UP_SEALED)
    const window = isHeld ? undefined : daysBoards(view, event, UP_SEALED, rules.daysBoards)
    const length = run?.boards ?? whole.streak[event]!
    const atLeast = run?.atLeast ?? (whole.atLeast[event]! & STREAK_AT_LEAST) !== 0
    const hasWindow = rules.labelsDelisting || events.status[event] !== DELISTING
    const daysBoardsAtLeast =
      hasWindow && (window?.atLeast ?? (whole.atLeast[event]! & WINDOW_AT_LEAST) !== 0)
    if (atLeast || daysBoardsAtLeast) open.push({ streak: length, streakAtLeast: atLeast, daysBoardsAtLeast })
    const limitPercent = percentOf(events.percent[event]!)
    const top = (tallest[limitPercent] ??= { limitPercent, streak: 0, atLeast: false })
    top.streak = Math.max(top.streak, length)
    top.atLeast ||= atLeast
    const rung = (rungs[length] ??= { length: 0, atLeast: [] })
    rung.length++
    if (atLeast) rung.atLeast.push(context.codeOf(event))
    if (length < LEAST_STREAK_OF_ROWS) continue
    boards.push({
      code: context.codeOf(event),
      name: context.nameOf(event),
      limitPercent,
      streak: length,
      streakAtLeast: atLeast,
      daysBoards: hasWindow
        ? {
            days: window?.days ?? whole.windowDays[event]!,
            boards: window?.boards ?? whole.windowBoards[event]!,
          }
        : undefined,
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
    boards: boards.sort((a, b) => (a.code < b.code ? -1 : 1)),
    open,
    shapes,
    highest: PERCENTS.flatMap((percent) => tallest[percent] ?? []),
    ladder: ladderOf(rungs),
  }
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
