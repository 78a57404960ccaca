import type { InputSummary } from '../model/report.ts'

/** What inputs were taken for, each kind once. */
export class InputSummaries {
  readonly #seen = new Map<string, InputSummary>()
  #last: InputSummary | undefined

  add(input: InputSummary): void {
    if (input === this.#last) return
    this.#last = input
    this.#seen.set(JSON.stringify(input), input)
  }

  list(): readonly InputSummary[] {
    return [...this.#seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input)
  }
}
