import type { BarFrame } from '../model/barFrame.ts'
import { ANOMALOUS, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import { EXCHANGES, SEGMENTS } from '../model/code.ts'
import type { Segment } from '../model/code.ts'
import { dayNumber } from '../model/date.ts'
import type { FreeBarReason } from '../model/freeBars.ts'
import type { Security } from '../model/security.ts'
import { STATUSES } from '../model/status.ts'
import { tradingDaysBetween } from '../rules/calendar.ts'
import { delistingFirstDayFree, freeOwnBars } from '../rules/freeDays.ts'
import type { LimitSubject } from '../rules/limitPercent.ts'
import { limitDownPrice, limitUpPrice } from '../rules/limitPrice.ts'
import { isNewListingName } from '../rules/nameStatus.ts'
import { BarIssues } from './barIssues.ts'
import { MARK } from './kernelMemory.ts'
import type { Learned } from './kernelMemory.ts'
import { markNames } from './nameMarks.ts'
import { OrdinaryStocks } from './ordinaryStocks.ts'
import type { ScanSetup } from './scanTypes.ts'
import { NAMED_CODES, standingOf } from './standing.ts'
import type { Standing } from './standing.ts'
import { PERCENT_NONE, PERCENT_UNKNOWN } from './stockStates.ts'
import type { StockStates } from './stockStates.ts'

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
  readonly #input: ScanSetup
  readonly #states: StockStates
  readonly #learned: Learned
  readonly #ordinary: OrdinaryStocks
  readonly #issues: BarIssues
  /** What the list says of each stock; empty without a list. */
  readonly #securities: (Security | undefined)[] = []
  /** Stocks and names of the universe that are known here. */
  #stocks = 0
  #names = 0

  constructor(input: ScanSetup, states: StockStates, learned: Learned) {
    this.#input = input
    this.#states = states
    this.#learned = learned
    this.#ordinary = new OrdinaryStocks(input, states, learned.marks)
    this.#issues = new BarIssues(input)
    this.learn()
  }

  /** Takes up the stocks and names that the universe has gained. */
  learn(): void {
    const { universe, facts } = this.#input
    const { marks, particular } = this.#learned
    this.#names = markNames(universe, marks, this.#names)
    for (; this.#stocks < universe.stockCount; this.#stocks++) {
      const stock = this.#stocks
      const security = facts.byCode.size === 0 ? undefined : facts.byCode.get(universe.codeOf(stock))
      if (facts.byCode.size > 0) this.#securities.push(security)
      if (security !== undefined || NAMED_CODES.has(universe.digitsOf(stock))) particular[stock] = 1
    }
  }

  /** Settles status, percent and the names' marks for a row whose name, flag or law differs from the last. */
  resolveStatus(frame: BarFrame, row: number, stock: number, date: number): void {
    if (this.#ordinary.take(this.#securities[stock], frame, row, stock, date)) return
    const states = this.#states
    const flag = frame.specialTreatment[row]!
    const name = frame.name[row]!
    const rowName = this.#input.universe.nameOf(name)
    const security = this.#securities[stock]
    const first = states.until[stock] === 0
    const before = states.status[stock]!
    const { facts, unknownAs } = this.#input
    const standing = standingOf(facts, security, this.#stockOf(stock), date, flag, rowName, unknownAs)
    if (this.#learned.particular[stock] === 0) this.#learn(standing, stock, flag, name)
    if (this.#securities.length > 0) this.#ordinary.keep(standing, this.#stockOf(stock), flag, name)
    states.name[stock] = name
    states.flag[stock] = flag
    states.status[stock] = standing.status
    states.percent[stock] = standing.percent
    states.until[stock] = standing.until
    states.conflict[stock] = standing.conflict
    states.freeByName[stock] = 0
    if (rowName !== undefined && security?.listed === undefined) {
      const fresh = isNewListingName(rowName)
      if (fresh === 'early') {
        const isFree = this.#hasFiveFreeBars(stock, date)
        states.freeByName[stock] = isFree ? 1 : 0
        if (isFree) this.#note('earlyName', stock, date, Infinity)
      } else if (fresh === 'first' && states.freeUntil[stock] === 0) {
        states.freeUntil[stock] = states.ordinal[stock]! - 1 + freeOwnBars(this.#segmentOf(stock), date)
        this.#note('firstName', stock, date)
      }
    }
    const entersDelisting =
      standing.status === DELISTING && !first && before !== DELISTING && before !== UNKNOWN
    if (entersDelisting && delistingFirstDayFree(date)) {
      states.freeUntil[stock] = Math.max(states.freeUntil[stock]!, states.ordinal[stock]!)
      this.#note('delistingFirstDay', stock, date)
    }
  }

  /** A C name stands for days 2 to 5, which are free only where a listing has five free bars. */
  #hasFiveFreeBars(stock: number, date: number): boolean {
    return freeOwnBars(this.#segmentOf(stock), date) === MOST_FREE_BARS
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
      this.#note('listed', stock, date)
      return
    }
    if (states.freeUntil[stock]! >= own || states.freeByName[stock] === 1) return
    const startsLate = date > this.#input.from && !seenBefore
    if (frame.prevCloseDerived) {
      // Every stock's first bar is without a reference there: that marks no listing.
      if (frame.prevClose[row] !== 0) return
      if (!startsLate) return
      states.maybeNew[stock] = 1
      this.#issues.add('listing-unknown', frame, row, 'no listing date, no pre_close')
      return
    }
    if (frame.prevClose[row] === 0) {
      if (startsLate) {
        states.freeUntil[stock] = own - 1 + freeOwnBars(this.#segmentOf(stock), date)
        this.#note('noReference', stock, date)
      } else states.maybeNew[stock] = 1
      return
    }
    if (this.#isFarBeyondBand(frame, row, stock)) {
      states.freeUntil[stock] = own - 1 + freeOwnBars(this.#segmentOf(stock), date)
      this.#note('farBeyondBand', stock, date)
    } else if (startsLate) {
      this.#issues.add('listing-unknown', frame, row, 'no listing date, no N or C name')
    }
  }

  /** The state of a bar beyond its band, and the issue it gives rise to. */
  stateBeyond(frame: BarFrame, row: number, stock: number, date: number, up: number, down: number): number {
    const special = this.#specialDay(frame, row, stock, date, up, down)
    if (special !== undefined) {
      this.#note(special, stock, date)
      return NO_LIMIT
    }
    const code = frame.prevCloseDerived ? 'reference-doubtful' : 'anomalous'
    this.#issues.beyond(code, frame, row, up, down)
    return frame.prevCloseDerived ? NOT_JUDGED : ANOMALOUS
  }

  /** Why a bar beyond its band stands on a day without a limit: special by data. Undefined where it does not. */
  #specialDay(
    frame: BarFrame,
    row: number,
    stock: number,
    date: number,
    up: number,
    down: number,
  ): FreeBarReason | undefined {
    const states = this.#states
    if (frame.high[row]! <= up + 1 && frame.low[row]! >= down - 1) return undefined
    const last = states.lastBar[stock]!
    if (last !== 0 && dayNumber(date) - dayNumber(last) > LONG_GAP_DAYS) return 'longGap'
    if (states.maybeNew[stock] === 1 && states.ordinal[stock]! <= MOST_FREE_BARS) return 'maybeNew'
    const delisted = this.#securities[stock]?.delisted
    const isNearDelisting =
      delisted !== undefined &&
      delisted >= date &&
      dayNumber(delisted) - dayNumber(date) < DELISTING_PERIOD_BARS * 2 &&
      tradingDaysBetween(date, delisted).length <= DELISTING_PERIOD_BARS
    return isNearDelisting ? 'delistingAhead' : undefined
  }

  /** Tells whoever asked why a bar is free; up to which own bar that holds is the stock's state, or for this bar. */
  #note(reason: FreeBarReason, stock: number, date: number, until = this.#states.freeUntil[stock]!): void {
    this.#input.onFreeBars?.({ reason, stock, date, ordinal: this.#states.ordinal[stock]!, until })
  }

  /** Tells the kernel what holds for all stocks of the board that have this flag and this kind of name. */
  #learn(standing: Standing, stock: number, flag: number, name: number): void {
    const { marks, standings } = this.#learned
    const mark = name < 0 ? MARK.none : name < marks.length ? marks[name]! : MARK.ask
    if (mark === MARK.ask) return
    const kind = ((mark - MARK.none) * 3 + flag + 1) * SEGMENTS.length + this.#states.segment[stock]!
    const at = (kind * EXCHANGES.length + this.#states.exchange[stock]!) * 4
    standings[at] = standing.since
    standings[at + 1] = standing.until
    standings[at + 2] = standing.status | (standing.percent << 8) | (standing.conflict << 16)
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

  reportConflict(frame: BarFrame, row: number): void {
    this.#issues.conflict(frame, row)
  }

  reportNotJudged(frame: BarFrame, row: number): void {
    this.#issues.notJudged(frame, row)
  }

  #segmentOf(stock: number): Segment {
    return SEGMENTS[this.#states.segment[stock]!]!
  }

  #stockOf(stock: number): LimitSubject {
    return {
      segment: this.#segmentOf(stock),
      exchange: EXCHANGES[this.#states.exchange[stock]!]!,
      digits: this.#input.universe.digitsOf(stock),
    }
  }
}
