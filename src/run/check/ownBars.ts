import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../../model/barFrame.ts'
import type { BarFrame } from '../../model/barFrame.ts'
import { CALENDAR_FROM, tradingDaysBetween } from '../../rules/calendar.ts'

/** A stock's bar and what stood before it. */
export interface OwnBar {
  readonly frame: BarFrame
  readonly row: number
  readonly stock: number
  readonly date: number
  /** Day and close of the stock's bar before; 0 where there is none, or where a row in between could not be read. */
  readonly dateBefore: number
  readonly closeBefore: number
  /** Rows in between that say that the stock was suspended. */
  readonly suspendedRows: number
  /** Trading days in between without any row, but for days that the whole market lacks; 0 for a first bar. */
  readonly daysWithoutRow: number
}

/**
 * Calls `look` for every bar, each stock's in ascending date; frames must be under the order law. `missing` are days
 * that the whole market lacks.
 */
export function eachOwnBar(
  frames: readonly BarFrame[],
  stocks: number,
  missing: ReadonlySet<number>,
  look: (bar: OwnBar) => void,
): void {
  const lastDate = new Int32Array(stocks)
  const lastClose = new Int32Array(stocks)
  const suspended = new Int32Array(stocks)
  /** Stocks with a faulty row of an unknown day: any of their gaps may be that row. */
  const isUndated = new Uint8Array(stocks)
  for (const { rows, kind, date, stock } of frames) {
    for (let row = 0; row < rows; row++) {
      if (kind[row] === ROW_FAULT && date[row] === UNKNOWN_DATE) isUndated[stock[row]!] = 1
    }
  }
  const last = frames.reduce(
    (latest, { date }) => date.reduce((a, b) => Math.max(a, b), latest),
    CALENDAR_FROM,
  )
  const days = tradingDaysBetween(CALENDAR_FROM, last).filter((date) => !missing.has(date))
  const ordinals = new Map(days.map((date, at) => [date, at]))
  const between = (from: number, to: number): number => ordinals.get(to)! - ordinals.get(from)! - 1
  for (const frame of frames) {
    for (let row = 0; row < frame.rows; row++) {
      const stock = frame.stock[row]!
      const kind = frame.kind[row]
      if (kind === ROW_SUSPENDED) suspended[stock]!++
      else if (kind === ROW_FAULT || isUndated[stock] === 1) lastDate[stock] = 0
      if (kind !== ROW_BAR) continue
      const dateBefore = lastDate[stock]!
      const closeBefore = dateBefore === 0 ? 0 : lastClose[stock]!
      const date = frame.date[row]!
      const suspendedRows = suspended[stock]!
      const daysWithoutRow = dateBefore === 0 ? 0 : between(dateBefore, date) - suspendedRows
      look({ frame, row, stock, date, dateBefore, closeBefore, suspendedRows, daysWithoutRow })
      lastDate[stock] = date
      lastClose[stock] = frame.close[row]!
      suspended[stock] = 0
    }
  }
}
