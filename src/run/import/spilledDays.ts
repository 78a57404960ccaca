import { ROW_BAR, ROW_FAULT } from '../../model/barFrame.ts'
import { identifyCode } from '../../model/code.ts'
import { emptyDayRows } from '../../store/dayRows.ts'
import type { DayRows } from '../../store/dayRows.ts'
import { whole } from '../../store/frameDays.ts'
import { givenLimits, mergeDay } from '../../store/mergeDay.ts'
import type { DayConflict, RowDifference } from '../../store/storedDay.ts'
import type { RowSource, Scales } from './rowSource.ts'
import type { YearRows } from './yearRows.ts'

/** What all rows of an import share. */
export interface SpillTables {
  readonly sources: readonly RowSource[]
  readonly scales: readonly Scales[]
  readonly names: readonly string[]
}

/** One day of an import. */
export interface SpilledDay {
  readonly date: number
  readonly rows: DayRows
  /** The sources of its rows. */
  readonly sources: readonly RowSource[]
}

/** Slots of a year, months counted as 32 days. */
const SLOTS = 13 * 32

/**
 * The days of a year's rows, ascending. A stock that stands twice on a day with the same bar is kept once; a day on
 * which one has two different bars goes to `conflicts` instead.
 */
export class SpilledDays {
  /** Rows by day, within a day as they came. */
  readonly #order: Int32Array
  /** Where each slot's rows begin in the order. */
  readonly #starts: Int32Array
  readonly #rows: YearRows
  readonly #tables: SpillTables

  constructor(rows: YearRows, tables: SpillTables) {
    this.#rows = rows
    this.#tables = tables
    this.#starts = new Int32Array(SLOTS + 1)
    this.#order = new Int32Array(rows.rows)
    const { date } = rows
    for (let row = 0; row < rows.rows; row++) this.#starts[slotOf(date[row]!) + 1]!++
    for (let slot = 0; slot < SLOTS; slot++) this.#starts[slot + 1]! += this.#starts[slot]!
    const next = this.#starts.slice()
    for (let row = 0; row < rows.rows; row++) this.#order[next[slotOf(date[row]!)]!++] = row
  }

  get days(): number {
    let count = 0
    for (let slot = 0; slot < SLOTS; slot++) if (this.#starts[slot + 1]! > this.#starts[slot]!) count++
    return count
  }

  *each(conflicts: DayConflict[]): Generator<SpilledDay> {
    for (let slot = 0; slot < SLOTS; slot++) {
      const own = this.#order.subarray(this.#starts[slot], this.#starts[slot + 1])
      if (own.length === 0) continue
      const date = this.#rows.date[own[0]!]!
      const [first, ...repeats] = this.#withoutRepeats(this.#byCode(own))
      let rows = this.#dayRows(first!)
      const told: RowDifference[] = []
      let differing = 0
      for (const repeat of repeats) {
        const merged = mergeDay(date, rows, this.#dayRows(repeat))
        differing += merged.differing
        told.push(...merged.first)
        rows = merged.rows
      }
      if (differing > 0)
        conflicts.push({ date, against: 'import', count: differing, first: told.slice(0, 3) })
      else yield { date, rows, sources: this.#sourcesOf(own) }
    }
  }

  /** Rows of one day by code. */
  #byCode(own: Int32Array): Int32Array {
    const { digits } = this.#rows
    let isAscending = true
    for (let at = 1; at < own.length && isAscending; at++) {
      isAscending = digits[own[at - 1]!]! <= digits[own[at]!]!
    }
    if (isAscending) return own
    // Code and place in one number, which is sorted without a function of ours.
    const keys = Float64Array.from(own, (row, at) => digits[row]! * 2 ** 24 + at).sort()
    return Int32Array.from(keys, (key) => own[key % 2 ** 24]!)
  }

  /** Rows with every stock once, then those that repeat one, again each once. */
  #withoutRepeats(sorted: Int32Array): Int32Array[] {
    const { digits } = this.#rows
    const layers: number[][] = [[]]
    let depth = 0
    sorted.forEach((row, at) => {
      depth = at > 0 && digits[sorted[at - 1]!] === digits[row] ? depth + 1 : 0
      ;(layers[depth] ??= []).push(row)
    })
    return layers.length === 1 ? [sorted] : layers.map((layer) => Int32Array.from(layer))
  }

  #dayRows(own: Int32Array): DayRows {
    const from = this.#rows
    const { scales, names } = this.#tables
    const rows = emptyDayRows(own.length, names)
    const limitUp = new Int32Array(own.length)
    const limitDown = new Int32Array(own.length)
    for (let at = 0; at < own.length; at++) {
      const row = own[at]!
      const kind = from.kind[row]!
      rows.digits[at] = from.digits[row]!
      rows.kind[at] = kind
      if (kind !== ROW_FAULT) {
        rows.name[at] = from.name[row]!
        rows.specialTreatment[at] = from.specialTreatment[row]!
      }
      if (kind !== ROW_BAR) continue
      const scale = scales[from.source[row]!]!
      rows.open[at] = from.open[row]!
      rows.high[at] = from.high[row]!
      rows.low[at] = from.low[row]!
      rows.close[at] = from.close[row]!
      rows.prevClose[at] = from.prevClose[row]!
      const volume = isStar(from.digits[row]!) ? scale.starVolume : scale.volume
      rows.volumeShares[at] = whole(from.volume[row]! * volume)
      rows.amountCents[at] = whole(from.amount[row]! * scale.amount)
      limitUp[at] = from.limitUp[row]!
      limitDown[at] = from.limitDown[row]!
    }
    return { ...rows, limitUp: givenLimits(limitUp), limitDown: givenLimits(limitDown) }
  }

  #sourcesOf(own: Int32Array): RowSource[] {
    const numbers = new Set<number>()
    for (const row of own) numbers.add(this.#rows.source[row]!)
    return [...numbers].sort((a, b) => a - b).map((number) => this.#tables.sources[number]!)
  }
}

function slotOf(date: number): number {
  return (Math.floor(date / 100) % 100) * 32 + (date % 100)
}

/** By three-digit prefix, whether its stocks are of the STAR market. */
const stars = new Map<number, boolean>()

function isStar(digits: number): boolean {
  const prefix = Math.floor(digits / 1000)
  const known = stars.get(prefix)
  if (known !== undefined) return known
  const identity = identifyCode({ digits, exchange: undefined })
  const found = identity.kind === 'stock' && identity.segment === 'star'
  stars.set(prefix, found)
  return found
}
