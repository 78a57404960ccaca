import { placeOf } from '../../model/barFrame.ts'
import type { BarFrame } from '../../model/barFrame.ts'
import { CHECK_NAMES } from '../../model/checkReport.ts'
import type { CheckName, Finding } from '../../model/checkReport.ts'
import { dateText } from '../../model/date.ts'
import type { Universe } from '../../model/universe.ts'

/** Gathers what the checks find: every count, and the first places. */
export class Findings {
  readonly #wanted: ReadonlySet<CheckName>
  readonly #most: number
  readonly #found = new Map<CheckName, { count: number; readonly first: string[] }>()

  /** `most` places are kept of each check. */
  constructor(wanted: readonly CheckName[], most: number) {
    this.#wanted = new Set(wanted)
    this.#most = most
  }

  /** Adds what a sentence says; it is only made where it is kept. */
  add(check: CheckName, sentence: () => string): void {
    if (!this.#wanted.has(check)) return
    const found = this.#found.get(check) ?? { count: 0, first: [] }
    this.#found.set(check, found)
    found.count++
    if (found.first.length < this.#most) found.first.push(sentence())
  }

  /** Adds what was found at a row. */
  addRow(check: CheckName, frame: BarFrame, row: number, universe: Universe, found: () => string): void {
    this.add(check, () => {
      const { file, line } = placeOf(frame, row)
      const who = `${universe.codeOf(frame.stock[row]!)} ${dateText(frame.date[row]!)}`
      return `${file}:${line}: ${who}: ${found()}`
    })
  }

  /** In the order of the checks. */
  list(): Finding[] {
    return CHECK_NAMES.flatMap((check) => {
      const found = this.#found.get(check)
      return found === undefined ? [] : [{ check, ...found }]
    })
  }
}
