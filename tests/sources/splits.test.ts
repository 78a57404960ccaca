import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/shell.ts'
import { runCli } from '../support/runCli.ts'

/** The bundled market cut into files in every way in which users hold it. */
const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const SECURITIES = ['--securities', join(MARKET, 'securities.csv'), '--index', join(MARKET, 'index.csv')]
const folder = mkdtempSync(join(tmpdir(), 'limitup-splits-'))

let header = ''
let rows: string[] = []
let expected = ''

beforeAll(async () => {
  for (const file of readdirSync(join(MARKET, 'bars')).sort()) {
    const [first, ...rest] = gunzipSync(readFileSync(join(MARKET, 'bars', file)))
      .toString()
      .trimEnd()
      .split('\n')
    header = first!
    rows.push(...rest)
  }
  rows = [...rows]
  expected = (await runCli(['day', '--data', MARKET, '--json'])).stdout
  expect(expected).toContain('"sealed": 84')
})

async function dayOf(...data: string[]): Promise<string> {
  const run = await runCli(['day', '2025-02-07', '--json', ...SECURITIES, '--data', ...data])
  expect(run.stderr).toBe('')
  expect(run.code).toBe(0)
  // Places name files and lines, which is all that may differ.
  return run.stdout.replaceAll(/"[^"]*\.csv(?:\.gz)?:\d+: /g, '"').replaceAll(/"-:\d+: /g, '"')
}

function text(some: readonly string[]): string {
  return `${header}\n${some.join('\n')}\n`
}

describe('the same market', () => {
  const without = (json: string): string => json.replaceAll(/"[^"]*\.csv(?:\.gz)?:\d+: /g, '"')

  it('as one file, by date', async () => {
    const file = join(folder, 'all.csv')
    writeFileSync(file, text(rows))
    expect(await dayOf(file)).toBe(without(expected))
  })

  it('as one gzip file, newest first', async () => {
    const file = join(folder, 'newest.csv.gz')
    writeFileSync(file, gzipSync(text(rows.toReversed())))
    expect(await dayOf(file)).toBe(without(expected))
  })

  it('as one file in no order', async () => {
    const shuffled = [...rows]
    let seed = 7
    for (let at = shuffled.length - 1; at > 0; at--) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      const other = seed % (at + 1)
      ;[shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!]
    }
    const file = join(folder, 'shuffled.csv')
    writeFileSync(file, text(shuffled))
    expect(await dayOf(file)).toBe(without(expected))
  })

  it('as one file a stock, newest first, and as three of them by hand', async () => {
    const byStock = new Map<string, string[]>()
    for (const row of rows) {
      const code = row.split(',')[1]!
      const own = byStock.get(code)
      if (own === undefined) byStock.set(code, [row])
      else own.push(row)
    }
    const stocks = join(folder, 'by-stock')
    mkdirSync(stocks)
    for (const [code, own] of byStock) writeFileSync(join(stocks, `${code}.csv`), text(own.toReversed()))
    expect(await dayOf(stocks)).toBe(without(expected))
  })

  it('as day files cut by market and named in another way', async () => {
    const days = join(folder, 'by-day')
    mkdirSync(join(days, 'sub'), { recursive: true })
    for (const day of new Set(rows.map((row) => row.slice(0, 10)))) {
      const own = rows.filter((row) => row.startsWith(day))
      const compact = day.replaceAll('-', '')
      writeFileSync(join(days, `daily_${compact}_sh.csv`), text(own.filter((row) => row.includes('.SH,'))))
      writeFileSync(
        join(days, 'sub', `daily_${compact}_rest.csv`),
        text(own.filter((row) => !row.includes('.SH,'))),
      )
    }
    expect(await dayOf(days)).toBe(without(expected))
  })

  it('as two files that share a day: equal bars are kept once and counted', async () => {
    const half = Math.floor(rows.length / 2)
    const from = rows[half]!.slice(0, 10)
    const [early, late] = [join(folder, 'early.csv'), join(folder, 'late.csv')]
    writeFileSync(early, text(rows.filter((row) => row.slice(0, 10) <= from)))
    writeFileSync(late, text(rows.filter((row) => row.slice(0, 10) >= from)))
    const run = await runCli(['day', '2025-02-07', '--json', ...SECURITIES, '--data', early, late])
    expect(run.code).toBe(0)
    const day = JSON.parse(run.stdout) as { issues: { code: string; count: number }[] }
    const shared = rows.filter((row) => row.startsWith(from)).length
    expect(day.issues.find((issue) => issue.code === 'duplicate-row')?.count).toBe(shared)
    const plain = JSON.parse(expected) as object
    expect({ ...day, issues: [] }).toEqual({ ...plain, issues: [] })
  })
})
