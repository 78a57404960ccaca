import { UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { EXCHANGES } from '../model/code.ts'
import type { DayCoverage } from '../model/coverage.ts'
import type { Universe } from '../model/universe.ts'

/** Counts which days frames hold, and how many codes of each exchange a day has. */
export class CoverageCount {
  readonly #universe: Universe
  readonly #codes = new Map<number, number[]>()
  readonly #exchange: number[] = []

  constructor(universe: Universe) {
    this.#universe = universe
  }

  add(frames: readonly BarFrame[]): void {
    for (let stock = this.#exchange.length; stock < this.#universe.stockCount; stock++) {
      this.#exchange.push(this.#universe.exchangeIdOf(stock))
    }
    const exchange = Uint8Array.from(this.#exchange)
    let codes: number[] = []
    let last = UNKNOWN_DATE
    for (const { rows, date, stock } of frames) {
      for (let row = 0; row < rows; row++) {
        const day = date[row]!
        if (day === UNKNOWN_DATE) continue
        if (day !== last) {
          codes = this.#of(day)
          last = day
        }
        codes[exchange[stock[row]!]!]!++
      }
    }
  }

  /** Days ascending. */
  list(): DayCoverage[] {
    return [...this.#codes].sort(([a], [b]) => a - b).map(([date, codes]) => ({ date, codes }))
  }

  #of(day: number): number[] {
    const known = this.#codes.get(day)
    if (known !== undefined) return known
    const codes = EXCHANGES.map(() => 0)
    this.#codes.set(day, codes)
    return codes
  }
}
