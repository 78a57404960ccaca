import { ROW_FAULT, UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { BoardEvents } from '../model/boardEvents.ts'
import type { FreeBarsNote } from '../model/freeBars.ts'
import type { IssueLog } from '../model/issue.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { CALENDAR_FROM, calendarTo, previousTradingDay, tradingDayIndex } from '../rules/calendar.ts'
import { daySums } from './daySums.ts'
import type { DaySums } from './daySums.ts'
import { EventsBuilder } from './eventsBuilder.ts'
import {
  AFTER_DAYS,
  ASK,
  BEFORE_DAYS,
  EVENT_BYTES,
  FEW_EVENTS,
  MOST_ROWS,
  MOST_STOCKS,
  WORD,
  WORD_DAYS,
  learnedTables,
  presenceEnd,
  rowColumns,
  stateColumns,
} from './kernelMemory.ts'
import type { EventColumns, EventRoom, RowColumns } from './kernelMemory.ts'
import { kernelWasm } from './kernelWasm.ts'
import { Presence } from './presence.ts'
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
  /** Whether frames come straight from a reader, so that the order of rows of all days is still to be looked at. */
  readonly isStreamed?: boolean | undefined
  /** Told why bars are without a limit, where it is found. */
  readonly onFreeBars?: ((note: FreeBarsNote) => void) | undefined
  /** Told which events the rows of a frame made, before the next rows are looked at. */
  readonly onEvents?: ((found: FoundEvents, frame: BarFrame) => void) | undefined
  readonly issues: IssueLog
}

/** Events of some rows of a frame, in the order in which the rows were judged. */
export interface FoundEvents {
  readonly events: EventColumns
  /** Positions of the first and behind the last. */
  readonly first: number
  readonly end: number
  /** The row that was judged first, and the way to the next one. */
  readonly row: number
  readonly step: 1 | -1
}

/** What one pass over the rows leaves: sparse events, dense sums, and each stock's last state. */
export interface ScanResult {
  readonly events: BoardEvents
  readonly sums: DaySums
  readonly stocks: StockStates
  readonly presence: Presence
  /** Bars that closed at their high one tick below the limit: usual by the dozen, telling by the hundred. */
  readonly nearMisses: number
  /** Of a streamed run, the earliest day with a row before those judged. */
  readonly passedFrom: number | undefined
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
    held: number,
    asksListings: number,
    unknownAsSt: number,
    tracesStatus: number,
    isBackward: number,
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

/**
 * Events of a whole history, about one bar in thirty; memory that is not written to costs nothing. The odd number keeps
 * columns from sharing cache sets and entries of the page table.
 */
const MANY_EVENTS = (1 << 20) + 17 * 64

const UNKNOWN = STATUSES.indexOf('unknown')

/** Kernels that no run uses. */
const idle: Kernel[] = []

/**
 * The kernel: one pass over all rows, in integers. Judges each bar against its exact limit prices, adds to the
 * day's sums, and keeps an event for every bar that touched a limit, had none, or could not be judged.
 */
export function scan(input: ScanInput): ScanResult {
  const run = new ScanRun(input)
  run.expect(input.frames)
  for (const frame of input.frames) run.judgeFrame(frame)
  return run.finish()
}

/** What a run of the kernel is told beforehand. */
export type ScanSetup = Omit<ScanInput, 'frames'>

/** One pass of the kernel over frames that are given one after another, each stock's rows in ascending date. */
export class ScanRun {
  readonly #kernel: Kernel
  #isOver = false

  /** The universe may still grow while frames are added. */
  constructor(setup: ScanSetup) {
    this.#kernel = idle.pop() ?? new Kernel()
    this.#kernel.begin(setup)
  }

  /** Tells of frames before they are added: a faulty row of no known day makes every gap of its stock suspect. */
  expect(frames: readonly BarFrame[]): void {
    this.#kernel.expect(frames)
  }

  /** Judges a frame, which need not be kept. */
  judgeFrame(frame: BarFrame): void {
    this.#kernel.judgeFrame(frame)
  }

  /** Whether the rows so far were not what a run may be given: out of order, twice, or faulty without a day. */
  get isAmiss(): boolean {
    return this.#kernel.isAmiss
  }

  /** Whether some stock that had a bar is of unknown status as of its last one. */
  get meetsUnknown(): boolean {
    return this.#kernel.meetsUnknown
  }

  /** What the run found; that of a streamed run is left in the kernel's memory, and is gone once the run is dropped. */
  finish(): ScanResult {
    const result = this.#kernel.finish()
    if (!this.#kernel.isKept) this.drop()
    return result
  }

  /** Gives the kernel back, for other runs. */
  drop(): void {
    if (!this.#isOver) idle.push(this.#kernel)
    this.#isOver = true
  }
}

/** One run on its way. */
interface Run {
  readonly setup: ScanSetup
  readonly states: StockStates
  readonly resolver: Resolver
  readonly events: EventsBuilder
  readonly from: number
  readonly to: number
  /** Trading days up to the run's first; what the calendar counts beyond is a day's slot. */
  readonly daysBefore: number
}

/** The WebAssembly module that loops over rows, and the answers to what it asks. */
class Kernel {
  readonly #exports: KernelExports
  #buffer: ArrayBuffer
  #words: Int32Array
  #rows: RowColumns
  #answer: Answer = () => 0
  #run: Run | undefined
  /** Whether what the run found is left in the memory. */
  isKept = false
  /** Stocks whose place in the memory is set up, and the most of any run. */
  #stocks = 0
  #mostStocks = 0

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(kernelWasm, 'base64'))
    const ask: Answer = (what, row, a, b) => this.#answer(what, row, a, b)
    this.#exports = new WebAssembly.Instance(module, { kernel: { ask } }).exports
    this.#exports.memory.grow(presenceEnd(WORD_DAYS) >> 16)
    this.#buffer = this.#exports.memory.buffer
    this.#words = new Int32Array(this.#buffer)
    this.#rows = rowColumns(this.#buffer)
  }

  /** Fresh states for every stock, those of the universe and those that it may gain. */
  begin(setup: ScanSetup): void {
    const from = Math.max(setup.from, BEFORE_DAYS)
    const to = Math.min(setup.to, AFTER_DAYS)
    const daysBefore = daysUpTo(from)
    const room = this.#reserve(daysUpTo(to) - daysBefore + 1, setup.isStreamed === true)
    this.#exports.begin(this.#mostStocks)
    this.#words[WORD.eventsAt] = room.at
    this.#words[WORD.eventsRoom] = room.room
    this.#stocks = 0
    const states = stateColumns(this.#buffer, MOST_STOCKS)
    const resolver = new Resolver(setup, states, learnedTables(this.#buffer))
    this.#run = {
      setup,
      states,
      resolver,
      events: new EventsBuilder(this.#buffer, room),
      from,
      to,
      daysBefore,
    }
    this.#learn()
    for (const stock of setup.watched ?? []) states.watched[stock] = 1
  }

  expect(frames: readonly BarFrame[]): void {
    markUndatedFaults(frames, this.#current.states)
  }

  get isAmiss(): boolean {
    return this.#words[WORD.misplaced]! > 0 || this.#words[WORD.undated]! > 0
  }

  get meetsUnknown(): boolean {
    const { status, lastBar } = this.#current.states
    for (let stock = 0; stock < this.#stocks; stock++) {
      if (lastBar[stock] !== 0 && status[stock] === UNKNOWN) return true
    }
    return false
  }

  judgeFrame(frame: BarFrame): void {
    const { setup, resolver, events, from, to } = this.#current
    this.#learn()
    const asksListings = setup.facts.byCode.size > 0 ? 1 : 0
    const tracesStatus = setup.tracesStatus === true ? 1 : 0
    const unknownAsSt = setup.unknownAs === 'specialTreatment' ? 1 : 0
    for (let start = 0; start < frame.rows; start += MOST_ROWS) {
      const rows = Math.min(frame.rows - start, MOST_ROWS)
      const columns = columnsOf(frame, start, rows)
      this.#rows.date.set(columns.date)
      if (setup.isStreamed !== true && this.#exports.holds(rows, from, to) === 0) continue
      this.#load(columns)
      this.#answer = this.#answers(resolver, frame, start)
      const { volumeScale, amountScale } = frame
      const turned = setup.isStreamed === true && isBackward(frame)
      events.reserve(2 * rows)
      const first = events.held
      events.held += this.#exports.scan(
        rows,
        from,
        to,
        events.count,
        events.held,
        asksListings,
        unknownAsSt,
        tracesStatus,
        turned ? 1 : 0,
        volumeScale,
        amountScale,
      )
      if (setup.onEvents === undefined || events.held === first) continue
      const row = turned ? start + rows - 1 : start
      setup.onEvents(
        { events: events.heldColumns(), first, end: events.held, row, step: turned ? -1 : 1 },
        frame,
      )
    }
  }

  finish(): ScanResult {
    const { events, states, daysBefore, setup } = this.#current
    const days = this.#words.subarray(WORD.days, WORD.days + this.#words[WORD.dayCount]!)
    const sums = daySums(this.#buffer, days, this.#exports.recordOf)
    this.isKept = setup.isStreamed === true
    const found = events.finish(this.isKept)
    const presence = new Presence(
      this.#buffer,
      this.#stocks,
      sums.dates,
      found,
      (date) => daysUpTo(date) - daysBefore,
      this.isKept,
    )
    this.#run = undefined
    return {
      events: found,
      sums,
      presence,
      stocks: copied(states, this.#stocks),
      nearMisses: this.#words[WORD.nearMisses]!,
      passedFrom: this.#words[WORD.firstPassed]! || undefined,
    }
  }

  get #current(): Run {
    if (this.#run === undefined) throw new Error('no run of the kernel is on its way')
    return this.#run
  }

  /** Room for the presence of so many days, and for events. */
  #reserve(days: number, isStreamed: boolean): EventRoom {
    const { memory } = this.#exports
    // Events of many days lie behind the presence of any run: another run must find none of them in its own.
    const at = presenceEnd(daysUpTo(calendarTo()) + 1)
    const room = isStreamed ? { at, room: MANY_EVENTS } : FEW_EVENTS
    const end = isStreamed ? at + MANY_EVENTS * EVENT_BYTES : presenceEnd(days)
    const missing = end - this.#buffer.byteLength
    if (missing <= 0) return room
    memory.grow(Math.ceil(missing / 65_536))
    this.#buffer = memory.buffer
    this.#words = new Int32Array(this.#buffer)
    this.#rows = rowColumns(this.#buffer)
    return room
  }

  /** Takes up the stocks that the universe has gained. */
  #learn(): void {
    const { setup, states, resolver } = this.#current
    const { universe } = setup
    const { stockCount } = universe
    if (stockCount > MOST_STOCKS) throw new RangeError(`${stockCount} stocks are more than the kernel holds`)
    const { segment, exchange, lastEvent } = states
    for (; this.#stocks < stockCount; this.#stocks++) {
      lastEvent[this.#stocks] = -1
      segment[this.#stocks] = universe.segmentIdOf(this.#stocks)
      exchange[this.#stocks] = universe.exchangeIdOf(this.#stocks)
    }
    this.#mostStocks = Math.max(this.#mostStocks, stockCount)
    resolver.learn()
  }

  /** Puts rows beside their dates, which are already there. */
  #load(from: RowColumns): void {
    const to = this.#rows
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

  /** Answers for the rows of `frame` from `start` on. */
  #answers(resolver: Resolver, frame: BarFrame, start: number): Answer {
    const { daysBefore } = this.#current
    return (what, rowGiven, a, b) => {
      const row = start + rowGiven
      const stock = frame.stock[row]!
      const date = frame.date[row]!
      if (what === ASK.resolve) resolver.resolveStatus(frame, row, stock, date)
      else if (what === ASK.openListing) resolver.openListing(frame, row, stock, date, a === 1)
      else if (what === ASK.conflicts) resolver.reportConflict(frame, row, stock, date)
      else if (what === ASK.noReference) resolver.reportNotJudged(frame, row, stock, date)
      else if (what === ASK.dayBefore) return previousTradingDay(date)
      else if (what === ASK.slotOfDay) return daysUpTo(date) - daysBefore
      else return resolver.stateBeyond(frame, row, stock, date, a, b)
      return 0
    }
  }
}

/** Some rows of a frame as columns; all of them need no views of their own. */
function columnsOf(frame: BarFrame, start: number, rows: number): RowColumns {
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
function isBackward({ rows, stock, date }: BarFrame): boolean {
  return date[0]! > date[rows - 1]! && stock[0] === stock[rows - 1]
}

/** Trading days up to a day, as far as the calendar reaches. */
function daysUpTo(date: number): number {
  if (date < CALENDAR_FROM) return 0
  return tradingDayIndex(Math.min(date, calendarTo()))
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
