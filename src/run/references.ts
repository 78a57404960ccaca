import { ROW_BAR, ROW_FAULT, UNKNOWN_DATE, wantsReferences } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { StockCode } from '../model/code.ts'
import type { ExRights } from '../model/exRights.ts'
import type { Universe } from '../model/universe.ts'
import { exRightsReference } from '../rules/exRights.ts'
import { rowLoops } from '../sources/rowLoops.ts'

/** Known ex-rights days (除权除息日) of each stock, ascending. */
export type ExRightsDays = ReadonlyMap<StockCode, readonly ExRights[]>

/**
 * Puts the reference price into rows of files that have none: the close of the stock's bar before, moved by the
 * ex-rights days in between that are known. What stays unknown stays 0: a first bar, and one after a row that
 * could not be read. Frames must be under the order law. Gives the days that were moved, by (stock, date) row.
 */
export function deriveReferences(
  frames: readonly BarFrame[],
  universe: Universe,
  exRights: ExRightsDays | undefined,
): readonly DerivedExRights[] {
  if (!frames.some(wantsReferences)) return []
  const datesBefore = rowLoops().references(
    frames,
    undatedFaults(frames, universe.stockCount),
    exRights !== undefined,
  )
  if (exRights === undefined) return []
  const known = Array.from({ length: universe.stockCount }, (_, stock) =>
    exRights.get(universe.codeOf(stock)),
  )
  const moved: DerivedExRights[] = []
  frames.forEach((frame, at) => {
    const before = datesBefore[at]
    if (before === undefined) return
    const { rows, stock: stocks, date: dates, kind, prevClose } = frame
    for (let row = 0; row < rows; row++) {
      const stock = stocks[row]!
      const days = known[stock]
      if (days === undefined || kind[row] !== ROW_BAR || prevClose[row] === 0) continue
      const date = dates[row]!
      const between = exRightsBetween(days, before[row]!, date)
      if (between.length === 0) continue
      prevClose[row] = between.reduce(exRightsReference, prevClose[row]!)
      moved.push({ stock, date })
    }
  })
  return moved
}

/** The ex-rights days after `before`, up to `date`: those that move the reference of a bar of that day. */
export function exRightsBetween(days: readonly ExRights[], before: number, date: number): ExRights[] {
  return days.filter((each) => each.date > before && each.date <= date)
}

/** A bar whose reference a known ex-rights day moved. */
export interface DerivedExRights {
  readonly stock: number
  readonly date: number
}

/** 1 where a faulty row without a date may stand in any gap of a stock. */
function undatedFaults(frames: readonly BarFrame[], stocks: number): Uint8Array {
  const found = new Uint8Array(stocks)
  for (const { rows, kind, date, stock } of frames) {
    for (let row = kind.indexOf(ROW_FAULT); row >= 0 && row < rows; row = kind.indexOf(ROW_FAULT, row + 1)) {
      if (date[row] === UNKNOWN_DATE) found[stock[row]!] = 1
    }
  }
  return found
}
