import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect } from 'vitest'
import { dateFromDayNumber, dayNumber } from '../../src/model/date.ts'
import { ParquetFileWriter } from '../../src/store/parquet/fileWriter.ts'
import type { PageRows } from '../../src/store/parquet/fileWriter.ts'
import { pageMemory } from '../../src/store/parquet/pageMemory.ts'
import { readGroup } from '../../src/store/parquet/readGroup.ts'
import { NONE_WORD } from '../../src/store/parquet/schema.ts'
import type { Column } from '../../src/store/parquet/schema.ts'

const COLUMNS: readonly Column[] = [
  { name: 'day', type: 'date', optional: false },
  { name: 'code', type: 'text', optional: false },
  { name: 'price', type: 'price', optional: true },
  { name: 'volume', type: 'long', optional: true },
  { name: 'flag', type: 'flag', optional: true },
  { name: 'name', type: 'text', optional: true },
]
const folder = mkdtempSync(join(tmpdir(), 'limitup-pages-'))
let files = 0

interface Row {
  readonly day: number
  readonly code: string
  readonly price: number | null
  readonly volume: number | null
  readonly flag: boolean | null
  readonly name: string | null
}

const word = fc.oneof(
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
)
const long = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 6 }),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0),
)
const row: fc.Arbitrary<Row> = fc.record({
  day: fc.integer({ min: 7000, max: 47_000 }).map(dateFromDayNumber),
  code: fc.constantFrom('600001.SH', '000001.SZ', '920001.BJ', '300001.SZ'),
  price: fc.option(word, { freq: 8 }),
  volume: fc.option(long, { freq: 8 }),
  flag: fc.option(fc.boolean(), { freq: 3 }),
  name: fc.option(fc.oneof(fc.constantFrom('甲', '乙丙', '*ST丁'), fc.string()), { freq: 5 }),
})
const page = fc.oneof(
  fc.array(row, { minLength: 1, maxLength: 40 }),
  fc.array(row, { minLength: 120, maxLength: 300 }),
  fc.array(
    row.map((each) => ({ ...each, price: null, volume: null, flag: null, name: null })),
    {
      minLength: 1,
      maxLength: 10,
    },
  ),
)

function pageRows(rows: readonly Row[]): PageRows {
  const texts: string[] = []
  const source = { textOf: (id: number): string => texts[id]! }
  const ids = (of: (row: Row) => string | null): Int32Array =>
    Int32Array.from(rows, (each) => {
      const text = of(each)
      return text === null ? -1 : texts.push(text) - 1
    })
  return {
    rows: rows.length,
    columns: [
      Int32Array.from(rows, ({ day }) => day),
      { ids: ids(({ code }) => code), source },
      Int32Array.from(rows, ({ price }) => price ?? NONE_WORD),
      Float64Array.from(rows, ({ volume }) => volume ?? NaN),
      Int8Array.from(rows, ({ flag }) => (flag === null ? -1 : Number(flag))),
      { ids: ids(({ name }) => name), source },
    ],
  }
}

/** What the reader gives for one page of a row group. */
function readPage(
  path: string,
  place: { offset: number; bytes: number },
  pages: number,
  wanted: number,
): Row[] {
  const memory = pageMemory()
  const file = readFileSync(path)
  const { at, bytes } = memory.file(place.bytes)
  bytes.set(file.subarray(place.offset, place.offset + place.bytes))
  const columns: unknown[][] = []
  const texts: string[] = []
  const owner = {}
  const fault = readGroup(
    { at, bytes: place.bytes, pages },
    {
      columns: COLUMNS,
      first: wanted,
      end: wanted + 1,
      meanings: (column) => ({
        space: column === 1 ? 0 : 1,
        owner,
        ofText: (text) => texts.push(text) - 1,
      }),
      take: ({ column, page: number, rows }, { words, doubles }) => {
        expect(number).toBe(wanted)
        const numbers = Array.from(words.subarray(0, rows))
        const text = numbers.map((each) => texts[each] ?? null)
        columns[column] = [
          numbers,
          text,
          numbers.map((each) => (each === NONE_WORD ? null : each)),
          Array.from(doubles.subarray(0, rows), (each) => (Number.isNaN(each) ? null : each)),
          numbers.map((each) => (each < 0 ? null : each === 1)),
          text,
        ][column]!
      },
    },
  )
  expect(fault).toBeUndefined()
  return columns[0]!.map((_, at) => ({
    day: columns[0]![at] as number,
    code: columns[1]![at] as string,
    price: columns[2]![at] as number | null,
    volume: columns[3]![at] as number | null,
    flag: columns[4]![at] as boolean | null,
    name: columns[5]![at] as string | null,
  }))
}

describe('pages', () => {
  test.prop([fc.array(fc.array(page, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })], {
    numRuns: 200,
  })('come back as they were, here and in another reader', async (groups) => {
    const path = join(folder, `${String(files++)}.parquet`)
    const writer = new ParquetFileWriter(path, COLUMNS)
    const places = groups.map((pages) => writer.writeGroup(pages.map(pageRows)))
    const written = writer.finish()
    const file = readFileSync(path)
    expect(written.bytes).toBe(file.length)
    groups.forEach((pages, at) => {
      pages.forEach((rows, number) => {
        expect(readPage(path, places[at]!, pages.length, number)).toEqual(
          rows.map((each) => ({ ...each, volume: each.volume === null ? null : each.volume + 0 })),
        )
      })
    })
    const rows = groups.flat(2)
    expect(written.rows).toBe(rows.length)
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
    const read = await parquetReadObjects({ file: bytes })
    // The other reader gives decimals as doubles.
    const inCents = read.map(({ price, ...each }) => ({
      ...each,
      price: price === null ? null : Math.round((price as number) * 100),
    }))
    expect(inCents).toEqual(
      rows.map(({ day, price, volume, ...each }) => ({
        day: new Date(dayNumber(day) * 86_400_000),
        price,
        volume: volume === null ? null : BigInt(volume),
        ...each,
      })),
    )
  })
})
