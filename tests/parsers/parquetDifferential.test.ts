import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IssueLog } from '../../src/model/issue.ts'
import type { ByteInput, ParseContext, Parsed } from '../../src/parsers/parser.ts'
import { parseParquet, streamParquet } from '../../src/parsers/parquet/parseParquet.ts'
import { parseParquetReference } from '../../src/parsers/parquet/parseParquetReference.ts'
import type { ParquetInput } from '../../src/parsers/parquet/textRows.ts'
import { memoryBytes } from '../../src/sources/bytes.ts'
import { csvRun } from '../support/csvRuns.ts'
import type { CsvRun } from '../support/csvRuns.ts'

/** Damaged copies of each file; CORRUPTIONS asks for more. */
const RUNS = Number(process.env['CORRUPTIONS'] ?? 40)

/** What is put in the place of every byte of a file's metadata; METADATA_BYTES=256 puts every byte there (an hour). */
const METADATA_BYTES =
  process.env['METADATA_BYTES'] === '256' ? Array.from({ length: 256 }, (_, byte) => byte) : [0x13, 0x33]

type Reader = (input: ParquetInput, context: ParseContext) => Promise<Parsed>

/** Everything a reader leaves behind of a file's bytes. */
function run(reader: Reader, bytes: Uint8Array): Promise<CsvRun> {
  const input: ByteInput = { file: 'bars.parquet', blocks: [] }
  return csvRun(({ file }, context) => reader({ file, bytes: memoryBytes(bytes) }, context), [input], {
    issues: new IssueLog(),
  })
}

/** The stream of a file as a whole: frames copied, as they came. */
const streamed: Reader = async (input, context) => {
  const frames: Parsed['frames'][number][] = []
  const summary = await streamParquet(input, context, (frame) => frames.push(structuredClone(frame)))
  if (summary === undefined) return parseParquetReference(input, context)
  return { frames, input: summary }
}

/** Expects the reader of pages to find in a file what the reference finds, and gives that. */
async function expectSame(bytes: Uint8Array): Promise<CsvRun> {
  const wanted = await run(parseParquetReference, bytes)
  expect(await run(parseParquet, bytes)).toEqual(wanted)
  return wanted
}

const CODES =
  "['000001.SZ', '000002.SZ', '300750.SZ', '600519.SH', '688981.SH', '920002.BJ', '510300.SH', '000300.SH', '999999.XX']"
const NAMES =
  "['平安银行', '万科A', '宁德时代', '贵州茅台', '中芯国际-U', '*ST万达', '300ETF', '沪深300', 'none']"

/** Bars of some days with faults, in plain columns; fewer the higher `faults` is. */
function market(days: number, faults: number): string {
  return `
    WITH days AS (SELECT (DATE '2024-01-02' + i::INTEGER) AS d, i FROM range(${days}) r(i)),
    stocks AS (SELECT unnest(${CODES}) AS code, unnest(${NAMES}) AS name, unnest(range(9)) AS s),
    raw AS (SELECT *, (hash(code || d::VARCHAR) % 1000003)::INTEGER AS h FROM days, stocks),
    base AS (SELECT *, (100 + h % 9000) AS cents, (h % 40) - 20 AS move, 1 + h % 100000 AS lots FROM raw),
    clean AS (SELECT *, cents + move AS c FROM base)
    SELECT code, name, d,
      (cents / 100.0)::DOUBLE AS open, (greatest(cents, c) + 3) / 100.0::DOUBLE AS high,
      (CASE h % ${faults} WHEN 1 THEN 99999999 WHEN 2 THEN 'NaN'::DOUBLE WHEN 3 THEN -5 WHEN 4 THEN 1e308
        WHEN 5 THEN NULL WHEN 6 THEN (least(cents, c) - 2) / 100.0 + 0.005 ELSE (least(cents, c) - 2) / 100.0 END)::DOUBLE AS low,
      (c / 100.0)::DOUBLE AS close, (cents / 100.0)::DOUBLE AS pre_close,
      (CASE h % ${faults} WHEN 7 THEN 0 WHEN 8 THEN NULL WHEN 9 THEN -1 ELSE lots END)::DOUBLE AS vol,
      (CASE h % ${faults} WHEN 10 THEN NULL WHEN 11 THEN 'inf'::DOUBLE ELSE lots * c / 1000.0 END)::DOUBLE AS amount,
      h, i FROM clean ORDER BY i, s`
}

/** How columns are written, each in the place of the plain one. */
const TYPES: Readonly<Record<string, string>> = {
  plain:
    "code AS ts_code, strftime(d, '%Y%m%d')::BIGINT AS trade_date, open, high, low, close, pre_close, vol, amount",
  names:
    "code AS ts_code, name, strftime(d, '%Y%m%d') AS trade_date, open, high, low, close, pre_close, vol, amount",
  derived: 'code, d AS date, open, high, low, close, vol AS volume, amount',
  date: 'code, d AS date, open, high, low, close, pre_close, vol, amount',
  days: "code, strftime(d, '%Y%m%d')::INTEGER AS date, open, high, low, close, pre_close, vol, amount",
  timestamp: 'code, d::TIMESTAMP AS date, open, high, low, close, pre_close, vol, amount',
  instants:
    'code, (d::TIMESTAMP - INTERVAL 8 HOUR)::TIMESTAMPTZ AS date, open, high, low, close, pre_close, vol, amount',
  nanos: 'code, d::TIMESTAMP_NS AS date, open, high, low, close, pre_close, vol, amount',
  millis: 'code, d::TIMESTAMP_MS AS date, open, high, low, close, pre_close, vol, amount',
  dashes: 'code, d::VARCHAR AS date, open, high, low, close, pre_close, vol, amount',
  floats:
    'code, d AS date, open::FLOAT AS open, high::FLOAT AS high, TRY_CAST(low AS FLOAT) AS low, close::FLOAT AS close, pre_close::FLOAT AS pre_close, vol::FLOAT AS vol, amount::FLOAT AS amount',
  decimals:
    'code, d AS date, open::DECIMAL(10,2) AS open, high::DECIMAL(18,4) AS high, TRY_CAST(low AS DECIMAL(10,3)) AS low, close::DECIMAL(6,2) AS close, pre_close::DECIMAL(38,2) AS pre_close, TRY_CAST(vol AS DECIMAL(18,0)) AS vol, TRY_CAST(amount AS DECIMAL(18,3)) AS amount',
  whole:
    'code, d AS date, 10::INTEGER AS open, 12::BIGINT AS high, 9::SMALLINT AS low, 10::UTINYINT AS close, 10::UINTEGER AS pre_close, TRY_CAST(vol AS BIGINT) AS vol, TRY_CAST(amount AS UBIGINT) AS amount',
  texts:
    'code, d::VARCHAR AS date, open::VARCHAR AS open, high::VARCHAR AS high, low::VARCHAR AS low, close::VARCHAR AS close, pre_close::VARCHAR AS pre_close, vol::VARCHAR AS vol, amount::VARCHAR AS amount',
  digits: 'TRY_CAST(code[1:6] AS INTEGER) AS code, d AS date, open, high, low, close, pre_close, vol, amount',
  flags:
    "code, d AS date, open, high, low, close, preclose: pre_close, vol AS volume, amount, '3' AS adjustflag, CASE WHEN h % 50 = 1 THEN 0 WHEN h % 50 = 2 THEN 7 ELSE 1 END AS tradestatus, h % 3 = 0 AS isST",
  passed:
    "h AS a, code, d AS date, 'x' || h AS industry, open, high, low, close, pre_close, vol, amount, d AS listed, CASE WHEN h % 3 = 0 THEN NULL ELSE open::FLOAT END AS turn, h % 2 = 0 AS hot",
  quotes:
    "code, d AS date, open, high, low, close, pre_close, vol, amount, CASE WHEN i = 20 THEN 'a\"b' || chr(10) || 'c' ELSE 'n' END AS note",
  remarks:
    "CASE WHEN i = 20 THEN '#' || code ELSE code END AS code, d AS date, open, high, low, close, pre_close, vol, amount",
  letters:
    "code, CASE WHEN i = 20 THEN 'Zürich' ELSE name END AS name, d AS date, open, high, low, close, pre_close, vol, amount",
  listed: 'code, d AS date, open, high, low, close, pre_close, vol, amount, [1, 2] AS parts',
  limits:
    'code, d AS date, open, high, low, close, pre_close, high AS limit_up, low AS limit_down, vol, amount',
  changes: 'code, d AS date, open, high, low, close, close - pre_close AS change, vol, amount',
  exchanges:
    'code[1:6] AS code, code[8:] AS exchange, d AS date, open, high, low, close, pre_close, vol, amount',
  adjusted: 'code, d AS date, open * 1.01234 AS open, high, low, close, pre_close, vol, amount',
  noDay: "code, '2024-13-01' AS date, open, high, low, close, pre_close, vol, amount",
}

const WAYS: Readonly<Record<string, string>> = {
  snappy: 'ROW_GROUP_SIZE 2048',
  zstd: 'COMPRESSION zstd',
  gzip: 'COMPRESSION gzip',
  lz4: 'COMPRESSION lz4_raw',
  brotli: 'COMPRESSION brotli',
  unpacked: 'COMPRESSION uncompressed',
  noDictionary: 'DICTIONARY_SIZE_LIMIT 1',
  second: 'PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1',
}

const folder = mkdtempSync(join(tmpdir(), 'parquet-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let connection: Awaited<ReturnType<DuckDBInstance['connect']>>
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run("SET TimeZone = 'UTC'")
})

async function written(query: string, way: string): Promise<Uint8Array> {
  const path = join(folder, 'bars.parquet')
  writeFileSync(path, '')
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet, ${way})`)
  return readFileSync(path)
}

describe('a Parquet file', () => {
  it.each(Object.keys(TYPES))(
    'of %s means what its text does, however it is written',
    async (type) => {
      for (const way of Object.values(WAYS)) {
        for (const faults of [17]) {
          const bytes = await written(`SELECT ${TYPES[type]!} FROM (${market(32, faults)})`, way)
          const wanted = await expectSame(bytes)
          const stream = await run(streamed, bytes)
          expect([stream.issues, stream.skipped, stream.stocks, stream.names]).toEqual([
            wanted.issues,
            wanted.skipped,
            wanted.stocks,
            wanted.names,
          ])
        }
      }
    },
    300_000,
  )

  it('with a NaN of another pattern of bits says that the number is unknown, as any NaN does', async () => {
    const marked = 123_454_321.25
    const columns = TYPES['date']!.replace('vol,', `CASE WHEN i = 3 THEN ${marked} ELSE vol END AS vol,`)
    const bytes = Buffer.from(await written(`SELECT ${columns} FROM (${market(5, 1000)})`, WAYS['unpacked']!))
    const pattern = Buffer.alloc(8)
    pattern.writeDoubleLE(marked)
    let found = 0
    for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern)) {
      bytes.writeUInt32LE(0x50000000, at)
      bytes.writeUInt32LE(0x7ff6_5650, at + 4)
      found++
    }
    expect(found).toBeGreaterThan(0)
    await expectSame(bytes)
  })

  it('of many frames and row groups is cut into the same ones', async () => {
    const bytes = await written(
      `SELECT ${TYPES['names']!} FROM (${market(3200, 500)})`,
      'ROW_GROUP_SIZE 5000',
    )
    const { files } = await expectSame(bytes)
    const [file] = files
    expect(file !== undefined && 'frames' in file ? file.frames.length : 0).toBeGreaterThan(1)
  }, 120_000)
})

describe('a damaged Parquet file', () => {
  it('with any byte of its metadata changed is read or refused as by the reference', async () => {
    const bytes = await written(`SELECT ${TYPES['passed']!}, name FROM (${market(2, 1000)})`, WAYS['second']!)
    const end = bytes.length - 8
    const start = end - new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true)
    let refused = 0
    for (let at = start; at < end; at++) {
      // Bytes that make another type of a field, or another field of a structure.
      for (const byte of METADATA_BYTES) {
        const given = Uint8Array.from(bytes)
        given[at] = byte
        const { files } = await expectSame(given)
        if (files.some((file) => !('frames' in file))) refused++
      }
    }
    expect(refused).toBeGreaterThan(100)
  }, 3_600_000)

  it.each(['snappy', 'unpacked', 'second', 'noDictionary'])(
    `written as %s gives the same rows, issues and refusals, ${RUNS} times`,
    async (way) => {
      const bytes = await written(`SELECT ${TYPES['passed']!}, name FROM (${market(60, 1000)})`, WAYS[way]!)
      let read = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.noBias(fc.nat(bytes.length - 1)), fc.nat(255)), {
            minLength: 1,
            maxLength: 3,
          }),
          async (faults) => {
            const given = Uint8Array.from(bytes)
            for (const [at, byte] of faults) given[at] = byte
            const wanted = await expectSame(given)
            if (wanted.files.some((file) => 'frames' in file)) read++
          },
        ),
        { numRuns: RUNS },
      )
      expect(read).toBeGreaterThan(0)
    },
    3_600_000,
  )
})
