import { nextTradingDay, previousTradingDay } from '../rules/calendar.ts'

/** A value and the first and last day on which it was seen. */
export interface SeenPeriod<Value> {
  readonly value: Value
  readonly from: number
  readonly to: number
}

interface Period<Value> {
  readonly value: Value
  from: number
  to: number
}

/**
 * What was seen of stocks day by day, as periods: of a day that was seen, the period over it has the value that was
 * seen last. Days may come in any order, mostly ascending.
 */
export class SeenPeriods<Value> {
  /** By stock, ascending, never overlapping. */
  readonly #periods = new Map<number, Period<Value>[]>()
  #isChanged = false

  /** Periods of a stock known from before, ascending. */
  load(stock: number, periods: readonly SeenPeriod<Value>[]): void {
    this.#periods.set(
      stock,
      periods.map((each) => ({ ...each })),
    )
  }

  /** Whether anything was seen that the periods did not say. */
  get isChanged(): boolean {
    return this.#isChanged
  }

  see(stock: number, date: number, value: Value): void {
    const periods = this.#periods.get(stock)
    if (periods === undefined) {
      this.#periods.set(stock, [{ value, from: date, to: date }])
      this.#isChanged = true
      return
    }
    const last = periods.at(-1)!
    if (date > last.to) {
      if (last.value === value) last.to = date
      else periods.push({ value, from: date, to: date })
      this.#isChanged = true
    } else this.#seeAmong(periods, date, value)
  }

  /** Stocks ascending, with their periods. */
  list(): (readonly [stock: number, periods: readonly SeenPeriod<Value>[]])[] {
    return [...this.#periods].sort(([a], [b]) => a - b)
  }

  /** A day that is not the last one of its stock. */
  #seeAmong(periods: Period<Value>[], date: number, value: Value): void {
    const at = periods.findIndex((each) => each.to >= date)
    const found = periods[at]!
    if (found.from <= date && found.value === value) return
    this.#isChanged = true
    if (found.from > date) {
      const before = periods[at - 1]
      if (before?.value === value) before.to = date
      else if (found.value === value) found.from = date
      else periods.splice(at, 0, { value, from: date, to: date })
      return
    }
    const around: Period<Value>[] = [{ value, from: date, to: date }]
    if (found.from < date) around.unshift({ ...found, to: previousTradingDay(date) })
    if (found.to > date) around.push({ ...found, from: nextTradingDay(date) })
    periods.splice(at, 1, ...around)
  }
}
