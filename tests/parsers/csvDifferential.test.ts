import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it, vi } from 'vitest'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import { parseCsvReference } from '../../src/parsers/csv/parseCsvReference.ts'
import { RowReader } from '../../src/parsers/csv/rowReader.ts'
import type { ParseContext } from '../../src/parsers/parser.ts'
import { corrupted, corruption, generatedCsv } from '../support/csvArbitraries.ts'
import { csvInput, csvRun } from '../support/csvRuns.ts'
import type { CsvRun } from '../support/csvRuns.ts'
import { gbkBytes } from '../support/gbk.ts'

const UNITS: Partial<ParseContext> = { forcedUnits: { volume: 'shares', amount: 'yuan' } }

const CLEAN = `date,code,exchange,name,is_st,open,high,low,close,pre_close,volume,amount
2025-02-06,000001,SZ,平安银行,0,11.39,11.4,11.31,11.39,11.38,97543400,1108785597
2025-02-06,000002,SZ,万  科Ａ,0,8.53,8.73,8.52,8.68,8.6,108741400,940174756
2025-02-06,600519,SH,贵州茅台,0,1440.00,1449.5,1437.3,1441,1444.12,2110300.0,3045874523.25
2025-02-06,688981,SH,中芯国际,,95.6,98,94.51,97.77,,80871021,7800123456.78
2025-02-06,900957,SH,凌云Ｂ股,0,0.506,0.506,0.499,0.505,0.503,109100,54851
2025-02-06,920222,BJ,新股票,0,12.39,13.09,12.12,12.26,12.37,18452385,
2025-02-07,000001,SZ,XD平安银,0,11.35,11.42,11.3,11.4,11.39,87543400,998785597
2025-02-07,000002,SZ,万  科Ａ,1,8.68,8.68,8.68,8.68,8.68,0,0
2025-02-07,600519,SH,贵州茅台,0,1441,1450,1440,1445.5,1441,2010300,2905874523
2025-02-07,688981,SH,中芯国际,1,97.7,99.2,96.8,98.01,97.77,70871021,6950123456
`

const SHORT = `date,name,code,open,high,low,close,pre_close,volume,amount,tradestatus,isST,x
2025-02-06,平安,sh.600519,1440.0000,1449.5,1437,1441.00,1444.12,2110300,3045874523.25,1,0,白酒
2025-02-06,中,sh.900957,0.506,0.506,0.499,0.505,0.503,109100,54851,1,0,B
2025-02-07,XD平安,sh.600519,,,,,1441,0,0,,,
`

/** Short files in the ways of vendors: the file's name, its bytes, and the lines that the scanner may leave to the row reader. */
const VENDORS: Readonly<
  Record<string, readonly [file: string, bytes: Uint8Array, lines: readonly number[]]>
> = {
  'the text export of 通达信': [
    'SH#600519.txt',
    gbkBytes(
      [
        '600519 贵州茅台 日线 不复权',
        '      日期\t    开盘\t    最高\t    最低\t    收盘\t    成交量\t    成交额',
        '02/06/2025\t1440.00\t1449.50\t1437.30\t1441.00\t2110300\t3045874523.25',
        '02/07/2025\t1441.00\t1450.00\t1440.00\t1445.50\t2010300\t2905874523.00',
        '#数据来源:通达信\n',
      ].join('\r\n'),
    ),
    [],
  ],
  'a table in quotes with the state of every stock': [
    'TRD_Dalyr.csv',
    new TextEncoder().encode(
      [
        '"Stkcd","Trddt","Opnprc","Hiprc","Loprc","Clsprc","Dnshrtrd","Dnvaltrd","Markettype","Trdsta"',
        '"000102","2025-02-06","8.00","8.10","7.95","8.00","100200","801600.00","4","1"',
        '"600519","2025-02-06","1440","1450","1440","1445.5","100200","144825210.00","1","2"',
        '"688981","2025-02-07","95.6","98","94.51","97.77","80871","7800123.78","32","16"\n',
      ].join('\n'),
    ),
    [2, 3, 4],
  ],
  'bars with limit prices and flags of one decimal': [
    '688981.XSHG.csv',
    new TextEncoder().encode(
      [
        ',open,close,high,low,volume,money,high_limit,low_limit,pre_close,paused,factor',
        '2025-02-06,95.6,97.77,98.0,94.51,80871021.0,7800123456.0,114.0,76.0,95.0,0.0,1.0',
        '2025-02-07,97.77,97.77,97.77,97.77,0.0,0.0,117.32,78.22,97.77,1.0,1.0',
        '2025-02-10,97.8,98.0,99.2,96.8,70871021.0,6950123456.0,99999.0,0.0,97.77,0.0,1.0\n',
      ].join('\n'),
    ),
    [],
  ],
  'bars with milliseconds and the change alone': [
    'bars.csv',
    gbkBytes(
      [
        'time;代码;名称;开盘;最高;最低;收盘;涨跌额;成交量;成交额;suspendFlag',
        "1738771200000;'600519;贵州茅台;1440;1450;1440;1445.5;-1.35;10020;1448252.00;0",
        "1738857600000;'000002;万科Ａ;8.53;8.73;8.52;8.68;0.08;1087414;9401747.00;0",
        "1738857600000;'600519;XD镕基;;;;;;;;1\n",
      ].join('\n'),
    ),
    [4],
  ],
  'a snapshot whose day is in its name': [
    '20250207.csv',
    gbkBytes(
      [
        '序号,代码,名称,最新价,涨跌额,成交量,成交额,振幅,最高,最低,今开,昨收',
        '1,600519,贵州茅台,1445.5,1.5,10020,1448252.0,1.0,1450.0,1440.0,1440.0,1444.0',
        '2,000102,甲子股份,8.0,nan,0,,,,,,8.0\n',
      ].join('\n'),
    ),
    [],
  ],
}

/** The other reader, and the same reader over other blocks, must leave the same behind. */
async function bothReaders(
  bytes: Uint8Array,
  file: string,
  change: Partial<ParseContext> = {},
): Promise<CsvRun> {
  const reference = await csvRun(parseCsvReference, [csvInput(bytes, file)], change)
  expect(await csvRun(parseCsv, [csvInput(bytes, file)], change)).toEqual(reference)
  return reference
}

/** Both readers over a file with every byte in turn replaced, put in or taken out. */
async function everyByteChanged(bytes: Uint8Array, file: string): Promise<void> {
  const odd = [...Buffer.from('\n\r,"#.0 -=\t'), 0, 0x80, 0xb7, 0xe5, 0xff]
  for (let at = 0; at < bytes.length; at++) {
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)]
    await bothReaders(Buffer.concat([before, after]), file)
    for (const byte of odd) {
      await bothReaders(Buffer.concat([before, Buffer.of(byte), after]), file)
      await bothReaders(Buffer.concat([before, Buffer.of(byte), bytes.subarray(at)]), file)
    }
  }
}

describe('the scanner and the reference reader say the same', () => {
  it('of a clean file, and both read all of it', async () => {
    const run = await bothReaders(new TextEncoder().encode(CLEAN), 'bars.csv')
    expect(run.issues).toEqual([])
    expect(run.skipped.bShare).toBe(1)
    expect(run.files).toMatchObject([{ frames: [{ rows: 9 }] }])
  })

  it('so that a difference of one bit is seen', async () => {
    const changed = CLEAN.replace('940174756', '940174757')
    const one = await csvRun(parseCsv, [csvInput(CLEAN)])
    const other = await csvRun(parseCsvReference, [csvInput(changed)])
    expect(one).not.toEqual(other)
  })

  test.prop([generatedCsv], { numRuns: 1500 })('of generated files', async ({ bytes, file }) => {
    await bothReaders(bytes, file, UNITS)
  })

  test.prop([generatedCsv], { numRuns: 300 })('of generated files whose units are unknown', async (csv) => {
    await bothReaders(csv.bytes, csv.file)
  })

  test.prop([corruption], { numRuns: 6000 })('of a clean file with one corrupted byte', async (damage) => {
    await bothReaders(corrupted(new TextEncoder().encode(CLEAN), damage), 'bars.csv')
  })

  it('of a short file with every byte in turn replaced, put in or taken out', async () => {
    await everyByteChanged(new TextEncoder().encode(SHORT), 'bars.csv')
  })

  it.each(Object.entries(VENDORS))('of %s, and of it with every byte changed', async (_, [file, bytes]) => {
    expect(await bothReaders(bytes, file)).toMatchObject({ issues: [], files: [{ frames: [{}] }] })
    await everyByteChanged(bytes, file)
  })

  it.each(Object.entries(VENDORS))(
    'of %s, in which few rows need the row reader',
    async (_, [file, bytes, lines]) => {
      const slow = vi.spyOn(RowReader.prototype, 'read')
      await csvRun(parseCsv, [csvInput(bytes, file)])
      // What was learned from a file before, needs it no more.
      expect(lines).toEqual(expect.arrayContaining(slow.mock.calls.map(([, line]) => line)))
      slow.mockRestore()
    },
  )

  test.prop([generatedCsv, corruption, corruption], { numRuns: 1500 })(
    'of generated files with two corrupted bytes',
    async ({ bytes, file }, one, two) => {
      await bothReaders(corrupted(corrupted(bytes, one), two), file, UNITS)
    },
  )

  test.prop([fc.array(generatedCsv, { minLength: 2, maxLength: 4 })], { numRuns: 300 })(
    'of several files of one run, where the scanner remembers',
    async (files) => {
      const inputs = (): ReturnType<typeof csvInput>[] =>
        files.map(({ bytes, file }) => csvInput(bytes, file))
      expect(await csvRun(parseCsv, inputs(), UNITS)).toEqual(
        await csvRun(parseCsvReference, inputs(), UNITS),
      )
    },
  )

  it('of a name in two files whose bytes are the same and whose encodings are not', async () => {
    const name = new TextEncoder().encode('平中')
    const other = new TextDecoder('gb18030').decode(name)
    const row = (text: string): string => `600519,${text},2025-02-06,8,8,8,8,8,1,800\n`
    const header = '代码,名称,日期,开盘,最高,最低,收盘,昨收,成交量,成交额\n'
    const inputs = (): ReturnType<typeof csvInput>[] => [
      csvInput(header + row('平中')),
      csvInput(gbkBytes(header + row(other))),
      csvInput(header + row('平中')),
    ]
    const run = await csvRun(parseCsv, inputs(), UNITS)
    expect(run).toEqual(await csvRun(parseCsvReference, inputs(), UNITS))
    expect(run.names).toEqual(['平中', other])
  })

  it('when the file is cut into blocks of every small size', async () => {
    const bytes = new TextEncoder().encode(CLEAN.slice(0, 600))
    const whole = await csvRun(parseCsvReference, [csvInput(bytes)])
    for (let size = 1; size <= bytes.length; size++) {
      expect(await csvRun(parseCsv, [csvInput(bytes, 'bars.csv', size)])).toEqual(whole)
      expect(await csvRun(parseCsvReference, [csvInput(bytes, 'bars.csv', size)])).toEqual(whole)
    }
  })

  test.prop([generatedCsv, corruption, fc.integer({ min: 1, max: 300 })], { numRuns: 500 })(
    'when a damaged file is cut into blocks',
    async ({ bytes, file }, damage, size) => {
      const damaged = corrupted(bytes, damage)
      const whole = await csvRun(parseCsvReference, [csvInput(damaged, file)], UNITS)
      expect(await csvRun(parseCsv, [csvInput(damaged, file, size)], UNITS)).toEqual(whole)
      expect(await csvRun(parseCsvReference, [csvInput(damaged, file, size)], UNITS)).toEqual(whole)
    },
  )
})

const REAL = new URL('../../../shared/data/', import.meta.url)
const realFiles = existsSync(REAL) ? readdirSync(REAL).filter((file) => file.endsWith('.csv.gz')) : []

describe.skipIf(realFiles.length === 0)('real files, read by both', () => {
  it.each(realFiles)('%s', async (file) => {
    const bytes = gunzipSync(readFileSync(new URL(file, REAL)))
    const run = await bothReaders(bytes, file)
    expect(run.issues).toEqual([])
    expect(run.stocks.length).toBeGreaterThan(5000)
  })
})
