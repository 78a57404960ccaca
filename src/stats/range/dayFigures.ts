import type { StockCode } from '../../model/code.ts'
import type { Highest, LossEffect, Promotion, Spread } from '../../model/dayDepth.ts'
import type { Quality } from '../../model/quality.ts'
import type { RangeFigure } from '../../model/rangeReport.ts'
import type { Board, DayStats } from '../../model/report.ts'

/** A board as far as a row of a range shows it. */
export type FigureBoard = Pick<
  Board,
  'code' | 'name' | 'limitPercent' | 'streak' | 'streakAtLeast' | 'daysBoards' | 'daysBoardsAtLeast'
>

/** A rung as far as a row shows it: its stocks stand among the boards. */
export interface FigureRung {
  readonly streak: number
  readonly codes: { readonly length: number }
  readonly atLeast: readonly StockCode[]
}

/** 昨日涨停表现 as far as a row shows it. */
interface MeanPremium {
  readonly stocks: number
  readonly open: Pick<Spread, 'mean'> | undefined
  readonly close: Pick<Spread, 'mean'> | undefined
}

/** What a row of a range is made from: the figures of a day without its stocks, but those on rungs from 2 up. */
export type DayFigures = Pick<
  DayStats,
  | 'date'
  | 'previousDate'
  | 'lookback'
  | 'scope'
  | 'specialTreatment'
  | 'daysBoardsRule'
  | 'assumptions'
  | 'input'
  | 'advancers'
  | 'decliners'
  | 'unchanged'
  | 'bigRisers'
  | 'overTenRisers'
  | 'amountCents'
  | 'amountChangeCents'
  | 'indexes'
  | 'ranges'
  | 'exRightsDays'
  | 'limitUp'
  | 'limitDown'
  | 'sealRate'
  | 'maxHeight'
  | 'streakStocks'
  | 'streakPromotion'
  | 'overallPromotion'
  | 'shapes'
  | 'issues'
  | 'skipped'
> & {
  readonly promotions: readonly Pick<Promotion, 'from' | 'rate'>[] | undefined
  readonly premiums: { readonly sealed: MeanPremium } | undefined
  readonly lossEffect: Pick<LossEffect, 'bigLosses' | 'thresholdPercent'> | undefined
  readonly highest: readonly Omit<Highest, 'codes'>[]
  readonly ladder: readonly FigureRung[]
  /** By code. */
  readonly boards: readonly FigureBoard[]
  readonly quality: Readonly<Record<RangeFigure, Quality>>
}
