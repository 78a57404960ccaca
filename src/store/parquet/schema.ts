import type { ParquetType, SchemaElement } from 'hyparquet'

/** One column of a table: its name, and how its values lie in the file. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Whether rows may be without a value; of words and texts some may not, of all others any may. */
  readonly optional: boolean
  /** Of words: what stands for no value; `NONE_WORD` when left out. */
  readonly none?: number
}

/** What stands for no value among the words of a column that does not say otherwise. */
export const NONE_WORD: number = -(2 ** 31)

/** What stands for no value among the words of a column. */
export function noneOf({ none }: Column): number {
  return none ?? NONE_WORD
}

/**
 * `date` is yyyymmdd, 0 for none, and lies in the file as days since 1970-01-01. `price` is DECIMAL(9,2), `points` DECIMAL(12,4), `money` DECIMAL(18,2), each
 * as the whole number of its smallest unit; `instant` counts milliseconds since 1970; `flag` is 1 or 0.
 */
export type ColumnType =
  'date' | 'price' | 'small' | 'int' | 'long' | 'money' | 'points' | 'instant' | 'flag' | 'text'

/** Where the values of a column are held: 32-bit words, doubles that are whole numbers, flags, or texts. */
export type Storage = 'words' | 'doubles' | 'flags' | 'texts'

interface Kind {
  readonly storage: Storage
  readonly type: ParquetType
  readonly annotation?: Pick<SchemaElement, 'converted_type' | 'precision' | 'scale'>
}

const KINDS: Readonly<Record<ColumnType, Kind>> = {
  date: { storage: 'words', type: 'INT32', annotation: { converted_type: 'DATE' } },
  price: {
    storage: 'words',
    type: 'INT32',
    annotation: { converted_type: 'DECIMAL', precision: 9, scale: 2 },
  },
  small: { storage: 'words', type: 'INT32', annotation: { converted_type: 'INT_8' } },
  int: { storage: 'words', type: 'INT32' },
  long: { storage: 'doubles', type: 'INT64' },
  money: {
    storage: 'doubles',
    type: 'INT64',
    annotation: { converted_type: 'DECIMAL', precision: 18, scale: 2 },
  },
  points: {
    storage: 'doubles',
    type: 'INT64',
    annotation: { converted_type: 'DECIMAL', precision: 12, scale: 4 },
  },
  instant: { storage: 'doubles', type: 'INT64', annotation: { converted_type: 'TIMESTAMP_MILLIS' } },
  flag: { storage: 'flags', type: 'BOOLEAN' },
  text: { storage: 'texts', type: 'BYTE_ARRAY', annotation: { converted_type: 'UTF8' } },
}

/** Where the values of a type are held. */
export function storageOf(type: ColumnType): Storage {
  return KINDS[type].storage
}

/** The type of the format as which values of a type lie in a file. */
export function physicalOf(type: ColumnType): ParquetType {
  return KINDS[type].type
}

/** A table's columns in the words of the format, the root first. */
export function elementsOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, optional }): SchemaElement => {
      const { annotation, type: physical } = KINDS[type]
      return { name, type: physical, repetition_type: optional ? 'OPTIONAL' : 'REQUIRED', ...annotation }
    }),
  ]
}
