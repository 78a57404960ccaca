import type { ProviderName } from '../../feeds/fault.ts'
import type { Line } from '../../feeds/line.ts'

/** What an update is to do. */
export interface UpdateOptions {
  /** The folder of the store. */
  readonly store: string
  /** How providers are asked. */
  readonly line: Line
  readonly now: Date
  /** yyyymmdd; the last day that is over when left out. */
  readonly date: number | undefined
  /** Make a store where there is none, with its look-back. */
  readonly init: boolean
  /** Trading days that `init` fills, the last among them. */
  readonly lookBack: number
  /** Most missing days that one run fills. */
  readonly mostDays: number
  /** Who is asked, in this order. */
  readonly providers: readonly ProviderName[]
  readonly token: string | undefined
  /** False: a day of one provider is taken without another's word. */
  readonly crossCheck: boolean
  /** Told what is under way, and from 0 to 1 how much of it is done where that is known. */
  readonly progress: (text: string, share?: number) => void
}

/** One day that an update wrote. */
export interface WrittenDay {
  readonly date: number
  readonly source: string
  readonly rows: number
  readonly bars: number
  /** Whether it came as a snapshot; otherwise from histories. */
  readonly isSnapshot: boolean
  readonly checks: readonly string[]
}

/** How an update ended. */
export interface UpdateReport {
  readonly written: readonly WrittenDay[]
  /**
   * `done`: the store has every day up to the one asked for. `closed`: the exchanges are, and nothing was missing.
   * `not-over`: the store has all but the running day. `partial`: days are still missing.
   */
  readonly outcome: 'done' | 'closed' | 'not-over' | 'partial'
  /** The day that the update was for. */
  readonly date: number
  /** Missing days that were left, ascending. */
  readonly remaining: readonly number[]
  /** What a reader should know: a provider that failed, a check that could not be made. */
  readonly notes: readonly string[]
}
