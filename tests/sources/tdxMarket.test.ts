import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DayStats } from '../../src/model/report.ts'
import { blowfishKey, encryptBlock } from '../../src/parsers/gbbq/blowfish.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { gbbq } from '../support/gbbq.ts'

const NOW = new Date('2026-10-09T08:00:00Z')
const DAYS = tradingDaysBetween(20240902, 20250207)

interface Bar {
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
}

/** A stock that lies still and then closes at its limit on the last `boards` days. */
function barsOf(start: number, boards: number): Bar[] {
  let last = start
  return DAYS.map((date, day) => {
    const isBoard = day >= DAYS.length - boards
    const close = isBoard ? Math.floor((last * 110 + 50) / 100) : last
    const bar = { date, open: last, high: close, low: last, close }
    last = close
    return bar
  })
}

function record({ date, open, high, low, close }: Bar): Buffer {
  const bytes = Buffer.alloc(32)
  ;[date, open, high, low, close].forEach((value, at) => bytes.writeUInt32LE(value, at * 4))
  bytes.writeFloatLE((close / 100) * 6400, 20)
  bytes.writeUInt32LE(6400, 24)
  return bytes
}

const STOCKS: readonly (readonly [code: string, bars: readonly Bar[]])[] = [
  ['sh600101', barsOf(1000, 3)],
  ['sz000102', barsOf(2000, 0)],
  ['sh000001', barsOf(330_000, 0)],
]

function vipdoc(): string {
  const root = mkdtempSync(join(tmpdir(), 'limitup-tdx-'))
  for (const [code, bars] of STOCKS) {
    const folder = join(root, 'vipdoc', code.slice(0, 2), 'lday')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${code}.day`), Buffer.concat(bars.map(record)))
  }
  return root
}

async function dayOf(data: string | readonly string[], date?: string): Promise<DayStats> {
  return analyzeDay({ data, date, scope: 'all', assumeNoSt: true, leastShare: 0, now: NOW })
}

/** What a text file of the same bars says, without what only the file's kind tells. */
async function asText(date: string): Promise<DayStats> {
  const file = join(mkdtempSync(join(tmpdir(), 'limitup-tdx-')), 'bars.csv')
  const rows = STOCKS.flatMap(([code, bars]) =>
    bars.map(({ date: day, open, high, low, close }) =>
      [
        day,
        code,
        ...[open, high, low, close].map((cents) => (cents / 100).toFixed(2)),
        6400,
        (close / 100) * 6400,
      ].join(','),
    ),
  )
  writeFileSync(file, `date,code,open,high,low,close,volume,amount\n${rows.join('\n')}\n`)
  return dayOf(file, date)
}

function comparable({ input, skipped, ...day }: DayStats): unknown {
  return { ...day, formats: input.length, skipped: skipped.bond }
}

describe('a vipdoc folder of 通达信', () => {
  it('says what a text file of the same bars says, on the last day and on one before', async () => {
    const root = vipdoc()
    for (const date of ['2025-02-07', '2024-12-31']) {
      expect(comparable(await dayOf(root, date))).toEqual(comparable(await asText(date)))
    }
    const last = await dayOf(join(root, 'vipdoc'))
    expect(last.date).toBe('2025-02-07')
    expect(last.boards.map(({ code, streak }) => [code, streak])).toEqual([['600101.SH', 3]])
    expect(last.input[0]).toMatchObject({ format: 'tdx-day', prevClose: 'previousClose' })
  })

  it('takes the ex-rights days of gbbq', async () => {
    const root = vipdoc()
    mkdirSync(join(root, 'T0002', 'hq_cache'), { recursive: true })
    writeFileSync(join(root, 'T0002', 'hq_cache', 'gbbq'), gbbq('600101', 20250207))
    const day = await dayOf(join(root, 'vipdoc', 'sh', 'lday'), '2025-02-07')
    // 12.10 the day before: (12.10 × 10 − 1.00) ÷ 11 = 10.909, limit 12.00; the bar at 13.31 is beyond it.
    expect(day.exRightsDays).toBe(1)
    expect(day.boards).toEqual([])
    expect(day.issues.find(({ code }) => code === 'reference-doubtful')?.count).toBe(1)
  })

  it('is read from a zip archive as well', async (context) => {
    const root = vipdoc()
    try {
      execFileSync('zip', ['-q', '-r', 'all.zip', 'vipdoc'], { cwd: root })
    } catch {
      context.skip('no zip on this machine')
    }
    const zipped = await dayOf(join(root, 'all.zip'), '2025-02-07')
    expect(comparable(zipped)).toEqual(comparable(await dayOf(root, '2025-02-07')))
  })
})

describe('Blowfish', () => {
  it('encrypts the published vector', () => {
    const block = new Uint32Array(2)
    encryptBlock(blowfishKey(new Uint8Array(8)), block)
    expect([...block]).toEqual([0x4ef99745, 0x6198dd78])
  })
})
