import { ROW_SUSPENDED } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { Universe } from '../model/universe.ts'
import { codeOfDigits } from './barsTable.ts'
import { FrameReader, framePart } from './frameReader.ts'
import type { StoreFolder } from './openStore.ts'
import { STOCK_COLUMNS, stockSpans } from './securityTables.ts'

/** Days that are read at once on the way back. */
const STRIDE = 21

/**
 * The last row before `from` of every stock in some frames, ascending, for rows whose reference price is the close
 * before. Only as many days are read as it takes to find them; stocks that the store has from later on are not sought.
 */
export function barsBefore(
  store: StoreFolder,
  universe: Universe,
  frames: readonly BarFrame[],
  from: number,
): BarFrame[] {
  const { table } = store
  const wanted = new Set<number>()
  for (const { stock } of frames) for (const each of stock) wanted.add(each)
  for (const [digits, { first }] of stockSpans(store.read('stocks', STOCK_COLUMNS))) {
    if (first >= from) wanted.delete(stockOf(universe, digits))
  }
  const reader = new FrameReader(store.folder, universe)
  const rows = [...table.dates.keys()].filter((row) => table.dates[row]! < from && table.isSettled(row))
  const found: BarFrame[] = []
  for (let end = rows.length; end > 0 && wanted.size > 0; end -= STRIDE) {
    const entries = rows.slice(Math.max(0, end - STRIDE), end).map((row) => table.entry(row))
    for (const day of [...reader.read(entries).values()].reverse()) {
      for (const frame of day) {
        const last = lastRows(frame, wanted)
        if (last.length > 0) found.unshift(framePart(frame, last))
      }
    }
  }
  return found
}

/** Rows of wanted stocks that are a bar or could not be read; these stocks are wanted no more. */
function lastRows({ rows, stock, kind }: BarFrame, wanted: Set<number>): number[] {
  const last: number[] = []
  for (let row = 0; row < rows; row++) {
    if (kind[row] !== ROW_SUSPENDED && wanted.delete(stock[row]!)) last.push(row)
  }
  return last
}

function stockOf(universe: Universe, digits: number): number {
  return universe.indexOf(codeOfDigits(digits)) ?? -1
}
