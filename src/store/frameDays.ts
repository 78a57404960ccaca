import { ROW_BAR, UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import type { DailyBar } from '../model/bar.ts'
import { IssueLog } from '../model/issue.ts'
import { Universe } from '../model/universe.ts'
import { dateVerdict } from '../rules/calendar.ts'
import { barsMarket } from '../sources/barsMarket.ts'
import { emptyDayRows } from './dayRows.ts'
import type { DayRows } from './dayRows.ts'
import { givenLimits } from './mergeDay.ts'

/** Place of a row among frames. */
interface RowPlace {
  readonly frame: BarFrame
  readonly row: number
}

/**
 * Bars as values, by day, as the store takes them. Refuses a bar that cannot be, or lies after the day `today`; a
 * volume of 0 is a suspended day.
 */
export async function daysOfBars(bars: Iterable<DailyBar>, today: number): Promise<Map<number, DayRows>> {
  const universe = new Universe()
  const market = barsMarket(bars, universe, (date) => dateVerdict(date, today))
  return daysOfFrames(await market.frames(0, today, new IssueLog()), universe)
}

/** Rows of frames by day; each stock stands on a day once. Faults whose day is not known are left out. */
export function daysOfFrames(frames: readonly BarFrame[], universe: Universe): Map<number, DayRows> {
  const places = new Map<number, RowPlace[]>()
  for (const frame of frames) {
    for (let row = 0; row < frame.rows; row++) {
      const date = frame.date[row]!
      if (date === UNKNOWN_DATE) continue
      const known = places.get(date)
      if (known === undefined) places.set(date, [{ frame, row }])
      else known.push({ frame, row })
    }
  }
  const days = [...places].sort(([a], [b]) => a - b)
  return new Map(days.map(([date, rows]) => [date, dayRowsOf(rows, universe)]))
}

function dayRowsOf(places: readonly RowPlace[], universe: Universe): DayRows {
  const digits = places.map(({ frame, row }) => Number(universe.codeOf(frame.stock[row]!).slice(0, 6)))
  const order = places.map((_, at) => at).sort((a, b) => digits[a]! - digits[b]!)
  const names: string[] = []
  const known = new Map<number, number>()
  const nameOf = (id: number): number => {
    const text = universe.nameOf(id)
    if (text === undefined) return -1
    const at = known.get(id) ?? names.push(text) - 1
    known.set(id, at)
    return at
  }
  const rows = emptyDayRows(places.length, names)
  const hasLimits = places.some(({ frame }) => frame.limitUp !== undefined || frame.limitDown !== undefined)
  const limitUp = hasLimits ? new Int32Array(places.length) : undefined
  const limitDown = hasLimits ? new Int32Array(places.length) : undefined
  order.forEach((from, at) => {
    const { frame, row } = places[from]!
    rows.digits[at] = digits[from]!
    rows.kind[at] = frame.kind[row]!
    rows.name[at] = nameOf(frame.name[row]!)
    rows.specialTreatment[at] = frame.specialTreatment[row]!
    if (frame.kind[row] !== ROW_BAR) return
    rows.open[at] = frame.open[row]!
    rows.high[at] = frame.high[row]!
    rows.low[at] = frame.low[row]!
    rows.close[at] = frame.close[row]!
    rows.prevClose[at] = frame.prevClose[row]!
    rows.volumeShares[at] = whole(frame.volume[row]! * frame.volumeScale)
    rows.amountCents[at] = whole(frame.amount[row]! * frame.amountScale)
    if (limitUp !== undefined) limitUp[at] = frame.limitUp?.[row] ?? 0
    if (limitDown !== undefined) limitDown[at] = frame.limitDown?.[row] ?? 0
  })
  return { ...rows, limitUp: limitUp && givenLimits(limitUp), limitDown: limitDown && givenLimits(limitDown) }
}

/** The nearest whole number; what is not known is always the same NaN, bit by bit. */
export function whole(value: number): number {
  return Number.isNaN(value) ? NaN : Math.round(value)
}
