import type { FormatContext } from './formatter.ts'
import { GRID_GAP } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

type Paint = FormatContext['paint']

/** One column of a list of stocks: its title, its plain text for a row, and how that text is coloured. */
export interface Field<Row> {
  readonly title: string
  readonly align: GridColumn['align']
  readonly text: (row: Row) => string
  readonly shown?: (row: Row, text: string, paint: Paint) => string
}

/** The columns of a list, and which of them give way to a narrow terminal. */
export interface FieldSet<Row> {
  readonly fields: readonly Field<Row>[]
  /** A column of long texts, which is wrapped down to `least` before any column is left out. */
  readonly flexible?: { readonly title: string; readonly least: number }
  /** Titles of columns that are left out, first to go first. */
  readonly dispensable: readonly string[]
  /** Title of the column that is wrapped when even then the rest is too wide. */
  readonly elastic: string
}

/** A column as wide as it is shown. */
export interface FittedColumn<Row> extends GridColumn {
  readonly field: Field<Row>
}

/** The columns that fit into a width, and the titles of those that do not. */
export interface FittedFields<Row> {
  readonly columns: readonly FittedColumn<Row>[]
  readonly lost: readonly string[]
}

/** First the flexible column narrows, then the dispensable ones go, then texts of the elastic one are wrapped. */
export function fittedFields<Row>(
  set: FieldSet<Row>,
  rows: readonly Row[],
  width: number,
): FittedFields<Row> {
  const measured = set.fields.map((field) => {
    const wanted = Math.max(displayWidth(field.title), ...rows.map((row) => displayWidth(field.text(row))))
    const least = field.title === set.flexible?.title ? Math.min(set.flexible.least, wanted) : wanted
    return { field, align: field.align, width: least, wanted }
  })
  let kept = measured
  for (const title of set.dispensable) {
    if (spareOf(kept, width) >= 0) break
    kept = kept.filter(({ field }) => field.title !== title)
  }
  const spare = spareOf(kept, width)
  const fitted = ({ field, align, width: least, wanted }: (typeof measured)[number]): FittedColumn<Row> => {
    if (spare < 0 && field.title === set.elastic) return { field, align, width: least + spare }
    return { field, align, width: spare > 0 ? Math.min(wanted, least + spare) : least }
  }
  return {
    columns: kept.map(fitted),
    lost: measured.filter((column) => !kept.includes(column)).map(({ field }) => field.title),
  }
}

function spareOf(columns: readonly GridColumn[], width: number): number {
  return columns.reduce((spare, column) => spare - column.width, width - (columns.length - 1) * GRID_GAP)
}

/** The titles of the columns. */
export function titleCells<Row>({ columns }: FittedFields<Row>, paint: Paint): GridCell[] {
  return columns.map(({ field }): GridCell => [paint('bold', field.title)])
}

/** One row: texts that are wider than their column are wrapped and lose their colour. */
export function fieldCells<Row>({ columns }: FittedFields<Row>, row: Row, paint: Paint): GridCell[] {
  return columns.map(({ field, width }): GridCell => {
    const text = field.text(row)
    if (displayWidth(text) > width) return wrapText(text, width)
    return [field.shown === undefined ? text : field.shown(row, text, paint)]
  })
}

/** Which columns a narrow terminal has lost; empty when none. */
export function lostLines<Row>({ lost }: FittedFields<Row>, width: number, paint: Paint): string[] {
  if (lost.length === 0) return []
  return wrapText(`not shown at ${width} columns: ${lost.join(', ')}`, width).map((line) =>
    paint('dim', line),
  )
}
