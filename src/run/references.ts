import { ROW_BAR, ROW_FAULT, UNKNOWN_DATE, wantsReferences } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { StockCode } from '../model/code.ts'
import type { ExRights } from '../model/exRights.ts'
import type { Universe } from '../model/universe.ts'
import { exRightsReference } from '../rules/exRights.ts'
import { NotStreamed } from '../sources/frameStream.ts'
import { MOST_STOCKS, rowLoops } from '../sources/rowLoops.ts'

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
  const ahead = new ExRightsAhead(universe, exRights)
  return frames.flatMap((frame, at) => moveReferences(frame, datesBefore[at], ahead))
}

/** The ex-rights days of stocks whose rows are met in ascending date. */
class ExRightsAhead {
  /** By stock: no ex-rights day stands before this one and after the stock's last bar. */
  readonly next: Int32Array = new Int32Array(MOST_STOCKS)
  readonly #universe: Universe
  readonly #exRights: ExRightsDays

  constructor(universe: Universe, exRights: ExRightsDays) {
    this.#universe = universe
    this.#exRights = exRights
  }

  /** The ex-rights days after `before`, up to the bar of the day `date`. */
  upTo(stock: number, before: number, date: number): readonly ExRights[] {
    const days = this.#exRights.get(this.#universe.codeOf(stock)) ?? []
    this.next[stock] = days.find((day) => day.date > date)?.date ?? NEVER
    return exRightsBetween(days, before, date)
  }
}

/** A day after every other. */
const NEVER = 99991231

/** Moves the references of a frame, put in from bars of the days `before`, by the known ex-rights days in between. */
function moveReferences(
  frame: BarFrame,
  before: Int32Array | undefined,
  ahead: ExRightsAhead,
): DerivedExRights[] {
  if (before === undefined) return []
  const moved: DerivedExRights[] = []
  const { rows, stock: stocks, date: dates, kind, prevClose } = frame
  const { next } = ahead
  for (let row = 0; row < rows; row++) {
    const stock = stocks[row]!
    const date = dates[row]!
    if (date < next[stock]! || kind[row] !== ROW_BAR || prevClose[row] === 0) continue
    const between = ahead.upTo(stock, before[row]!, date)
    if (between.length === 0) continue
    prevClose[row] = between.reduce(exRightsReference, prevClose[row]!)
    moved.push({ stock, date })
  }
  return moved
}

/** The same for frames that are given one by one, of which none holds a faulty row of no known day. */
export class ReferenceRun {
  readonly moved: DerivedExRights[] = []
  /** Whether some frame had references to be put in. */
  isUsed = false
  /** Whether frames before were passed over. */
  #isPassed = false
  readonly #ahead: ExRightsAhead | undefined

  constructor(universe: Universe, exRights: ExRightsDays | undefined) {
    this.#ahead = exRights && new ExRightsAhead(universe, exRights)
    rowLoops().beginReferences(new Uint8Array(MOST_STOCKS))
  }

  add(frame: BarFrame): void {
    const { datesBefore } = frame
    if (datesBefore === undefined && !wantsReferences(frame) && !this.isUsed) {
      this.#isPassed = true
      return
    }
    if (this.#isPassed) throw new NotStreamed('closes before the first reference that is put in')
    this.isUsed = true
    const ahead = this.#ahead
    const before = datesBefore ?? rowLoops().addReferences(frame, ahead !== undefined)
    if (ahead === undefined) return
    for (const each of moveReferences(frame, before, ahead)) this.moved.push(each)
  }
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
