import { CLASSES, classOf } from '../engine/daySums.ts'
import type { DaySums } from '../engine/daySums.ts'
import type { ScanResult } from '../engine/scan.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import { nameOn } from '../engine/status.ts'
import { ANOMALOUS, FAULTY_ROW, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import { EXCHANGES } from '../model/code.ts'
import type { SkippedKind, StockCode } from '../model/code.ts'
import { dateText } from '../model/date.ts'
import type { RowIssue } from '../model/issue.ts'
import { ratio } from '../model/ratio.ts'
import type {
  AmountByExchange,
  Board,
  BoardCounts,
  DayStats,
  IndexMove,
  InputSummary,
  LookbackEnd,
  Thresholds,
} from '../model/report.ts'
import { SCOPE_RULES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope, ScopeRules } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { boardRow, DOWN, UP } from './boardRows.ts'
import type { BoardContext, Side } from './boardRows.ts'
import type { Gap } from './completeness.ts'
import { dayEvents } from './dayEvents.ts'
import { classesInScope } from './inScope.ts'
import { issueSummaries } from './issueSummaries.ts'
import { ladder } from './ladder.ts'
import { openingGroups } from './opening.ts'
import { dayDoubts } from './dayDoubts.ts'
import { qualityMap } from './quality.ts'
import { streak } from './streak.ts'
import { suspendedStocks } from './suspended.ts'

const UNKNOWN_STATUS = STATUSES.indexOf('unknown')

/** What a user chooses about one day's figures. */
export interface DayChoices {
  readonly scope: Scope
  /** Overrides the scope's choice. */
  readonly specialTreatment: 'in' | 'out' | undefined
  /** Overrides the scope's rule. */
  readonly daysBoards: DaysBoardsRule | undefined
  readonly thresholds: Thresholds
}

/** Everything that one day's figures are made from. */
export interface DayInput {
  readonly date: number
  readonly scan: ScanResult
  readonly universe: Universe
  readonly facts: SecurityFacts
  readonly choices: DayChoices
  readonly lookbackFrom: number
  readonly lookbackEnd: LookbackEnd
  /** The day itself is short of stocks and the user went on. */
  readonly shortToday: readonly Gap[]
  readonly indexes: readonly IndexMove[]
  readonly input: readonly InputSummary[]
  readonly assumptions: readonly string[]
  readonly issues: readonly RowIssue[]
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
  const { date, scan, universe, choices } = input
  const { events, sums } = scan
  const rules = effectiveRules(choices)
  const counted = classesInScope(rules)
  const isCounted = (event: number): boolean =>
    counted[classOf(events.status[event]!, universe.segmentIdOf(events.stock[event]!))] === 1
  const slot = sums.dates.indexOf(date)
  const previousDate = slot > 0 ? sums.dates[slot - 1] : undefined

  const today = dayEvents(events, date).filter(isCounted)
  const having = (bits: number): number => today.filter((event) => (events.state[event]! & bits) !== 0).length
  const context: BoardContext = {
    events,
    universe,
    rule: rules.daysBoards,
    labelsDelisting: rules.labelsDelisting,
    listedName: (code) => listedName(input.facts, code, date),
  }
  const boards = boardsOf(context, UP, today)
  const downBoards = boardsOf(context, DOWN, today)
  const limitUp = countBoards(boards)
  const limitDown = countBoards(downBoards)
  const traded = tradedInScope(sums, slot, counted)
  const unknownClasses = counted.map((isIn, at) => (at >= classOf(UNKNOWN_STATUS, 0) ? isIn : 0))
  const statusUnknown = tradedInScope(sums, slot, unknownClasses)
  const noLimit = having(NO_LIMIT)
  const notJudged = having(NOT_JUDGED)
  const anomalous = having(ANOMALOUS)
  const { suspended, unsure } = suspendedStocks(scan.stocks, universe, input.facts, date, counted)

  const amountCents = amountsOf(sums, slot)
  const before = previousDate === undefined ? undefined : amountsOf(sums, slot - 1)
  const yesterday =
    previousDate === undefined
      ? []
      : dayEvents(events, previousDate)
          .filter((event) => isCounted(event) && (events.state[event]! & UP.sealed) !== 0)
          .map((event) => streak(events, event, UP.sealed))
  const sealed = boards.filter((board) => board.state === 'sealed')
  const streakPromotion =
    sums.dates.length < 3
      ? undefined
      : ratio(
          sealed.filter((board) => board.streak >= 3).length,
          yesterday.filter((each) => each.boards >= 2).length,
        )

  const amountChangeCents =
    before === undefined || input.shortToday.length > 0 ? undefined : changeOf(amountCents, before)
  const doubts = dayDoubts({
    date,
    slot,
    sums,
    rules,
    sealed,
    yesterday: previousDate === undefined ? undefined : yesterday,
    streakPromotion,
    statusUnknown,
    notJudged,
    anomalous,
    faulty: having(FAULTY_ROW),
    touched: boards.length,
    amountCents,
    amountChangeCents,
    indexes: input.indexes,
    shortToday: input.shortToday,
    unsure,
  })

  return {
    date: dateText(date),
    previousDate: previousDate === undefined ? undefined : dateText(previousDate),
    lookback: {
      from: dateText(input.lookbackFrom),
      days: sums.dates.filter((each) => each >= input.lookbackFrom && each <= date).length,
      end: input.lookbackEnd,
    },
    scope: choices.scope,
    specialTreatment: rules.specialTreatment ? 'in' : 'out',
    daysBoardsRule: rules.daysBoards,
    thresholds: choices.thresholds,
    assumptions: input.assumptions,
    input: input.input,
    advancers: sums.advancers[slot]!,
    decliners: sums.decliners[slot]!,
    unchanged: sums.unchanged[slot]!,
    bigRisers: sums.bigRisers[slot]!,
    amountCents,
    amountChangeCents,
    indexes: input.indexes,
    traded,
    statusUnknown,
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
    ladder: ladder(boards),
    opening: { groups: openingGroups(boards, choices.thresholds) },
    boards,
    downBoards,
    quality: qualityMap(doubts),
    issues: issueSummaries(input.issues, input.lookbackFrom, date),
    skipped: input.skipped,
  }
}

function boardsOf(context: BoardContext, side: Side, today: readonly number[]): Board[] {
  return today
    .filter((event) => (context.events.state[event]! & (side.sealed | side.broken)) !== 0)
    .map((event) => boardRow(context, side, event))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function countBoards(boards: readonly Board[]): BoardCounts {
  const sealed = boards.filter((board) => board.state === 'sealed').length
  return { sealed, broken: boards.length - sealed }
}

function tradedInScope(sums: DaySums, slot: number, counted: Uint8Array): number {
  let traded = 0
  counted.forEach((isIn, at) => {
    traded += isIn * sums.traded[slot * CLASSES + at]!
  })
  return traded
}

function amountsOf(sums: DaySums, slot: number): AmountByExchange {
  const [sse, szse, bse] = EXCHANGES.map((_, at) =>
    sums.amountUnknown[slot * 3 + at]! > 0 || sums.codes[slot * 3 + at] === 0
      ? undefined
      : sums.amountCents[slot * 3 + at]!,
  )
  return { sse, szse, bse }
}

/** 沪深两市: the Beijing exchange is left out. */
function changeOf(now: AmountByExchange, before: AmountByExchange): number | undefined {
  if (now.sse === undefined || now.szse === undefined) return undefined
  if (before.sse === undefined || before.szse === undefined) return undefined
  return now.sse + now.szse - before.sse - before.szse
}

function listedName(facts: SecurityFacts, code: StockCode, date: number): string | undefined {
  const security = facts.byCode.get(code)
  return nameOn(security, date)?.name ?? security?.undatedName
}
