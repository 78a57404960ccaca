import { yuanFromCents } from '../../model/cents.ts'
import { dateText, dayNumber } from '../../model/date.ts'
import type { ExRights } from '../../model/exRights.ts'
import type { Universe } from '../../model/universe.ts'
import { exRightsReference } from '../../rules/exRights.ts'
import type { ExRightsDays } from '../references.ts'
import type { Findings } from './findings.ts'
import type { OwnBar } from './ownBars.ts'

/** After a halt longer than this, in calendar days, a stock may come back restructured, at any reference. */
const LONG_HALT_DAYS = 30
/** What is left of a price after the steepest fall that any limit allows a day. */
const MOST_DAILY_FALL = 0.7
/** Marks of an ex-rights day in a short name. */
const EX_RIGHTS_NAME = /^(?:XD|XR|DR)/

/**
 * Holds a pre_close against the close before. What moves it is an ex-rights day: a known one; without a list of
 * them, a lower price or a name that says so. Where days lie in between, bars may be missing instead.
 */
export class ClosesBefore {
  readonly #findings: Findings
  readonly #universe: Universe
  readonly #exRights: ExRightsDays | undefined

  constructor(findings: Findings, universe: Universe, exRights: ExRightsDays | undefined) {
    this.#findings = findings
    this.#universe = universe
    this.#exRights = exRights
  }

  look(bar: OwnBar): void {
    const { frame, row, dateBefore, closeBefore } = bar
    const given = frame.prevClose[row]!
    if (frame.prevCloseDerived || closeBefore === 0) return
    if (given === 0 || given === closeBefore) return
    const expected = this.#expected(bar)
    if (given === expected) return
    const missing = bar.daysWithoutRow
    if (this.#isExcused(bar, given)) return
    const what = `pre_close ${yuanFromCents(given)}, close ${yuanFromCents(closeBefore)} on ${dateText(dateBefore)}`
    if (missing > 0) {
      this.#add(
        'missing-bars',
        bar,
        `${what}, and ${missing} trading ${missing === 1 ? 'day' : 'days'} between`,
      )
    } else if (expected === closeBefore) this.#add('pre-close', bar, what)
    else this.#add('pre-close', bar, `${what}, which the ex-rights days move to ${yuanFromCents(expected)}`)
  }

  /** The close before, moved by the known ex-rights days since. */
  #expected({ stock, date, dateBefore, closeBefore }: OwnBar): number {
    const days: readonly ExRights[] = this.#exRights?.get(this.#universe.codeOf(stock)) ?? []
    return days
      .filter((each) => each.date > dateBefore && each.date <= date)
      .reduce(exRightsReference, closeBefore)
  }

  #isExcused(bar: OwnBar, given: number): boolean {
    const name = this.#universe.nameOf(bar.frame.name[bar.row]!)
    if (name !== undefined && EX_RIGHTS_NAME.test(name)) return true
    if (dayNumber(bar.date) - dayNumber(bar.dateBefore) > LONG_HALT_DAYS) return true
    if (this.#exRights !== undefined || given > bar.closeBefore) return false
    // A fall within a few days' limits may be bars that are missing; a deeper one is an ex-rights day.
    return bar.daysWithoutRow <= 0 || given < bar.closeBefore * MOST_DAILY_FALL ** bar.daysWithoutRow
  }

  #add(check: 'pre-close' | 'missing-bars', { frame, row }: OwnBar, what: string): void {
    this.#findings.addRow(check, frame, row, this.#universe, () => what)
  }
}
