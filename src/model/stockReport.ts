import type { SideState } from './barVerdict.ts'
import type { BoardShape } from './board.ts'
import type { Exchange, Segment, StockCode } from './code.ts'
import type { TradeDate } from './date.ts'
import type { Spread } from './dayDepth.ts'
import type { Suspension } from './explanation.ts'
import type { Ratio } from './ratio.ts'
import type { DaysBoardsRule } from './scope.ts'
import type { Status } from './status.ts'

/** One stock over a span of days: who it was, its boards in time, and what came of them. Prices and amounts in cents. */
export interface StockReport {
  /** As it was asked for: a code or a name. */
  readonly asked: string
  /** The code of the last day. */
  readonly code: StockCode
  readonly exchange: Exchange
  readonly segment: Segment
  /** The days asked for, or those of the data. */
  readonly from: TradeDate
  readonly to: TradeDate
  /** First day that was read: streaks and windows look back so far. */
  readonly lookbackFrom: TradeDate
  /** Whether the data holds no other stock: a day without its bar is then taken for a suspension. */
  readonly isAlone: boolean
  readonly assumptions: readonly string[]
  /** Own bars of the span. */
  readonly bars: number
  /** Names for display with the days on which bars bore them, in time. */
  readonly names: readonly NamePeriod[]
  readonly statuses: readonly StatusPeriod[]
  /** Codes with the days on which bars stood under them, where there was more than one. */
  readonly codes: readonly CodePeriod[]
  /** Own bars of which nothing says whether the stock was ST; judged as an ordinary one's. */
  readonly statusUnknown: number
  /** Sealed boards if it was ST on those bars; undefined where that makes no difference. */
  readonly boardsIfSt: number | undefined
  readonly timeline: readonly TimelineEntry[]
  readonly summary: StockSummary
  /** How the stock stands after its last bar up to the end of the span; undefined without one. */
  readonly standing: Standing | undefined
  /** What the data has against rows of the stock in the span, as printed lines. */
  readonly issues: readonly string[]
}

/** A name and the bars that bore it, first and last. */
export interface NamePeriod {
  readonly name: string
  readonly from: TradeDate
  readonly to: TradeDate
}

/** A code and the bars that stood under it, first and last. */
export interface CodePeriod {
  readonly code: StockCode
  readonly from: TradeDate
  readonly to: TradeDate
}

/** A status and the bars that had it, first and last. */
export interface StatusPeriod {
  readonly status: Status
  readonly from: TradeDate
  readonly to: TradeDate
}

/** What stands in a timeline: a bar that touched a limit or could not be judged, or what lies between two. */
export type TimelineEntry =
  | ({ readonly kind: 'bar' } & TimelineBar)
  | { readonly kind: 'untouched'; readonly bars: number; readonly from: TradeDate; readonly to: TradeDate }
  | ({ readonly kind: 'suspended' } & Suspension)
  /** A day that the whole market lacks, or on which it is short of stocks: the look-back ends there. */
  | { readonly kind: 'hole'; readonly date: TradeDate; readonly what: 'missing' | 'short' }

/** What one bar did: to the up limit, else to the down limit, else why it was not judged. */
export type BarOutcome =
  | 'sealed'
  | 'broken'
  | 'limitDown'
  | 'limitDownBroken'
  | 'untouched'
  | 'noLimit'
  | 'notJudged'
  | 'anomalous'
  | 'faultyRow'

/** One bar of a timeline. */
export interface TimelineBar {
  readonly date: TradeDate
  /** Number among the stock's own bars of the run, from 1. */
  readonly ordinal: number
  /** The code of the day. */
  readonly code: StockCode
  readonly name: string | undefined
  readonly status: Status
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number | undefined
  readonly limitPercent: 5 | 10 | 20 | 30 | undefined
  readonly limitUp: number | undefined
  readonly limitDown: number | undefined
  /** (close - prevClose) ÷ prevClose. */
  readonly change: Ratio | undefined
  readonly volumeShares: number | undefined
  readonly amountCents: number | undefined
  readonly outcome: BarOutcome
  /** What the bar did to either limit; undefined where it was not judged or had none. */
  readonly up: SideState | undefined
  readonly down: SideState | undefined
  /** Of a board sealed up or down. */
  readonly shape: BoardShape | undefined
  /** 连板数; on a limit-down, limit-downs in a row; 0 elsewhere. */
  readonly streak: number
  readonly streakAtLeast: boolean
  /** N天M板 of a board sealed up, by each of the rules in order; none elsewhere. */
  readonly windows: readonly StockWindow[]
}

/** N天M板 by one rule. */
export interface StockWindow {
  readonly rule: DaysBoardsRule
  readonly days: number
  readonly boards: number
  readonly atLeast: boolean
}

/** The boards of the span in figures. */
export interface StockSummary {
  readonly sealed: number
  readonly broken: number
  readonly sealRate: Ratio | undefined
  readonly limitDown: number
  readonly limitDownBroken: number
  /** The longest streak, of equal ones the last; undefined without a board. */
  readonly longestStreak: BoardSpan | undefined
  /** By each of the rules in order: the window with the most boards, of equal ones the last. */
  readonly longestWindows: readonly (StockWindow & { readonly from: TradeDate; readonly to: TradeDate })[]
  readonly premium: StockPremium
}

/** Boards in a row, from the first day to the last. */
export interface BoardSpan {
  readonly boards: number
  readonly atLeast: boolean
  readonly from: TradeDate
  readonly to: TradeDate
}

/** 次日溢价: what the stock's boards brought on the next trading day, against that day's reference price. */
export interface StockPremium {
  /** Boards that have a bar with a reference price on the next trading day. */
  readonly boards: number
  /** Boards after which the stock was suspended: left out. */
  readonly suspended: number
  /** Boards whose next day is not in the span, or has no reference price: left out. */
  readonly notKnown: number
  /** Undefined for no boards. */
  readonly open: Spread | undefined
  readonly close: Spread | undefined
}

/** Streak and windows after the stock's last bar, which lies before the span where that has none. */
export interface Standing {
  readonly bar: TimelineBar
  /** The last board up to it, and the own bars since; undefined without one in the look-back. */
  readonly lastBoard: { readonly date: TradeDate; readonly barsSince: number } | undefined
}
