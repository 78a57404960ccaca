import type { JsonValue } from './json.ts'

/** Where something stands in a text or list: line and column from 1; a column is a character, of a table a cell. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/**
 * How a printed number is meant: as it stands, 超 or 逾 or 余 (that many or a little more), 近 (a little less or that
 * many), 约, 不足 (less), 至少, or a range.
 */
export type NumberForm = 'exact' | 'over' | 'near' | 'about' | 'under' | 'atLeast' | 'range'

/**
 * A number as printed. Counts in ones, percents in ten-thousandths of a percent, amounts in cents; `place` is one unit
 * of the last place that was written, in the same unit.
 */
export interface PrintedNumber {
  readonly form: NumberForm
  readonly value: number
  /** The other end of a range; `value` elsewhere. */
  readonly to: number
  readonly place: number
  /** True where the number is a bare 百, 千 or 万: 逾百 has no upper end below ten times as much. */
  readonly isBare: boolean
}

/** Units of a printed percent in one percent. */
export const PERCENT_UNITS = 10_000

/** Numbers of stocks that texts print. `boards` beside some says from how many boards on, or on which rung. */
export type CountFigure =
  | 'sealed'
  | 'broken'
  | 'streakStocks'
  | 'tallStocks'
  | 'rungStocks'
  | 'firstBoards'
  | 'limitDown'
  | 'advancers'
  | 'decliners'
  | 'unchanged'
  | 'bigRisers'
  | 'failures'
  | 'maxHeight'
  | 'statusUnknown'

/** Rates that texts print. */
export type RateFigure = 'sealRate' | 'brokenRate' | 'streakPromotion' | 'promotion'

/** Whose amount is printed: 沪深两市, all three exchanges, or one. */
export type AmountMarket = 'sseSzse' | 'all' | 'sse' | 'szse' | 'bse'

/** The day of which a text speaks: its own, or the trading day before. */
export type TextDay = 'today' | 'before'

/** A label as printed. */
export type PrintedLabel =
  | { readonly kind: 'streak'; readonly boards: number; readonly atLeast: boolean }
  | { readonly kind: 'window'; readonly days: number; readonly boards: number; readonly atLeast: boolean }
  /** N天M板n连板. */
  | {
      readonly kind: 'combined'
      readonly days: number
      readonly boards: number
      readonly streak: number
      readonly atLeast: boolean
    }
  | { readonly kind: 'firstBoard' }
  /** 涨停, 炸板 and 跌停 without a number of boards. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'limitDown' }

/** A name or code as printed before a label, perhaps with words of its theme in front. */
export interface PrintedName {
  readonly text: string
  readonly at: Spot
  /** Where in `text` lines began; a name never reaches over what stands before, unless it was broken there. */
  readonly breaks: readonly number[]
}

interface Said {
  readonly at: Spot
  /** As it stands in the text. */
  readonly text: string
}

/** One thing that a published text or list says and that bars can answer. */
export type Claim =
  | (Said & {
      readonly kind: 'count'
      readonly figure: CountFigure
      readonly boards: number | undefined
      readonly day: TextDay
      readonly printed: PrintedNumber
    })
  | (Said & {
      readonly kind: 'rate'
      readonly figure: RateFigure
      readonly boards: number | undefined
      readonly day: TextDay
      readonly printed: PrintedNumber
    })
  | (Said & {
      readonly kind: 'amount'
      readonly market: AmountMarket
      readonly day: TextDay
      readonly printed: PrintedNumber
    })
  | (Said & {
      readonly kind: 'amountChange'
      readonly direction: 'more' | 'less' | 'same'
      readonly printed: PrintedNumber | undefined
    })
  | (Said & {
      readonly kind: 'index'
      /** The name as printed and the code that it stands for, undefined where the recap has no such index. */
      readonly name: string
      readonly code: string | undefined
      readonly direction: 'up' | 'down' | 'flat'
      readonly printed: PrintedNumber | undefined
    })
  | (Said & {
      readonly kind: 'scope'
      readonly specialTreatment: 'in' | 'out' | undefined
      readonly delisting: 'in' | 'out' | undefined
      readonly bse: 'in' | 'out' | undefined
    })
  | GroupClaim
  | PoolClaim

/** Names under one label. */
export interface GroupClaim extends Said {
  readonly kind: 'group'
  readonly names: readonly PrintedName[]
  /** Clauses right before that may be names too: 航锦科技，浙江东方4连板. Nearest last. */
  readonly loose: readonly PrintedName[]
  readonly label: PrintedLabel
  /** 20CM and 30CM as printed, 10 for none; undefined where the form of the text has no such mark. */
  readonly mark: 10 | 20 | 30 | undefined
  /** Whether it stands in the block of 北交所. */
  readonly isBse: boolean
  /** K of 等K股. */
  readonly total: number | undefined
  /** 等 without a number: the list is open. */
  readonly isOpen: boolean
  /** The label stands first, as in a ladder: 3连板：杭钢股份、浙数文化. It is then the streak, whatever the window. */
  readonly isLadder: boolean
  /** Words that say it weakly (涨停 alone, 3板): names that are none make it prose. */
  readonly isSoft: boolean
}

/** Which list of stocks a pool is. */
export type PoolKind = 'sealed' | 'broken' | 'limitDown'

export const POOL_KINDS: readonly PoolKind[] = ['sealed', 'broken', 'limitDown']

/** A vendor's list of the day: everything that it counts. */
export interface PoolClaim extends Said {
  readonly kind: 'pool'
  readonly pool: PoolKind
  readonly members: readonly PoolMember[]
  /** How many the vendor says there are, where it says so: more than the rows of a cut list. */
  readonly total: number | undefined
}

/** One row of a vendor's list. */
export interface PoolMember {
  readonly at: Spot
  readonly code: string | undefined
  readonly name: string | undefined
  /** 连板数, or 连续跌停. */
  readonly streak: number | undefined
  readonly streakAtLeast: boolean
  /** N天M板; {1, 1} is 首板. */
  readonly window: { readonly days: number; readonly boards: number } | undefined
  readonly windowAtLeast: boolean
  /** A label in words, where the list has such a column. */
  readonly label: PrintedLabel | undefined
}

/** A day that a text or list states. */
export interface PrintedDay extends Said {
  readonly year: number | undefined
  readonly month: number
  readonly day: number
}

/** Words that say nothing the program knows. */
export type Passage = Said

/**
 * What a text is: the opening line, which names whole tiers, a sister text with stocks in focus, or anything else.
 */
export type TextStyle = 'opening' | 'focus' | 'other'

/** A published text or list, taken apart. */
export interface Published {
  readonly source: 'text' | 'pool' | 'json'
  readonly file: string
  readonly style: TextStyle
  /** True where the text names a choice of stocks, not all of a tier: a publisher's name or themes stand in it. */
  readonly isSelection: boolean
  readonly days: readonly PrintedDay[]
  readonly claims: readonly Claim[]
  readonly passages: readonly Passage[]
  /** The value of a JSON report of the program. */
  readonly json: JsonValue | undefined
}
