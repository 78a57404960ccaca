import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameColumns, ROW_BAR, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../../src/model/barFrame.ts'
import type { BarFrame } from '../../src/model/barFrame.ts'
import { rowLoops } from '../../src/sources/rowLoops.ts'

const EXCHANGE_OF = Uint8Array.of(0, 1, 2, 1, 0)

interface Row {
  readonly stock: number
  readonly date: number
  readonly kind: number
}

const row: fc.Arbitrary<Row> = fc.record({
  stock: fc.integer({ min: 0, max: EXCHANGE_OF.length - 1 }),
  date: fc.constantFrom(UNKNOWN_DATE, 19900101, 20241231, 20250102, 20250103, 20991231),
  kind: fc.constantFrom(ROW_BAR, ROW_SUSPENDED, ROW_FAULT),
})
/** Some runs are sorted, so that the order law often holds. */
const runs = fc
  .tuple(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 5 }), fc.boolean())
  .map(([frames, sorted]) => (sorted ? [frames.flat().sort((a, b) => a.date - b.date)] : frames))

function frameOf(rows: readonly Row[]): BarFrame {
  const columns = frameColumns(rows.length)
  rows.forEach(({ stock, date, kind }, at) => {
    columns.stock[at] = stock
    columns.date[at] = date
    columns.kind[at] = kind
  })
  return { ...columns, file: 'bars.csv', volumeScale: 1, amountScale: 1, prevCloseDerived: false }
}

function plainRepeats(rows: readonly Row[]): unknown {
  const last = new Map<number, { readonly date: number; readonly at: number }>()
  const found: unknown[] = []
  for (const [at, { stock, date }] of rows.entries()) {
    if (date === UNKNOWN_DATE) continue
    const before = last.get(stock)
    if (before !== undefined && date < before.date) return undefined
    if (before?.date === date) found.push({ first: before.at, again: at })
    else last.set(stock, { date, at })
  }
  return found
}

function plainDays(rows: readonly Row[]): unknown {
  const dated = rows.filter(({ date }) => date !== UNKNOWN_DATE)
  return [...new Set(dated.map(({ date }) => date))].map((date) => {
    const own = dated.filter((each) => each.date === date)
    const codes = [0, 1, 2].map((id) => own.filter(({ stock }) => EXCHANGE_OF[stock] === id).length)
    return { date, codes, bars: own.filter(({ kind }) => kind === ROW_BAR).length }
  })
}

describe('loops over rows', () => {
  it('find the same repeats and days as plain loops', () => {
    fc.assert(
      fc.property(runs, (lists) => {
        const frames = lists.map(frameOf)
        expect(rowLoops().repeats(frames, EXCHANGE_OF.length)).toEqual(plainRepeats(lists.flat()))
        expect(rowLoops().days(frames, EXCHANGE_OF)).toEqual(plainDays(lists.flat()))
      }),
      { numRuns: 1000 },
    )
  })

  it('go on over frames longer than their memory', () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => ({
      stock: at % 20_000,
      date: at < 20_000 ? 20250102 : 20250103,
      kind: ROW_BAR,
    }))
    const repeat = { stock: 7, date: 20250103, kind: ROW_SUSPENDED }
    const frame = frameOf([...rows, repeat])
    expect(rowLoops().repeats([frame], 20_000)).toEqual([{ first: 20_007, again: 40_000 }])
    expect(rowLoops().days([frame], new Uint8Array(20_000))).toEqual([
      { date: 20250102, codes: [20_000, 0, 0], bars: 20_000 },
      { date: 20250103, codes: [20_001, 0, 0], bars: 20_000 },
    ])
  })
})
