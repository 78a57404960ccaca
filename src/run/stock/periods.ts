import type { TradeDate } from '../../model/date.ts'
import type { CodePeriod, NamePeriod, StatusPeriod, TimelineBar } from '../../model/stockReport.ts'
import type { OwnBar } from './timeline.ts'

/** Names with the first and last bar that bore each, in time. */
export function namePeriods(bars: readonly OwnBar[]): NamePeriod[] {
  return periods(bars, ({ name }) => name).map(({ value, from, to }) => ({ name: value, from, to }))
}

/** Statuses with the first and last bar that had each, in time. */
export function statusPeriods(bars: readonly OwnBar[]): StatusPeriod[] {
  return periods(bars, ({ status }) => status).map(({ value, from, to }) => ({ status: value, from, to }))
}

/** Codes with the first and last bar under each, in time; none where there was one all along. */
export function codePeriods(bars: readonly OwnBar[]): CodePeriod[] {
  const found = periods(bars, ({ code }) => code)
  return found.length < 2 ? [] : found.map(({ value, from, to }) => ({ code: value, from, to }))
}

interface Period<Value> {
  readonly value: Value
  readonly from: TradeDate
  readonly to: TradeDate
}

/** Runs of bars that say the same; bars without a value are passed over. */
function periods<Value>(
  bars: readonly OwnBar[],
  valueOf: (bar: TimelineBar) => Value | undefined,
): Period<Value>[] {
  const found: Period<Value>[] = []
  for (const { bar } of bars) {
    const value = valueOf(bar)
    if (value === undefined) continue
    const last = found.at(-1)
    if (last?.value === value) found[found.length - 1] = { ...last, to: bar.date }
    else found.push({ value, from: bar.date, to: bar.date })
  }
  return found
}
