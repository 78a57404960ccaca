import type { BoardShape, BoardState } from './board.ts'
import type { Segment, StockCode } from './code.ts'
import type { TradeDate } from './date.ts'
import type { Comparisons, Highest, LossEffect, Premiums, Promotion, ShapeCounts } from './dayDepth.ts'
import type { GroupReport } from './groups.ts'
import type { IssueCode } from './issue.ts'
import type { Ratio } from './ratio.ts'
import type { DaysBoardsRule, Scope } from './scope.ts'
import type { Status } from './status.ts'

/** 封板 and 炸板 counts of one side. */
export interface BoardCounts {
  readonly sealed: number
  readonly broken: number
}

/** N天M板: M boards within N own bars. {1, 1} is 首板. */
export interface DaysBoards {
  readonly days: number
  readonly boards: number
}

/** One stock that touched its limit on the day. Prices and amounts in cents. */
export interface Board {
  readonly code: StockCode
  /** For display: folded to half width, blanks and -U/-W/-V dropped, no XD/XR/DR/N/C in front. */
  readonly name: string | undefined
  /** The name as it stands in the data. */
  readonly sourceName: string | undefined
  readonly segment: Segment
  readonly status: Status
  readonly limitPercent: 5 | 10 | 20 | 30
  readonly state: BoardState
  /** Of a sealed board; undefined for a broken one. */
  readonly shape: BoardShape | undefined
  /** 连板数: sealed own bars in a row up to the day; 0 for a broken board. */
  readonly streak: number
  /** True when the look-back ended inside the streak: it may be longer than seen. */
  readonly streakAtLeast: boolean
  /** Undefined for a broken board, and for a 退市整理 stock where the scope gives it no label. */
  readonly daysBoards: DaysBoards | undefined
  /** True when the look-back ended where the window could still have grown. */
  readonly daysBoardsAtLeast: boolean
  /** N天M板 by the picture's rule, whatever the day's: at most 2 empty bars between boards. */
  readonly pictureWindow: DaysBoards | undefined
  readonly pictureWindowAtLeast: boolean
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number
  readonly limitPrice: number
  /** (close - prevClose) ÷ prevClose. */
  readonly change: Ratio
  readonly volumeShares: number | undefined
  readonly amountCents: number | undefined
}

/** 涨超10%未触板: a stock that rose more than 10% without touching its limit, as on days without one. */
export interface Riser {
  readonly code: StockCode
  readonly name: string | undefined
  readonly segment: Segment
  readonly status: Status
  /** Undefined on a day without a limit. */
  readonly limitPercent: 5 | 10 | 20 | 30 | undefined
  readonly close: number
  readonly prevClose: number
  readonly change: Ratio
  readonly amountCents: number | undefined
}

/** 梯队: one height of the ladder. */
export interface Rung {
  readonly streak: number
  readonly codes: readonly StockCode[]
  /** Those of `codes` whose streak may be longer than seen. */
  readonly atLeast: readonly StockCode[]
}

/** What a printed label says of a group of stocks. */
export type GroupLabel =
  | { readonly kind: 'streak'; readonly boards: number; readonly atLeast: boolean }
  | { readonly kind: 'window'; readonly days: number; readonly boards: number; readonly atLeast: boolean }
  | { readonly kind: 'firstBoard' }

/** Stocks that the opening line prints under one label, by code. */
export interface OpeningGroup {
  /** Where it stands in the sentence: high streaks, N天M板, lower streaks, or the Beijing exchange's block. */
  readonly block: 'streaks' | 'windows' | 'lowerStreaks' | 'bse'
  /** 20 and 30 are printed as 20CM and 30CM. */
  readonly limitPercent: 5 | 10 | 20 | 30
  readonly label: GroupLabel
  readonly codes: readonly StockCode[]
  readonly names: readonly string[]
  /** How many names a cap left out; printed as 等K股 with the whole number K. */
  readonly leftOut: number
}

/** Which groups the opening line prints (defaults follow the published line). */
export interface Thresholds {
  /** Smallest streak printed for 10CM (and 5%) boards. */
  readonly minStreak10: number
  readonly minStreak20: number
  /** Smallest M of a printed N天M板 for 10CM and 20CM boards. */
  readonly minWindowBoards: number
  /** Whether the Beijing exchange's boards are all printed, 首板 included. */
  readonly bse: 'all' | 'none'
  /** Streaks from here on stand before the N天M板 block. */
  readonly tallStreak: number
  /** Most names in one group; undefined is no cap. */
  readonly maxNames: number | undefined
}

/** One index's move of the day. Prices in ten-thousandths of a point, so that four decimals stay exact. */
export interface IndexMove {
  readonly code: string
  readonly name: string
  readonly close: number
  readonly prevClose: number
  readonly change: Ratio
}

/**
 * Why a figure is not fully known: nothing says who was ST, reference prices were derived, the look-back ended too soon,
 * a rate of nothing, or the data.
 */
export interface Cause {
  readonly kind: 'status' | 'reference' | 'lookback' | 'nothing' | 'data'
  readonly text: string
}

/** How a figure is known. */
export type Quality =
  | { readonly state: 'known' }
  | { readonly state: 'partial'; readonly causes: readonly Cause[] }
  | { readonly state: 'unknown'; readonly causes: readonly Cause[] }

/** Figures whose quality is stated one by one. */
export const FIGURES = [
  'advancers',
  'bigRisers',
  'amountCents',
  'amountChangeCents',
  'indexes',
  'traded',
  'suspended',
  'limitUp',
  'limitDown',
  'sealRate',
  'maxHeight',
  'streakStocks',
  'streakPromotion',
  'ladder',
  'daysBoards',
  'overTenRisers',
  'promotions',
  'overallPromotion',
  'premiums',
  'lossEffect',
  'reclaims',
  'downLadder',
  'comparisons',
  'groups',
] as const
export type Figure = (typeof FIGURES)[number]

/** One value for every figure. */
export function forEachFigure<Value>(valueOf: (figure: Figure) => Value): Record<Figure, Value> {
  return Object.fromEntries(FIGURES.map((figure) => [figure, valueOf(figure)])) as Record<Figure, Value>
}

/** Both ends of what a count may be. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Both ends of what a rate may be. */
export interface RateRange {
  readonly from: Ratio
  readonly to: Ratio
}

/** Both ends of how many stocks one rung of the ladder may hold. */
export interface RungRange extends Range {
  readonly streak: number
}

/** What the figures of the day may lie between when nothing says which stocks were ST (or 退市整理: not in it). */
export interface StatusRanges {
  /** Stocks whose board, or its streak, hangs on whether they are ST, by code. */
  readonly stocks: readonly StockCode[]
  readonly traded: Range
  readonly bigRisers: Range
  readonly sealed: Range
  readonly broken: Range
  readonly limitDownSealed: Range
  readonly limitDownBroken: Range
  /** Undefined where an end is 0 of 0. */
  readonly sealRate: RateRange | undefined
  readonly maxHeight: Range
  readonly streakStocks: Range | undefined
  readonly streakPromotion: RateRange | undefined
  /** Tallest first. */
  readonly rungs: readonly RungRange[]
}

/** All issues of one kind on the days the report looked at. */
export interface IssueSummary {
  readonly code: IssueCode
  readonly count: number
  /** The first few, as printed lines. */
  readonly first: readonly string[]
}

/** What the parsers took the input for. */
export interface InputSummary {
  /** For example 'csv (tushare daily)'. */
  readonly format: string
  readonly volumeUnit: VolumeUnit | undefined
  /** Where a feed counts STAR stocks alone in another unit. */
  readonly starVolumeUnit?: VolumeUnit | undefined
  readonly amountUnit: AmountUnit | undefined
  /** Where prevClose came from. */
  readonly prevClose: PrevCloseSource
  /** Whether the file's own columns say who was ST: its flag, its names, its limit prices, or nothing. */
  readonly stSource: 'flag' | 'name' | 'limit' | 'none'
}

/**
 * The reference price as a column of the file, close less its change column, the close before through the file's
 * adjustment factors, or the stock's close before, which is wrong on an ex-rights day that nothing tells.
 */
export type PrevCloseSource = 'given' | 'change' | 'factor' | 'previousClose'

export type VolumeUnit = 'shares' | 'lots'
export type AmountUnit = 'yuan' | 'thousandYuan' | 'tenThousandYuan'

/** Why the look-back began where it did. */
export type LookbackEnd = 'settled' | 'dataStart' | 'missingDay' | 'shortDay'

/** Everything that the formatters receive about one day. Arrays are ordered by the engine, ties by code. */
export interface DayStats {
  readonly date: TradeDate
  /** The trading day before in the data; undefined on the first day. */
  readonly previousDate: TradeDate | undefined
  readonly lookback: { readonly from: TradeDate; readonly days: number; readonly end: LookbackEnd }
  readonly scope: Scope
  /** Whether the scope counts ST stocks. */
  readonly specialTreatment: 'in' | 'out'
  readonly daysBoardsRule: DaysBoardsRule
  readonly thresholds: Thresholds
  /** What the user told the program to take for granted, as flag names. */
  readonly assumptions: readonly string[]
  readonly input: readonly InputSummary[]

  // the whole market, whatever the scope
  readonly advancers: number
  readonly decliners: number
  readonly unchanged: number
  /** Sealed, or up more than 10%. */
  readonly bigRisers: number
  /** 涨超10%: up more than 10%, sealed or not. */
  readonly overTenRisers: number
  readonly amountCents: AmountByExchange
  /** SSE + SZSE against the day before. */
  readonly amountChangeCents: number | undefined
  readonly indexes: readonly IndexMove[]

  // of the scope
  readonly traded: number
  /** Of these, stocks of which nothing says whether they are ST. */
  readonly statusUnknown: number
  /** What the figures may be when these are ST or not; undefined when nothing hangs on it. */
  readonly ranges: StatusRanges | undefined
  /** Rows of the look-back whose reference price was moved by a known ex-rights day; undefined where none was derived. */
  readonly exRightsDays: number | undefined
  readonly suspended: number
  readonly noLimit: number
  readonly notJudged: number
  readonly anomalous: number
  readonly untouched: number
  readonly limitUp: BoardCounts
  readonly limitDown: BoardCounts
  readonly sealRate: Ratio | undefined
  /** 0 when nothing is sealed. */
  readonly maxHeight: number
  /** 连板股: stocks with a streak of 2 or more; undefined without a day before. */
  readonly streakStocks: number | undefined
  /** 连板股晋级率: today's streaks >= 3 ÷ yesterday's streaks >= 2. */
  readonly streakPromotion: Ratio | undefined
  /** 整体晋级率: of yesterday's sealed stocks those sealed again ÷ all of them. */
  readonly overallPromotion: Ratio | undefined
  /** k进k+1 by rung, lowest first; undefined without a day before. */
  readonly promotions: readonly Promotion[] | undefined
  readonly ladder: readonly Rung[]
  /** 断层: rungs without a stock below the tallest. */
  readonly ladderGaps: readonly number[]
  /** 最高板 under each limit that has a sealed board. */
  readonly highest: readonly Highest[]
  readonly shapes: ShapeCounts
  /** 天地板: high at the up limit, close at the down limit. */
  readonly skyToFloor: readonly StockCode[]
  /** 地天板: low at the down limit, close at the up limit. */
  readonly floorToSky: readonly StockCode[]
  /** 反包: sealed at this own bar and at the one before the last, not at the last. */
  readonly reclaims: readonly StockCode[]
  /** 断板: stocks sealed yesterday that traded today and did not seal; undefined without a day before. */
  readonly streakEnds: number | undefined
  /** 昨日涨停表现; undefined without a day before. */
  readonly premiums: Premiums | undefined
  /** 亏钱效应; undefined without a day before. */
  readonly lossEffect: LossEffect | undefined
  /** 连续跌停 by streak from 1 up. */
  readonly downLadder: readonly Rung[]
  readonly opening: { readonly groups: readonly OpeningGroup[] }
  /** Every stock that touched its up limit. */
  readonly boards: readonly Board[]
  /** Every stock that touched its down limit; streaks count limit-down days. */
  readonly downBoards: readonly Board[]

  /** Against the day before and the days up to it; undefined where no history was asked for. */
  readonly comparisons: Comparisons | undefined

  /** Stocks of the scope up more than 10% that did not touch their limit, by code. */
  readonly risers: readonly Riser[]
  /** 题材: the boards by the user's groups; undefined without a file. */
  readonly groups: GroupReport | undefined

  readonly quality: Readonly<Record<Figure, Quality>>
  readonly issues: readonly IssueSummary[]
  /** Rows that are no A-share, by kind. */
  readonly skipped: {
    readonly bShare: number
    readonly fund: number
    readonly index: number
    readonly bond: number
  }
}

/** Amounts in cents; undefined where a bar of that exchange has no amount. */
export interface AmountByExchange {
  readonly sse: number | undefined
  readonly szse: number | undefined
  readonly bse: number | undefined
}
