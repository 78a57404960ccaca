import type { StockCode, Segment } from './code.ts'
import type { TradeDate } from './date.ts'
import type { LimitPercent, Status } from './status.ts'

/** What decided a stock's status on a day, in the order in which sources are asked. */
export type StatusSource =
  | 'rowFlag'
  /** The file's own limit prices, which fit an ST stock's band alone or an ordinary one's alone. */
  | 'rowLimits'
  | 'listFlag'
  | 'listName'
  | 'rowName'
  | 'undatedName'
  /** The code itself, which the law names. */
  | 'code'
  /** --assume-no-st. */
  | 'assumed'
  | 'nothing'

/** What a bar did to one of its limits. */
export type SideState = 'sealed' | 'broken' | 'untouched'

/**
 * One own bar of one stock and what the law says of it, touched or not. Prices in cents. `ordinal` counts the
 * stock's own bars of the run from 1, so that two bars are neighbours exactly when theirs differ by 1.
 */
export interface BarVerdict {
  readonly code: StockCode
  /** For display; undefined where nothing gives one. */
  readonly name: string | undefined
  readonly sourceName: string | undefined
  readonly date: TradeDate
  readonly ordinal: number
  readonly segment: Segment
  readonly status: Status
  readonly statusSource: StatusSource
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** The reference price; undefined where it is not known. */
  readonly prevClose: number | undefined
  readonly judgement:
    | {
        readonly kind: 'judged'
        readonly limitPercent: Exclude<LimitPercent, 'none' | 'unknown'>
        readonly limitUp: number
        readonly limitDown: number
        readonly up: SideState
        readonly down: SideState
      }
    /** A price beyond the limits: the bar is not judged. */
    | {
        readonly kind: 'anomalous'
        readonly limitPercent: Exclude<LimitPercent, 'none' | 'unknown'>
        readonly limitUp: number
        readonly limitDown: number
      }
    | { readonly kind: 'noLimit' }
    | { readonly kind: 'notJudged' }
    | { readonly kind: 'faultyRow' }
}
