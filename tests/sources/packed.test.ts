import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
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

/** Quantities have more digits than a float of 32 bits holds. */
function isVolume(column: string): boolean {
  return column === 'volume' || column === 'amount'
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
    ['doubles', 'DOUBLE', 'SNAPPY'],
    ['floats', 'FLOAT', 'UNCOMPRESSED'],
  ] as const)('say the same as Parquet: %s', async (name, type, codec) => {
    const [header = '', ...rows] = TEXT.trimEnd().split('\n')
    const cells = rows.map((row) => row.split(','))
    const columnData = header.split(',').map((column, at) => {
      const texts = cells.map((row) => row[at] ?? '')
      return ['date', 'code', 'name'].includes(column)
        ? { name: column, data: texts, type: 'STRING' as const }
        : {
            name: column,
            data: texts.map((text) => (text === '' ? null : Number(text))),
            type: isVolume(column) ? 'DOUBLE' : type,
            nullable: true,
          }
    })
    const file = put(`${name}.parquet`, new Uint8Array(parquetWriteBuffer({ columnData, codec })))
    expect(await dayOf(file)).toEqual(await dayOf(plain))
  })

  it('are refused when a Parquet file is cut', async () => {
    const whole = readFileSync(join(folder, 'doubles.parquet'))
    const cut = put('cut.parquet', whole.subarray(0, whole.length - 40))
    await expect(dayOf(cut)).rejects.toMatchObject({ code: 'cut-file' })
  })
})
