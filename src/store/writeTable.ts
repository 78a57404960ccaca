import { ParquetFileWriter } from './parquet/fileWriter.ts'
import type { PageRows, Values, WrittenFile } from './parquet/fileWriter.ts'
import { MOST_PAGE_ROWS } from './parquet/pageMemory.ts'
import { noneOf, storageOf } from './parquet/schema.ts'
import type { Column } from './parquet/schema.ts'

/** The values of one column of a table while it is made: numbers, flags, or texts; undefined is no value. */
export type ColumnList = readonly (number | string | boolean | undefined)[]

/** A table that was written, and the bytes of its one row group. */
export interface WrittenTable extends WrittenFile {
  readonly data: number
}

/** Writes a table that fits in memory as one row group. */
export function writeTable(
  path: string,
  columns: readonly Column[],
  lists: readonly ColumnList[],
): WrittenTable {
  const rows = lists[0]?.length ?? 0
  const values = columns.map((column, at) => valuesOf(column, lists[at] ?? []))
  const pages: PageRows[] = []
  for (let start = 0; start < rows; start += MOST_PAGE_ROWS) {
    const end = Math.min(rows, start + MOST_PAGE_ROWS)
    pages.push({ rows: end - start, columns: values.map((each) => sliced(each, start, end)) })
  }
  const writer = new ParquetFileWriter(path, columns)
  const data = rows === 0 ? 0 : writer.writeGroup(pages).bytes
  return { ...writer.finish(), data }
}

function valuesOf(column: Column, list: ColumnList): Values {
  const none = column.type === 'date' ? 0 : noneOf(column)
  switch (storageOf(column.type)) {
    case 'words':
      return Int32Array.from(list, (value) => (value === undefined ? none : Number(value)))
    case 'doubles':
      return Float64Array.from(list, (value) => (value === undefined ? NaN : Number(value)))
    case 'flags':
      return Int8Array.from(list, (value) => (value === undefined ? -1 : Number(value)))
    case 'texts': {
      const texts: string[] = []
      const known = new Map<string, number>()
      const ids = Int32Array.from(list, (value) => {
        if (value === undefined) return -1
        const text = String(value)
        const id = known.get(text) ?? texts.push(text) - 1
        known.set(text, id)
        return id
      })
      return { ids, source: { textOf: (id) => texts[id]! } }
    }
  }
}

function sliced(values: Values, start: number, end: number): Values {
  return 'ids' in values ? { ...values, ids: values.ids.subarray(start, end) } : values.subarray(start, end)
}
