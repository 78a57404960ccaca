import type { BarFrame } from '../model/barFrame.ts'
import type { DayCoverage } from '../model/coverage.ts'
import type { Universe } from '../model/universe.ts'
import { rowLoops } from './rowLoops.ts'
import type { DayRows } from './rowLoops.ts'

/** Counts which days frames hold, and how many codes of each exchange a day has. */
export class CoverageCount {
  readonly #universe: Universe
  readonly #days = new Map<number, DayRows>()
  #exchange: Uint8Array = new Uint8Array(8192)
  #stocks = 0

  constructor(universe: Universe) {
    this.#universe = universe
  }

  /** Adds the rows of some frames; gives their days. */
  add(frames: readonly BarFrame[]): number[] {
    this.#learnExchanges()
    const days = rowLoops().days(frames, this.#exchange.subarray(0, this.#stocks))
    for (const day of days) {
      const known = this.#days.get(day.date)
      this.#days.set(day.date, known === undefined ? day : sum(known, day))
    }
    return days.map(({ date }) => date)
  }

  /** Forgets what was counted. */
  restart(): void {
    this.#days.clear()
  }

  /** Days ascending. */
  list(): DayCoverage[] {
    return [...this.#days.values()]
      .sort((a, b) => a.date - b.date)
      .map(({ date, codes }) => ({ date, codes }))
  }

  /** Last day up to `to` that has a bar, or undefined. */
  lastBar(to: number): number | undefined {
    const days = [...this.#days.values()].filter(({ date, bars }) => date <= to && bars > 0)
    return days.length === 0 ? undefined : Math.max(...days.map(({ date }) => date))
  }

  #learnExchanges(): void {
    const { stockCount } = this.#universe
    if (stockCount > this.#exchange.length) {
      const grown = new Uint8Array(stockCount * 2)
      grown.set(this.#exchange)
      this.#exchange = grown
    }
    for (; this.#stocks < stockCount; this.#stocks++) {
      this.#exchange[this.#stocks] = this.#universe.exchangeIdOf(this.#stocks)
    }
  }
}

function sum(one: DayRows, other: DayRows): DayRows {
  const codes = one.codes.map((count, exchange) => count + other.codes[exchange]!)
  return { date: one.date, codes, bars: one.bars + other.bars }
}
