import type { SecurityFacts } from '../engine/securities.ts'
import { ANOMALOUS, FAULTY_ROW, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import type { SkippedKind } from '../model/code.ts'
import { dateText } from '../model/date.ts'
import { ratio } from '../model/ratio.ts'
import type {
  Board,
  BoardCounts,
  DaysBoards,
  DayStats,
  IndexMove,
  InputSummary,
  IssueSummary,
  LookbackEnd,
  Thresholds,
} from '../model/report.ts'
import { SCOPE_RULES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope, ScopeRules } from '../model/scope.ts'
import type { Universe } from '../model/universe.ts'
import { amountsOf, changeOf } from './amounts.ts'
import type { Gap } from './completeness.ts'
import { dataCodes } from './dataCode.ts'
import { dayDepth } from './depth/dayDepth.ts'
import { highestByLimit, ladderGaps, shapeCounts } from './depth/heights.ts'
import type { DayView } from './dayView.ts'
import { groupReport } from './groups.ts'
import type { GroupChoice } from './groups.ts'
import { ladder } from './ladder.ts'
import { openingGroups } from './opening.ts'
import { dayDoubts } from './dayDoubts.ts'
import { qualityMap } from './quality.ts'
import { statusRanges } from './ranges.ts'
import type { StatusReading } from './ranges.ts'
import { readDay, statusUnknownIn, streaksBefore } from './reading.ts'
import type { DayReading } from './reading.ts'
import { risersOf } from './risers.ts'
import { suspendedStocks } from './suspended.ts'

/** What a user chooses about one day's figures. */
export interface DayChoices {
  readonly scope: Scope
  /** Overrides the scope's choice. */
  readonly specialTreatment: 'in' | 'out' | undefined
  /** Overrides the scope's rule. */
  readonly daysBoards: DaysBoardsRule | undefined
  readonly thresholds: Thresholds
  /** 大面 is a fall of this many percent or more. */
  readonly bigLossPercent: number
}

/** Everything that one day's figures are made from. */
export interface DayInput {
  readonly view: DayView
  /** The same bars with stocks of unknown status taken for ST where their bars allow it; undefined when there are none. */
  readonly viewAsSt: DayView | undefined
  /** Reference prices moved by known ex-rights days; undefined when no reference was derived. */
  readonly exRightsDays: number | undefined
  /** Whether a list of ex-rights days was given. */
  readonly knowsExRights: boolean
  readonly universe: Universe
  readonly facts: SecurityFacts
  readonly choices: DayChoices
  readonly lookbackEnd: LookbackEnd
  /** A stock without a row since this day has left the market, as far as the bars tell. */
  readonly suspendedSince: number
  /** The day itself is short of stocks and the user went on. */
  readonly shortToday: readonly Gap[]
  readonly indexes: readonly IndexMove[]
  /** What the user's files say of groups; undefined without one. */
  readonly groups: GroupChoice | undefined
  readonly input: readonly InputSummary[]
  readonly assumptions: readonly string[]
  /** Issues of the look-back's days and of rows without a day. */
  readonly issues: readonly IssueSummary[]
  readonly skipped: Readonly<Record<SkippedKind, number>>
}

/** The rules that the choices come to. */
export function effectiveRules(choices: DayChoices): ScopeRules {
  const rules = SCOPE_RULES[choices.scope]
  return {
    ...rules,
    specialTreatment:
      choices.specialTreatment === undefined ? rules.specialTreatment : choices.specialTreatment === 'in',
    daysBoards: choices.daysBoards ?? rules.daysBoards,
  }
}

/** 一日的全部数字: the figures of one day from the kernel's events and sums. Pure; ties in order of code. */
export function dayStats(input: DayInput): DayStats {
  const { view, universe, choices } = input
  const { events, sums, slot, date, previousDate } = view
  const rules = effectiveRules(choices)
  const readingInput = { universe, facts: input.facts, rules }
  const reading = readDay(readingInput, view)
  const special = input.viewAsSt === undefined ? undefined : readDay(readingInput, input.viewAsSt)
  const { today, downBoards, traded, counted } = reading
  const having = (bits: number): number => today.filter((event) => (events.state[event]! & bits) !== 0).length
  const boards = special === undefined ? reading.boards : atLeastOf(reading.boards, special.boards)
  const ranges =
    special === undefined
      ? undefined
      : statusRanges(statusReading(reading), statusReading(special), rules.specialTreatment)
  const limitUp = countBoards(boards)
  const limitDown = countBoards(downBoards)
  const statusUnknown = statusUnknownIn(sums, slot, counted)
  const noLimit = having(NO_LIMIT)
  const notJudged = having(NOT_JUDGED)
  const anomalous = having(ANOMALOUS)
  const statuses = view.statusesOn(date)
  const { suspended, unsure } = suspendedStocks(
    view,
    input.suspendedSince,
    universe,
    input.facts,
    counted,
    (stock) => statuses[stock]!,
  )

  const amountCents = amountsOf(sums, slot)
  const before = previousDate === undefined ? undefined : amountsOf(sums, slot - 1)
  const sealed = boards.filter((board) => board.state === 'sealed')
  const yesterday = streaksBefore(reading)
  const days = slot - view.firstSlot + 1
  const streakPromotion =
    days < 3
      ? undefined
      : ratio(
          sealed.filter((board) => board.streak >= 3).length,
          [...(yesterday?.values() ?? [])].filter((each) => each.boards >= 2).length,
        )
  const rungs = ladder(boards)
  const depth = dayDepth(reading, boards, choices.bigLossPercent)

  const amountChangeCents =
    before === undefined || input.shortToday.length > 0 ? undefined : changeOf(amountCents, before)
  const risers = risersOf(reading, (stock) => universe.segmentOf(stock))
  const groups =
    input.groups &&
    groupReport({
      ...input.groups,
      date,
      boards,
      downBoards,
      risers,
      hasDayBefore: previousDate !== undefined,
      dataCode: dataCodes(universe, date),
    })
  const doubts = dayDoubts({
    date,
    slot,
    days,
    sums,
    rules,
    sealed: reading.boards.filter((board) => board.state === 'sealed'),
    downSealed: downBoards.filter((board) => board.state === 'sealed'),
    yesterday: yesterday && [...yesterday.values()],
    depth,
    streakPromotion,
    statusUnknown,
    ranges,
    derivedReferences: input.exRightsDays !== undefined && !input.knowsExRights,
    notJudged,
    anomalous,
    faulty: having(FAULTY_ROW),
    touched: boards.length,
    amountCents,
    amountChangeCents,
    indexes: input.indexes,
    shortToday: input.shortToday,
    unsure,
    groups,
  })

  return {
    date: dateText(date),
    previousDate: previousDate === undefined ? undefined : dateText(previousDate),
    lookback: { from: dateText(view.from), days, end: input.lookbackEnd },
    scope: choices.scope,
    specialTreatment: rules.specialTreatment ? 'in' : 'out',
    daysBoardsRule: rules.daysBoards,
    thresholds: choices.thresholds,
    assumptions: input.assumptions,
    input: input.input,
    advancers: sums.advancers[slot]!,
    decliners: sums.decliners[slot]!,
    unchanged: sums.unchanged[slot]!,
    bigRisers: reading.bigRisers,
    overTenRisers: sums.overTenRisers[slot]!,
    amountCents,
    amountChangeCents,
    indexes: input.indexes,
    traded,
    statusUnknown,
    ranges,
    exRightsDays: input.exRightsDays,
    suspended,
    noLimit,
    notJudged,
    anomalous,
    untouched: traded - limitUp.sealed - limitUp.broken - noLimit - notJudged - anomalous,
    limitUp,
    limitDown,
    sealRate: ratio(limitUp.sealed, limitUp.sealed + limitUp.broken),
    maxHeight: Math.max(0, ...sealed.map((board) => board.streak)),
    streakStocks: previousDate === undefined ? undefined : sealed.filter((board) => board.streak >= 2).length,
    streakPromotion,
    ...depth,
    ladder: rungs,
    ladderGaps: ladderGaps(rungs),
    highest: highestByLimit(boards),
    shapes: shapeCounts(boards),
    downLadder: ladder(downBoards),
    opening: { groups: openingGroups(boards, choices.thresholds) },
    boards,
    downBoards,
    comparisons: undefined,
    risers,
    groups,
    quality: qualityMap(doubts),
    issues: input.issues,
    skipped: input.skipped,
  }
}

function statusReading(reading: DayReading): StatusReading {
  const { boards, downBoards, traded, bigRisers } = reading
  return { boards, downBoards, traded, bigRisers, before: streaksBefore(reading) }
}

/** Boards whose streak or window would be longer if earlier bars at the narrow limit were ST boards. */
function atLeastOf(plain: readonly Board[], special: readonly Board[]): Board[] {
  const asSt = new Map(special.map((board) => [board.code, board]))
  return plain.map((board) => {
    const other = asSt.get(board.code)
    if (other === undefined) return board
    return {
      ...board,
      streakAtLeast: board.streakAtLeast || other.streak > board.streak,
      daysBoardsAtLeast: board.daysBoardsAtLeast || isOther(board.daysBoards, other.daysBoards),
      pictureWindowAtLeast: board.pictureWindowAtLeast || isOther(board.pictureWindow, other.pictureWindow),
    }
  })
}

function isOther(one: DaysBoards | undefined, other: DaysBoards | undefined): boolean {
  return one?.days !== other?.days || one?.boards !== other?.boards
}

function countBoards(boards: readonly Board[]): BoardCounts {
  const sealed = boards.filter((board) => board.state === 'sealed').length
  return { sealed, broken: boards.length - sealed }
}
