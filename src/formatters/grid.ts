import Table from 'cli-table3'

/** One column: how many terminal columns it takes, and to which side its cells lean. */
export interface GridColumn {
  readonly width: number
  readonly align: 'left' | 'right'
}

/** Narrower terminals get lines of this many columns. */
export const MIN_WIDTH = 40

/** Blanks between two columns. */
export const GRID_GAP = 2

/** A cell as its lines, none wider than its column. */
export type GridCell = readonly string[]

/** Rows under each other without a frame, cells two blanks apart, no blanks at a line's end. */
export function gridLines(columns: readonly GridColumn[], rows: readonly (readonly GridCell[])[]): string[] {
  if (rows.length === 0) return []
  const table = new Table({
    chars: { ...NO_FRAME, middle: ' '.repeat(GRID_GAP) },
    colWidths: columns.map((column) => column.width),
    colAligns: columns.map((column) => column.align),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  })
  for (const row of rows) table.push(...singleLines(row))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}

/**
 * A row as rows of one line each. The library measures a whole cell again for every line that it draws, which
 * takes half a second for a rung of a hundred stocks.
 */
function singleLines(row: readonly GridCell[]): string[][] {
  const height = Math.max(1, ...row.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) => row.map((cell) => cell[line] ?? ''))
}

/** A row of rules, one under each column's title. */
export function ruleRow(columns: readonly GridColumn[]): GridCell[] {
  return columns.map((column) => ['─'.repeat(column.width)])
}

const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
}
