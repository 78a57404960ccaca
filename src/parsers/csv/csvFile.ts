import { ROW_BAR } from '../../model/barFrame.ts'
import type { BarFrame, FrameColumns } from '../../model/barFrame.ts'
import { Refusal } from '../../model/refusal.ts'
import type { InputSummary } from '../../model/report.ts'
import type { ParseContext, Parsed } from '../parser.ts'
import type { EncodingOfFile } from './encoding.ts'
import type { FrameRows } from './frameRows.ts'
import type { Head } from './head.ts'
import { adjusted } from './layout.ts'
import type { Layout } from './layout.ts'
import { RowReader } from './rowReader.ts'
import { AMOUNT_SCALES, VOLUME_SCALES, unitsOf } from './units.ts'
import type { Units } from './units.ts'

/** Share of price cells off the 0.01 grid from which a file's prices are adjusted ones. */
const ADJUSTED_SHARE = 0.05
/** Fewer such cells than this are faults of their rows. */
const ADJUSTED_CELLS = 10

/** One file on its way through the readers. */
export class CsvFile {
  readonly name: string
  readonly context: ParseContext
  readonly layout: Layout
  readonly encoding: EncodingOfFile
  readonly reader: RowReader
  readonly out: FrameRows

  constructor(name: string, context: ParseContext, head: Head, out: FrameRows) {
    this.name = name
    this.context = context
    this.layout = head.layout
    this.encoding = head.encoding
    this.out = out
    this.reader = new RowReader(name, head, context, out)
  }

  /** What was read, after the last row: the units are known only now. */
  finish(): Parsed {
    this.out.flush()
    const { frames } = this.out
    const units = this.#units(() => frames.reduce((sum, frame) => sum + pricesOf(frame), 0))
    return { frames: frames.map((frame) => this.frame(frame, units)), input: this.#summary(units) }
  }

  /** What was read of a file whose frames went elsewhere; `cells` are the price cells of their bars. */
  finishStream(cells: () => number): { readonly input: InputSummary; readonly units: Units } {
    this.out.flush()
    const units = this.#units(cells)
    return { input: this.#summary(units), units }
  }

  /** The units that the rows read so far show. */
  unitsOfRows(): Units {
    return unitsOf(this.name, this.reader.ratios, this.layout, this.context.forcedUnits)
  }

  #units(cells: () => number): Units {
    if (this.reader.rows === 0) {
      throw new Refusal('header-only', 'the file has a header and no rows', 'export it again', {
        file: this.name,
      })
    }
    this.#refuseAdjusted(cells)
    return this.unitsOfRows()
  }

  #summary(units: Units): InputSummary {
    const { columns, vendor, prevClose } = this.layout
    return {
      format: `csv (${vendor ?? 'plain'})`,
      volumeUnit: units.volume,
      amountUnit: units.amount,
      starVolumeUnit: units.starVolume,
      prevClose,
      stSource:
        columns.has('st') || columns.has('trdsta')
          ? 'flag'
          : columns.has('name')
            ? 'name'
            : this.layout.hasLimits
              ? 'limit'
              : 'none',
    }
  }

  /** Columns as a frame in these units. */
  frame(columns: FrameColumns, { volume, amount, starVolume }: Units): BarFrame {
    if (starVolume !== undefined && volume !== undefined) {
      this.#scaleStar(columns, VOLUME_SCALES[starVolume] / VOLUME_SCALES[volume])
    }
    const volumeScale = volume === undefined ? NaN : VOLUME_SCALES[volume]
    const amountScale = amount === undefined ? NaN : AMOUNT_SCALES[amount]
    return {
      file: this.name,
      volumeScale,
      amountScale,
      prevCloseDerived: this.layout.prevClose === 'previousClose',
      prevCloseByChange: this.layout.prevClose === 'change',
      ...columns,
    }
  }

  /** Brings the volumes of STAR stocks into the unit of the others. */
  #scaleStar({ rows, stock, volume }: FrameColumns, factor: number): void {
    for (let row = 0; row < rows; row++) {
      if (this.context.universe.segmentOf(stock[row]!) === 'star') volume[row]! *= factor
    }
  }

  #refuseAdjusted(cellsOfBars: () => number): void {
    const { offGrid, firstOffGrid, faultPrices } = this.reader.prices
    if (offGrid < ADJUSTED_CELLS || firstOffGrid === undefined) return
    const cells = faultPrices + cellsOfBars()
    if (offGrid <= cells * ADJUSTED_SHARE) return
    const { line, column, found } = firstOffGrid
    const what = `${offGrid} of ${cells} prices have more than two decimals, so they are adjusted; the first is "${found}"`
    throw adjusted(this.name, what, line, column)
  }
}

/** Price cells of a frame's bars. */
export function pricesOf({ rows, kind, prevClose }: FrameColumns): number {
  let cells = 0
  for (let row = 0; row < rows; row++) {
    if (kind[row] === ROW_BAR) cells += prevClose[row] === 0 ? 4 : 5
  }
  return cells
}
