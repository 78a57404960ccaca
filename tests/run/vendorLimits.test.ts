import { describe, expect, it } from 'vitest'
import { frameColumns, NO_VENDOR_LIMIT } from '../../src/model/barFrame.ts'
import type { BarFrame } from '../../src/model/barFrame.ts'
import { codeParts, identifyCode } from '../../src/model/code.ts'
import { IssueLog } from '../../src/model/issue.ts'
import { Universe } from '../../src/model/universe.ts'
import { readVendorLimits } from '../../src/run/vendorLimits.ts'

interface Given {
  readonly code?: string
  readonly date?: number
  readonly prevClose?: number
  readonly flag?: number
  readonly up: number
  readonly down: number
}

function read(given: Given): { readonly flag: number; readonly found: readonly string[] } {
  const universe = new Universe()
  const identity = identifyCode(codeParts(given.code ?? '600101')!)
  if (identity.kind !== 'stock') throw new Error('no stock')
  const columns = frameColumns(1)
  columns.stock[0] = universe.addStock(identity)
  columns.date[0] = given.date ?? 20250207
  columns.prevClose[0] = given.prevClose ?? 1005
  columns.specialTreatment[0] = given.flag ?? -1
  columns.line[0] = 7
  const frame: BarFrame = {
    ...columns,
    limitUp: Int32Array.of(given.up),
    limitDown: Int32Array.of(given.down),
    file: 'bars.csv',
    volumeScale: 1,
    amountScale: 1,
    prevCloseDerived: false,
  }
  const issues = new IssueLog()
  readVendorLimits([frame], universe, issues)
  return { flag: frame.specialTreatment[0]!, found: issues.all.map((issue) => issue.found) }
}

describe("a vendor's limit prices", () => {
  it.each<[string, Given, number]>([
    ['10% on the main board says not ST', { up: 1106, down: 905 }, 0],
    ['5% on the main board says ST', { up: 1055, down: 955 }, 1],
    ['the up limit alone is enough', { up: 1055, down: 0 }, 1],
    ['a flag that is given stands', { up: 1055, down: 955, flag: 0 }, 0],
    ['ChiNext tells nothing', { code: '300101', up: 1206, down: 804 }, -1],
    ['Beijing rounds inwards', { code: '830101', up: 1306, down: 704 }, -1],
    ['from 2026-07-06 the main board tells nothing', { up: 1106, down: 905, date: 20260706 }, -1],
    ['a mark of no limit tells nothing', { up: NO_VENDOR_LIMIT, down: 1 }, -1],
    ['nothing given tells nothing', { up: 0, down: 0 }, -1],
    ['without a reference nothing is held against it', { up: 1, down: 1, prevClose: 0 }, -1],
  ])('%s', (_what, given, flag) => {
    expect(read(given)).toEqual({ flag, found: [] })
  })

  it('that no law gives are an issue with both prices', () => {
    expect(read({ up: 1105, down: 905 })).toEqual({
      flag: -1,
      found: ['up 11.05, down 9.05; by law up 11.06, down 9.05 or up 10.55, down 9.55 if ST'],
    })
    expect(read({ code: '830101', up: 1307, down: 704 }).found).toEqual([
      'up 13.07, down 7.04; by law up 13.06, down 7.04',
    ])
  })
})
