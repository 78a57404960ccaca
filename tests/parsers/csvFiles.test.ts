import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import { parseCsvReference } from '../../src/parsers/csv/parseCsvReference.ts'
import type { ParseContext, Parsed } from '../../src/parsers/parser.ts'
import { csvContext, csvInput } from '../support/csvRuns.ts'

const HEADER = 'code,name,date,open,high,low,close,pre_close,volume,amount'
const ROW = '600519,贵州茅台,2025-02-07,10.10,10.50,10.00,10.40,10.05,1000,10300'
const TEXT = `${HEADER}\n${ROW}\n`
/** 贵州茅台, 平安银行 in GB18030. */
const GB_NAMES = ['\xb9\xf3\xd6\xdd\xc3\xa9\xcc\xa8', '\xc6\xbd\xb0\xb2\xd2\xf8\xd0\xd0']

interface ReadFile {
  readonly parsed: Parsed
  readonly context: ParseContext
}

async function read(
  content: string | Uint8Array,
  file = 'bars.csv',
  change: Partial<ParseContext> = {},
): Promise<ReadFile> {
  const [context, other] = [csvContext(change), csvContext(change)]
  const parsed = await parseCsv(csvInput(content, file), context)
  expect(parsed).toEqual(await parseCsvReference(csvInput(content, file), other))
  return { parsed, context }
}

async function refused(
  content: string | Uint8Array,
  file = 'bars.csv',
  change: Partial<ParseContext> = {},
): Promise<Refusal> {
  const refusals: unknown[] = []
  for (const reader of [parseCsv, parseCsvReference]) {
    await reader(csvInput(content, file), csvContext(change)).catch((error: unknown) => refusals.push(error))
  }
  const [refusal, other] = refusals
  if (!(refusal instanceof Refusal)) throw new Error('not refused', { cause: refusal })
  expect(refusal).toEqual(other)
  return refusal
}

/** One byte a character. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

describe('headers', () => {
  it.each([
    [
      'Tushare',
      'ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount',
      '600519.SH,20250207,10,10,10,10,10,0,0,10,10',
    ],
    [
      'BaoStock',
      'date,code,open,high,low,close,preclose,volume,amount,adjustflag,turn,tradestatus,pctChg,isST',
      '2025-02-07,sh.600519,10.0000,10.0000,10.0000,10.0000,10.0000,1000,10000.00,3,,1,0,0',
    ],
    [
      'xbx',
      '股票代码,股票名称,交易日期,开盘价,最高价,最低价,收盘价,前收盘价,成交量,成交额',
      'sh600519,茅台,2025-02-07,10,10,10,10,10,1000,10000',
    ],
    [
      'NetEase',
      '日期,股票代码,名称,收盘价,最高价,最低价,开盘价,前收盘,涨跌额,成交量,成交金额',
      "2025-02-07,'600519,茅台,10,10,10,10,10,None,1000,10000",
    ],
    [
      'CSMAR',
      'Stkcd,Trddt,Opnprc,Hiprc,Loprc,Clsprc,Dnshrtrd,Dnvaltrd,PreClosePrice',
      '600519,2025-02-07,10,10,10,10,1000,10000,10',
    ],
    [
      'QMT',
      ',CODE,Time,Open,High,Low,Close,Volume,Amount,preClose,suspendFlag',
      '0,600519.SH,20250207,10,10,10,10,1000,10000,10,0',
    ],
    ['tabs', 'code\tdate\topen\thigh\tlow\tclose\tpre_close', '600519\t2025-02-07\t10\t10\t10\t10\t10'],
    ['semicolons', 'code;date;open;high;low;close;pre_close', '600519;2025-02-07;10;10;10;10;10'],
    ['bars', 'code|date|open|high|low|close|pre_close', '600519|2025-02-07|10|10|10|10|10'],
    [
      'quotes',
      '"code","date","open","high","low","close","pre_close"',
      '"600519","2025-02-07","10","10","10","10","10"',
    ],
    ['blanks', ' code , date,open,high,low,close,pre_close', '600519,2025-02-07,10,10,10,10,10'],
  ])('of %s', async (_, header, row) => {
    const { parsed, context } = await read(`${header}\n${row}\n`)
    expect(context.issues.all).toEqual([])
    const [frame] = parsed.frames
    expect([frame?.rows, frame?.date[0], frame?.close[0], frame?.prevClose[0]]).toEqual([
      1, 20250207, 1000, 1000,
    ])
  })

  it('may stand below a notice, which does not shift the lines', async () => {
    const { parsed } = await read(`数据由某某提供\n${TEXT}`)
    expect(parsed.frames[0]?.line[0]).toBe(3)
  })

  it('may be named by the user', async () => {
    const text = TEXT.replace('pre_close', 'yesterday')
    const forcedColumns = new Map([['prevClose', 'yesterday']])
    expect((await read(text, 'a.csv', { forcedColumns })).parsed.frames[0]?.prevClose[0]).toBe(1005)
    const absent = await refused(text, 'a.csv', { forcedColumns: new Map([['prevClose', 'nowhere']]) })
    expect(absent).toMatchObject({ code: 'missing-column', at: { line: 1 } })
    expect((await refused(text, 'a.csv', { forcedColumns: new Map([['x', 'close']]) })).code).toBe('usage')
  })

  it('may hold one role twice only when the user says which', async () => {
    const text = `${HEADER},preclose\n${ROW},10.20\n`
    const refusal = await refused(text)
    expect(refusal).toMatchObject({ code: 'ambiguous-column', at: { line: 1, column: 11 } })
    expect(refusal.message).toContain('"pre_close"')
    const forcedColumns = new Map([['prevClose', 'preclose']])
    expect((await read(text, 'a.csv', { forcedColumns })).parsed.frames[0]?.prevClose[0]).toBe(1020)
  })

  it('without a required column are refused with what was found and expected', async () => {
    const refusal = await refused(TEXT.replace(',close,', ',x,'))
    expect(refusal).toMatchObject({ code: 'missing-column', at: { file: 'bars.csv', line: 1 } })
    expect(refusal.message).toContain('收盘')
    expect(refusal.message).toContain('"amount"')
  })

  it('that are none show the first line', async () => {
    const refusal = await refused(`${ROW}\n`)
    expect(refusal).toMatchObject({ code: 'missing-column', at: { line: 1 } })
    expect(refusal.message).toContain('600519,贵州茅台')
  })
})

describe('a code in the name of the file', () => {
  const text = 'date,open,high,low,close,pre_close\n2025-02-07,10,10,10,10,10\n'
  it.each(['600000.SH.csv', '/data/sh600000.csv', 'SH#600000.txt', '600000.csv', 'a/600000_daily.csv'])(
    '%s stands for the column',
    async (file) => {
      const { parsed, context } = await read(text, file)
      expect(context.universe.codeOf(parsed.frames[0]!.stock[0]!)).toBe('600000.SH')
    },
  )

  it('of an index skips the file', async () => {
    const { parsed, context } = await read(text, 'sh000001.csv')
    expect([parsed.frames.length, context.skipped.index]).toEqual([0, 1])
  })

  it.each(['bars.csv', '20250207.csv', '202502.csv', '200701.csv', '600000-600519.csv'])(
    '%s is none',
    async (file) => {
      expect((await refused(text, file)).code).toBe('missing-column')
    },
  )

  it('that says an index refuses bare codes of the stock with these digits', async () => {
    const stock = TEXT.replace('600519', '000001')
    expect((await refused(stock, 'sh000001.csv')).code).toBe('mislabelled-file')
    expect((await read(stock, 'sz000001.csv')).parsed.frames[0]?.rows).toBe(1)
  })
})

describe('bytes', () => {
  const gb = (name: string): string =>
    bytes(name).reduce((text, byte) => text + String.fromCharCode(byte), '')
  const ascii = `${HEADER}\n600519,NAME,2025-02-07,10.10,10.50,10.00,10.40,10.05,1000,10300\n`

  it('may begin with a byte order mark', async () => {
    expect((await read(`\uFEFF${TEXT}`)).parsed.frames[0]?.rows).toBe(1)
  })

  it.each(GB_NAMES)('in GB18030 are read by themselves (%#)', async (name) => {
    const { parsed, context } = await read(bytes(ascii.replace('NAME', gb(name))))
    expect(['贵州茅台', '平安银行']).toContain(context.universe.nameOf(parsed.frames[0]!.name[0]!))
  })

  it('may be a GB18030 name that is valid UTF-8 too', async () => {
    // 联通: two Latin letters to a reader of UTF-8
    const { parsed, context } = await read(bytes(ascii.replace('NAME', '\xc1\xaa\xcd\xa8')))
    expect(context.universe.nameOf(parsed.frames[0]!.name[0]!)).toBe('联通')
  })

  it('of two encodings are refused with both lines', async () => {
    const mixed = Uint8Array.from([
      ...new TextEncoder().encode(TEXT),
      ...bytes(ascii.replace('NAME', GB_NAMES[1]!).slice(HEADER.length + 1)),
    ])
    const refusal = await refused(mixed)
    expect(refusal).toMatchObject({ code: 'mixed-encodings', at: { line: 3 } })
    expect(refusal.message).toContain('line 2')
  })

  it('damaged in one name are an issue, and the row stays', async () => {
    const good = new TextEncoder().encode(TEXT + ROW.replace('2025-02-07', '2025-02-06') + '\n')
    good[good.length - 60] = 0xff
    const { parsed, context } = await read(good)
    expect(context.issues.all).toMatchObject([
      { code: 'bad-name', at: { line: 3, column: 2 }, date: 20250206 },
    ])
    expect([...parsed.frames[0]!.name]).toEqual([0, -1])
  })

  it.each<[string, string | Uint8Array, string, object]>([
    ['nothing', '', 'empty-file', {}],
    ['blank lines', '\n \n', 'empty-file', {}],
    ['a mark alone', '\uFEFF', 'empty-file', {}],
    ['a header', `${HEADER}\n`, 'header-only', {}],
    ['a header and a remark', `${HEADER}\n#end\n`, 'header-only', {}],
    ['zero bytes', TEXT.replace('贵', '\0'), 'not-text', { line: 2 }],
    ['zero bytes in the header', TEXT.replace('name', 'n\0me'), 'not-text', { line: 1 }],
    ['UTF-16', bytes('\xff\xfec\0o\0'), 'not-text', { line: 1 }],
    ['gzip', bytes('\x1f\x8b\x08\x00\x00\x00'), 'not-text', { line: 1 }],
    ['an unclosed quote', `${TEXT}${ROW.replace('贵州茅台', '"贵州茅台')}\n${ROW}\n`, 'bad-csv', { line: 3 }],
    ['a quote inside a cell', `${TEXT}${ROW}\n${ROW.replace('贵州', '贵"州')}\n`, 'bad-csv', { line: 4 }],
  ])('that are %s are refused', async (_, content, code, at) => {
    expect(await refused(content)).toMatchObject({ code, at })
  })
})

describe('adjusted prices', () => {
  const rows = (open: string, count: number): string =>
    Array.from({ length: count }, () => ROW.replace('10.10', open)).join('\n')

  it.each(['前复权/600519.csv', '600519_qfq.csv', 'hfq/bars.csv', '后复权.csv'])(
    'are told by the name %s',
    async (file) => {
      expect((await refused(TEXT, file)).code).toBe('adjusted-prices')
    },
  )

  it.each([
    TEXT.replace('close,pre', 'close_qfq,pre'),
    `600519 茅台 日线 前复权\n${TEXT}`,
    TEXT.replace('open', '开盘(后复权)'),
  ])('are told by headers and titles (%#)', async (text) => {
    expect((await refused(text)).code).toBe('adjusted-prices')
  })

  it.each(['1', '2'])('are told by adjustflag %s', async (flag) => {
    const refusal = await refused(`${HEADER},adjustflag\n${ROW},3\n${ROW},${flag}\n`)
    expect(refusal).toMatchObject({ code: 'adjusted-prices', at: { line: 3, column: 11 } })
  })

  it('are told by more than 5% of prices off the grid, and at least ten', async () => {
    const refusal = await refused(`${HEADER}\n${rows('10.123', 10)}\n`)
    expect(refusal).toMatchObject({ code: 'adjusted-prices', at: { line: 2, column: 4 } })
    expect(refusal.message).toContain('10 of 50')
    expect(refusal.hint).toContain('不复权')
    const forcedUnits = { volume: 'shares', amount: 'yuan' } as const
    expect(
      (await read(`${HEADER}\n${rows('10.123', 9)}\n`, 'a.csv', { forcedUnits })).context.issues.count,
    ).toBe(9)
    const few = `${HEADER}\n${rows('10.123', 10)}\n${rows('10.10', 40)}\n`
    expect((await read(few)).context.issues.count).toBe(10)
  })
})

describe('units', () => {
  const file = (code: string, volume: number | '', amount: number | '', count = 1): string =>
    Array.from({ length: count }, () => `${code},x,2025-02-07,10,10,10,10,10,${volume},${amount}\n`).join('')

  it.each([
    // ratio to price and volume, units, shares in one, cents in one
    [1, 'shares', 'yuan', 1, 100],
    [100, 'lots', 'yuan', 100, 100],
    [0.1, 'lots', 'thousandYuan', 100, 100_000],
    [0.001, 'shares', 'thousandYuan', 1, 100_000],
    [0.01, 'lots', 'tenThousandYuan', 100, 1_000_000],
    [0.0001, 'shares', 'tenThousandYuan', 1, 1_000_000],
  ])('of ratio %f', async (ratio, volumeUnit, amountUnit, volumeScale, amountScale) => {
    for (const off of [0.51, 1, 1.99]) {
      const { parsed } = await read(`${HEADER}\n${file('600519', 100_000, 1_000_000 * ratio * off)}`)
      expect(parsed.input).toMatchObject({ volumeUnit, amountUnit })
      expect(parsed.frames[0]).toMatchObject({ volumeScale, amountScale })
    }
  })

  it.each([5, 0.3, 1e-6, 1000])('of ratio %f are unclear', async (ratio) => {
    const refusal = await refused(`${HEADER}\n${file('600519', 100_000, 1_000_000 * ratio)}`)
    expect(refusal.code).toBe('unit-unclear')
    expect(refusal.hint).toContain('--units volume=lots,amount=thousandYuan')
  })

  it('that differ between STAR stocks and the others are unclear', async () => {
    const refusal = await refused(
      `${HEADER}\n${file('600519', 1000, 1_000_000)}${file('688981', 1000, 10_000)}`,
    )
    expect(refusal.code).toBe('unit-unclear')
    expect(refusal.message).toContain('STAR')
  })

  it('that differ between many rows are unclear', async () => {
    const mixed = `${HEADER}\n${file('600519', 1000, 10_000, 15)}${file('600519', 1000, 1_000_000, 10)}`
    expect((await refused(mixed)).message).toContain('15 of 25')
  })

  it('may be named by the user', async () => {
    const forcedUnits = { volume: 'lots', amount: 'thousandYuan' } as const
    const { parsed } = await read(`${HEADER}\n${file('600519', 100, 999)}`, 'a.csv', { forcedUnits })
    expect(parsed.frames[0]).toMatchObject({ volumeScale: 100, amountScale: 100_000 })
    const half = { forcedUnits: { volume: 'lots' } as const }
    expect((await refused(`${HEADER}\n${file('600519', 1000, 10_000)}`, 'a.csv', half)).code).toBe(
      'unit-unclear',
    )
  })

  it('that nothing tells leave the figures unknown', async () => {
    for (const rows of [file('600519', 1000, ''), file('600519', '', 1000), file('600519', 0, 0)]) {
      const { parsed } = await read(`${HEADER}\n${rows}`)
      expect(parsed.input).toMatchObject({ volumeUnit: undefined, amountUnit: undefined })
      expect(parsed.frames[0]).toMatchObject({ volumeScale: NaN, amountScale: NaN })
    }
  })

  it('are those that Tushare documents when nothing else tells', async () => {
    const text = 'ts_code,trade_date,open,high,low,close,pre_close,vol\n600519.SH,20250207,10,10,10,10,10,5\n'
    const { parsed } = await read(text)
    expect(parsed.input).toMatchObject({
      format: 'csv (tushare daily)',
      volumeUnit: 'lots',
      amountUnit: undefined,
    })
    expect([parsed.frames[0]?.volume[0], parsed.frames[0]?.volumeScale]).toEqual([5, 100])
  })
})

describe('the summary', () => {
  it.each([
    ['flag', TEXT.replace('amount', 'amount,isST').replace('10300', '10300,0')],
    ['name', TEXT],
    ['none', TEXT.replace('name', 'x')],
  ])('says where ST is known from: %s', async (stSource, text) => {
    const { parsed } = await read(text)
    expect(parsed.input).toMatchObject({ format: 'csv (plain)', prevClose: 'given', stSource })
  })

  it('comes with frames of at most 16,384 rows', async () => {
    const { parsed } = await read(`${HEADER}\n${`${ROW}\n`.repeat(40_000)}`)
    expect(parsed.frames.map(({ rows }) => rows)).toEqual([16_384, 16_384, 7_232])
    expect(parsed.frames[2]?.line[0]).toBe(32_770)
  })

  it('lets the input go when the file is refused', async () => {
    let closed = false
    function* blocks(): Generator<Uint8Array> {
      try {
        for (;;) yield new TextEncoder().encode('x,y\n')
      } finally {
        closed = true
      }
    }
    await expect(parseCsv({ file: 'a.csv', blocks: blocks() }, csvContext())).rejects.toThrow(Refusal)
    expect(closed).toBe(true)
  })

  it('of two files that are read at the same time is each its own', async () => {
    const context = csvContext()
    const other = TEXT.replaceAll('600519', '000001').replaceAll('"', '')
    const quotedHeader = TEXT.replace(
      HEADER,
      HEADER.split(',')
        .map((header) => `"${header}"`)
        .join(','),
    )
    const [one, two] = await Promise.all([
      parseCsv(csvInput(quotedHeader, 'a.csv'), context),
      parseCsv(csvInput(other, 'b.csv'), context),
    ])
    expect(one.frames.map(({ stock }) => context.universe.codeOf(stock[0]!))).toEqual(['600519.SH'])
    expect(two.frames.map(({ stock }) => context.universe.codeOf(stock[0]!))).toEqual(['000001.SZ'])
  })
})
