import { parquetReadObjects, parquetSchema, parquetMetadata } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { RANGE_COLUMNS } from '../../../src/formatters/range/columns.ts'
import { rangeCsvHeader, rangeCsvLine } from '../../../src/formatters/range/csv.ts'
import { json } from '../../../src/formatters/json.ts'
import { rangeNdjsonLine } from '../../../src/formatters/range/ndjson.ts'
import { rangeParquet } from '../../../src/formatters/range/parquet.ts'
import type { RangeReport } from '../../../src/model/rangeReport.ts'
import { sampleDays, sampleRange } from './sampleRange.ts'

/** Cells of the CSV by their headers, a row a day. */
function csvRows({ days }: RangeReport): Map<string, string>[] {
  const header = cells(rangeCsvHeader())
  return days.map((day) => {
    const own = cells(rangeCsvLine(day))
    expect(own).toHaveLength(header.length)
    return new Map(header.map((name, at) => [name, own[at]!]))
  })
}

function cells(line: string): string[] {
  expect(line.endsWith('\n')).toBe(true)
  expect(line).not.toContain('"')
  return line.trimEnd().split(',')
}

async function parquetRows(report: RangeReport): Promise<Record<string, unknown>[]> {
  const bytes = await rangeParquet(report)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return parquetReadObjects({ file })
}

describe('a range as CSV', () => {
  it('has every column once', () => {
    const names = cells(rangeCsvHeader())
    expect(new Set(names).size).toBe(names.length)
    expect(names.slice(0, 7)).toEqual([
      'date',
      'sealed_from',
      'sealed_to',
      'broken_from',
      'broken_to',
      'seal_rate_from_part',
      'seal_rate_from_whole',
    ])
  })

  it('prints rates by both parts and in percent, amounts in yuan, unknown as an empty cell', () => {
    const rows = csvRows(sampleRange())
    expect(Object.fromEntries(rows[1]!)).toMatchObject({
      date: '2025-01-08',
      sealed_from: '83',
      sealed_to: '83',
      seal_rate_from_part: '83',
      seal_rate_from_whole: '131',
      seal_rate_from_percent: '63.36',
      amount_sse_yuan: '756000000000.00',
      amount_sse_szse_yuan: '1960000000000.00',
      sse_index: '3303.6700',
      sse_index_change_percent: '1.01',
      tallest: '新炬网络',
    })
    expect(rows[4]!.get('amount_change_yuan')).toBe('-123.45')
    const unknown = Object.fromEntries(rows[3]!)
    expect(
      Object.entries(unknown).filter(
        ([name, cell]) => cell !== '' && !/^(?:date|partial|unknown)$/.test(name),
      ),
    ).toEqual([])
    expect(unknown['unknown']).toContain('limitUp|')
  })

  it('has both ends of what hangs on who was ST', () => {
    const ranged = csvRows(sampleRange())[2]!
    expect(Number(ranged.get('sealed_to'))).toBeGreaterThan(Number(ranged.get('sealed_from')))
    expect(Number(ranged.get('seal_rate_to_percent'))).toBeGreaterThan(
      Number(ranged.get('seal_rate_from_percent')),
    )
  })

  it('has a stock without a name under its code, and the ladder by codes', () => {
    const row = csvRows(sampleRange())[5]!
    expect(row.get('ladder')).toBe('9:605398.SH;2:688316.SH|600126.SH')
    expect(row.get('max_height_at_least')).toBe('true')
  })
})

describe('a range as Parquet', () => {
  it('holds what the CSV holds', async () => {
    const report = sampleRange()
    const [stored, printed] = [await parquetRows(report), csvRows(report)]
    expect(stored).toHaveLength(printed.length)
    stored.forEach((row, at) => {
      const cell = (name: string): string => printed[at]!.get(name)!
      for (const { name, kind } of RANGE_COLUMNS) {
        const text = (value: unknown): string =>
          value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
        switch (kind) {
          case 'date':
            expect((row[name] as Date).toISOString()).toBe(`${cell(name)}T00:00:00.000Z`)
            break
          case 'text':
          case 'flag':
          case 'count':
            expect(text(row[name]), name).toBe(cell(name))
            break
          case 'cents':
            expect(cents(cell(`${name}_yuan`)), name).toBe(row[`${name}_cents`])
            break
          case 'points':
            expect(text(row[`${name}_ten_thousandths`]), name).toBe(
              cell(name)
                .replace('.', '')
                .replace(/^0+(?=\d)/, ''),
            )
            break
          case 'fraction':
            expect(
              row[name] === null ? '' : ((row[name] as number) * 100).toFixed(2).replace('-0.00', '0.00'),
              name,
            ).toBe(cell(`${name}_percent`))
            break
          case 'ratio':
            expect([text(row[`${name}_part`]), text(row[`${name}_whole`])], name).toEqual([
              cell(`${name}_part`),
              cell(`${name}_whole`),
            ])
        }
      }
    })
  })

  it('stores a day as a DATE, counts as INT32 and amounts as INT64', async () => {
    const bytes = await rangeParquet(sampleRange())
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const schema = parquetSchema(parquetMetadata(file))
    const typeOf = (name: string): unknown[] => {
      const element = schema.children.find((child) => child.element.name === name)?.element
      return [element?.type, element?.converted_type]
    }
    expect(typeOf('date')).toEqual(['INT32', 'DATE'])
    expect(typeOf('sealed_from')).toEqual(['INT32', undefined])
    expect(typeOf('amount_sse_cents')).toEqual(['INT64', undefined])
    expect(typeOf('premium_close')).toEqual(['DOUBLE', undefined])
    expect(typeOf('max_height_at_least')).toEqual(['BOOLEAN', undefined])
    expect(typeOf('ladder')).toEqual(['BYTE_ARRAY', 'UTF8'])
  })

  it('is the same for the same range', async () => {
    expect(await rangeParquet(sampleRange())).toEqual(await rangeParquet(sampleRange()))
  })
})

describe('a range as NDJSON', () => {
  it.each(sampleDays().map((day) => [day.date, day] as const))(
    'prints %s as day --json does, on one line',
    (_date, day) => {
      const line = rangeNdjsonLine(day)
      expect(line.indexOf('\n')).toBe(line.length - 1)
      const context = { width: 80, paint: (_style: string, text: string): string => text }
      expect(`${JSON.stringify(JSON.parse(line), null, 2)}\n`).toBe(json.format(day, context))
    },
  )
})

function cents(yuan: string): bigint | null {
  return yuan === '' ? null : BigInt(yuan.replace('.', ''))
}
