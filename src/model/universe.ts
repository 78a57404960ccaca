import { EXCHANGES, SEGMENTS } from './code.ts'
import type { CodeIdentity, Exchange, Segment, StockCode } from './code.ts'

type Stock = Extract<CodeIdentity, { kind: 'stock' }>

/**
 * The run's dictionaries: which stock and which short name an integer in a frame stands for. Parsers add to
 * it while they read; frames hold only the integers.
 */
export class Universe {
  readonly #stocks: Stock[] = []
  readonly #indexByCode = new Map<StockCode, number>()
  readonly #names: string[] = []
  readonly #indexByName = new Map<string, number>()

  /** The integer of a stock, given out in the order of first sight. */
  addStock(stock: Stock): number {
    const known = this.#indexByCode.get(stock.code)
    if (known !== undefined) return known
    const index = this.#stocks.push(stock) - 1
    this.#indexByCode.set(stock.code, index)
    return index
  }

  /** The integer of a short name as it stands in the file. */
  addName(name: string): number {
    const known = this.#indexByName.get(name)
    if (known !== undefined) return known
    const index = this.#names.push(name) - 1
    this.#indexByName.set(name, index)
    return index
  }

  get stockCount(): number {
    return this.#stocks.length
  }

  indexOf(code: StockCode): number | undefined {
    return this.#indexByCode.get(code)
  }

  codeOf(stock: number): StockCode {
    return this.#stocks[stock]!.code
  }

  segmentOf(stock: number): Segment {
    return this.#stocks[stock]!.segment
  }

  exchangeOf(stock: number): Exchange {
    return this.#stocks[stock]!.exchange
  }

  /** Position in SEGMENTS. */
  segmentIdOf(stock: number): number {
    return SEGMENTS.indexOf(this.#stocks[stock]!.segment)
  }

  /** Position in EXCHANGES. */
  exchangeIdOf(stock: number): number {
    return EXCHANGES.indexOf(this.#stocks[stock]!.exchange)
  }

  /** A short name by its integer; undefined for -1, a row without a name. */
  nameOf(name: number): string | undefined {
    return this.#names[name]
  }
}
