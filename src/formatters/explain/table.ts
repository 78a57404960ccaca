import { GRID_GAP, gridLines } from '../grid.ts'
import type { GridColumn } from '../grid.ts'
import { displayWidth } from '../width.ts'

/**
 * Rows as lines of columns, the first and the last leaning left, the others right. Columns in `dispensable` go, in that
 * order, where the lines would be wider than `width`.
 */
export function tableLines(
  rows: readonly (readonly string[])[],
  width: number,
  dispensable: readonly number[],
): string[] {
  const count = rows[0]?.length ?? 0
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))),
  )
  const kept = new Set(widths.keys())
  const used = (): number => [...kept].reduce((sum, at) => sum + widths[at]! + GRID_GAP, -GRID_GAP)
  for (const at of dispensable) if (used() > width) kept.delete(at)
  const shown = [...kept]
  const columns = shown.map((at): GridColumn => ({
    width: widths[at]!,
    align: at === 0 || at === count - 1 ? 'left' : 'right',
  }))
  return gridLines(
    columns,
    rows.map((row) => shown.map((at) => [row[at] ?? ''])),
  )
}
