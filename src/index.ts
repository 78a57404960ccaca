/** The public API. Figures are those of the command line; types are written out in full. */
export { analyzeDay } from './run/analyze.ts'
export { analyzeRange } from './run/analyzeRange.ts'
export type { RangeOptions } from './run/analyzeRange.ts'
export type { AnalyzeOptions } from './run/options.ts'
export { explain } from './run/explain/explain.ts'
export type { ExplainOptions } from './run/explain/explain.ts'
export { stockReport } from './run/stock/stockReport.ts'
export type { StockOptions } from './run/stock/stockReport.ts'
export { checkData } from './run/check/checkData.ts'
export type { CheckOptions } from './run/check/checkData.ts'
export type { Explanation, Reading } from './model/explanation.ts'
export type { StockReport, TimelineBar, TimelineEntry } from './model/stockReport.ts'
export type { CheckName, CheckReport, Finding } from './model/checkReport.ts'
export type { DailyBar } from './model/bar.ts'
export { Refusal } from './model/refusal.ts'
export type { RefusalCode } from './model/refusal.ts'
export type { StockCode, Exchange, Segment } from './model/code.ts'
export type { TradeDate } from './model/date.ts'
export type { BoardShape, BoardState } from './model/board.ts'
export type { Ratio } from './model/ratio.ts'
export type {
  ComparedFigure,
  Comparison,
  Comparisons,
  Highest,
  LossEffect,
  Premium,
  Premiums,
  Promotion,
  ShapeCounts,
  Spread,
  StockMove,
} from './model/dayDepth.ts'
export type { DaysBoardsRule, Scope } from './model/scope.ts'
export type { IssueCode } from './model/issue.ts'
export type { GroupFigures, GroupReport, GroupStats, GroupStock, StockGroups } from './model/groups.ts'
export type { LimitPercent, Status } from './model/status.ts'
export type {
  AmountByExchange,
  Board,
  BoardCounts,
  Cause,
  DaysBoards,
  DayStats,
  Figure,
  GroupLabel,
  IndexMove,
  InputSummary,
  IssueSummary,
  OpeningGroup,
  PrevCloseSource,
  Quality,
  Range,
  RateRange,
  Riser,
  Rung,
  RungRange,
  StatusRanges,
  Thresholds,
} from './model/report.ts'
export { limitDownPrice, limitPrices, limitUpPrice } from './rules/limitPrice.ts'
export { limitPercent } from './rules/limitPercent.ts'
export { recapLine } from './formatters/recap.ts'
