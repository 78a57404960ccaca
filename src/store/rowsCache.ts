import type { DayEntry } from './dayTable.ts'
import type { DayRows } from './dayRows.ts'
import { readDayRows } from './readDayRows.ts'
import { damaged } from './storeFiles.ts'

/** Rows of stored days that are asked for in ascending order: days of one row group are read at once. */
export class RowsCache {
  readonly #folder: string
  readonly #names: string[]
  #group: string | undefined
  #first = 0
  #rows: readonly DayRows[] = []

  /** Names are added to `names`, which caches that are read in turn should share. */
  constructor(folder: string, names: string[] = []) {
    this.#folder = folder
    this.#names = names
  }

  /** The rows of a day; `together` reads the days behind it in its row group as well. */
  rowsOf(entry: DayEntry, together = false): DayRows {
    const { path, groupOffset, groupPages, page, rows } = entry
    const group = `${path}:${groupOffset}`
    if (this.#group !== group || page < this.#first || page >= this.#first + this.#rows.length) {
      const end = together ? groupPages : page + 1
      this.#rows = readDayRows(this.#folder, entry, page, end, this.#names)
      this.#first = page
      this.#group = group
    }
    const found = this.#rows[page - this.#first]
    if (found?.count !== rows) throw damaged(path, 'the file holds other days than the store says')
    return found
  }
}
