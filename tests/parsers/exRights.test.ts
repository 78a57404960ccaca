import { describe, expect, it } from 'vitest'
import type { StockCode } from '../../src/model/code.ts'
import type { ExRights } from '../../src/model/exRights.ts'
import { parseExRights } from '../../src/parsers/exRights.ts'

const HEADER = 'ts_code,ex_date,cash_per_ten,bonus_per_ten,rights_per_ten,rights_price\n'

async function daysOf(...rows: string[]): Promise<readonly ExRights[] | undefined> {
  const bytes = new TextEncoder().encode(`${HEADER}${rows.join('\n')}\n`)
  return (await parseExRights('list.csv', bytes)).get('600101.SH' as StockCode)
}

describe('rows of one ex-rights day', () => {
  it('that say the same are one', async () => {
    const row = '600101.SH,2025-02-07,1.5,,,'
    expect(await daysOf(row, row, '600101.SH,20250207,1.50,0,0,0')).toEqual(await daysOf(row))
    expect(await daysOf(row)).toEqual([{ date: 20250207, cash: 15_000, bonus: 0, rights: 0, rightsPrice: 0 }])
  })

  it('that tell other parts of it are put together', async () => {
    const parts = ['600101.SH,2025-02-07,1.5,,,', '600101.SH,2025-02-07,,4,,', '600101.SH,2025-02-07,,,3,5.2']
    expect(await daysOf(...parts)).toEqual(await daysOf('600101.SH,2025-02-07,1.5,4,3,5.2'))
  })

  it.each([
    ['cash', '600101.SH,2025-02-07,1.5,,,', '600101.SH,2025-02-07,1.6,,,'],
    ['bonus', '600101.SH,2025-02-07,1.5,4,,', '600101.SH,2025-02-07,,5,,'],
    ['rights', '600101.SH,2025-02-07,,,3,5.2', '600101.SH,2025-02-07,,,3,5.3'],
  ])('that tell %s otherwise are refused with the later one', async (part, one, other) => {
    await expect(daysOf(one, '600101.SH,2025-02-10,1,,,', other)).rejects.toMatchObject({
      code: 'conflicting-rows',
      message: `a second row of 600101.SH on 2025-02-07 with another ${part}`,
      at: { file: 'list.csv', line: 4 },
    })
  })

  it('come ascending, whatever their order in the list', async () => {
    const days = await daysOf('600101.SH,2025-03-07,1,,,', '600101.SH,2025-02-07,2,,,')
    expect(days?.map(({ date }) => date)).toEqual([20250207, 20250307])
  })
})
