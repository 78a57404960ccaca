import { describe, expect, it } from 'vitest'
import { ROW_BAR, ROW_FAULT, ROW_SUSPENDED } from '../../src/model/barFrame.ts'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import { parseCsvReference } from '../../src/parsers/csv/parseCsvReference.ts'
import type { ParseContext, Parsed } from '../../src/parsers/parser.ts'
import { csvContext, csvInput } from '../support/csvRuns.ts'

const HEADER = 'code,name,date,open,high,low,close,pre_close,volume,amount,is_st,tradestatus'
const GOOD = {
  code: '600519',
  name: '贵州茅台',
  date: '2025-02-07',
  open: '10.10',
  high: '10.50',
  low: '10.00',
  close: '10.40',
  pre_close: '10.05',
  volume: '1000',
  amount: '10300',
  is_st: '0',
  tradestatus: '1',
}
type Cells = Partial<typeof GOOD>

interface OneRow {
  readonly frame: Parsed['frames'][number] | undefined
  readonly context: ParseContext
}

/** The row with some cells changed, read by both readers; the result is the scanner's. */
async function readRow(cells: Cells): Promise<OneRow> {
  const values = Object.values({ ...GOOD, ...cells }).map((cell) =>
    /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  return readText(`${HEADER}\n${values.join(',')}\n`)
}

async function readText(text: string): Promise<OneRow> {
  const forcedUnits = { volume: 'shares', amount: 'yuan' } as const
  const [context, other] = [csvContext({ forcedUnits }), csvContext({ forcedUnits })]
  const { frames } = await parseCsv(csvInput(text), context)
  const reference = await parseCsvReference(csvInput(text), other)
  expect(frames).toEqual(reference.frames)
  expect(context.issues.all).toEqual(other.issues.all)
  return { frame: frames[0], context }
}

describe('a good row', () => {
  it('becomes a bar in cents', async () => {
    const { frame, context } = await readRow({})
    expect(context.issues.all).toEqual([])
    expect(frame).toMatchObject({ file: 'bars.csv', rows: 1, volumeScale: 1, amountScale: 100 })
    expect([frame?.kind[0], frame?.date[0], frame?.line[0]]).toEqual([ROW_BAR, 20250207, 2])
    expect([frame?.open[0], frame?.high[0], frame?.low[0], frame?.close[0], frame?.prevClose[0]]).toEqual([
      1010, 1050, 1000, 1040, 1005,
    ])
    expect([frame?.volume[0], frame?.amount[0], frame?.specialTreatment[0]]).toEqual([1000, 10300, 0])
    expect(context.universe.codeOf(frame!.stock[0]!)).toBe('600519.SH')
    expect(context.universe.nameOf(frame!.name[0]!)).toBe('贵州茅台')
  })

  it.each([
    // the ways in which vendors write a code
    ['600519', '600519.SH'],
    ['sh600519', '600519.SH'],
    ['sh.600519', '600519.SH'],
    ['SH600519', '600519.SH'],
    ['600519.SH', '600519.SH'],
    ['600519.XSHG', '600519.SH'],
    ['000001.XSHE', '000001.SZ'],
    ["'600519", '600519.SH'],
    ['="600519"', '600519.SH'],
    [' 600519 ', '600519.SH'],
    ['bj920222', '920222.BJ'],
    // leading zeros that a spreadsheet took
    ['1', '000001.SZ'],
    ['2594', '002594.SZ'],
  ])('with the code %s is of %s', async (code, stock) => {
    const { frame, context } = await readRow({ code })
    expect(context.universe.codeOf(frame!.stock[0]!)).toBe(stock)
  })

  it('takes the unquoted guard of spreadsheets', async () => {
    const { frame, context } = await readText(`${HEADER}\n="600519",,2025-02-07,1,1,1,1,1,9,9,,\n`)
    expect(context.universe.codeOf(frame!.stock[0]!)).toBe('600519.SH')
  })

  it.each(['2025-02-07', '20250207', '2025/02/07', '2025-02-07 00:00:00', '2025-02-07T00:00:00.000'])(
    'may write its date as %s',
    async (date) => {
      expect((await readRow({ date })).frame?.date[0]).toBe(20250207)
    },
  )

  it.each([
    // price text, cents
    ['10.1', 1010],
    ['10.100', 1010],
    ['10.1000', 1010],
    ['010.10', 1010],
    ['+10.1', 1010],
    ['1.01e1', 1010],
    ['10.099999999999999', 1010], // float noise
    ['10.', 1000],
  ])('may write its open as %s', async (open, cents) => {
    const { frame, context } = await readRow({ open })
    expect(context.issues.all).toEqual([])
    expect(frame?.open[0]).toBe(cents)
  })

  it('may have thousands separators inside quotes', async () => {
    const cells = {
      open: '1,234.50',
      high: '1,234.50',
      low: '1,234.50',
      close: '1,234.50',
      volume: '1,000,000',
    }
    const { frame } = await readRow(cells)
    expect([frame?.open[0], frame?.volume[0]]).toEqual([123450, 1_000_000])
  })

  it.each([
    '97543400',
    '74042886.0',
    '67934.0',
    '13421.076',
    '934285179.24',
    '9.75434e7',
    '0.1',
    '123456789012345',
    '1234567890123456789',
    '0.30000000000000004',
  ])('has the double that %s is', async (text) => {
    const { frame } = await readRow({ volume: text, amount: text })
    expect([frame?.volume[0], frame?.amount[0]]).toEqual([Number(text), Number(text)])
  })

  it.each(['', '-', '--', 'NaN', 'nan', 'None', 'null'])(
    'may leave volume and amount as "%s"',
    async (mark) => {
      const { frame, context } = await readRow({ volume: mark, amount: mark })
      expect(context.issues.all).toEqual([])
      expect([frame?.kind[0], frame?.volume[0], frame?.amount[0]]).toEqual([ROW_BAR, NaN, NaN])
    },
  )

  it.each(['', '0', '0.00', 'nan'])('without a previous close ("%s") stays a bar', async (mark) => {
    const { frame } = await readRow({ pre_close: mark })
    expect([frame?.kind[0], frame?.prevClose[0]]).toEqual([ROW_BAR, 0])
  })

  it.each([
    ['1', 1],
    ['0', 0],
    ['true', 1],
    ['False', 0],
    ['1.0', 1],
    ['', -1],
    ['nan', -1],
  ])('has the ST flag %s', async (flag, read) => {
    expect((await readRow({ is_st: flag })).frame?.specialTreatment[0]).toBe(read)
  })

  it.each([
    ['万  科Ａ', '万  科Ａ'],
    [' 万科 ', '万科'],
    ['\u3000万科', '万科'],
    ['*ST康乐', '*ST康乐'],
    ['', undefined],
    ['nan', undefined],
  ])('keeps the name "%s" as it stands', async (name, read) => {
    const { frame, context } = await readRow({ name })
    expect(context.universe.nameOf(frame!.name[0]!)).toBe(read)
  })
})

describe('a suspended day', () => {
  const none = { open: '', high: '', low: '', close: '' }
  const zero = { open: '0', high: '0.00', low: '0', close: '0.0' }
  it.each<[string, Cells]>([
    ['volume 0, whatever the prices', { volume: '0' }],
    ['volume 0.0 and prices that are no bar', { volume: '0.0', high: '1', low: 'x' }],
    ['no price and no volume', { ...none, volume: '' }],
    ['zeros for prices and no volume', { ...zero, volume: '--' }],
    ['zeros for prices and volume', { ...zero, volume: '0' }],
    ['its own column', { tradestatus: '0' }],
    ['its own column without prices', { ...none, tradestatus: '0' }],
  ])('is told by %s', async (_, cells) => {
    const { frame, context } = await readRow(cells)
    expect(context.issues.all).toEqual([])
    expect([frame?.kind[0], frame?.date[0]]).toEqual([ROW_SUSPENDED, 20250207])
  })

  it.each([
    ['paused', '1'],
    ['suspendFlag', '1'],
  ])('is told by %s %s', async (column, value) => {
    const row = (flag: string): string => `600519,2025-02-07,1,1,1,1,1,${flag}\n`
    const { frame } = await readText(
      `code,date,open,high,low,close,pre_close,${column}\n${row(value)}${row('0')}`,
    )
    expect([...frame!.kind]).toEqual([ROW_SUSPENDED, ROW_BAR])
  })
})

describe('a faulty row', () => {
  it.each<[string, number, Cells]>([
    // issue, cell it is seen in, the cells that are wrong
    ['missing-value', 4, { open: '' }],
    ['missing-value', 5, { high: '0' }],
    ['missing-value', 4, { open: '', high: '', low: '', close: '' }],
    ['bad-price', 4, { open: '10.123' }],
    ['bad-price', 4, { open: '-10.10' }],
    ['bad-price', 5, { high: '100000.01' }],
    ['bad-price', 6, { low: 'x' }],
    ['bad-price', 8, { pre_close: '10.055' }],
    ['high-below-low', 5, { high: '9.99' }],
    ['open-outside-range', 4, { open: '9.99' }],
    ['open-outside-range', 4, { open: '10.51' }],
    ['close-outside-range', 7, { close: '10.51' }],
    ['close-outside-range', 7, { close: '9.99' }],
    ['bad-number', 9, { volume: '-1' }],
    ['bad-number', 9, { volume: '12x' }],
    ['bad-number', 10, { amount: '-0.01' }],
    ['bad-number', 10, { amount: '1e999' }],
    ['bad-number', 11, { is_st: '2' }],
    ['bad-number', 12, { tradestatus: 'x' }],
  ])('%s in cell %i is an issue and a marker of its day', async (code, column, cells) => {
    const { frame, context } = await readRow(cells)
    expect(context.issues.all).toMatchObject([
      { code, at: { file: 'bars.csv', line: 2, column }, date: 20250207, stock: '600519.SH' },
    ])
    expect([frame?.kind[0], frame?.date[0], frame?.open[0]]).toEqual([ROW_FAULT, 20250207, 0])
  })

  it.each([
    ['bad-date', '2025-02-30'],
    ['bad-date', '07.02.2025'],
    ['bad-date', '2025.02.07'],
    ['bad-date', '1990-01-02'], // before the exchanges
    ['not-a-trading-day', '2025-02-08'],
    ['future-date', '2027-01-04'],
  ])('%s (%s) marks the stock without a day', async (code, date) => {
    const { frame, context } = await readRow({ date })
    expect(context.issues.all).toMatchObject([
      { code, at: { line: 2, column: 3 }, found: date, stock: '600519.SH' },
    ])
    expect([frame?.kind[0], frame?.date[0]]).toEqual([ROW_FAULT, 0])
  })

  it.each([
    ['bad-code', 'x'],
    ['bad-code', ''],
    ['bad-code', '60051x'],
    ['bad-code', '12345678'],
    ['bad-code', '12345'], // padded it would be no stock's code
    ['unassigned-code', '700001'],
    ['unassigned-code', '600519.SZ'],
  ])('%s (%s) is an issue alone', async (code, cell) => {
    const { frame, context } = await readRow({ code: cell })
    expect(frame).toBeUndefined()
    expect(context.issues.all).toMatchObject([
      { code, at: { line: 2, column: 1 }, found: cell, date: 20250207 },
    ])
  })

  it.each([
    ['bShare', '900957'],
    ['bShare', '200002'],
    ['fund', '510300'],
    ['index', '000001.SH'],
    ['index', '399001'],
    ['bond', '113050'],
  ])('of a %s (%s) is counted and not looked at', async (kind, code) => {
    const { frame, context } = await readRow({ code, open: '0.506', date: 'x' })
    expect([frame, context.issues.count]).toEqual([undefined, 0])
    expect(context.skipped).toMatchObject({ [kind]: 1 })
  })
})

describe('the number of cells', () => {
  const row = Object.values(GOOD).join(',')
  it.each([
    // what is read, issue, date of the marker; undefined is no marker
    ['600519,茅台,2025-02-07,10.1', 'cut-row', 20250207],
    ['600519,茅台,2025-02', 'cut-row', 0],
    ['600519', 'cut-row', 0],
    ['60051', 'cut-row', undefined],
    [`${row},x`, 'extra-cells', 20250207],
    [`${row},,x`, 'extra-cells', 20250207],
  ])('of "%s" is wrong: %s', async (text, code, date) => {
    const { frame, context } = await readText(`${HEADER}\n${text}\n`)
    expect(context.issues.all).toMatchObject([{ code, at: { line: 2 } }])
    expect(frame?.date[0]).toBe(date)
    if (date !== undefined) expect(frame?.kind[0]).toBe(ROW_FAULT)
  })

  it.each([
    ['empty cells at the end', `${row},,\n`],
    ['no line end at the end', row],
    ['CRLF', `${row}\r\n`],
    ['blank lines', `\n${row}\n\n \n,,,\n`],
    ['a remark at the end', `${row}\n#数据来源:通达信\n`],
  ])('may come with %s', async (_, text) => {
    const { frame, context } = await readText(`${HEADER}\n${text}`)
    expect([frame?.rows, context.issues.count]).toEqual([1, 0])
  })

  it('counts lines through blank ones and quoted line ends', async () => {
    const quoted = row.replace('贵州茅台', '"贵州\n茅台"')
    const { frame } = await readText(`${HEADER}\n\n${quoted}\n${row}\n`)
    expect([...frame!.line]).toEqual([3, 5])
  })

  it('of a remark at the end does not matter, even when it looks like a row', async () => {
    const text = `x,${HEADER}\n1,${row}\n#,${row}\n`
    expect((await readText(text)).frame?.rows).toBe(1)
    expect((await readText(`${text}3,${row}\n`)).frame?.rows).toBe(3)
  })

  it('of a remark before other rows is wrong', async () => {
    const { frame, context } = await readText(`${HEADER}\n# remark\n${row}\n`)
    expect(context.issues.all).toMatchObject([{ code: 'cut-row', at: { line: 2 } }])
    expect(frame?.rows).toBe(1)
  })
})
