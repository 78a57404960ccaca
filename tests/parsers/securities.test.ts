import { describe, expect, it } from 'vitest'
import type { StockCode } from '../../src/model/code.ts'
import type { Security } from '../../src/model/security.ts'
import { parseSecurities } from '../../src/parsers/securities.ts'

async function listOf(text: string, known = new Map<StockCode, Security>()): Promise<Map<string, Security>> {
  return parseSecurities('list.csv', new TextEncoder().encode(text), known)
}

describe('a securities list', () => {
  it('takes ST periods, one row a period', async () => {
    const list = await listOf(
      'code,is_st,start_date,end_date\n600101,1,2024-05-06,2025-01-10\n600101,0,2025-01-13,\n',
    )
    expect(list.get('600101.SH')?.flags).toEqual([
      { specialTreatment: true, from: 20240506, to: 20250110, at: { file: 'list.csv', line: 2 } },
      { specialTreatment: false, from: 20250113, to: undefined, at: { file: 'list.csv', line: 3 } },
    ])
  })

  it('joins the day rows of BaoStock into periods, and leaves long holes open', async () => {
    const rows = ['2025-01-24,1', '2025-01-27,1', '2025-02-05,1', '2025-02-06,0', '2025-03-31,0']
    const list = await listOf(
      `date,code,isST\n${rows.map((row) => row.replace(',', ',sh.600101,')).join('\n')}\n`,
    )
    expect(list.get('600101.SH')?.flags).toEqual([
      { specialTreatment: true, from: 20250124, to: 20250205, at: { file: 'list.csv', line: 2 } },
      { specialTreatment: false, from: 20250206, to: 20250206, at: { file: 'list.csv', line: 5 } },
      { specialTreatment: false, from: 20250331, to: 20250331, at: { file: 'list.csv', line: 6 } },
    ])
  })

  it('joins stock_basic and namechange of Tushare', async () => {
    const basic = await listOf(
      'ts_code,symbol_name,name,list_date,delist_date\n600101.SH,x,甲子水泥,20010102,\n',
    )
    const list = await parseSecurities(
      'namechange.csv',
      new TextEncoder().encode(
        'ts_code,name,start_date,end_date,change_reason\n600101.SH,*ST甲子,20240506,20250110,*ST\n600101.SH,甲子水泥,20250113,None,撤销ST\n',
      ),
      basic as Map<StockCode, Security>,
    )
    expect(list.get('600101.SH' as StockCode)).toMatchObject({
      listed: 20010102,
      undatedName: '甲子水泥',
      names: [
        { name: '*ST甲子', from: 20240506, to: 20250110, at: { file: 'namechange.csv', line: 2 } },
        { name: '甲子水泥', from: 20250113, to: undefined, at: { file: 'namechange.csv', line: 3 } },
      ],
      places: { listed: { file: 'list.csv', line: 2 }, undatedName: { file: 'list.csv', line: 2 } },
    })
  })

  it('writes a stock under the code it goes on under', async () => {
    const list = await parseSecurities(
      'list.csv',
      new TextEncoder().encode('code,name\n830104,丁卯股份\n'),
      new Map(),
      (code) => (code.startsWith('830104') ? ('920104.BJ' as StockCode) : code),
    )
    expect([...list.keys()]).toEqual(['920104.BJ'])
  })

  it.each([
    ['a flag without days', 'code,is_st\n600101,1\n', /without the days/],
    ['a flag that is none', 'code,is_st,date\n600101,maybe,2025-02-07\n', /expected 1 or 0/],
    [
      'two flags for one day',
      'code,is_st,date\n600101,1,2025-02-07\n600101,0,2025-02-07\n',
      /600101.SH is ST and is not from 2025-02-07 on/,
    ],
    ['a date that is none', 'code,list_date\n600101,2025-02-30\n', /expected a date/],
    ['a code that is none', 'code,name\nsix,甲\n', /expected a six-digit code/],
  ])('refuses %s', async (_what, text, message) => {
    await expect(listOf(text)).rejects.toThrow(message)
  })
})
