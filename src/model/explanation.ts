import type { BoardShape } from './board.ts'
import type { SideState, StatusSource } from './barVerdict.ts'
import type { Exchange, Segment, StockCode } from './code.ts'
import type { TradeDate } from './date.ts'
import type { FreeBarReason } from './freeBars.ts'
import type { Place } from './issue.ts'
import type { GroupLabel, LookbackEnd } from './report.ts'
import type { DaysBoardsRule, Scope } from './scope.ts'
import type { LimitPercent, Status } from './status.ts'

/** Why a stock's day is what the figures say: every step from the row to the label. Prices in cents. */
export interface Explanation {
  /** As it was asked for: a code or a name. */
  readonly asked: string
  readonly code: StockCode
  readonly date: TradeDate
  readonly name: FoundName | undefined
  readonly exchange: Exchange
  readonly segment: Segment
  /** The first digits, by which the code tells its segment. */
  readonly prefix: string
  /** The days that were looked at, and what ended the look-back. */
  readonly lookback: Lookback
  /** What the user told the program to take for granted, as flag names. */
  readonly assumptions: readonly string[]
  /** The stock's bar of the day; undefined where it has none, which `absence` then explains. */
  readonly bar: ExplainedBar | undefined
  readonly absence: Absence | undefined
  /** What the data has against the stock's row of the day, as printed lines. */
  readonly issues: readonly string[]
}

/** The days from which a stock's labels were read. */
export interface Lookback {
  readonly from: TradeDate
  /** Days of the market, the last included. */
  readonly days: number
  readonly end: LookbackEnd
  /** Whether the data holds no other stock: a day without its bar is then taken for a suspension. */
  readonly isAlone: boolean
}

/** A short name of the day and the row that gives it. */
export interface FoundName {
  /** For display. */
  readonly name: string
  /** As it stands in the data. */
  readonly sourceName: string
  readonly source: 'row' | 'list' | 'undated'
  readonly at: Place | undefined
}

/** One own bar and what the law makes of it. */
export interface ExplainedBar {
  readonly at: Place | undefined
  /** Number among the stock's own bars of the look-back, from 1. */
  readonly ordinal: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volumeShares: number | undefined
  readonly amountCents: number | undefined
  readonly status: FoundStatus
  readonly reference: Reference
  /** One; two where the status is not known and it matters: as an ordinary stock, as an ST stock. */
  readonly readings: readonly Reading[]
}

/** 状态 of the day and what decided it. */
export interface FoundStatus {
  readonly status: Status
  readonly source: StatusSource
  /** The flag or the name that decided, as it stands; undefined where nothing did. */
  readonly found: string | undefined
  readonly at: Place | undefined
  /** Whether another source says otherwise about ST. */
  readonly conflict: boolean
  /** Whether nothing says, and a price beyond an ST stock's limits shows that it was none. */
  readonly isShownNotSt: boolean
}

/** A bar named by its day and close. */
export interface BarBefore {
  readonly date: TradeDate
  readonly close: number
  readonly at: Place | undefined
}

/** 前收盘价, the reference price of the day, and where it came from. */
export type Reference =
  | {
      readonly kind: 'given'
      readonly cents: number
      /** The close of the bar before, from which an ex-rights day moves it. */
      readonly before: BarBefore | undefined
    }
  /** The close less 涨跌额 of the row. */
  | { readonly kind: 'change'; readonly cents: number; readonly change: number }
  /** The close before by the vendor's factors. */
  | { readonly kind: 'factor'; readonly cents: number; readonly before: BarBefore | undefined }
  /** The close of the bar before, moved by the ex-rights days in between that are known. */
  | {
      readonly kind: 'derived'
      readonly cents: number
      readonly before: BarBefore
      readonly exRights: readonly ExRightsStep[]
      /** Whether a list of ex-rights days was given. */
      readonly knowsExRights: boolean
    }
  | { readonly kind: 'none' }

/** One ex-rights day's move of a reference price; ten-thousandths as in `ExRights`. */
export interface ExRightsStep {
  readonly date: TradeDate
  readonly cash: number
  readonly bonus: number
  readonly rights: number
  readonly rightsPrice: number
  /** Cents before and after. */
  readonly from: number
  readonly to: number
}

/** One reading of the bar, under one status. */
export interface Reading {
  readonly takenAs: Status
  readonly law: Law
  readonly judgement: ExplainedJudgement
  readonly streak: ExplainedStreak
  /** 跌停 in a row; undefined where the day's low did not touch the limit. */
  readonly downStreak: ExplainedStreak | undefined
  /** gap 2, half 5, half without a largest hole; none where the day is no sealed board. */
  readonly windows: readonly ExplainedWindow[]
  /** Every scope, in order of SCOPES. */
  readonly scopes: readonly ScopeVerdict[]
}

/** The row of the law that decides, and those that might have. */
export interface Law {
  readonly percent: LimitPercent
  /** Undefined where no row decides. */
  readonly row: LawRow | undefined
  readonly others: readonly OtherLawRow[]
}

/** A row of the law: docs/rules.md, section Law by date. */
export interface LawRow {
  readonly id: string
  readonly who: string
  readonly percent: LimitPercent
  readonly since: TradeDate
  /** Last calendar day; undefined while in force. */
  readonly until: TradeDate | undefined
  readonly source: string
  readonly confirmed: boolean
}

/** A row of the stock's segment that does not decide: it does not fit, or stands after the one that does. */
export interface OtherLawRow extends LawRow {
  readonly why: 'status' | 'codes' | 'exchange' | 'notYet' | 'over' | 'moreGeneral'
}

/** What the law says of the bar. */
export type ExplainedJudgement =
  | {
      readonly kind: 'judged'
      readonly up: SideVerdict
      readonly down: SideVerdict
      /** 一字板, T字板, 换手板 of a board sealed up, or down. */
      readonly shape: BoardShape | undefined
    }
  | { readonly kind: 'anomalous'; readonly up: LimitSteps; readonly down: LimitSteps }
  | { readonly kind: 'noLimit'; readonly why: NoLimit }
  | {
      readonly kind: 'notJudged'
      readonly why: 'noReference' | 'lawUnknown' | 'beyondDerived'
      /** Of a bar beyond what the close before gives. */
      readonly up: LimitSteps | undefined
      readonly down: LimitSteps | undefined
    }

/** What a bar did to one limit. */
export interface SideVerdict {
  readonly state: SideState
  readonly limit: LimitSteps
}

/** A limit price step by step: prevClose × factor ÷ 100, rounded, and at least a cent from prevClose. */
export interface LimitSteps {
  /** 100 + percent, or 100 - percent. */
  readonly factor: number
  /** Hundredths of a cent. */
  readonly product: number
  readonly rounding: 'halfUp' | 'down' | 'up'
  /** Cents, after the rounding alone. */
  readonly rounded: number
  /** Whether the tick floor moved it: a cent from prevClose, or one cent at least. */
  readonly floor: 'none' | 'tick' | 'oneCent'
  /** Cents. */
  readonly limit: number
}

/** Why a day had no limit. */
export interface NoLimit {
  readonly reason: FreeBarReason | 'law'
  /** The day that the reason starts from: the listing date, the first bar, or the bar before a long halt. */
  readonly since: TradeDate | undefined
  /** The row of the list that says so, where one does. */
  readonly at: Place | undefined
  /** Which of how many free own bars the day is; undefined where they are not counted. */
  readonly bar: number | undefined
  readonly bars: number | undefined
}

/** One own bar of a streak, or the one that ends it. */
export interface StreakBar {
  readonly date: TradeDate
  readonly ordinal: number
  readonly prevClose: number | undefined
  /** The limit price of the streak's side; undefined where the bar has none. */
  readonly limit: number | undefined
  /** High, or low on the down side. */
  readonly extreme: number
  readonly close: number
  readonly verdict: SideState | 'anomalous' | 'noLimit' | 'notJudged' | 'faultyRow'
  /** 停牌 between this bar and the stock's bar before: trading days without one. */
  readonly suspendedBefore: Suspension | undefined
}

/** Trading days on which the stock has no bar between two of its bars. */
export interface Suspension {
  readonly from: TradeDate
  readonly to: TradeDate
  readonly days: number
}

/** 连板 bar by bar. */
export interface ExplainedStreak {
  readonly boards: number
  /** The look-back ended inside it, or earlier bars may be boards under another status. */
  readonly atLeast: boolean
  /** The boards in a row, latest first; of a day that is no board, none. */
  readonly bars: readonly StreakBar[]
  /** The bar before them, which ends the streak; undefined at the first bar of the look-back. */
  readonly endedBy: StreakBar | undefined
  /** Of a day that is no board: the boards in a row up to the stock's bar before, which the day ended (断板). */
  readonly endedRun: ExplainedStreak | undefined
}

/** N天M板 by one rule. */
export interface ExplainedWindow {
  readonly rule: DaysBoardsRule
  readonly days: number
  readonly boards: number
  readonly atLeast: boolean
  /** The day's board and those before it, as far as the rule goes, latest first. */
  readonly chain: readonly WindowBoard[]
  /** Why the rule goes no farther back. */
  readonly end: WindowEnd
}

/** One board of a chain and the window that would start on it. */
export interface WindowBoard {
  readonly date: TradeDate
  readonly ordinal: number
  /** Empty own bars up to the chain's next later board; undefined for the day's own. */
  readonly empty: number | undefined
  readonly days: number
  readonly boards: number
  /** Whether the rule takes the window that starts here. */
  readonly isTaken: boolean
}

/** What stands before a chain's earliest board, behind `empty` own bars that are no boards. */
export type WindowEnd =
  /** A board, behind more of them than the rule allows. */
  | { readonly kind: 'hole'; readonly date: TradeDate; readonly empty: number }
  /** A bar that could not be judged: what it was is not known. */
  | {
      readonly kind: 'unknownBar'
      readonly date: TradeDate
      readonly empty: number
      readonly verdict: StreakBar['verdict']
    }
  /** The first bar of the look-back. */
  | { readonly kind: 'noBoard'; readonly empty: number }

/** Whether a scope counts the stock that day, and what it prints of it. */
export interface ScopeVerdict {
  readonly scope: Scope
  readonly counted: boolean
  /** Why not. */
  readonly leftOut: 'specialTreatment' | 'delisting' | 'bse' | undefined
  /** Of a sealed board that is counted; none where the scope gives the stock no label. */
  readonly labels: readonly ScopeLabel[]
}

/** A label as one place prints it: a text (the opening line), the picture 今日涨停分析图, or a pool (涨停池). */
export interface ScopeLabel {
  readonly where: 'text' | 'picture' | 'pool'
  readonly label: GroupLabel
  /** Of a text: whether the opening line with its usual thresholds prints it. */
  readonly isPrinted: boolean | undefined
}

/** Why the stock has no bar on the day, and what stands around it. */
export interface Absence {
  readonly why: 'suspendedRow' | 'faultyRow' | 'noRow' | 'notListed' | 'delisted'
  /** Its row of the day, where there is one. */
  readonly at: Place | undefined
  readonly listed: DatedFact | undefined
  readonly delisted: DatedFact | undefined
  readonly before: AbsenceBar | undefined
  readonly after: AbsenceBar | undefined
  /** The streak that stands after the bar before: a suspension neither adds nor breaks. */
  readonly streak: ExplainedStreak | undefined
}

/** The nearest own bar before or after a day without one. */
export interface AbsenceBar extends BarBefore {
  /** Trading days from that bar to the day, or from the day to it. */
  readonly tradingDays: number
}

/** A day from a securities list and its row. */
export interface DatedFact {
  readonly date: TradeDate
  readonly at: Place | undefined
}
