import { EXCHANGES, SEGMENTS, stockCode } from './code.ts'
import type { CodeIdentity, Exchange, Segment, StockCode } from './code.ts'

type Stock = Extract<CodeIdentity, { kind: 'stock' }>

/** What all stocks of one prefix share. */
export type StockKind = Pick<Stock, 'exchange' | 'segment'>

/**
 * The run's dictionaries: which stock and which short name an integer in a frame stands for. Parsers add to
 * it while they read; frames hold only the integers.
 */
export class Universe {
  readonly #digits: number[] = []
  readonly #kinds: StockKind[] = []
  readonly #codes: (StockCode | undefined)[] = []
  /** By digits and exchange in one number. */
  readonly #indexByKey = new Map<number, number>()
  readonly #names: string[] = []
  readonly #indexByName = new Map<string, number>()
  /** Six digits that a stock gave up -> those it goes on under. */
  readonly #newDigits: ReadonlyMap<number, number>
  /** By stock, the digits under which it stood in the data before they changed on a known day. */
  readonly #oldDigits = new Map<number, number>()
  readonly #changedOn: number

  /** `changedOn` is the day from which the new digits hold; where it is 0 they hold for every day. */
  constructor(newDigits: ReadonlyMap<number, number> = new Map<number, number>(), changedOn = 0) {
    this.#newDigits = newDigits
    this.#changedOn = changedOn
  }

  /** The integer of a stock, given out in the order of first sight. */
  addStock(stock: Stock): number {
    return this.addDigits(Number(stock.code.slice(0, 6)), stock)
  }

  /** The integer of the stock with these digits, of a kind that is known to own them. */
  addDigits(digits: number, kind: StockKind): number {
    const now = this.#newDigits.get(digits) ?? digits
    const key = keyOf(now, kind.exchange)
    const index = this.#indexByKey.get(key) ?? this.#addStock(now, key, kind)
    if (now !== digits) this.#oldDigits.set(index, digits)
    return index
  }

  #addStock(digits: number, key: number, kind: StockKind): number {
    const index = this.#digits.push(digits) - 1
    this.#kinds.push(kind)
    this.#indexByKey.set(key, index)
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
    return this.#digits.length
  }

  indexOf(code: StockCode): number | undefined {
    const exchange = EXCHANGES.find((known) => code.endsWith(known))
    const digits = Number(code.slice(0, 6))
    return exchange && this.#indexByKey.get(keyOf(this.#newDigits.get(digits) ?? digits, exchange))
  }

  /** The code under which a stock goes on; the code itself where nothing changed. */
  currentCode(code: StockCode): StockCode {
    const now = this.#newDigits.get(Number(code.slice(0, 6)))
    const exchange = EXCHANGES.find((known) => code.endsWith(known))
    return now === undefined || exchange === undefined ? code : stockCode(now, exchange)
  }

  codeOf(stock: number): StockCode {
    return (this.#codes[stock] ??= stockCode(this.#digits[stock]!, this.#kinds[stock]!.exchange))
  }

  /** The six digits of a stock's code. */
  digitsOf(stock: number): number {
    return this.#digits[stock]!
  }

  /** The code under which a stock stood on a day. */
  codeOn(stock: number, date: number): StockCode {
    const old = date < this.#changedOn ? this.#oldDigits.get(stock) : undefined
    return old === undefined ? this.codeOf(stock) : stockCode(old, this.#kinds[stock]!.exchange)
  }

  segmentOf(stock: number): Segment {
    return this.#kinds[stock]!.segment
  }

  exchangeOf(stock: number): Exchange {
    return this.#kinds[stock]!.exchange
  }

  /** Position in SEGMENTS. */
  segmentIdOf(stock: number): number {
    return SEGMENTS.indexOf(this.#kinds[stock]!.segment)
  }

  /** Position in EXCHANGES. */
  exchangeIdOf(stock: number): number {
    return EXCHANGES.indexOf(this.#kinds[stock]!.exchange)
  }

  /** A short name by its integer; undefined for -1, a row without a name. */
  nameOf(name: number): string | undefined {
    return this.#names[name]
  }
}

function keyOf(digits: number, exchange: Exchange): number {
  return digits * 4 + EXCHANGES.indexOf(exchange)
}
