import { Refusal } from '../model/refusal.ts'
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
      this.#rows = this.#read(entry, together ? groupPages : page + 1)
      this.#first = page
      this.#group = group
    }
    const found = this.#rows[page - this.#first]
    if (found?.count !== rows) throw damaged(path, 'the file holds other days than the store says')
    return found
  }

  #read(entry: DayEntry, end: number): readonly DayRows[] {
    const { page } = entry
    try {
      return readDayRows(this.#folder, entry, page, end, this.#names)
    } catch (cause) {
      // Another day of the row group may be the damaged one.
      if (!(cause instanceof Refusal) || end === page + 1) throw cause
      return readDayRows(this.#folder, entry, page, page + 1, this.#names)
    }
  }
}
