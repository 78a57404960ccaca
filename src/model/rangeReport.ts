import type { StockCode } from './code.ts'
import type { TradeDate } from './date.ts'
import type { ComparedFigure, ShapeCounts } from './dayDepth.ts'
import type { Ratio } from './ratio.ts'
import type {
  AmountByExchange,
  Board,
  Cause,
  DayStats,
  Figure,
  IndexMove,
  InputSummary,
  Range,
  RateRange,
} from './report.ts'

/** One stock of a rung, as the ladder history shows it. */
export type RangeStock = Pick<
  Board,
  'code' | 'name' | 'limitPercent' | 'streak' | 'streakAtLeast' | 'daysBoards' | 'daysBoardsAtLeast'
> & {
  /** Its board or its streak hangs on whether the stock was ST, which nothing says. */
  readonly hangsOnStatus: boolean
}

/** 梯队 of one day, its stocks named. */
export interface RangeRung {
  readonly streak: number
  /** Both ends of how many stocks it may hold; equal where that is known. */
  readonly count: Range
  readonly stocks: readonly RangeStock[]
}

/** 最高板 under one limit. */
export interface RangeHighest {
  readonly limitPercent: 5 | 10 | 20 | 30
  readonly streak: number
  readonly atLeast: boolean
}

/** Mean opening and closing change of yesterday's sealed stocks, as fractions, and of how many. */
export interface RangePremium {
  readonly stocks: number
  readonly open: number | undefined
  readonly close: number | undefined
}

/**
 * One trading day as a row. Counts and rates that may hang on who was ST have both ends, equal where they are known;
 * undefined is not known.
 */
export interface RangeDay {
  readonly date: TradeDate
  /** The trading day before in the data; undefined behind a hole and on the first day. */
  readonly previousDate: TradeDate | undefined
  readonly sealed: Range | undefined
  readonly broken: Range | undefined
  readonly sealRate: RateRange | undefined
  /** 跌停. */
  readonly limitDown: Range | undefined
  /** 翘板: touched the down limit and closed above. */
  readonly limitDownBroken: Range | undefined
  readonly maxHeight: Range | undefined
  /** Some streak of the day may be longer than seen. */
  readonly maxHeightAtLeast: boolean
  readonly streakStocks: Range | undefined
  readonly streakPromotion: RateRange | undefined
  readonly overallPromotion: Ratio | undefined
  /** 1进2. */
  readonly firstToSecond: Ratio | undefined
  /** 昨日涨停表现 of yesterday's sealed stocks. */
  readonly premium: RangePremium | undefined
  /** 大面 ÷ touched yesterday and traded today. */
  readonly bigLosses: Ratio | undefined
  readonly bigLossPercent: number | undefined
  readonly shapes: ShapeCounts | undefined
  /** Under each limit that has a sealed board. */
  readonly highest: readonly RangeHighest[] | undefined
  readonly advancers: number | undefined
  readonly decliners: number | undefined
  readonly unchanged: number | undefined
  /** Sealed, or up more than 10%. */
  readonly bigRisers: Range | undefined
  readonly overTenRisers: number | undefined
  readonly amountCents: AmountByExchange
  /** SSE + SZSE. */
  readonly amountTotalCents: number | undefined
  readonly amountChangeCents: number | undefined
  readonly indexes: readonly IndexMove[]
  /** 首板. */
  readonly firstBoards: Range | undefined
  /** Streaks of 2 and more, tallest first. */
  readonly rungs: readonly RangeRung[] | undefined
  /** Figures that are partial. */
  readonly partial: readonly Figure[]
  /** Of these, figures that a look-back which ended too soon may have made too small. */
  readonly cut: readonly Figure[]
  /** Figures that are unknown, and why; a rate of 0 of 0 is among them. */
  readonly unknown: readonly Figure[]
}

/** What a run of days has in common. */
export type RunCondition =
  | { readonly kind: 'atLeast'; readonly figure: ComparedFigure; readonly least: number }
  /** Higher than on the trading day before. */
  | { readonly kind: 'rising'; readonly figure: ComparedFigure }
  | { readonly kind: 'moreThan'; readonly figure: ComparedFigure; readonly other: ComparedFigure }

/** What stands at an end of a run: a day that does not meet it, one that is not known, a missing day, or the range's end. */
export type RunEnd = 'other' | 'unknown' | 'missingDay' | 'rangeEnd'

/** 新高, 新低: the last day's figure against the days before. */
export interface ExtremeRecord {
  readonly kind: 'highest' | 'lowest'
  readonly figure: ComparedFigure
  readonly value: number
  readonly date: TradeDate
  /** The latest day before at or beyond the value, or on which it may have been; undefined where there is none. */
  readonly since: TradeDate | undefined
  /** Known days, the last among them, of which it is the extreme. */
  readonly days: number
  /** Days among these on which the figure is not known. */
  readonly unknownDays: number
}

/** 区间最高, 区间最低: a figure's extreme among the range's days on which it is known exactly. */
export interface BoundRecord {
  readonly kind: 'maximum' | 'minimum'
  readonly figure: ComparedFigure
  readonly value: number
  /** Every day that has it, ascending. */
  readonly dates: readonly TradeDate[]
  /** Days on which the figure is known exactly. */
  readonly days: number
  readonly unknownDays: number
}

/** 连续N日: trading days in a row that meet a condition for sure. */
export interface RunRecord {
  readonly kind: 'run'
  readonly condition: RunCondition
  readonly figure: ComparedFigure
  /** The condition's threshold; undefined where it has none. */
  readonly value: number | undefined
  readonly since: TradeDate
  readonly until: TradeDate
  readonly days: number
  /** It reaches the range's last day. */
  readonly isCurrent: boolean
  /** No other of the range is longer. */
  readonly isLongest: boolean
  readonly before: RunEnd
  readonly after: RunEnd
}

export type RangeRecord = ExtremeRecord | BoundRecord | RunRecord

/** Why figures of several days are partial or unknown. */
export interface RangeDoubt {
  readonly state: 'partial' | 'unknown'
  readonly kind: Cause['kind']
  readonly figures: readonly Figure[]
  /** Days of the range that it concerns, the first of them, and what is said of that one. */
  readonly days: number
  readonly first: TradeDate
  readonly text: string
}

/** Issues of one kind in the look-backs of the range's days. */
export interface RangeIssue {
  readonly code: DayStats['issues'][number]['code']
  /** Days of the range whose look-back holds such an issue. */
  readonly days: number
  /** The most that one day's look-back holds. */
  readonly most: number
  /** The first few of the last such day, as printed lines. */
  readonly first: readonly string[]
}

/** How well the range's figures are known. */
export interface RangeQuality {
  readonly doubts: readonly RangeDoubt[]
  readonly issues: readonly RangeIssue[]
  /** Stocks of which nothing says whether they are ST: days that have ranges, and the codes that hang on it. */
  readonly status: { readonly days: number; readonly codes: readonly StockCode[] } | undefined
  /** Most reference prices of one look-back that were moved by a known ex-rights day; undefined where none was derived. */
  readonly exRightsDays: number | undefined
}

/** What holds for all days of a range. */
export type RangeRule = Pick<
  DayStats,
  'scope' | 'specialTreatment' | 'daysBoardsRule' | 'assumptions' | 'skipped'
> & { readonly input: readonly InputSummary[] }

/** 区间复盘: a row a day, ascending, and what stands out. */
export interface RangeReport extends RangeRule {
  readonly from: TradeDate
  readonly to: TradeDate
  readonly days: readonly RangeDay[]
  readonly records: readonly RangeRecord[]
  readonly quality: RangeQuality
}
