import { MOST_PAGE_ROWS, pageMemory } from './parquet/pageMemory.ts'
import { readGroup } from './parquet/readGroup.ts'
import { storageOf } from './parquet/schema.ts'
import type { Column } from './parquet/schema.ts'
import { damaged, DATA_START, readStored } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'

/** A table that was read, column by column. */
export class TableColumns {
  readonly rows: number
  readonly #columns: readonly Column[]
  readonly #values: readonly (Int32Array | Float64Array)[]
  readonly #texts: readonly string[]

  constructor(
    rows: number,
    columns: readonly Column[],
    values: readonly (Int32Array | Float64Array)[],
    texts: readonly string[],
  ) {
    this.rows = rows
    this.#columns = columns
    this.#values = values
    this.#texts = texts
  }

  /** Numbers of a column; what stands for none is the column's affair. */
  numbers(name: string): Int32Array | Float64Array {
    const values = this.#values[this.#columns.findIndex((column) => column.name === name)]
    if (values === undefined) throw new RangeError(`the table has no column ${name}`)
    return values
  }

  /** What a column of texts says in each row. */
  texts(name: string): (row: number) => string | undefined {
    const places = this.numbers(name)
    return (row) => this.#texts[places[row]!]
  }
}

/**
 * Reads a whole table of the store; an empty one where the store has no such file. `remedy` is what helps where it is
 * damaged, if not a repair.
 */
export function readTable(
  folder: string,
  entry: FileEntry | undefined,
  columns: readonly Column[],
  remedy?: string,
): TableColumns {
  if (entry === undefined) {
    return new TableColumns(
      0,
      columns,
      columns.map(() => new Int32Array(0)),
      [],
    )
  }
  const memory = pageMemory()
  const { at, bytes } = memory.file(entry.data)
  readStored(folder, entry.path, bytes, DATA_START, remedy)
  const { rows } = entry
  const values = columns.map(({ type }) =>
    storageOf(type) === 'doubles' ? new Float64Array(rows) : new Int32Array(rows),
  )
  const texts: string[] = []
  const meanings = { space: 0, owner: texts, ofText: (text: string) => texts.push(text) - 1 } as const
  const pages = Math.ceil(rows / MOST_PAGE_ROWS)
  const fault = readGroup(
    { at, bytes: entry.data, pages },
    {
      columns,
      first: 0,
      end: pages,
      meanings: () => meanings,
      take: ({ column, page, rows: count }, { words, doubles }) => {
        const target = values[column]!
        const start = page * MOST_PAGE_ROWS
        if (start + count > rows) return
        target.set(
          target instanceof Float64Array ? doubles.subarray(0, count) : words.subarray(0, count),
          start,
        )
      },
    },
  )
  if (fault !== undefined) throw damaged(entry.path, `the table is damaged (${fault})`, remedy)
  return new TableColumns(rows, columns, values, texts)
}
