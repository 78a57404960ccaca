import { describe, expect, it } from 'vitest'
import { ROW_BAR, ROW_SUSPENDED } from '../../src/model/barFrame.ts'
import type { BarFrame } from '../../src/model/barFrame.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import type { ParseContext, Parsed } from '../../src/parsers/parser.ts'
import { csvContext, csvInput } from '../support/csvRuns.ts'

interface ReadFile extends Parsed {
  readonly frame: BarFrame
  readonly context: ParseContext
}

async function read(text: string, file = 'bars.csv'): Promise<ReadFile> {
  const context = csvContext()
  const parsed = await parseCsv(csvInput(text, file), context)
  const [frame] = parsed.frames
  if (frame === undefined) throw new Error('no frame')
  return { ...parsed, frame, context }
}

async function refusalOf(text: string, file: string): Promise<Refusal> {
  const refusal: unknown = await parseCsv(csvInput(text, file), csvContext()).catch((error: unknown) => error)
  if (refusal instanceof Refusal) return refusal
  throw new Error('not refused')
}

function codesOf({ frame, context }: ReadFile): string[] {
  return Array.from(frame.stock, (stock) => context.universe.codeOf(stock))
}

describe('a snapshot without a date column', () => {
  const SPOT = '序号,代码,名称,最新价,涨跌幅,涨跌额,成交量,成交额,振幅,最高,最低,今开,昨收'

  it('takes the day of its name', async () => {
    const text = `${SPOT}\n1,600519,贵州茅台,11.00,10,1.00,100,110000,1,11.00,10.50,10.60,10.00\n2,000001,平安银行,,,,,,,,,,12.00\n`
    const parsed = await read(text, 'spot/20250207.csv')
    expect(parsed.input.format).toBe('csv (akshare spot)')
    expect([...parsed.frame.date]).toEqual([20250207, 20250207])
    expect([...parsed.frame.kind]).toEqual([ROW_BAR, ROW_SUSPENDED])
    expect(parsed.frame.prevClose[0]).toBe(1000)
  })

  it('is refused without a day in its name, with the remedy', async () => {
    const { code, hint } = await refusalOf(
      `${SPOT}\n1,600519,贵州茅台,11,10,1,1,1,1,11,11,11,10\n`,
      'spot.csv',
    )
    expect(code).toBe('missing-column')
    expect(hint).toContain('20250207.csv')
  })

  it('is no bar on a day on which nothing traded', async () => {
    const text = `${SPOT}\n1,600519,贵州茅台,11,10,1,1,1,1,11,11,11,10\n`
    const { context } = await read(text, '20250208.csv')
    expect(context.issues.all.map(({ code }) => code)).toEqual(['not-a-trading-day'])
  })
})

describe('the text export of 通达信', () => {
  const HEADER = '      日期\t    开盘\t    最高\t    最低\t    收盘\t    成交量\t    成交额'
  const ROWS =
    '02/06/2025\t10.00\t10.50\t9.90\t10.00\t1000\t10000.00\n02/07/2025\t10.00\t11.00\t10.00\t11.00\t1000\t10800.00'
  const FOOT = '#数据来源:通达信\n'

  it('takes the code of its title and dates with the month first', async () => {
    const parsed = await read(`600000 浦发银行 日线 不复权\n${HEADER}\n${ROWS}\n${FOOT}`, 'export.txt')
    expect(parsed.input.format).toBe('csv (通达信 export)')
    expect(codesOf(parsed)).toEqual(['600000.SH', '600000.SH'])
    expect([...parsed.frame.date]).toEqual([20250206, 20250207])
    expect(parsed.frame.prevCloseDerived).toBe(true)
  })

  it.each([
    ['weekly bars', '600000 浦发银行 周线 不复权', 'SH#600000.txt', 'unknown-format', '周线'],
    ['another stock', '600001 邯郸钢铁 日线 不复权', 'SH#600000.txt', 'mislabelled-file', '600001'],
    ['adjusted prices', '600000 浦发银行 日线 前复权', 'SH#600000.txt', 'adjusted-prices', '前复权'],
  ])('refuses a title that says %s', async (_what, title, file, code, word) => {
    const refusal = await refusalOf(`${title}\n${HEADER}\n${ROWS}\n`, file)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(word)
    expect(refusal.at).toMatchObject({ line: 1 })
  })

  it('keeps 02/07/2025 out of files of others', async () => {
    const { context } = await read('code,date,open,high,low,close,pre_close\n600000,02/07/2025,1,1,1,1,1\n')
    expect(context.issues.all.map(({ code }) => code)).toEqual(['bad-date'])
  })
})

describe('an unnamed first column', () => {
  it('holds the dates of a file of one stock', async () => {
    const text = ',open,close,high,low,volume,money\n2025-02-07,10,11,11,10,1000,10500\n'
    const parsed = await read(text, '600000.XSHG.csv')
    expect([...parsed.frame.date]).toEqual([20250207])
  })

  it('is an index of numbers where there is a date column or a code column', async () => {
    const dated = ',date,code,open,high,low,close,pre_close\n0,2025-02-07,600000,1,1,1,1,1\n'
    expect([...(await read(dated)).frame.date]).toEqual([20250207])
    const undated = ',code,open,high,low,close,pre_close\n0,600000,1,1,1,1,1\n'
    expect((await refusalOf(undated, 'bars.csv')).code).toBe('missing-column')
  })
})

describe('an exchange beside bare codes', () => {
  const HEADER = 'code,exchange,date,open,high,low,close,pre_close'
  const REST = '2025-02-07,1,1,1,1,1'

  it('tells an index from the stock of the same digits', async () => {
    const parsed = await read(`${HEADER}\n000001,SSE,${REST}\n000001,SZSE,${REST}\n`)
    expect(codesOf(parsed)).toEqual(['000001.SZ'])
    expect(parsed.context.skipped.index).toBe(1)
  })

  it.each([
    ['another exchange than the prefix', '600000,深交所', 'unassigned-code'],
    ['another exchange than the code cell', '600000.SH,SZ', 'bad-code'],
  ])('is an issue when it names %s', async (_what, cells, code) => {
    const context = csvContext()
    await parseCsv(csvInput(`${HEADER}\n${cells},${REST}\n`), context)
    expect(context.issues.all.map((issue) => issue.code)).toEqual([code])
  })

  it('says nothing where it names a segment', async () => {
    expect(codesOf(await read(`${HEADER}\n000001,主板,${REST}\n`))).toEqual(['000001.SZ'])
  })
})

describe('CSMAR', () => {
  const HEADER = 'Stkcd,Trddt,Opnprc,Hiprc,Loprc,Clsprc,Dnshrtrd,Dnvaltrd,Markettype,Trdsta,PreClosePrice'
  const row = (code: string, market: number, state: string): string =>
    `${code},2025-02-07,10,10,10,10,1000,10000,${market},${state},10`

  it('tells ST by Trdsta, which is no suspension', async () => {
    const rows = ['1', '2', '3', '5', '6', '8', '9', '11', '12', '13', '14', '15', '4', '16', '']
    const text = rows.map((state, at) => row(`6000${String(at + 10)}`, 1, state)).join('\n')
    const parsed = await read(`${HEADER}\n${text}\n`)
    expect(parsed.input).toMatchObject({ format: 'csv (csmar)', stSource: 'flag' })
    expect([...parsed.frame.specialTreatment]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, -1, -1, -1])
    expect(new Set(parsed.frame.kind)).toEqual(new Set([ROW_BAR]))
  })

  it('is an issue where Trdsta is none of its numbers', async () => {
    const { context } = await read(`${HEADER}\n${row('600000', 1, '17')}\n`)
    expect(context.issues.all.map(({ code }) => code)).toEqual(['bad-number'])
  })
})

describe('volumes of STAR stocks in another unit', () => {
  const rows = (star: number): string =>
    Array.from({ length: 8 }, (_, at) => {
      const code = at < star ? `68800${at}` : `60000${at}`
      return `${code},2025-02-07,10,10,10,10,10,${at < star ? 150 : 1},${at < star ? 1500 : 1000}`
    }).join('\n')
  const HEADER = 'code,date,open,high,low,close,pre_close,volume,amount'

  it('are brought into one', async () => {
    const parsed = await read(`${HEADER}\n${rows(5)}\n`)
    expect(parsed.input).toMatchObject({ volumeUnit: 'lots', starVolumeUnit: 'shares', amountUnit: 'yuan' })
    const { volume, volumeScale } = parsed.frame
    expect(Array.from(volume, (each) => Math.round(each * volumeScale))).toEqual([
      150, 150, 150, 150, 150, 100, 100, 100,
    ])
  })

  it('are unclear where a few rows say so', async () => {
    expect((await refusalOf(`${HEADER}\n${rows(4)}\n`, 'bars.csv')).code).toBe('unit-unclear')
  })
})
