/** 统计口径: whose universe a figure follows (财联社, 同花顺, 东方财富, everything). */
export type Scope = 'cls' | 'ths' | 'eastmoney' | 'all'

export const SCOPES: readonly Scope[] = ['cls', 'ths', 'eastmoney', 'all']

/** N天M板: at most `maxEmpty` empty bars between boards, or the longest window at least half full. */
export interface DaysBoardsRule {
  readonly rule: 'gap' | 'half'
  /** Most empty own bars allowed between two boards; undefined is unlimited. */
  readonly maxEmpty: number | undefined
}

/** The rule behind the labels of the picture 今日涨停分析图. */
export const PICTURE_RULE: DaysBoardsRule = { rule: 'gap', maxEmpty: 2 }

/** What a scope counts. Acts on the day counted, never on a streak's past days. */
export interface ScopeRules {
  readonly specialTreatment: boolean
  readonly delisting: boolean
  readonly bse: boolean
  readonly daysBoards: DaysBoardsRule
  /** Whether 退市整理 stocks that are counted have an N天M板. */
  readonly labelsDelisting: boolean
}

/** The scopes and their choices, measured on published figures: docs/rules.md, section Scopes. */
export const SCOPE_RULES: Readonly<Record<Scope, ScopeRules>> = {
  cls: {
    specialTreatment: false,
    delisting: false,
    bse: true,
    daysBoards: { rule: 'half', maxEmpty: 5 },
    labelsDelisting: true,
  },
  ths: {
    specialTreatment: true,
    delisting: true,
    bse: false,
    daysBoards: { rule: 'gap', maxEmpty: 2 },
    labelsDelisting: false,
  },
  eastmoney: {
    specialTreatment: false,
    delisting: false,
    bse: true,
    daysBoards: { rule: 'half', maxEmpty: undefined },
    labelsDelisting: true,
  },
  all: {
    specialTreatment: true,
    delisting: true,
    bse: true,
    daysBoards: { rule: 'half', maxEmpty: 5 },
    labelsDelisting: true,
  },
}
