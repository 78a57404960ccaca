import { placeOf } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { yuanFromCents } from '../model/cents.ts'
import type { IssueCode } from '../model/issue.ts'
import type { ScanSetup } from './scanTypes.ts'

/** The issues that bars give rise to while they are judged. */
export class BarIssues {
  readonly #input: Pick<ScanSetup, 'universe' | 'issues'>

  constructor(input: Pick<ScanSetup, 'universe' | 'issues'>) {
    this.#input = input
  }

  /** The name and the source of ST disagree. */
  conflict(frame: BarFrame, row: number): void {
    const name = this.#input.universe.nameOf(frame.name[row]!) ?? ''
    const flag = frame.specialTreatment[row]!
    this.add('st-conflict', frame, row, flag < 0 ? name : `${name}, flag ${flag}`)
  }

  /** A bar without a reference price. */
  notJudged(frame: BarFrame, row: number): void {
    // The first bar of a file that knows no reference price has none, and nothing is amiss.
    if (frame.prevCloseDerived) return
    this.add('not-judged', frame, row, '')
  }

  /** Prices beyond the limits. */
  beyond(
    code: 'anomalous' | 'reference-doubtful',
    frame: BarFrame,
    row: number,
    up: number,
    down: number,
  ): void {
    const high = frame.high[row]!
    const low = frame.low[row]!
    const found = high > up ? `high ${yuanFromCents(high)} > limit ${yuanFromCents(up)}` : ''
    const below = low < down ? `low ${yuanFromCents(low)} < limit ${yuanFromCents(down)}` : ''
    this.add(code, frame, row, [found, below].filter(Boolean).join(', '))
  }

  /** What was found in a row. */
  add(code: IssueCode, frame: BarFrame, row: number, found: string): void {
    const { issues, universe } = this.#input
    const stock = universe.codeOf(frame.stock[row]!)
    issues.add({ code, at: placeOf(frame, row), found, date: frame.date[row]!, stock })
  }
}
