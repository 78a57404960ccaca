import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE, frameColumns } from '../../src/model/barFrame.ts'
import type { BarFrame } from '../../src/model/barFrame.ts'
import { codeParts, identifyCode } from '../../src/model/code.ts'
import type { StockCode } from '../../src/model/code.ts'
import type { ExRights } from '../../src/model/exRights.ts'
import { Universe } from '../../src/model/universe.ts'
import { exRightsReference } from '../../src/rules/exRights.ts'
import { deriveReferences } from '../../src/run/references.ts'

interface Row {
  readonly stock: number
  readonly date: number
  readonly close: number
  readonly kind?: number
  readonly prevClose?: number
}

function frameOf(rows: readonly Row[], prevCloseDerived = true): BarFrame {
  const columns = frameColumns(rows.length)
  rows.forEach(({ stock, date, close, kind = ROW_BAR, prevClose = 0 }, at) => {
    columns.stock[at] = stock
    columns.date[at] = date
    columns.close[at] = close
    columns.kind[at] = kind
    columns.prevClose[at] = prevClose
  })
  return { ...columns, file: 'bars.csv', volumeScale: 1, amountScale: 1, prevCloseDerived }
}

function universeOf(...codes: string[]): Universe {
  const universe = new Universe()
  for (const code of codes) {
    const identity = identifyCode(codeParts(code)!)
    if (identity.kind === 'stock') universe.addStock(identity)
  }
  return universe
}

const TWO = universeOf('600101', '000102')

function derived(rows: readonly Row[], exRights?: ReadonlyMap<StockCode, readonly ExRights[]>): number[] {
  const frame = frameOf(rows)
  deriveReferences([frame], TWO, exRights)
  return [...frame.prevClose]
}

describe('references of files that have none', () => {
  it('are the close of the stock before, over other stocks and suspended days', () => {
    const rows = [
      { stock: 0, date: 20250205, close: 1000 },
      { stock: 1, date: 20250205, close: 500 },
      { stock: 0, date: 20250206, close: 0, kind: ROW_SUSPENDED },
      { stock: 1, date: 20250206, close: 510 },
      { stock: 0, date: 20250207, close: 1010 },
    ]
    expect(derived(rows)).toEqual([0, 0, 0, 500, 1000])
  })

  it('are unknown after a row that could not be read, and in every row when its day could not', () => {
    const rows = [
      { stock: 0, date: 20250205, close: 1000 },
      { stock: 0, date: 20250206, close: 0, kind: ROW_FAULT },
      { stock: 0, date: 20250207, close: 1010 },
    ]
    expect(derived(rows)).toEqual([0, 0, 0])
    const undated = [{ stock: 0, date: UNKNOWN_DATE, close: 0, kind: ROW_FAULT }, rows[0]!, rows[2]!]
    expect(derived(undated)).toEqual([0, 0, 0])
  })

  it('go from file to file, and leave a given price alone', () => {
    const given = frameOf([{ stock: 0, date: 20250205, close: 1000, prevClose: 990 }], false)
    const none = frameOf([{ stock: 0, date: 20250206, close: 1010 }])
    deriveReferences([given, none], TWO, undefined)
    expect([given.prevClose[0], none.prevClose[0]]).toEqual([990, 1000])
  })

  it('are moved by the ex-rights days since the bar before, also over a suspension', () => {
    const exRights = new Map([
      [
        TWO.codeOf(0),
        [
          { date: 20250205, cash: 99_999, bonus: 0, rights: 0, rightsPrice: 0 },
          { date: 20250206, cash: 10_000, bonus: 50_000, rights: 0, rightsPrice: 0 },
          { date: 20250208, cash: 99_999, bonus: 0, rights: 0, rightsPrice: 0 },
        ],
      ],
    ])
    const rows = [
      { stock: 0, date: 20250205, close: 1000 },
      { stock: 0, date: 20250207, close: 700 },
    ]
    const frame = frameOf(rows)
    expect(deriveReferences([frame], TWO, exRights)).toEqual([{ stock: 0, date: 20250207 }])
    expect([...frame.prevClose]).toEqual([0, 660])
    // A second run, as of a longer look-back, says the same.
    expect(deriveReferences([frame], TWO, exRights)).toHaveLength(1)
    expect([...frame.prevClose]).toEqual([0, 660])
  })
})

describe('the reference price of an ex-rights day', () => {
  it.each([
    // 10派1.00送5: (10.00 × 10 − 1.00) ÷ 15
    [1000, { cash: 10_000, bonus: 50_000, rights: 0, rightsPrice: 0 }, 660],
    // 10派0.25: 12.315 goes up
    [1234, { cash: 2500, bonus: 0, rights: 0, rightsPrice: 0 }, 1232],
    // 10配3, 10.00 yuan: 230 ÷ 13 = 17.692
    [2000, { cash: 0, bonus: 0, rights: 30_000, rightsPrice: 100_000 }, 1769],
    // 10派2.505: 8.6295 goes up
    [888, { cash: 25_050, bonus: 0, rights: 0, rightsPrice: 0 }, 863],
    // more given than it was worth
    [100, { cash: 10_000_000, bonus: 0, rights: 0, rightsPrice: 0 }, 1],
  ])('of %i cents with %o is %i', (close, given, reference) => {
    expect(exRightsReference(close, { date: 20250207, ...given })).toBe(reference)
  })

  it('lies within half a cent of the exact quotient', () => {
    const amount = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 1_000_000 }),
        fc.record({
          cash: fc.integer({ min: 0, max: 9999 }),
          bonus: amount,
          rights: amount,
          rightsPrice: amount,
        }),
        (close, given) => {
          const reference = exRightsReference(close, { date: 20250207, ...given })
          // In 1e-8 yuan for ten shares, and shares in 1e-4.
          const worth =
            (BigInt(close) * 1000n - BigInt(given.cash)) * 10_000n +
            BigInt(given.rights) * BigInt(given.rightsPrice)
          const shares = 100_000n + BigInt(given.bonus) + BigInt(given.rights)
          const off = BigInt(reference) * 100n * shares - worth
          expect(off > -50n * shares && off <= 50n * shares).toBe(true)
        },
      ),
    )
  })
})
