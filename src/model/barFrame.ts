import type { Place } from './issue.ts'

/** What a row of a frame is: a traded bar, a suspended day (停牌), or a faulty row that is no bar. */
export const ROW_BAR = 0
export const ROW_SUSPENDED = 1
export const ROW_FAULT = 2

/** A date of 0 in a fault row: the stock is known, the day is not. */
export const UNKNOWN_DATE = 0

/**
 * One chunk of daily rows as a struct of typed arrays, all `rows` long. Order law: each stock's own rows come
 * in ascending date over all chunks of a run; stocks may interleave. Prices are unadjusted integer cents.
 */
export interface BarFrame {
  /** The file the rows came from, for places in issues. */
  readonly file: string
  readonly rows: number
  /** Position in the run's Universe. */
  readonly stock: Int32Array
  /** yyyymmdd; UNKNOWN_DATE only in fault rows. */
  readonly date: Int32Array
  readonly open: Int32Array
  readonly high: Int32Array
  readonly low: Int32Array
  readonly close: Int32Array
  /** The exchange's reference price after ex-rights, cents; 0 is not known. */
  readonly prevClose: Int32Array
  /**
   * True where the file knows no reference price: 0 means "take the stock's bar before", and what is put there is
   * wrong on an ex-rights day that nothing tells.
   */
  readonly prevCloseDerived: boolean
  /** True where derived prices already stand in `prevClose`, by the vendor's factors; 0 is then not known. */
  readonly prevCloseByFactor?: boolean | undefined
  /**
   * Where the reader has put the closes of the stocks' bars before into `prevClose`: the days of these bars; 0 where there
   * is none.
   */
  readonly datesBefore?: Int32Array | undefined
  /** True where `prevClose` is the close less 涨跌额 of the row. */
  readonly prevCloseByChange?: boolean | undefined
  /** 涨停价 and 跌停价 as the vendor prints them, cents; 0 is not given, NO_VENDOR_LIMIT says that there was none. */
  readonly limitUp?: Int32Array | undefined
  readonly limitDown?: Int32Array | undefined
  /** In the file's unit; NaN is not known. Multiply by `volumeScale` and round for shares. */
  readonly volume: Float64Array
  /** In the file's unit; NaN is not known. Multiply by `amountScale` and round for cents. */
  readonly amount: Float64Array
  /** Shares in one unit of `volume`; NaN while a file's unit is not known. */
  readonly volumeScale: number
  /** Cents in one unit of `amount`; NaN while a file's unit is not known. */
  readonly amountScale: number
  /** The row's short name in the run's Universe; -1 is none. */
  readonly name: Int32Array
  /** The row's own ST column: 1, 0, or -1 when the file has none. */
  readonly specialTreatment: Int8Array
  /** ROW_BAR, ROW_SUSPENDED or ROW_FAULT. */
  readonly kind: Uint8Array
  /** Line in the file, or number of the record, from 1. */
  readonly line: Int32Array
  /** Where a frame joins many files: the file of each run of rows, ascending; `file` is then their folder. */
  readonly parts?: readonly FramePart[] | undefined
}

/** A run of rows of one file in a frame that joins many. */
export interface FramePart {
  readonly file: string
  /** First row of the run. */
  readonly start: number
}

/** A vendor's limit price that says "no limit this day". */
export const NO_VENDOR_LIMIT = -1

/** Whether the reference prices of a frame are still to be put in, from the bars before. */
export function wantsReferences({ prevCloseDerived, prevCloseByFactor, datesBefore }: BarFrame): boolean {
  return prevCloseDerived && prevCloseByFactor !== true && datesBefore === undefined
}

/** Where a row stood. */
export function placeOf(frame: BarFrame, row: number): Place {
  const part = frame.parts?.[lastAtOrBefore(frame.parts, row)]
  return { file: part?.file ?? frame.file, line: frame.line[row]! }
}

function lastAtOrBefore(parts: readonly FramePart[], row: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (parts[middle]!.start <= row) low = middle
    else high = middle - 1
  }
  return low
}

/** The columns of a frame while it is being filled. */
export type FrameColumns = Omit<
  BarFrame,
  | 'file'
  | 'volumeScale'
  | 'amountScale'
  | 'prevCloseDerived'
  | 'prevCloseByFactor'
  | 'prevCloseByChange'
  | 'datesBefore'
  | 'parts'
>

/** Empty columns with room for `capacity` rows. */
export function frameColumns(capacity: number): FrameColumns {
  return {
    rows: capacity,
    stock: new Int32Array(capacity),
    date: new Int32Array(capacity),
    open: new Int32Array(capacity),
    high: new Int32Array(capacity),
    low: new Int32Array(capacity),
    close: new Int32Array(capacity),
    prevClose: new Int32Array(capacity),
    volume: new Float64Array(capacity),
    amount: new Float64Array(capacity),
    name: new Int32Array(capacity),
    specialTreatment: new Int8Array(capacity),
    kind: new Uint8Array(capacity),
    line: new Int32Array(capacity),
  }
}
