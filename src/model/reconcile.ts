import type { BarVerdict } from './barVerdict.ts'
import type { StockCode } from './code.ts'
import type { TradeDate } from './date.ts'
import type { JsonValue } from './json.ts'
import type { Claim, PoolKind, PrintedLabel, Published, Spot } from './published.ts'
import type { Ratio } from './ratio.ts'
import type { Board } from './report.ts'
import type { DaysBoardsRule, Scope } from './scope.ts'

/** What our bars give for a printed number. */
export type OwnNumber =
  | { readonly kind: 'count'; readonly from: number; readonly to: number }
  | { readonly kind: 'rate'; readonly from: Ratio; readonly to: Ratio }
  | { readonly kind: 'cents'; readonly cents: number }
  | { readonly kind: 'move'; readonly change: Ratio }

/** How far a printed number lies from ours, in its own unit: printed less ours. */
export interface Distance {
  readonly size: number
  /** Whether texts of one day often differ by so much: counts by 2, and rates by what that makes of them. */
  readonly isUsual: boolean
}

/** A stock as our figures of the day and scope have it. */
export interface OwnStock {
  readonly code: StockCode
  readonly name: string | undefined
  /** Its board of the up side, where it touched and the scope counts it. */
  readonly board: Board | undefined
  /** Its board of the down side. */
  readonly downBoard: Board | undefined
}

/** What is wrong about a printed stock. */
export type StockProblem =
  /** Printed as sealed (broken, limit-down), and our figures have no such board. */
  | 'noBoard'
  /** Another label than ours. */
  | 'label'
  /** Another limit than 20CM or 30CM say. */
  | 'mark'
  /** Under 北交所 and of another exchange. */
  | 'block'
  /** Twice under one label. */
  | 'repeated'
  /** Its code is one stock's and its name another's. */
  | 'codeName'
  /** No stock of the day has this name or code. */
  | 'unknown'
  /** Several stocks have this name. */
  | 'ambiguous'

/** What one compared figure is about. */
export type Item =
  | { readonly kind: 'number'; readonly own: OwnNumber; readonly distance: Distance | undefined }
  | { readonly kind: 'scope' }
  | {
      readonly kind: 'stock'
      readonly name: string
      readonly printed: PrintedLabel | undefined
      readonly own: OwnStock | undefined
      readonly problem: StockProblem | undefined
      readonly candidates: readonly StockCode[]
    }
  /** How many stocks a tier is said to hold (等K股). */
  | { readonly kind: 'total'; readonly printed: number; readonly own: number }
  /** A stock of ours that the text does not print where it prints its like, or that a list lacks. */
  | { readonly kind: 'leftOut'; readonly own: OwnStock }
  | { readonly kind: 'value'; readonly path: string; readonly printed: JsonValue; readonly own: JsonValue }

/** One compared figure. */
export interface Compared {
  /** The same for the same figure under every variant. */
  readonly key: string
  /** Position of its claim; undefined for a stock that was left out, and for a value of JSON. */
  readonly claim: number | undefined
  readonly verdict: 'agrees' | 'differs' | 'leftOut' | 'remark' | 'notComparable'
  /** Why it cannot be compared. */
  readonly reason: string | undefined
  readonly item: Item | undefined
}

/** A stock of a finding and the bars that show it. */
export interface StockEvidence {
  readonly name: string
  readonly printed: PrintedLabel | undefined
  readonly problem: StockProblem | 'leftOut'
  readonly own: OwnStock | undefined
  readonly candidates: readonly StockCode[]
  /** The bar of the day first, then those that decide a streak or window, latest first. */
  readonly bars: readonly BarVerdict[]
}

/** One difference between the text and the bars. */
export interface Finding {
  readonly kind: 'number' | 'scope' | 'labels' | 'total' | 'leftOut' | 'extra' | 'missing' | 'value'
  /** The claim as printed, undefined for stocks left out of a whole line. */
  readonly claim: Claim | undefined
  readonly at: Spot | undefined
  /** As it stands in the text; the path of a value in JSON. */
  readonly printed: string
  readonly own: OwnNumber | undefined
  readonly values: { readonly printed: JsonValue; readonly own: JsonValue } | undefined
  readonly distance: Distance | undefined
  readonly stocks: readonly StockEvidence[]
  /** For a count of few stocks: those that we count. */
  readonly counted: readonly OwnStock[]
  /** Keys of the compared figures that it stands for. */
  readonly keys: readonly string[]
  /** Whether it alone is a reason to say that text and bars differ; a choice of stocks is none. */
  readonly isDifference: boolean
}

/** Other ways to count that a text may follow. */
export type VariantKind =
  'scope' | 'specialTreatment' | 'daysBoards' | 'bse' | 'touched' | 'unqueued' | 'stale' | 'slip' | 'amounts'

/** One likely cause and what it would explain. */
export interface Variant {
  readonly kind: VariantKind
  readonly scope: Scope
  readonly specialTreatment: 'in' | 'out'
  readonly daysBoardsRule: DaysBoardsRule
  /** Stocks or the day that it is about. */
  readonly stocks: readonly { readonly code: StockCode; readonly name: string }[]
  readonly date: TradeDate | undefined
  /** Of so many broken boards, those that the text takes for ever sealed within the day. */
  readonly queued: Ratio | undefined
  /** Keys of the differences that it explains. */
  readonly resolves: readonly string[]
  /** Keys of figures that agree now and would not. */
  readonly breaks: readonly string[]
}

/** Variants that together explain the most. */
export interface Explanation {
  readonly variants: readonly Variant[]
  readonly resolves: readonly string[]
  readonly left: readonly string[]
}

/** Whether printed figures fit one another. */
export interface ConsistencyCheck {
  readonly kind: 'sealRate' | 'brokenRate' | 'streakPromotion' | 'firstBoards' | 'names' | 'total' | 'height'
  readonly holds: boolean
  readonly at: Spot
  readonly printed: string
  /** The numbers that it was worked out from, as printed. */
  readonly parts: readonly number[]
  /** What they make; of a rate with both parts. */
  readonly computed: Ratio
}

/** A passage or figure that was not compared. */
export interface NotCompared {
  readonly at: Spot | undefined
  readonly text: string
  readonly reason: string
}

/** What a run of `reconcile` found. */
export interface ReconcileReport {
  readonly date: TradeDate
  readonly previousDate: TradeDate | undefined
  readonly source: Published['source']
  readonly file: string
  /** The day as the text says it, undefined where it says none; and where the year came from. */
  readonly dayPrinted: string | undefined
  readonly yearFrom: 'text' | 'date' | 'data'
  readonly scope: Scope
  readonly specialTreatment: 'in' | 'out'
  readonly daysBoardsRule: DaysBoardsRule
  /** True where these are the choices that a JSON report states for itself. */
  readonly choicesOfFile: boolean
  readonly compared: number
  readonly agree: number
  readonly differ: number
  readonly leftOut: number
  readonly notComparable: number
  readonly findings: readonly Finding[]
  readonly agreements: readonly Agreement[]
  readonly consistency: readonly ConsistencyCheck[]
  /** Those that explain something, best first. */
  readonly variants: readonly Variant[]
  readonly explanation: Explanation | undefined
  readonly notCompared: readonly NotCompared[]
  /** Lists that hold fewer rows than the vendor says there are. */
  readonly cutLists: readonly { readonly pool: PoolKind; readonly rows: number; readonly total: number }[]
}

/** A printed figure that the bars confirm. */
export interface Agreement {
  readonly printed: string
  readonly at: Spot | undefined
  readonly own: OwnNumber | undefined
  /** Of a vendor's list: what it lists, and how many of its rows agree. */
  readonly list: { readonly pool: PoolKind; readonly agree: number; readonly rows: number } | undefined
  /** Where only some of the stocks printed in a text agree, their names. */
  readonly names: readonly string[]
  /** Stocks that a number names by their count: those that failed to promote. */
  readonly named: readonly { readonly code: StockCode; readonly name: string }[]
  /** Whether its rate is printed with decimals. */
  readonly isFine: boolean
  /** Keys of the compared figures that it stands for. */
  readonly keys: readonly string[]
}

/** Whether text and bars differ: what the exit code says. */
export function differs({ findings }: Pick<ReconcileReport, 'findings'>): boolean {
  return findings.some(({ isDifference }) => isDifference)
}
