import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines, ruleRow } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { wrapPieces } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { MARKS } from './words/marks.ts'
import type { Say } from './words/phrase.ts'

/** A column with its title, and how wide it is. */
export interface TitledColumn {
  readonly title: string
  readonly width: number
}

/**
 * Rows under titles, the first column to the left and the others to the right. Where the width does not allow it each
 * row is written out, its cells behind their titles.
 */
export function titledGrid(
  titles: readonly TitledColumn[],
  rows: readonly (readonly Piece[])[],
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  const needed = titles.reduce((sum, each) => sum + each.width + GRID_GAP, -GRID_GAP)
  if (needed > width) return rows.flatMap((row) => writtenOut(titles, row, width, say))
  const columns = titles.map((each, at): GridColumn => ({
    width: each.width,
    align: at === 0 ? 'left' : 'right',
  }))
  return gridLines(columns, [
    titles.map(({ title }): GridCell => [paint('bold', title)]),
    ruleRow(columns),
    ...rows.map((row) => row.map(({ shown }): GridCell => [shown])),
  ])
}

function writtenOut(
  titles: readonly TitledColumn[],
  row: readonly Piece[],
  width: number,
  say: Say,
): string[] {
  const pieces = row.map(({ text, shown }, at): Piece => {
    const title = at === 0 ? '' : `${titles[at]?.title ?? ''} `
    return { text: title + text, shown: title + shown }
  })
  return wrapPieces(pieces, say(MARKS.comma), width - GRID_GAP).map((line, at) =>
    at === 0 ? line : `  ${line}`,
  )
}
