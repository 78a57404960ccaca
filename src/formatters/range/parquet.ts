import { dateNumber, dayNumber } from '../../model/date.ts'
import type { RangeDay, RangeReport } from '../../model/rangeReport.ts'
import { RANGE_COLUMNS } from './columns.ts'
import type { RangeColumn } from './columns.ts'

type Value = string | number | bigint | boolean | undefined

type StoredType = 'DATE' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'STRING'

/**
 * What stands behind a column's name, and its type, a column of the file each: amounts as cents, index levels as
 * ten-thousandths of a point, rates by both parts.
 */
const STORED: Readonly<
  Record<RangeColumn['kind'], readonly (readonly [suffix: string, type: StoredType])[]>
> = {
  date: [['', 'DATE']],
  text: [['', 'STRING']],
  flag: [['', 'BOOLEAN']],
  count: [['', 'INT32']],
  cents: [['_cents', 'INT64']],
  points: [['_ten_thousandths', 'INT32']],
  fraction: [['', 'DOUBLE']],
  ratio: [
    ['_part', 'INT32'],
    ['_whole', 'INT32'],
  ],
}

/** The names and types under which a column stands in Parquet. */
export function rangeParquetNames(
  name: string,
  kind: RangeColumn['kind'],
): [name: string, type: StoredType][] {
  return STORED[kind].map(([suffix, type]) => [name + suffix, type])
}

/** The range as a Parquet file, a row a day; what is not known is null. */
export async function rangeParquet({ days }: RangeReport): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer/src/write.js')
  const columns = RANGE_COLUMNS.flatMap((column) => {
    const values = valuesOf(column)
    return rangeParquetNames(column.name, column.kind).map(([name, type], at) => ({
      name,
      type,
      of: (day: RangeDay): Value => values(day)[at],
    }))
  })
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, of }) => ({ name, data: days.map((day) => of(day) ?? null) })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...ELEMENTS[type] })),
    ],
    createdBy: 'limitup',
  })
  return new Uint8Array(buffer)
}

/** A column's values of a day, in the order of its names. */
function valuesOf(column: RangeColumn): (day: RangeDay) => readonly Value[] {
  switch (column.kind) {
    case 'date':
      return ({ date }) => [dayNumber(dateNumber(date))]
    case 'cents':
      return (day) => {
        const cents = column.of(day)
        return [cents === undefined ? undefined : BigInt(cents)]
      }
    case 'ratio':
      return (day) => {
        const rate = column.of(day)
        return [rate?.part, rate?.whole]
      }
    case 'text':
    case 'flag':
    case 'count':
    case 'points':
    case 'fraction':
      return (day) => [column.of(day)]
  }
}

/** The types as the file's schema writes them. */
const ELEMENTS = {
  DATE: { type: 'INT32', converted_type: 'DATE' },
  INT32: { type: 'INT32' },
  INT64: { type: 'INT64' },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const
