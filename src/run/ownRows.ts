import { UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'

/** Where a stock's row of a day stands. */
export interface OwnRow {
  readonly frame: BarFrame
  readonly row: number
}

/** The rows of some stocks by day, bars, suspended days and faults alike. */
export class OwnRows {
  readonly #rows = new Map<number, Map<number, OwnRow>>()

  constructor(frames: readonly BarFrame[], stocks: readonly number[]) {
    for (const stock of stocks) this.#rows.set(stock, new Map<number, OwnRow>())
    for (const frame of frames) {
      const { stock: column, date, rows } = frame
      for (const stock of stocks) {
        const own = this.#rows.get(stock)!
        for (let row = column.indexOf(stock); row >= 0 && row < rows; row = column.indexOf(stock, row + 1)) {
          if (date[row] !== UNKNOWN_DATE) own.set(date[row]!, { frame, row })
        }
      }
    }
  }

  /** The row of a stock on a day, if the frames hold one. */
  at(stock: number, date: number): OwnRow | undefined {
    return this.#rows.get(stock)?.get(date)
  }

  /** The days on which a stock has a row, ascending. */
  days(stock: number): readonly number[] {
    return [...(this.#rows.get(stock)?.keys() ?? [])].sort((a, b) => a - b)
  }
}
