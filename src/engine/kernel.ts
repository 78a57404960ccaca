import type { BarFrame } from '../model/barFrame.ts'
import { STATUSES } from '../model/status.ts'
import { CALENDAR_FROM, calendarTo, previousTradingDay, tradingDayIndex } from '../rules/calendar.ts'
import { daySums } from './daySums.ts'
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
import type { EventRoom, RowColumns } from './kernelMemory.ts'
import { kernelModule } from './kernelModule.ts'
import type { Answer, KernelExports } from './kernelModule.ts'
import { columnsOf, isBackward, loadRows, markUndatedFaults } from './kernelRows.ts'
import { Presence } from './presence.ts'
import { Resolver } from './resolve.ts'
import type { ScanResult, ScanSetup } from './scanTypes.ts'
import { copied } from './stockStates.ts'
import type { StockStates } from './stockStates.ts'

/**
 * Events of a whole history, about one bar in thirty; memory that is not written to costs nothing. The odd number keeps
 * columns from sharing cache sets and entries of the page table.
 */
const MANY_EVENTS = (1 << 20) + 17 * 64

const UNKNOWN = STATUSES.indexOf('unknown')

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
export class Kernel {
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
    this.#exports = kernelModule((what, row, a, b) => this.#answer(what, row, a, b))
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
      loadRows(columns, this.#rows)
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

  /** Answers for the rows of `frame` from `start` on. */
  #answers(resolver: Resolver, frame: BarFrame, start: number): Answer {
    const { daysBefore } = this.#current
    return (what, rowGiven, a, b) => {
      const row = start + rowGiven
      const stock = frame.stock[row]!
      const date = frame.date[row]!
      if (what === ASK.resolve) resolver.resolveStatus(frame, row, stock, date)
      else if (what === ASK.openListing) resolver.openListing(frame, row, stock, date, a === 1)
      else if (what === ASK.conflicts) resolver.reportConflict(frame, row)
      else if (what === ASK.noReference) resolver.reportNotJudged(frame, row)
      else if (what === ASK.dayBefore) return previousTradingDay(date)
      else if (what === ASK.slotOfDay) return daysUpTo(date) - daysBefore
      else return resolver.stateBeyond(frame, row, stock, date, a, b)
      return 0
    }
  }
}

/** Trading days up to a day, as far as the calendar reaches. */
function daysUpTo(date: number): number {
  if (date < CALENDAR_FROM) return 0
  return tradingDayIndex(Math.min(date, calendarTo()))
}
