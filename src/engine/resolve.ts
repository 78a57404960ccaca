import { placeOf } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { ANOMALOUS, NO_LIMIT, NOT_JUDGED } from '../model/boardEvents.ts'
import { yuanFromCents } from '../model/cents.ts'
import { EXCHANGES, SEGMENTS } from '../model/code.ts'
import type { Exchange, Segment } from '../model/code.ts'
import { dayNumber } from '../model/date.ts'
import type { IssueCode } from '../model/issue.ts'
import type { Security } from '../model/security.ts'
import { STATUSES } from '../model/status.ts'
import { tradingDaysBetween } from '../rules/calendar.ts'
import { delistingFirstDayFree, freeOwnBars } from '../rules/freeDays.ts'
import { LIMIT_ROWS, limitPercentRun, OPEN_END } from '../rules/limitPercent.ts'
import { limitDownPrice, limitUpPrice } from '../rules/limitPrice.ts'
import { isNewListingName, LAST_UNREFORMED, statusFromName } from '../rules/nameStatus.ts'
import { MARK } from './kernelMemory.ts'
import type { Learned } from './kernelMemory.ts'
import { markNames } from './nameMarks.ts'
import type { FreeBarReason } from '../model/freeBars.ts'
import type { ScanSetup } from './scan.ts'
import type { SecurityFacts } from './securities.ts'
import { dayBeforeNamesHold, statusOfRow, undatedHolds } from './status.ts'
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
const NORMAL = STATUSES.indexOf('normal')
/** The mark of a name that says nothing. */
const ORDINARY = MARK.status + NORMAL

/** A status and its percent as the stock states hold them, and the days on which they are known to hold. */
interface Standing {
  readonly since: number
  readonly until: number
  readonly status: number
  readonly percent: number
  readonly conflict: number
}

/** Codes that the law names one by one. */
const NAMED_CODES: ReadonlySet<number> = new Set([
  LAST_UNREFORMED.digits,
  ...LIMIT_ROWS.flatMap((row) => row.codes ?? []),
])

/**
 * The rare questions of the kernel: a stock's status and percent when a name, a flag or the law changes, its
 * days without a limit, and the issues a bar gives rise to. Answers go into the stock states.
 */
export class Resolver {
  readonly #input: ScanSetup
  readonly #states: StockStates
  readonly #learned: Learned
  /** What the list says of each stock; empty without a list. */
  readonly #securities: (Security | undefined)[] = []
  /** Stocks and names of the universe that are known here. */
  #stocks = 0
  #names = 0

  constructor(input: ScanSetup, states: StockStates, learned: Learned) {
    this.#input = input
    this.#states = states
    this.#learned = learned
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
    if (this.#takeOrdinary(frame, row, stock, date)) return
    const states = this.#states
    const flag = frame.specialTreatment[row]!
    const name = frame.name[row]!
    const rowName = this.#input.universe.nameOf(name)
    const security = this.#securities[stock]
    const first = states.until[stock] === 0
    const before = states.status[stock]!
    const standing = this.#standing(security, stock, date, flag, rowName)
    if (this.#learned.particular[stock] === 0) this.#learn(standing, stock, flag, name)
    this.#keepOrdinary(standing, stock, flag, name)
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

  /** By exchange and segment, what holds for an ordinary stock of which rows and list say the same. */
  readonly #ordinary: (Standing | undefined)[] = []
  /** Whether a name of a list is an ordinary one, by name. */
  readonly #ordinaryNames = new Map<string, boolean>()

  /**
   * The short way for the most stocks: whatever names them, the row or the list, does so with one name, it is an ordinary
   * one, and there is no flag. Gives false where any of that is not so.
   */
  #takeOrdinary(frame: BarFrame, row: number, stock: number, date: number): boolean {
    const name = frame.name[row]!
    const security = this.#securities[stock]
    if (security === undefined || (name >= 0 && this.#learned.marks[name] !== ORDINARY)) return false
    if (frame.specialTreatment[row]! >= 0 || security.flags.length > 0) return false
    const standing = this.#ordinary[this.#boardOf(stock)]
    if (standing === undefined || date < standing.since || date > standing.until) return false
    const { universe, facts } = this.#input
    const given = universe.nameOf(name)
    if (given === undefined && NAMED_CODES.has(universe.digitsOf(stock))) return false
    const listed = onlyNameOn(facts, security, date, given)
    if (listed === undefined || (given === undefined && !this.#isOrdinary(listed.name))) return false
    const listUntil = listed.until
    const states = this.#states
    states.name[stock] = name
    states.flag[stock] = -1
    states.status[stock] = standing.status
    states.percent[stock] = standing.percent
    states.until[stock] = Math.min(standing.until, listUntil)
    states.conflict[stock] = 0
    states.freeByName[stock] = 0
    return true
  }

  /** Keeps what holds for an ordinary stock, for others of its board. */
  #keepOrdinary(standing: Standing, stock: number, flag: number, name: number): void {
    if (flag >= 0 || (name >= 0 && this.#learned.marks[name] !== ORDINARY)) return
    if (this.#securities.length === 0 || standing.status !== NORMAL || standing.conflict !== 0) return
    const subject = this.#stockOf(stock)
    if (NAMED_CODES.has(subject.digits)) return
    // As far as the law goes; what the list says of this stock alone is left out.
    const { until } = limitPercentRun(subject, 'normal', standing.since)
    this.#ordinary[this.#boardOf(stock)] = { ...standing, until }
  }

  #isOrdinary(name: string): boolean {
    const known = this.#ordinaryNames.get(name) ?? statusFromName(name) === 'normal'
    this.#ordinaryNames.set(name, known)
    return known
  }

  #boardOf(stock: number): number {
    return this.#states.segment[stock]! * EXCHANGES.length + this.#states.exchange[stock]!
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
      this.report('listing-unknown', frame, row, stock, date, 'no listing date, no pre_close')
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
      this.report('listing-unknown', frame, row, stock, date, 'no listing date, no N or C name')
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
    this.#reportBeyond(code, frame, row, stock, date, up, down)
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

  reportConflict(frame: BarFrame, row: number, stock: number, date: number): void {
    const name = this.#input.universe.nameOf(frame.name[row]!) ?? ''
    const flag = frame.specialTreatment[row]!
    this.report('st-conflict', frame, row, stock, date, flag < 0 ? name : `${name}, flag ${flag}`)
  }

  reportNotJudged(frame: BarFrame, row: number, stock: number, date: number): void {
    // The first bar of a file that knows no reference price has none, and nothing is amiss.
    if (frame.prevCloseDerived) return
    this.report('not-judged', frame, row, stock, date, '')
  }

  #reportBeyond(
    code: 'anomalous' | 'reference-doubtful',
    frame: BarFrame,
    row: number,
    stock: number,
    date: number,
    up: number,
    down: number,
  ): void {
    const high = frame.high[row]!
    const low = frame.low[row]!
    const found = high > up ? `high ${yuanFromCents(high)} > limit ${yuanFromCents(up)}` : ''
    const below = low < down ? `low ${yuanFromCents(low)} < limit ${yuanFromCents(down)}` : ''
    this.report(code, frame, row, stock, date, [found, below].filter(Boolean).join(', '))
  }

  report(code: IssueCode, frame: BarFrame, row: number, stock: number, date: number, found: string): void {
    const at = placeOf(frame, row)
    this.#input.issues.add({ code, at, found, date, stock: this.#input.universe.codeOf(stock) })
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

  #standing(
    security: Security | undefined,
    stock: number,
    date: number,
    flag: number,
    rowName: string | undefined,
  ): Standing {
    const { facts, unknownAs } = this.#input
    const subject = this.#stockOf(stock)
    const day = statusOfRow(facts, security, subject.digits, date, flag, rowName)
    const run = limitPercentRun(subject, day.status === 'unknown' ? unknownAs : day.status, date)
    return {
      since: date,
      until: Math.min(day.until, run.until),
      status: STATUSES.indexOf(day.status),
      percent:
        run.percent === 'none' ? PERCENT_NONE : run.percent === 'unknown' ? PERCENT_UNKNOWN : run.percent,
      conflict: day.conflict ? 1 : 0,
    }
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
      digits: this.#input.universe.digitsOf(stock),
    }
  }
}

/**
 * The one name that row and list give a stock on a day, and the last day for which the list goes on to say so; undefined
 * where none does, or where they give two. `given` is that of the row.
 */
function onlyNameOn(
  facts: SecurityFacts,
  security: Security,
  date: number,
  given: string | undefined,
): { readonly name: string; readonly until: number } | undefined {
  const { names, undatedName } = security
  if (names.length > 1) return undefined
  const [only] = names
  if (only !== undefined && ((only.from ?? 0) > date || (only.to ?? OPEN_END) < date)) return undefined
  const undated = undatedName !== undefined && undatedHolds(facts, security, date) ? undatedName : undefined
  const name = given ?? only?.name ?? undated
  if (name === undefined || (only !== undefined && only.name !== name)) return undefined
  if (undated !== undefined && undated !== name) return undefined
  return { name, until: Math.min(only?.to ?? OPEN_END, dayBeforeNamesHold(facts, security, date)) }
}
