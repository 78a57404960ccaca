import type { RangeDay } from '../../model/rangeReport.ts'
import { GRID_GAP } from '../grid.ts'

/** Columns of a name with a mark or a label behind it. */
const LEAST_WIDTH = 14

/** One column of the ladder's history: a rung, or all rungs from `least` up where there is no room for each. */
export interface LadderColumn {
  readonly least: number
  /** Infinity for the column that joins the tallest rungs. */
  readonly most: number
}

/** Columns for the rungs from 2 up that the range has, tallest first: one each, the tallest joined where room is short. */
export function ladderColumns(days: readonly RangeDay[], room: number): LadderColumn[] {
  const streaks = [...new Set(days.flatMap(({ rungs }) => rungs ?? []).map(({ streak }) => streak))].sort(
    (a, b) => b - a,
  )
  const most = Math.max(1, Math.floor((room + GRID_GAP) / (LEAST_WIDTH + GRID_GAP)))
  if (streaks.length <= most) return streaks.map((streak) => ({ least: streak, most: streak }))
  const joined = streaks.slice(0, streaks.length - most + 1)
  return [
    { least: joined.at(-1) ?? 2, most: Infinity },
    ...streaks.slice(joined.length).map((streak) => ({ least: streak, most: streak })),
  ]
}

/**
 * Widths of columns whose cells, by row, hold so many columns of text: as few lines as can be had. Every column starts
 * at the least width or what its widest cell needs, and the rest goes where it saves most lines.
 */
export function ladderWidths(cells: readonly (readonly number[])[], count: number, room: number): number[] {
  const needed = Array.from({ length: count }, (_, at) => Math.max(4, ...cells.map((row) => row[at] ?? 0)))
  const widths = needed.map((each) => Math.min(each, LEAST_WIDTH))
  let spare = room - (count - 1) * GRID_GAP - widths.reduce((sum, width) => sum + width, 0)
  for (; spare > 0; spare--) {
    let best = -1
    let fewest = Infinity
    for (const [at, width] of widths.entries()) {
      if (width >= (needed[at] ?? 0)) continue
      const lines = linesWith(cells, widths, at)
      if (lines < fewest) {
        fewest = lines
        best = at
      }
    }
    if (best < 0) break
    widths[best] = (widths[best] ?? 0) + 1
  }
  return widths
}

/** Lines of all rows were the column at `wider` one wider; parts of a line count, so that every step can pay. */
function linesWith(cells: readonly (readonly number[])[], widths: readonly number[], wider: number): number {
  return cells.reduce(
    (sum, row) =>
      sum + Math.max(1, ...widths.map((width, at) => (row[at] ?? 0) / (at === wider ? width + 1 : width))),
    0,
  )
}
