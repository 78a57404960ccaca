import { ROW_FAULT, UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { RowColumns } from './kernelMemory.ts'
import type { StockStates } from './stockStates.ts'

/** Some rows of a frame as columns; all of them need no views of their own. */
export function columnsOf(frame: BarFrame, start: number, rows: number): RowColumns {
  if (rows === frame.rows) return frame
  const end = start + rows
  return {
    stock: frame.stock.subarray(start, end),
    date: frame.date.subarray(start, end),
    open: frame.open.subarray(start, end),
    high: frame.high.subarray(start, end),
    low: frame.low.subarray(start, end),
    close: frame.close.subarray(start, end),
    prevClose: frame.prevClose.subarray(start, end),
    name: frame.name.subarray(start, end),
    volume: frame.volume.subarray(start, end),
    amount: frame.amount.subarray(start, end),
    specialTreatment: frame.specialTreatment.subarray(start, end),
    kind: frame.kind.subarray(start, end),
  }
}

/** Whether a frame seems to be one stock's rows, latest first. */
export function isBackward({ rows, stock, date }: BarFrame): boolean {
  return date[0]! > date[rows - 1]! && stock[0] === stock[rows - 1]
}

/** Puts rows beside their dates, which are already there. */
export function loadRows(from: RowColumns, to: RowColumns): void {
  to.stock.set(from.stock)
  to.open.set(from.open)
  to.high.set(from.high)
  to.low.set(from.low)
  to.close.set(from.close)
  to.prevClose.set(from.prevClose)
  to.name.set(from.name)
  to.volume.set(from.volume)
  to.amount.set(from.amount)
  to.specialTreatment.set(from.specialTreatment)
  to.kind.set(from.kind)
}

/** Faulty rows whose date could not be read make every gap of their stock suspect, wherever they stand. */
export function markUndatedFaults(frames: readonly BarFrame[], states: StockStates): void {
  for (const frame of frames) {
    let row = frame.kind.indexOf(ROW_FAULT)
    while (row >= 0 && row < frame.rows) {
      if (frame.date[row] === UNKNOWN_DATE) states.undatedFault[frame.stock[row]!] = 1
      row = frame.kind.indexOf(ROW_FAULT, row + 1)
    }
  }
}
