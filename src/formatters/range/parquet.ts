import { dateNumber, dayNumber } from '../../model/date.ts'
import type { RangeDay, RangeReport } from '../../model/rangeReport.ts'
import { RANGE_COLUMNS } from './columns.ts'
import type { RangeColumn } from './columns.ts'

/** How a column is stored: amounts as cents, index levels as ten-thousandths of a point, rates by both parts. */
interface StoredColumn {
  readonly name: string
  readonly type: 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'BYTE_ARRAY'
  readonly converted?: 'DATE' | 'UTF8'
  readonly of: (day: RangeDay) => string | number | bigint | boolean | undefined
}

/** The range as a Parquet file, a row a day; what is not known is null. */
export async function rangeParquet({ days }: RangeReport): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer/src/write.js')
  const columns = RANGE_COLUMNS.flatMap(stored)
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, of }) => ({ name, data: days.map((day) => of(day) ?? null) })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type, converted }) => ({
        name,
        type,
        repetition_type: 'OPTIONAL' as const,
        ...(converted === undefined ? {} : { converted_type: converted }),
      })),
    ],
    createdBy: 'limitup',
  })
  return new Uint8Array(buffer)
}

function stored(column: RangeColumn): StoredColumn[] {
  const { name } = column
  switch (column.kind) {
    case 'date':
      return [{ name, type: 'INT32', converted: 'DATE', of: ({ date }) => dayNumber(dateNumber(date)) }]
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted: 'UTF8', of: column.of }]
    case 'flag':
      return [{ name, type: 'BOOLEAN', of: column.of }]
    case 'count':
      return [{ name, type: 'INT32', of: column.of }]
    case 'cents':
      return [
        {
          name: `${name}_cents`,
          type: 'INT64',
          of: (day) => {
            const cents = column.of(day)
            return cents === undefined ? undefined : BigInt(cents)
          },
        },
      ]
    case 'points':
      return [{ name: `${name}_ten_thousandths`, type: 'INT32', of: column.of }]
    case 'fraction':
      return [{ name, type: 'DOUBLE', of: column.of }]
    case 'ratio':
      return [
        { name: `${name}_part`, type: 'INT32', of: (day) => column.of(day)?.part },
        { name: `${name}_whole`, type: 'INT32', of: (day) => column.of(day)?.whole },
      ]
  }
}
