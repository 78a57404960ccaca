import type { BarFrame } from '../model/barFrame.ts'
import { EXCHANGES, SEGMENTS } from '../model/code.ts'
import type { Security } from '../model/security.ts'
import { STATUSES } from '../model/status.ts'
import { limitPercentRun, OPEN_END } from '../rules/limitPercent.ts'
import type { LimitSubject } from '../rules/limitPercent.ts'
import { statusFromName } from '../rules/nameStatus.ts'
import { MARK } from './kernelMemory.ts'
import type { ScanSetup } from './scanTypes.ts'
import type { SecurityFacts } from './securities.ts'
import { NAMED_CODES } from './standing.ts'
import type { Standing } from './standing.ts'
import { dayBeforeNamesHold, undatedHolds } from './status.ts'
import type { StockStates } from './stockStates.ts'

const NORMAL = STATUSES.indexOf('normal')
/** The mark of a name that says nothing. */
const ORDINARY = MARK.status + NORMAL

/** What holds for the most stocks: those that one ordinary name names, and no flag. */
export class OrdinaryStocks {
  readonly #input: Pick<ScanSetup, 'universe' | 'facts'>
  readonly #states: StockStates
  /** Marks of names. */
  readonly #marks: Uint8Array
  /** By exchange and segment, what holds for an ordinary stock of which rows and list say the same. */
  readonly #standings: (Standing | undefined)[] = []
  /** Whether a name of a list is an ordinary one, by name. */
  readonly #ordinaryNames = new Map<string, boolean>()

  constructor(input: Pick<ScanSetup, 'universe' | 'facts'>, states: StockStates, marks: Uint8Array) {
    this.#input = input
    this.#states = states
    this.#marks = marks
  }

  /**
   * The short way for the most stocks: whatever names them, the row or the list, does so with one name, it is an ordinary
   * one, and there is no flag. Gives false where any of that is not so.
   */
  take(security: Security | undefined, frame: BarFrame, row: number, stock: number, date: number): boolean {
    const name = frame.name[row]!
    const states = this.#states
    if (security === undefined || (name >= 0 && this.#marks[name] !== ORDINARY)) return false
    if (frame.specialTreatment[row]! >= 0 || security.flags.length > 0) return false
    const standing = this.#standings[boardOf(states.segment[stock]!, states.exchange[stock]!)]
    if (standing === undefined || date < standing.since || date > standing.until) return false
    const { universe, facts } = this.#input
    const given = universe.nameOf(name)
    if (given === undefined && NAMED_CODES.has(universe.digitsOf(stock))) return false
    const listed = onlyNameOn(facts, security, date, given)
    if (listed === undefined || (given === undefined && !this.#isOrdinary(listed.name))) return false
    const listUntil = listed.until
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
  keep(standing: Standing, subject: LimitSubject, flag: number, name: number): void {
    if (flag >= 0 || (name >= 0 && this.#marks[name] !== ORDINARY)) return
    if (standing.status !== NORMAL || standing.conflict !== 0) return
    if (NAMED_CODES.has(subject.digits)) return
    // As far as the law goes; what the list says of this stock alone is left out.
    const { until } = limitPercentRun(subject, 'normal', standing.since)
    this.#standings[boardOf(SEGMENTS.indexOf(subject.segment), EXCHANGES.indexOf(subject.exchange))] = {
      ...standing,
      until,
    }
  }

  #isOrdinary(name: string): boolean {
    const known = this.#ordinaryNames.get(name) ?? statusFromName(name) === 'normal'
    this.#ordinaryNames.set(name, known)
    return known
  }
}

function boardOf(segment: number, exchange: number): number {
  return segment * EXCHANGES.length + exchange
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
