import type { InputSummary, PrevCloseSource } from '../model/report.ts'
import type { Column } from './parquet/schema.ts'
import type { FileEntry } from './storeFiles.ts'
import { damaged, fillAnew } from './storeFiles.ts'
import type { DayInfo, DayState } from './storedDay.ts'
import { readTable } from './readTable.ts'
import type { TableColumns } from './readTable.ts'

/** A row group of days: its file below the store's folder, where it lies there, and how many pages it has. */
export interface GroupPlace {
  readonly path: string
  readonly groupOffset: number
  readonly groupBytes: number
  readonly groupPages: number
}

/** What is known of a day, and where its rows lie. */
export interface DayEntry extends DayInfo, GroupPlace {
  /** Its page in the row group. */
  readonly page: number
  /** Number of its first row in the file, from 1. */
  readonly firstRow: number
}

/** The columns of the table of days: provenance for people, and where the rows lie. */
export const DAY_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', optional: false },
  { name: 'state', type: 'text', optional: false },
  { name: 'source', type: 'text', optional: false },
  { name: 'fetched_at', type: 'instant', optional: true },
  { name: 'checks', type: 'text', optional: false },
  { name: 'prev_close', type: 'text', optional: false },
  { name: 'st_source', type: 'text', optional: false },
  { name: 'rows', type: 'int', optional: false },
  { name: 'bars', type: 'int', optional: false },
  { name: 'codes_sh', type: 'int', optional: false },
  { name: 'codes_sz', type: 'int', optional: false },
  { name: 'codes_bj', type: 'int', optional: false },
  { name: 'file', type: 'text', optional: false },
  { name: 'group_offset', type: 'long', optional: true },
  { name: 'group_bytes', type: 'int', optional: false },
  { name: 'group_pages', type: 'int', optional: false },
  { name: 'page', type: 'int', optional: false },
  { name: 'first_row', type: 'int', optional: false },
]

/** Parts the names of checks. */
export const BETWEEN_CHECKS = '; '
const STATES: readonly DayState[] = ['settled', 'unsettled', 'partial']
const PREV_CLOSES: readonly PrevCloseSource[] = ['given', 'change', 'factor', 'previousClose']
const ST_SOURCES: readonly InputSummary['stSource'][] = ['flag', 'name', 'limit', 'none']

/** The days of a store, ascending; each is made out when it is asked for. */
export class DayTable {
  /** All days, also those kept apart. */
  readonly dates: Int32Array | Float64Array
  readonly #table: TableColumns
  readonly #folder: string
  readonly #state: (row: number) => string | undefined

  constructor(folder: string, table: TableColumns) {
    this.#folder = folder
    this.#table = table
    this.dates = table.numbers('date')
    this.#state = table.texts('state')
  }

  isSettled(row: number): boolean {
    return this.#state(row) === 'settled'
  }

  /** The row of a day; undefined when the store has it in no state. */
  rowOf(date: number): number | undefined {
    const row = this.dates.indexOf(date)
    return row < 0 ? undefined : row
  }

  /** Traded bars, and rows of each exchange, of the day in a row. */
  counts(row: number): { readonly bars: number; readonly codes: readonly number[] } {
    const number = (name: string): number => this.#table.numbers(name)[row]!
    return { bars: number('bars'), codes: [number('codes_sh'), number('codes_sz'), number('codes_bj')] }
  }

  entry(row: number): DayEntry {
    const number = (name: string): number => this.#table.numbers(name)[row]!
    const text = (name: string): string => this.#table.texts(name)(row) ?? ''
    const checks = text('checks')
    return {
      date: this.dates[row]!,
      provenance: {
        state: this.#oneOf(STATES, text('state')),
        source: text('source'),
        fetchedAt: new Date(number('fetched_at')),
        checks: checks === '' ? [] : checks.split(BETWEEN_CHECKS),
        prevClose: this.#oneOf(PREV_CLOSES, text('prev_close')),
        stSource: this.#oneOf(ST_SOURCES, text('st_source')),
      },
      rows: number('rows'),
      ...this.counts(row),
      path: text('file'),
      groupOffset: number('group_offset'),
      groupBytes: number('group_bytes'),
      groupPages: number('group_pages'),
      page: number('page'),
      firstRow: number('first_row'),
    }
  }

  #oneOf<Word extends string>(words: readonly Word[], text: string): Word {
    const found = words.find((word) => word === text)
    if (found === undefined)
      throw damaged(this.#folder, `the table of days says "${text}"`, fillAnew(this.#folder))
    return found
  }
}

/** Reads the table of days; an empty one where there is none. */
export function readDays(folder: string, entry: FileEntry | undefined): DayTable {
  return new DayTable(folder, readTable(folder, entry, DAY_COLUMNS, fillAnew(folder)))
}
