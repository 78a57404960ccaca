import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const ANOMALOUS = join(ROOT, 'fixtures/errors/anomalous/bars.csv')

async function range(...flags: string[]): Promise<string> {
  const run = await runCli(['range', '--data', MARKET, ...flags])
  expect(run.stderr.replace(/^limitup: (?:partial|unknown): .*\n/gm, '')).toBe('')
  expect(run.code).toBe(0)
  return run.stdout
}

describe('limitup range', () => {
  let csv = ''
  beforeAll(async () => {
    csv = await range()
  })

  it('prints CSV in a pipe and the table on a terminal, of the last 20 days', async () => {
    expect(csv.split('\n')).toHaveLength(1 + 20 + 1)
    const terminal = await runCli(['range', '--data', MARKET], { isTerminal: true, width: 100 })
    expect(terminal.stdout).toContain('2025-01-03 至 2025-02-07 区间复盘 range, 20 days')
    expect(terminal.stdout).toBe(
      await range('--format', 'table').then(
        async () => (await runCli(['range', '--data', MARKET, '--format', 'table'], { width: 100 })).stdout,
      ),
    )
  })

  it('takes the days from..to, inclusive, closed days standing for trading days inside', async () => {
    const days = async (...flags: string[]): Promise<string[]> =>
      (await range(...flags))
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 10))
    expect(await days('--from', '2025-01-24', '--to', '2025-02-05')).toEqual([
      '2025-01-24',
      '2025-01-27',
      '2025-02-05',
    ])
    expect(await days('--from', '20250128', '--to', '2025/2/9')).toEqual([
      '2025-02-05',
      '2025-02-06',
      '2025-02-07',
    ])
    expect(await days('--last', '2', '--to', '2025-01-27')).toEqual(['2025-01-24', '2025-01-27'])
    expect(await days('--all')).toHaveLength(26)
    expect(await days('--all', '--to', '2024-12-25')).toEqual(['2024-12-25'])
  })

  it('prints of every day, as NDJSON, what `day --json` prints of it', async () => {
    const lines = (await range('--last', '3', '--format', 'ndjson')).trim().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      const { date } = JSON.parse(line) as { date: string }
      const alone = await runCli(['day', date, '--data', MARKET, '--json'])
      expect(`${JSON.stringify(JSON.parse(line), null, 2)}\n`).toBe(alone.stdout)
    }
  })

  it('takes the flags of the day in NDJSON', async () => {
    const flags = ['--scope', 'all', '--min-streak', '2', '--history', '0', '--big-loss', '7']
    const lines = (await range('--last', '1', '--format', 'ndjson', ...flags)).trim().split('\n')
    const alone = await runCli(['day', '2025-02-07', '--data', MARKET, '--json', ...flags])
    expect(`${JSON.stringify(JSON.parse(lines[0]!), null, 2)}\n`).toBe(alone.stdout)
  })

  it('writes NDJSON line by line, before the last day is done', async () => {
    const written: string[] = []
    let most = 0
    await main(['range', '--data', MARKET, '--last', '4', '--format', 'ndjson', '--history', '0'], {
      out: (text) => {
        written.push(text)
        most = Math.max(most, text.split('\n').length)
      },
      err: () => undefined,
      isTerminal: false,
      width: 80,
      color: false,
      env: {},
      now: () => new Date('2026-01-05T08:00:00Z'),
    })
    expect([written.length, most]).toEqual([4, 2])
  })

  it('writes a file whole or not at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-range-'))
    const file = join(folder, 'days.csv')
    expect(await range('--output', file)).toBe('')
    expect(readFileSync(file, 'utf8')).toBe(csv)
    const refused = await runCli([
      'range',
      '--data',
      ANOMALOUS,
      '--all',
      '--strict',
      '--output',
      join(folder, 'no.csv'),
    ])
    expect(refused.code).toBe(2)
    expect(readdirSync(folder)).toEqual(['days.csv'])
  })

  it('keeps the old file when a late day is refused', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-range-')), 'days.ndjson')
    const flags = ['range', '--data', ANOMALOUS, '--all', '--format', 'ndjson', '--output', file]
    expect((await runCli(flags)).code).toBe(0)
    const before = readFileSync(file, 'utf8')
    expect((await runCli([...flags, '--strict'])).code).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('prints nothing on stdout when a day is refused', async () => {
    for (const format of ['csv', 'ndjson', 'table', 'json', 'ladder']) {
      const run = await runCli(['range', '--data', ANOMALOUS, '--all', '--strict', '--format', format])
      expect([run.code, run.stdout]).toEqual([2, ''])
    }
  })

  it('writes Parquet to a file only', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-range-')), 'days.parquet')
    expect(await range('--format', 'parquet', '--output', file)).toBe('')
    const bytes = readFileSync(file)
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    })
    expect(rows).toHaveLength(20)
    expect(rows.at(-1)).toMatchObject({
      sealed_from: 84,
      broken_to: 45,
      max_height_from: 7,
      tallest: '新炬网络',
    })
    const refused = await runCli(['range', '--data', MARKET, '--format', 'parquet', '--output', '-'])
    expect([refused.code, refused.stdout]).toEqual([2, ''])
  })

  it('says on stderr, once for all days, what a reader of bare rows must know', async () => {
    const run = await runCli(['range', '--data', join(ROOT, 'fixtures/formats/tdx-export'), '--all'])
    const lines = run.stderr.trim().split('\n')
    expect(lines.filter((line) => line.includes('no pre_close'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('nothing says which stocks were ST'))).toHaveLength(1)
    const table = await runCli([
      'range',
      '--data',
      join(ROOT, 'fixtures/formats/tdx-export'),
      '--all',
      '--format',
      'table',
    ])
    expect(table.stderr).toBe('')
  })

  it('says when the data has fewer days than asked for, in any format', async () => {
    for (const format of ['table', 'csv', 'ndjson']) {
      const run = await runCli([
        'range',
        '--data',
        MARKET,
        '--last',
        '30',
        '--format',
        format,
        '--history',
        '0',
      ])
      expect(run.stderr).toContain('limitup: asked for the last 30 trading days, the data has 26 of them\n')
    }
  })

  it('shows its progress on a terminal only when it takes long, and clears it', async () => {
    const said = async (errIsTerminal: boolean, step: number): Promise<string> => {
      let stderr = ''
      let clock = Date.parse('2026-01-05T08:00:00Z')
      await main(['range', '--data', MARKET, '--last', '5', '--format', 'json'], {
        out: () => undefined,
        err: (text) => (stderr += text),
        isTerminal: false,
        errIsTerminal,
        width: 80,
        color: false,
        env: {},
        now: () => new Date((clock += step)),
      })
      return stderr
    }
    expect(await said(true, 1000)).toMatch(
      /^(?:\r\u001b\[Klimitup: 2025-0\d-\d\d \d+%, \d days?, [\d.]+ a second, \d+ s left  █*░*)+\r\u001b\[K$/,
    )
    expect(await said(true, 1)).toBe('')
    expect(await said(false, 1000)).toBe('')
  })

  it('refuses what contradicts itself, and writes no file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-range-')), 'x.json')
    const run = await runCli(['range', '--data', MARKET, '--json', '--format', 'csv', '--output', file])
    expect(run.code).toBe(2)
    expect(existsSync(file)).toBe(false)
  })
})
