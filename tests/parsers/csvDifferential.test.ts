import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import { parseCsvReference } from '../../src/parsers/csv/parseCsvReference.ts'
import type { ParseContext } from '../../src/parsers/parser.ts'
import { corrupted, corruption, generatedCsv } from '../support/csvArbitraries.ts'
import { csvInput, csvRun } from '../support/csvRuns.ts'
import type { CsvRun } from '../support/csvRuns.ts'

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
    const bytes = new TextEncoder().encode(SHORT)
    const odd = [...Buffer.from('\n\r,"#.0 -='), 0, 0x80, 0xb7, 0xe5, 0xff]
    for (let at = 0; at < bytes.length; at++) {
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)]
      await bothReaders(Buffer.concat([before, after]), 'bars.csv')
      for (const byte of odd) {
        await bothReaders(Buffer.concat([before, Buffer.of(byte), after]), 'bars.csv')
        await bothReaders(Buffer.concat([before, Buffer.of(byte), bytes.subarray(at)]), 'bars.csv')
      }
    }
  })

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
