import { csvLine } from '../csvLine.ts'
import type { FormatContext } from '../formatter.ts'
import { gridLines, ruleRow } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { displayWidth, printable } from '../width.ts'
import { counted } from './days.ts'

type Rows = readonly (readonly (string | undefined)[])[]

/** Rows of a table that are shown; the whole answer is had through a pipe. */
const SHOWN_ROWS = 100
const NULL = '–'
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** An answer to SQL as a table for people: numbers to the right. */
export function answerTable(columns: readonly string[], rows: Rows, { paint }: FormatContext): string {
  const shown = rows.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => printable(cell ?? NULL)))
  const grid = columns.map((title, at): GridColumn => {
    const cells = shown.map((row) => row[at] ?? '')
    const isNumber =
      cells.some((cell) => NUMBER.test(cell)) && cells.every((cell) => cell === NULL || NUMBER.test(cell))
    return {
      width: Math.max(displayWidth(title), ...cells.map(displayWidth)),
      align: isNumber ? 'right' : 'left',
    }
  })
  const lines = gridLines(grid, [
    columns.map((title): GridCell => [paint('bold', title)]),
    ruleRow(grid),
    ...shown.map((row) => row.map((cell): GridCell => [cell])),
  ])
  const more = rows.length - shown.length
  return `${[...lines, ...(more > 0 ? [`… ${counted(more, 'more row')}`] : [])].join('\n')}\n`
}

/** An answer to SQL as CSV; NULL is an empty cell. */
export function answerCsv(columns: readonly string[], rows: Rows): string {
  return csvLine(columns) + rows.map((row) => csvLine(row.map((cell) => cell ?? ''))).join('')
}

/** An answer to SQL as JSON: one object a row, every value a text, so that no digit is lost. */
export function answerJson(columns: readonly string[], rows: Rows): string {
  const names = unique(columns)
  const objects = rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))
  return `${JSON.stringify(objects, undefined, 2)}\n`
}

/** Names of columns, each once: a second date is date_2, since an object has a key only once. */
function unique(columns: readonly string[]): string[] {
  const taken = new Set<string>()
  return columns.map((name) => {
    let own = name
    for (let number = 2; taken.has(own); number++) own = `${name}_${number}`
    taken.add(own)
    return own
  })
}
