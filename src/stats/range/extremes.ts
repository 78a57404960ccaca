import { COMPARED } from '../../model/dayDepth.ts'
import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { BoundRecord, ExtremeRecord, RangeDay } from '../../model/rangeReport.ts'
import type { Range } from '../../model/report.ts'
import { exactOn, valueOn } from './values.ts'

/** Fewest known days of which a figure must be the extreme, to be told. */
export const LEAST_EXTREME_DAYS = 5

/** 新高 and 新低 of the last day: of how many days before each figure is the highest or the lowest. Days ascending. */
export function extremes(days: readonly RangeDay[]): ExtremeRecord[] {
  const last = days.at(-1)
  if (last === undefined) return []
  return COMPARED.flatMap((figure) =>
    (['highest', 'lowest'] as const).flatMap((kind) => extreme(days, last, figure, kind) ?? []),
  )
}

function extreme(
  days: readonly RangeDay[],
  last: RangeDay,
  figure: ComparedFigure,
  kind: ExtremeRecord['kind'],
): ExtremeRecord | undefined {
  const value = exactOn(last, figure)
  if (value === undefined) return undefined
  // A day whose figure may reach the value ends the search: nothing says that it did not.
  const reaches = ({ from, to }: Range): boolean => (kind === 'highest' ? to >= value : from <= value)
  let since: RangeDay | undefined
  let known = 1
  let unknown = 0
  for (const day of days.slice(0, -1).reverse()) {
    const found = valueOn(day, figure)
    if (found === undefined) unknown++
    else if (reaches(found)) {
      since = day
      break
    } else known++
  }
  if (known < LEAST_EXTREME_DAYS) return undefined
  return { kind, figure, value, date: last.date, since: since?.date, days: known, unknownDays: unknown }
}

/** Each figure's extremes among the days on which it is known exactly; none for a figure that never changes. */
export function bounds(days: readonly RangeDay[]): BoundRecord[] {
  return COMPARED.flatMap((figure) => {
    const known = days.flatMap((day) => {
      const value = exactOn(day, figure)
      return value === undefined ? [] : [{ date: day.date, value }]
    })
    const values = known.map(({ value }) => value)
    const most = values.reduce((one, other) => Math.max(one, other), -Infinity)
    const least = values.reduce((one, other) => Math.min(one, other), Infinity)
    if (!(most > least)) return []
    const bound = (kind: BoundRecord['kind'], value: number): BoundRecord => ({
      kind,
      figure,
      value,
      dates: known.filter((each) => each.value === value).map(({ date }) => date),
      days: known.length,
      unknownDays: days.length - known.length,
    })
    return [bound('maximum', most), bound('minimum', least)]
  })
}
