import { NO_VENDOR_LIMIT } from '../../model/barFrame.ts'
import { MAX_PRICE_CENTS, centsFromYuan } from '../../model/cents.ts'
import { priceOrderFault } from '../priceOrder.ts'
import { readNumber } from './cells.ts'
import type { NoNumber } from './cells.ts'
import type { ColumnRole } from './columns.ts'
import type { Layout } from './layout.ts'
import type { Fault, RowCells } from './rowCells.ts'

const PRICE_ROLES = ['open', 'high', 'low', 'close', 'prevClose'] as const

/** A limit this many times the reference says that there was none. */
const MOST_LIMIT = 10

/** The prices of a bar in cents; 0 where no reference price, and no limit price, is given. */
export interface Prices {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number
  readonly limitUp: number | undefined
  readonly limitDown: number | undefined
}

/** Reads the price cells of rows, and counts what shows that a whole file is adjusted. */
export class PriceCells {
  /** Price cells off the 0.01 grid, where the first stood, and price cells of rows that became faults. */
  offGrid = 0
  firstOffGrid: { readonly line: number; readonly column: number; readonly found: string } | undefined
  faultPrices = 0
  readonly #row: RowCells
  readonly #layout: Layout

  constructor(row: RowCells, layout: Layout) {
    this.#row = row
    this.#layout = layout
  }

  /** The prices of a bar, the fault of one, or undefined where open, high, low and close are all missing. */
  read(cells: readonly string[], line: number): Prices | Fault | undefined {
    const prices = PRICE_ROLES.map((role) => this.#price(cells, line, role))
    const [open, high, low, close, given] = prices
    if (prices.slice(0, 4).every((price) => price === 'missing')) return undefined
    const reference = this.#reference(cells, given, close)
    const fault = this.#faultOf(cells, prices) ?? this.#changeFault(cells, reference)
    if (
      fault !== undefined ||
      typeof open !== 'number' ||
      typeof high !== 'number' ||
      typeof low !== 'number' ||
      typeof close !== 'number'
    ) {
      return fault
    }
    return {
      open,
      high,
      low,
      close,
      prevClose: typeof reference === 'number' ? reference : 0,
      limitUp: this.#limit(cells, 'limitUp', reference),
      limitDown: this.#limit(cells, 'limitDown', reference),
    }
  }

  /** The first price that a row lacks. */
  missing(cells: readonly string[]): Fault {
    return { code: 'missing-value', role: 'open', found: this.#row.text(cells, 'open') }
  }

  /** Counts the prices of a row that became a fault. */
  addFault(cells: readonly string[]): void {
    this.faultPrices += PRICE_ROLES.filter((role) => isGivenNumber(this.#row.text(cells, role))).length
  }

  /** Cents of a price cell; a price of zero is missing. */
  #price(cells: readonly string[], line: number, role: ColumnRole): number | NoNumber {
    const cell = this.#row.text(cells, role)
    const yuan = readNumber(cell)
    if (typeof yuan !== 'number') return yuan
    const cents = centsFromYuan(yuan)
    if (cents === undefined) {
      this.offGrid++
      this.firstOffGrid ??= { line, column: this.#row.column(role), found: cell.trim() }
      return 'bad'
    }
    if (cents === 0) return 'missing'
    return cents < 0 || cents > MAX_PRICE_CENTS ? 'bad' : cents
  }

  /** The reference price: as given, or the close less the change of the day (涨跌额). */
  #reference(
    cells: readonly string[],
    prevClose: number | NoNumber | undefined,
    close: number | NoNumber | undefined,
  ): number | NoNumber | undefined {
    if (this.#layout.prevClose !== 'change') return prevClose
    const change = readNumber(this.#row.text(cells, 'change'))
    if (typeof change !== 'number' || typeof close !== 'number') return change === 'bad' ? 'bad' : 'missing'
    const cents = centsFromYuan(Math.abs(change))
    if (cents === undefined) return 'bad'
    const reference = change < 0 ? close + cents : close - cents
    return reference > 0 && reference <= MAX_PRICE_CENTS ? reference : 'bad'
  }

  /** A vendor's limit price in cents, or the mark that there was none; 0 where nothing readable is given. */
  #limit(
    cells: readonly string[],
    role: 'limitUp' | 'limitDown',
    reference: number | NoNumber | undefined,
  ): number | undefined {
    if (!this.#row.has(role)) return undefined
    const yuan = readNumber(this.#row.text(cells, role))
    if (typeof yuan !== 'number') return 0
    const cents = Math.round(yuan * 100)
    const bound = typeof reference === 'number' ? reference : 0
    const isSentinel = cents <= 0 || (role === 'limitUp' && bound > 0 && cents >= MOST_LIMIT * bound)
    return isSentinel ? NO_VENDOR_LIMIT : (centsFromYuan(yuan) ?? 0)
  }

  #changeFault(cells: readonly string[], reference: number | NoNumber | undefined): Fault | undefined {
    if (this.#layout.prevClose !== 'change' || reference !== 'bad') return undefined
    return { code: 'bad-number', role: 'change', found: this.#row.text(cells, 'change') }
  }

  #faultOf(cells: readonly string[], prices: readonly (number | NoNumber)[]): Fault | undefined {
    const row = this.#row
    for (const [at, role] of PRICE_ROLES.entries()) {
      const price = prices[at]
      const found = row.text(cells, role)
      if (price === 'bad') return { code: 'bad-price', role, found }
      if (price === 'missing' && role !== 'prevClose') return { code: 'missing-value', role, found }
    }
    const [open, high, low, close] = prices
    if (typeof open !== 'number' || typeof high !== 'number') return undefined
    if (typeof low !== 'number' || typeof close !== 'number') return undefined
    const code = priceOrderFault(open, high, low, close)
    switch (code) {
      case undefined:
        return undefined
      case 'high-below-low':
        return { code, role: 'high', found: row.texts(cells, 'high', 'low') }
      case 'open-outside-range':
        return { code, role: 'open', found: row.texts(cells, 'open', 'low', 'high') }
      case 'close-outside-range':
        return { code, role: 'close', found: row.texts(cells, 'close', 'low', 'high') }
    }
  }
}

function isGivenNumber(cell: string): boolean {
  const value = readNumber(cell)
  return typeof value === 'number' && value !== 0
}
