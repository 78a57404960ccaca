import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { analyzeDay } from '../../src/run/analyze.ts'
import { ROOT } from '../support/shell.ts'

const NOW = new Date('2026-10-09T08:00:00Z')
const TEXT = readFileSync(join(ROOT, 'fixtures/errors/no-fault/bars.csv'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'limitup-packed-'))

async function dayOf(file: string): Promise<unknown> {
  const day = await analyzeDay({ data: join(folder, file), date: '2025-02-07', now: NOW })
  // Only where things stood differs: the file's name.
  return { ...day, input: day.input.length, issues: day.issues.map(({ code, count }) => [code, count]) }
}

function put(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return name
}

describe('packed bars', () => {
  const plain = put('bars.csv', TEXT)

  it('say the same as gzip', async () => {
    expect(await dayOf(put('bars.csv.gz', gzipSync(TEXT)))).toEqual(await dayOf(plain))
  })

  it.for([
    ['zstd', ['-q', '-f', 'bars.csv'], 'bars.csv.zst'],
    ['zip', ['-q', 'bars.zip', 'bars.csv'], 'bars.zip'],
  ] as const)('say the same as %s', async ([tool, args, packed], { skip }) => {
    try {
      execFileSync(tool, args, { cwd: folder })
    } catch {
      skip(`no ${tool} on this machine`)
    }
    expect(await dayOf(packed)).toEqual(await dayOf(plain))
  })

  it.each([
    ['doubles, snappy', 'DOUBLE', 'VARCHAR', 'snappy'],
    ['decimals, zstd', 'DECIMAL(9,2)', 'DATE', 'zstd'],
    ['floats, gzip', 'FLOAT', 'TIMESTAMP', 'gzip'],
  ])('say the same as Parquet by DuckDB: %s', async (_what, price, date, packing) => {
    const file = join(folder, `${packing}.parquet`)
    const connection = await (await DuckDBInstance.create()).connect()
    const prices = ['open', 'high', 'low', 'close', 'pre_close'].map((name) => `${name}::${price} AS ${name}`)
    await connection.run(
      `COPY (SELECT date::${date} AS date, code, name, ${prices.join(', ')}, volume::BIGINT AS volume, amount::DOUBLE AS amount
       FROM read_csv('${join(folder, plain)}', header = true, all_varchar = true))
       TO '${file}' (FORMAT parquet, COMPRESSION ${packing})`,
    )
    connection.closeSync()
    expect(await dayOf(`${packing}.parquet`)).toEqual(await dayOf(plain))
  })

  it('are refused when a Parquet file is cut', async () => {
    const whole = readFileSync(join(folder, 'snappy.parquet'))
    const cut = put('cut.parquet', whole.subarray(0, whole.length - 40))
    await expect(dayOf(cut)).rejects.toMatchObject({ code: 'cut-file' })
  })
})
