import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED } from '../../src/model/barFrame.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { emptyDayRows } from '../../src/store/dayRows.ts'
import type { DayRows } from '../../src/store/dayRows.ts'
import { mergeDay, sameRows } from '../../src/store/mergeDay.ts'
import { crc32, crc32Here } from '../../src/store/parquet/crc32.ts'
import { SeenPeriods } from '../../src/store/periods.ts'

const DAYS = tradingDaysBetween(20250102, 20250228)

describe('names that were seen', () => {
  const sight = fc.record({
    stock: fc.integer({ min: 1, max: 2 }),
    date: fc.constantFrom(...DAYS.slice(0, 12)),
    name: fc.constantFrom('甲', '乙', '丙'),
  })

  test.prop([fc.array(sight, { maxLength: 60 }), fc.nat(60)])(
    'are those of their days, whatever order they come in, also over a pause',
    (sights, pause) => {
      let seen = new SeenPeriods<string>()
      const last = new Map<string, string>()
      sights.forEach(({ stock, date, name }, at) => {
        if (at === pause) {
          const loaded = new SeenPeriods<string>()
          for (const [each, periods] of seen.list()) loaded.load(each, periods)
          seen = loaded
        }
        seen.see(stock, date, name)
        last.set(`${String(stock)} ${String(date)}`, name)
      })
      for (const [key, name] of last) {
        const [stock, date] = key.split(' ').map(Number)
        const periods = seen.list().find(([each]) => each === stock)![1]
        const over = periods.filter(({ from, to }) => from <= date! && date! <= to)
        expect(over.map(({ value }) => value)).toEqual([name])
      }
      for (const [, periods] of seen.list()) {
        periods.forEach(({ from, to }, at) => {
          expect(from).toBeLessThanOrEqual(to)
          if (at > 0) expect(periods[at - 1]!.to).toBeLessThan(from)
        })
      }
    },
  )
})

interface PlainRow {
  readonly digits: number
  readonly kind: number
  readonly close: number
  readonly prevClose: number
  readonly volume: number
  readonly name: string | undefined
}

function rowsOf(plain: readonly PlainRow[]): DayRows {
  const sorted = [...plain].sort((a, b) => a.digits - b.digits)
  const names: string[] = []
  const rows = emptyDayRows(sorted.length, names)
  sorted.forEach(({ digits, kind, close, prevClose, volume, name }, at) => {
    rows.digits[at] = digits
    rows.kind[at] = kind
    if (name !== undefined) rows.name[at] = names.push(name) - 1
    if (kind !== ROW_BAR) return
    rows.open[at] = rows.high[at] = rows.low[at] = rows.close[at] = close
    rows.prevClose[at] = prevClose
    rows.volumeShares[at] = volume
  })
  return rows
}

describe('two sets of rows of one day', () => {
  const row: fc.Arbitrary<PlainRow> = fc.record({
    digits: fc.constantFrom(600_001, 600_002, 600_003, 600_004),
    kind: fc.constantFrom(ROW_BAR, ROW_BAR, ROW_BAR, ROW_SUSPENDED, ROW_FAULT),
    close: fc.constantFrom(1000, 1001),
    prevClose: fc.constantFrom(0, 990, 991),
    volume: fc.constantFrom(NaN, 100, 200),
    name: fc.constantFrom(undefined, '甲', '乙'),
  })
  const rows = fc.uniqueArray(row, { maxLength: 4, selector: ({ digits }) => digits }).map(rowsOf)

  test.prop([rows, rows])(
    'hold every stock of both once, and are not changed by either again',
    (stored, incoming) => {
      const merged = mergeDay(20250102, stored, incoming)
      const stocks = new Set([...stored.digits, ...incoming.digits])
      expect([...merged.rows.digits]).toEqual([...stocks].sort((a, b) => a - b))
      expect(merged.isChanged).toBe(!sameRows(merged.rows, stored))
      if (merged.differing > 0) return
      expect(mergeDay(20250102, merged.rows, incoming)).toMatchObject({ isChanged: false, differing: 0 })
      expect(mergeDay(20250102, merged.rows, stored)).toMatchObject({ isChanged: false, differing: 0 })
    },
  )

  test.prop([rows])('are one when they are equal', (stored) => {
    expect(mergeDay(20250102, stored, stored)).toMatchObject({ isChanged: false, differing: 0 })
  })

  it('differ only in what both say', () => {
    const base = { digits: 600_001, kind: ROW_BAR, close: 1000, prevClose: 990, volume: 100, name: '甲' }
    const stored = rowsOf([{ ...base, name: undefined, prevClose: 0 }])
    const filled = mergeDay(20250102, stored, rowsOf([{ ...base, volume: NaN }]))
    expect(filled.differing).toBe(0)
    expect(sameRows(filled.rows, rowsOf([base]))).toBe(true)
    const other = mergeDay(20250102, stored, rowsOf([{ ...base, close: 1001, volume: 101 }]))
    expect(other.first).toEqual([
      {
        date: 20250102,
        code: '600001.SH',
        columns: [
          ['open', '10.00', '10.01'],
          ['high', '10.00', '10.01'],
          ['low', '10.00', '10.01'],
          ['close', '10.00', '10.01'],
          ['volume', '100', '101'],
        ],
      },
    ])
  })

  it('take the word of a row that could be read over one that could not', () => {
    const fault = rowsOf([
      { digits: 600_001, kind: ROW_FAULT, close: 0, prevClose: 0, volume: NaN, name: undefined },
    ])
    const good = rowsOf([
      { digits: 600_001, kind: ROW_BAR, close: 1000, prevClose: 0, volume: NaN, name: '甲' },
    ])
    expect(sameRows(mergeDay(20250102, fault, good).rows, good)).toBe(true)
    expect(mergeDay(20250102, good, fault)).toMatchObject({ isChanged: false, differing: 0 })
  })
})

describe('checksums', () => {
  test.prop([fc.uint8Array({ maxLength: 300 })])('are the same with the platform and without it', (bytes) => {
    expect(crc32Here(bytes)).toBe(crc32(bytes))
  })

  it('are those of the standard', () => {
    expect(crc32Here(Buffer.from('123456789'))).toBe(0xcbf43926)
  })
})
