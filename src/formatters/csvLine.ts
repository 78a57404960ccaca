/** One line of CSV: cells in quotes where they hold a comma, a quote or a line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

/** A cell of CSV, in quotes where it holds a comma, a quote or a line end. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
