/** Eight heights of one column. */
const MARKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** Where nothing is known. */
const GAP = '·'

/** How many days one mark of a sparkline stands for, so that `days` of them fit into `width` columns. */
export function daysPerMark(days: number, width: number): number {
  return Math.max(1, Math.ceil(days / Math.max(1, width)))
}

/**
 * A line of marks between the lowest and the highest of the values; one mark stands for the mean of so many of them, a
 * dot for none known. Values that are all the same stand half way up.
 */
export function sparkline(values: readonly (number | undefined)[], perMark: number): string {
  const points: (number | undefined)[] = []
  for (let at = 0; at < values.length; at += perMark) points.push(mean(values.slice(at, at + perMark)))
  const known = points.filter((value) => value !== undefined)
  const least = known.reduce((one, other) => Math.min(one, other), Infinity)
  const most = known.reduce((one, other) => Math.max(one, other), -Infinity)
  return points
    .map((value) => (value === undefined ? GAP : (MARKS[levelOf(value, least, most)] ?? GAP)))
    .join('')
}

function levelOf(value: number, least: number, most: number): number {
  if (most === least) return MARKS.length / 2 - 1
  return Math.min(MARKS.length - 1, Math.floor(((value - least) / (most - least)) * MARKS.length))
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}
