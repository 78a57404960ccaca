import { placeOf } from '../../../src/model/barFrame.ts'
import type { BarFrame } from '../../../src/model/barFrame.ts'
import { EXCHANGES, SEGMENTS } from '../../../src/model/code.ts'
import type { Exchange, Segment } from '../../../src/model/code.ts'
import { dayNumber } from '../../../src/model/date.ts'
import type { IssueCode } from '../../../src/model/issue.ts'
import type { Security } from '../../../src/model/security.ts'
import { STATUSES } from '../../../src/model/status.ts'
import { tradingDaysBetween } from '../../../src/rules/calendar.ts'
import { delistingFirstDayFree, freeOwnBars } from '../../../src/rules/freeDays.ts'
import { limitPercentRun } from '../../../src/rules/limitPercent.ts'
import { limitDownPrice, limitUpPrice } from '../../../src/rules/limitPrice.ts'
import { isNewListingName, nameByLaw } from '../../../src/rules/nameStatus.ts'
import type { ScanInput } from '../../../src/engine/scanTypes.ts'
import { statusOn } from '../../../src/engine/status.ts'
import { PERCENT_NONE, PERCENT_UNKNOWN } from '../../../src/engine/stockStates.ts'
import type { StockStates } from '../../../src/engine/stockStates.ts'

/** A resumption or restructuring day without a limit comes after a gap longer than this, in calendar days. */
const LONG_GAP_DAYS = 30
/** Most bars between the first day of a delisting period and the delisting. */
const DELISTING_PERIOD_BARS = 35
/** Longest time in calendar days in which days without a limit after a listing can still run. */
const LISTING_WINDOW_DAYS = 40
/** Most own bars without a limit after a listing, in any regime. */
const MOST_FREE_BARS = 5

const DELISTING = STATUSES.indexOf('delisting')
const UNKNOWN = STATUSES.indexOf('unknown')

/**
 * The rare questions of the kernel: a stock's status and percent when a name, a flag or the law changes, its
 * days without a limit, and the issues a bar gives rise to. Answers go into the stock states.
 */
export class Resolver {
  readonly #input: ScanInput
  readonly #states: StockStates
  readonly #securities: (Security | undefined)[]

  constructor(input: ScanInput, states: StockStates) {
    this.#input = input
    this.#states = states
    const { universe, facts } = input
    this.#securities =
      facts.byCode.size === 0
        ? []
        : Array.from({ length: universe.stockCount }, (_, stock) => facts.byCode.get(universe.codeOf(stock)))
  }

  /** Settles status, percent and the names' marks for a row whose name, flag or law differs from the last. */
  resolveStatus(frame: BarFrame, row: number, stock: number, date: number): void {
    const states = this.#states
    const { universe, facts } = this.#input
    const flag = frame.specialTreatment[row]!
    const rowName = universe.nameOf(frame.name[row]!)
    const security = this.#securities[stock]
    const first = states.until[stock] === 0
    const before = states.status[stock]!
    const named = rowName ?? nameByLaw(this.#stockOf(stock).digits, date)
    const day = statusOn(facts, security, date, flag, named)
    const assumed = day.status === 'unknown' ? this.#input.unknownAs : day.status
    const run = limitPercentRun(this.#stockOf(stock), assumed, date)
    states.name[stock] = frame.name[row]!
    states.flag[stock] = flag
    states.status[stock] = STATUSES.indexOf(day.status)
    states.percent[stock] =
      run.percent === 'none' ? PERCENT_NONE : run.percent === 'unknown' ? PERCENT_UNKNOWN : run.percent
    states.until[stock] = Math.min(day.until, run.until)
    states.conflict[stock] = day.conflict ? 1 : 0
    states.freeByName[stock] = 0
    const own = states.ordinal[stock]!
    if (rowName !== undefined && security?.listed === undefined) {
      const fresh = isNewListingName(rowName)
      if (fresh === 'first' && states.freeUntil[stock] === 0) {
        states.freeUntil[stock] = own - 1 + freeOwnBars(this.#segmentOf(stock), date)
      } else if (fresh === 'early') {
        states.freeByName[stock] = freeOwnBars(this.#segmentOf(stock), date) === MOST_FREE_BARS ? 1 : 0
      }
    }
    const entersDelisting = day.status === 'delisting' && !first && before !== DELISTING && before !== UNKNOWN
    if (entersDelisting && delistingFirstDayFree(date)) {
      states.freeUntil[stock] = Math.max(states.freeUntil[stock]!, own)
    }
  }

  /** Decides at a stock's first bar of the run whether it is newly listed. */
  openListing(frame: BarFrame, row: number, stock: number, date: number, seenBefore: boolean): void {
    const states = this.#states
    const listed = this.#securities[stock]?.listed
    const own = states.ordinal[stock]!
    if (listed !== undefined) {
      if (listed > date || dayNumber(date) - dayNumber(listed) > LISTING_WINDOW_DAYS) return
      const tradingDay = tradingDaysBetween(listed, date).length
      states.freeUntil[stock] = own + freeOwnBars(this.#segmentOf(stock), listed) - tradingDay
      return
    }
    if (states.freeUntil[stock]! >= own || states.freeByName[stock] === 1) return
    const startsLate = date > this.#input.from && !seenBefore
    if (frame.prevCloseDerived) {
      if (frame.prevClose[row] === 0 && startsLate) {
        states.maybeNew[stock] = 1
        this.report('listing-unknown', frame, row, stock, date, 'no listing date, no pre_close')
      }
      return
    }
    if (frame.prevClose[row] === 0) {
      if (startsLate) states.freeUntil[stock] = own - 1 + freeOwnBars(this.#segmentOf(stock), date)
      else states.maybeNew[stock] = 1
      return
    }
    if (this.#isFarBeyondBand(frame, row, stock)) {
      states.freeUntil[stock] = own - 1 + freeOwnBars(this.#segmentOf(stock), date)
    } else if (startsLate) {
      this.report('listing-unknown', frame, row, stock, date, 'no listing date, no N or C name')
    }
  }

  /** Whether a bar beyond its band stands on a day without a limit: special by data. */
  isSpecialDay(frame: BarFrame, row: number, stock: number, date: number, up: number, down: number): boolean {
    const states = this.#states
    if (frame.high[row]! <= up + 1 && frame.low[row]! >= down - 1) return false
    const last = states.lastBar[stock]!
    if (last !== 0 && dayNumber(date) - dayNumber(last) > LONG_GAP_DAYS) return true
    if (states.maybeNew[stock] === 1 && states.ordinal[stock]! <= MOST_FREE_BARS) return true
    const delisted = this.#securities[stock]?.delisted
    return (
      delisted !== undefined &&
      delisted >= date &&
      dayNumber(delisted) - dayNumber(date) < DELISTING_PERIOD_BARS * 2 &&
      tradingDaysBetween(date, delisted).length <= DELISTING_PERIOD_BARS
    )
  }

  reportConflict(frame: BarFrame, row: number, stock: number, date: number): void {
    const name = this.#input.universe.nameOf(frame.name[row]!) ?? ''
    const flag = frame.specialTreatment[row]!
    this.report('st-conflict', frame, row, stock, date, flag < 0 ? name : `${name}, flag ${flag}`)
  }

  reportNotJudged(frame: BarFrame, row: number, stock: number, date: number): void {
    this.report('not-judged', frame, row, stock, date, '')
  }

  report(code: IssueCode, frame: BarFrame, row: number, stock: number, date: number, found: string): void {
    const at = placeOf(frame, row)
    this.#input.issues.add({ code, at, found, date, stock: this.#input.universe.codeOf(stock) })
  }

  #isFarBeyondBand(frame: BarFrame, row: number, stock: number): boolean {
    const assumed = this.#states.percent[stock]!
    if (assumed === PERCENT_NONE || assumed === PERCENT_UNKNOWN) return false
    const percent = assumed === 5 && this.#states.status[stock] === UNKNOWN ? 10 : assumed
    const inward = this.#segmentOf(stock) === 'bse'
    const prevClose = frame.prevClose[row]!
    const up = limitUpPrice(prevClose, percent, inward)
    const down = limitDownPrice(prevClose, percent, inward)
    return frame.high[row]! > up + 1 || frame.low[row]! < down - 1
  }

  #segmentOf(stock: number): Segment {
    return SEGMENTS[this.#states.segment[stock]!]!
  }

  #stockOf(stock: number): { segment: Segment; exchange: Exchange; digits: number } {
    return {
      segment: this.#segmentOf(stock),
      exchange: EXCHANGES[this.#states.exchange[stock]!]!,
      digits: Number(this.#input.universe.codeOf(stock).slice(0, 6)),
    }
  }
}
