import type { InputSummary } from '../model/report.ts'

/** What inputs were taken for, each kind once. */
export class InputSummaries {
  readonly #seen = new Map<string, InputSummary>()
  #last: InputSummary | undefined

  add(input: InputSummary): void {
    if (this.#last !== undefined && isSame(input, this.#last)) return
    this.#last = input
    this.#seen.set(JSON.stringify(input), input)
  }

  list(): readonly InputSummary[] {
    return [...this.#seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input)
  }
}

/** Whether two summaries of files that follow each other are plainly the same: JSON of each file costs more. */
function isSame(one: InputSummary, other: InputSummary): boolean {
  return (
    one === other ||
    (one.format === other.format &&
      one.volumeUnit === other.volumeUnit &&
      one.amountUnit === other.amountUnit &&
      one.starVolumeUnit === other.starVolumeUnit &&
      one.prevClose === other.prevClose &&
      one.stSource === other.stSource)
  )
}
