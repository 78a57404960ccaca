import type { FormatContext } from './formatter.ts'
import { GRID_GAP } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'
import { lostPhrase } from './words/day.ts'
import type { Say } from './words/phrase.ts'

type Paint = FormatContext['paint']

/** One column of a list of stocks: its title, its plain text for a row, and how that text is coloured. */
export interface Field<Row> {
  readonly title: string
  readonly align: GridColumn['align']
  readonly text: (row: Row) => string
  readonly shown?: (row: Row, text: string, paint: Paint) => string
  /** Lines of a text that may be parted elsewhere than at its blanks. */
  readonly lines?: (row: Row, width: number, paint: Paint) => readonly string[]
}

/** The columns of a list, and which of them give way to a narrow terminal. */
export interface FieldSet<Row> {
  readonly fields: readonly Field<Row>[]
  /** Columns of long texts, wrapped down to `least` before any column is left out; the first gets room first. */
  readonly flexible?: readonly { readonly title: string; readonly least: number }[]
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

/** First the flexible columns narrow, then the dispensable ones go, then texts of the elastic one are wrapped. */
export function fittedFields<Row>(
  set: FieldSet<Row>,
  rows: readonly Row[],
  width: number,
): FittedFields<Row> {
  const measured = set.fields.map((field) => {
    const wanted = Math.max(displayWidth(field.title), ...rows.map((row) => displayWidth(field.text(row))))
    const flexible = set.flexible?.find(({ title }) => title === field.title)
    return { field, align: field.align, width: Math.min(wanted, flexible?.least ?? wanted), wanted }
  })
  let kept = measured
  for (const title of set.dispensable) {
    if (spareOf(kept, width) >= 0) break
    kept = kept.filter(({ field }) => field.title !== title)
  }
  let spare = spareOf(kept, width)
  const widths = new Map(kept.map((column) => [column.field.title, column.width]))
  for (const title of spare < 0 ? [set.elastic] : (set.flexible ?? []).map((each) => each.title)) {
    const column = kept.find(({ field }) => field.title === title)
    if (column === undefined) continue
    const more = Math.min(spare, column.wanted - column.width)
    widths.set(title, column.width + more)
    spare -= more
  }
  return {
    columns: kept.map(({ field, align, width: least }) => ({
      field,
      align,
      width: widths.get(field.title) ?? least,
    })),
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
    if (field.lines !== undefined) return field.lines(row, width, paint)
    const text = field.text(row)
    if (displayWidth(text) > width) return wrapText(text, width)
    return [text === '' || field.shown === undefined ? text : field.shown(row, text, paint)]
  })
}

/** Which columns a narrow terminal has lost; empty when none. */
export function lostLines<Row>({ lost }: FittedFields<Row>, width: number, paint: Paint, say: Say): string[] {
  if (lost.length === 0) return []
  return wrapText(say(lostPhrase(width, lost)), width).map((line) => paint('dim', line))
}
