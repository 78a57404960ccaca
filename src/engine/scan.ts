import { ROW_FAULT, UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import type { FreeBarsNote } from '../model/freeBars.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'
import { previousTradingDay } from '../rules/calendar.ts'
import { daySums } from './daySums.ts'
import type { DaySums } from './daySums.ts'
import { EventsBuilder } from './eventsBuilder.ts'
import {
  AFTER_DAYS,
  ASK,
  BEFORE_DAYS,
  MEMORY_BYTES,
  MOST_ROWS,
  MOST_STOCKS,
  WORD,
  eventColumns,
  learnedTables,
  rowColumns,
  stateColumns,
} from './kernelMemory.ts'
import type { EventColumns, RowColumns } from './kernelMemory.ts'
import { kernelWasm } from './kernelWasm.ts'
import { Resolver } from './resolve.ts'
import type { SecurityFacts } from './securities.ts'
import { copied } from './stockStates.ts'
import type { StockStates } from './stockStates.ts'

/** Which rows a run of the kernel looks at, and what it knows beside them. */
export interface ScanInput {
  readonly universe: Universe
  /** Every stock's rows in ascending date over all frames. */
  readonly frames: readonly BarFrame[]
  /** First and last day judged, yyyymmdd inclusive; rows outside are passed over. */
  readonly from: number
  readonly to: number
  readonly facts: SecurityFacts
  /** What a stock is taken for when nothing says whether it is ST; as ST only until a bar shows that it is not. */
  readonly unknownAs: 'normal' | 'specialTreatment'
  /** Stocks of which every bar is an event. */
  readonly watched?: Iterable<number> | undefined
  /** Whether a stock's first bar, and a bar with another status than the one before, are events too. */
  readonly tracesStatus?: boolean | undefined
  /** Told why bars are without a limit, where it is found. */
  readonly onFreeBars?: ((note: FreeBarsNote) => void) | undefined
  readonly issues: IssueLog
}

/** What one pass over the rows leaves: sparse events, dense sums, and each stock's last state. */
export interface ScanResult {
  readonly events: BoardEvents
  readonly sums: DaySums
  readonly stocks: StockStates
  /** Bars that closed at their high one tick below the limit: usual by the dozen, telling by the hundred. */
  readonly nearMisses: number
}

interface KernelExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly begin: (stocks: number) => void
  readonly recordOf: (date: number) => number
  readonly holds: (rows: number, from: number, to: number) => number
  readonly scan: (
    rows: number,
    from: number,
    to: number,
    position: number,
    asksListings: number,
    unknownAsSt: number,
    tracesStatus: number,
    volumeScale: number,
    amountScale: number,
  ) => number
}

type Answer = (what: number, row: number, a: number, b: number) => number

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly kernel: { readonly ask: Answer } },
  ) => { readonly exports: KernelExports }
}

let kernel: Kernel | undefined

/**
 * The kernel: one pass over all rows, in integers. Judges each bar against its exact limit prices, adds to the
 * day's sums, and keeps an event for every bar that touched a limit, had none, or could not be judged.
 */
export function scan(input: ScanInput): ScanResult {
  kernel ??= new Kernel()
  return kernel.scan(input)
}

/** The WebAssembly module that loops over rows, and the answers to what it asks. */
class Kernel {
  readonly #exports: KernelExports
  readonly #buffer: ArrayBuffer
  readonly #words: Int32Array
  readonly #rows: RowColumns
  readonly #events: EventColumns
  #answer: Answer = () => 0

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(kernelWasm, 'base64'))
    const ask: Answer = (what, row, a, b) => this.#answer(what, row, a, b)
    this.#exports = new WebAssembly.Instance(module, { kernel: { ask } }).exports
    const { memory } = this.#exports
    memory.grow(MEMORY_BYTES >> 16)
    this.#buffer = memory.buffer
    this.#words = new Int32Array(memory.buffer)
    this.#rows = rowColumns(memory.buffer)
    this.#events = eventColumns(memory.buffer)
  }

  scan(input: ScanInput): ScanResult {
    const { frames, universe, facts } = input
    const states = this.#begin(universe)
    markUndatedFaults(frames, states)
    const from = Math.max(input.from, BEFORE_DAYS)
    const to = Math.min(input.to, AFTER_DAYS)
    const asksListings = facts.byCode.size > 0 ? 1 : 0
    for (const stock of input.watched ?? []) states.watched[stock] = 1
    const tracesStatus = input.tracesStatus === true ? 1 : 0
    const unknownAsSt = input.unknownAs === 'specialTreatment' ? 1 : 0
    const resolver = new Resolver(input, states, learnedTables(this.#buffer))
    const events = new EventsBuilder()
    for (const frame of frames) {
      for (let start = 0; start < frame.rows; start += MOST_ROWS) {
        const rows = Math.min(frame.rows - start, MOST_ROWS)
        this.#rows.date.set(part(frame.date, start, rows))
        if (this.#exports.holds(rows, from, to) === 0) continue
        this.#load(frame, start, rows)
        this.#answer = answers(resolver, frame, start)
        const { volumeScale, amountScale } = frame
        const found = this.#exports.scan(
          rows,
          from,
          to,
          events.count,
          asksListings,
          unknownAsSt,
          tracesStatus,
          volumeScale,
          amountScale,
        )
        events.append(this.#events, found)
      }
    }
    const days = this.#words.subarray(WORD.days, WORD.days + this.#words[WORD.dayCount]!)
    return {
      events: events.finish(),
      sums: daySums(this.#buffer, days, this.#exports.recordOf),
      stocks: copied(states),
      nearMisses: this.#words[WORD.nearMisses]!,
    }
  }

  /** Fresh states for every stock of the universe. */
  #begin(universe: Universe): StockStates {
    const count = universe.stockCount
    if (count > MOST_STOCKS) throw new RangeError(`${count} stocks are more than the kernel holds`)
    this.#exports.begin(count)
    const states = stateColumns(this.#buffer, count)
    const { segment, exchange } = states
    for (let stock = 0; stock < count; stock++) {
      segment[stock] = universe.segmentIdOf(stock)
      exchange[stock] = universe.exchangeIdOf(stock)
    }
    return states
  }

  /** Puts rows of a frame beside the dates that are already there. */
  #load(frame: BarFrame, start: number, rows: number): void {
    const to = this.#rows
    to.stock.set(part(frame.stock, start, rows))
    to.open.set(part(frame.open, start, rows))
    to.high.set(part(frame.high, start, rows))
    to.low.set(part(frame.low, start, rows))
    to.close.set(part(frame.close, start, rows))
    to.prevClose.set(part(frame.prevClose, start, rows))
    to.name.set(part(frame.name, start, rows))
    to.volume.set(frame.volume.subarray(start, start + rows))
    to.amount.set(frame.amount.subarray(start, start + rows))
    to.specialTreatment.set(frame.specialTreatment.subarray(start, start + rows))
    to.kind.set(frame.kind.subarray(start, start + rows))
  }
}

function part(column: Int32Array, start: number, rows: number): Int32Array {
  return column.subarray(start, start + rows)
}

/** Answers for the rows of `frame` from `start` on. */
function answers(resolver: Resolver, frame: BarFrame, start: number): Answer {
  return (what, rowGiven, a, b) => {
    const row = start + rowGiven
    const stock = frame.stock[row]!
    const date = frame.date[row]!
    if (what === ASK.resolve) resolver.resolveStatus(frame, row, stock, date)
    else if (what === ASK.openListing) resolver.openListing(frame, row, stock, date, a === 1)
    else if (what === ASK.conflicts) resolver.reportConflict(frame, row, stock, date)
    else if (what === ASK.noReference) resolver.reportNotJudged(frame, row, stock, date)
    else if (what === ASK.dayBefore) return previousTradingDay(date)
    else return resolver.stateBeyond(frame, row, stock, date, a, b)
    return 0
  }
}

/** Faulty rows whose date could not be read make every gap of their stock suspect, wherever they stand. */
function markUndatedFaults(frames: readonly BarFrame[], states: StockStates): void {
  for (const frame of frames) {
    let row = frame.kind.indexOf(ROW_FAULT)
    while (row >= 0 && row < frame.rows) {
      if (frame.date[row] === UNKNOWN_DATE) states.undatedFault[frame.stock[row]!] = 1
      row = frame.kind.indexOf(ROW_FAULT, row + 1)
    }
  }
}
