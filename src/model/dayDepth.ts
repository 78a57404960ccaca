import type { BoardShape } from './board.ts'
import type { StockCode } from './code.ts'
import type { Ratio } from './ratio.ts'

/** What became of a stock on the day. */
export interface StockMove {
  readonly code: StockCode
  /** For display. */
  readonly name: string | undefined
  /** 连板数 of the day before; 0 for a broken board. */
  readonly streakBefore: number
  readonly outcome: 'sealed' | 'broken' | 'untouched' | 'limitDown' | 'notJudged'
  /** (close - prevClose) ÷ prevClose of today; undefined without a reference price. */
  readonly change: Ratio | undefined
}

/**
 * 晋级, k进k+1: what became of the stocks that stood on rung `from` the day before. The published rate compares two
 * counts, so a stock of today's rung that stood elsewhere the day before (a resumption, a change of status) is in
 * its part too, and it may exceed 1; `promoted` is always a part of the rung.
 */
export interface Promotion {
  readonly from: number
  /** Today's stocks on rung from + 1 ÷ yesterday's on rung from; undefined for 0 of 0, and where `isOpen`. */
  readonly rate: Ratio | undefined
  /** Some streaks may be longer than seen, so that other stocks may have stood on these rungs. */
  readonly isOpen: boolean
  /** Sealed again today. */
  readonly promoted: readonly StockMove[]
  /** Traded today and did not seal. */
  readonly failed: readonly StockMove[]
  /** No bar today. */
  readonly suspended: readonly StockCode[]
  /** On rung from + 1 today, not among the rung's stocks of the day before. */
  readonly joined: readonly StockCode[]
}

/** How a group of stocks opened or closed against the reference price. */
export interface Spread {
  /** Mean and median of price ÷ prevClose - 1, as fractions: 0.01 is 1%. */
  readonly mean: number
  readonly median: number
  /** Stocks above their reference price ÷ all of the group. */
  readonly risen: Ratio
}

/** 溢价: how the stocks of one group of the day before did today. */
export interface Premium {
  /** Stocks that traded today with a reference price. */
  readonly stocks: number
  /** No bar today: left out. */
  readonly suspended: number
  /** A bar without a reference price, or a row that could not be read: left out. */
  readonly notKnown: number
  /** Undefined for no stocks. */
  readonly open: Spread | undefined
  readonly close: Spread | undefined
}

/** 昨日涨停表现 of the three groups that are printed. */
export interface Premiums {
  /** Sealed the day before. */
  readonly sealed: Premium
  /** Of these, streaks of 2 and more; undefined where a streak of 1 may be longer than seen. */
  readonly streaks: Premium | undefined
  /** Touched the day before and closed below. */
  readonly broken: Premium
}

/** 亏钱效应: what yesterday's touched stocks lost today. */
export interface LossEffect {
  /** 大面 is a fall of this many percent or more. */
  readonly thresholdPercent: number
  /** 大面: stocks at or below -threshold ÷ touched yesterday and traded today; undefined for 0 of 0. */
  readonly bigLosses: Ratio | undefined
  /** Deepest first. */
  readonly losers: readonly StockMove[]
  /** 核按钮: of the same stocks, those sealed at their down limit. */
  readonly limitDowns: Ratio | undefined
  readonly suspended: number
  readonly notKnown: number
}

/** 最高板 under one limit. */
export interface Highest {
  readonly limitPercent: 5 | 10 | 20 | 30
  readonly streak: number
  readonly codes: readonly StockCode[]
  /** Some of these may be longer than seen. */
  readonly atLeast: boolean
}

/** Figures that are held against the day before and the year's days. */
export const COMPARED = [
  'sealed',
  'broken',
  'sealRate',
  'limitDown',
  'maxHeight',
  'streakStocks',
  'streakPromotion',
  'overallPromotion',
  'firstToSecond',
  'premiumOpen',
  'premiumClose',
  'bigLosses',
  'advancers',
  'decliners',
  'overTenRisers',
  'bigRisers',
  'amountCents',
] as const
export type ComparedFigure = (typeof COMPARED)[number]

/** One value for every compared figure. */
export function forEachCompared<Value>(
  valueOf: (figure: ComparedFigure) => Value,
): Record<ComparedFigure, Value> {
  return Object.fromEntries(COMPARED.map((figure) => [figure, valueOf(figure)])) as Record<
    ComparedFigure,
    Value
  >
}

/** A count, cents or a fraction; undefined where it is not known. */
export type ComparedValues = Readonly<Record<ComparedFigure, number | undefined>>

/** One figure against the day before and the days up to it. */
export interface Comparison {
  readonly value: number | undefined
  readonly before: number | undefined
  /** value - before. */
  readonly change: number | undefined
  /** 分位: known days of the window whose value is not above today's, today among them ÷ all known ones. */
  readonly percentile: Ratio | undefined
}

/** Every compared figure, and the window of trading days that its percentile looks at. */
export interface Comparisons {
  /** Days asked for. */
  readonly window: number
  /** Days that the data reaches, today among them. */
  readonly days: number
  readonly figures: Readonly<Record<ComparedFigure, Comparison>>
}

/** How the day's sealed boards were reached. */
export type ShapeCounts = Readonly<Record<BoardShape, number>>
