import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IssueLog } from '../../src/model/issue.ts'
import { parseCsv } from '../../src/parsers/csv/parseCsv.ts'
import { parseCsvReference } from '../../src/parsers/csv/parseCsvReference.ts'
import { csvInput, csvRun } from '../support/csvRuns.ts'
import { gbkBytes } from '../support/gbk.ts'

/** Damaged copies: a few hundred in every run, as many as CORRUPTIONS says otherwise. */
const RUNS = Number(process.env['CORRUPTIONS'] ?? 300)
const DAYS = ['20240102', '20240103', '20240104', '20240105']
const CODES = ['000001.SZ', '000002.SZ', '300750.SZ', '600519.SH', '688981.SH', '920002.BJ']
const NAMES = ['平安银行', '万科A', '宁德时代', '贵州茅台', '中芯国际-U', '*ST万达']

interface Cells {
  readonly cents: number
  readonly move: number
  readonly lots: number
  readonly decimals: number
}

const cells: fc.Arbitrary<Cells> = fc.record({
  cents: fc.integer({ min: 100, max: 9_999_900 }),
  move: fc.integer({ min: -90, max: 900 }),
  lots: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 9_999_999 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  decimals: fc.integer({ min: 0, max: 4 }),
})

/**
 * A file in the columns of Tushare, clean as its answers are, or with names, with the lines of another system, another
 * delimiter, quotes, in GB18030, or with the change alone for the reference price.
 */
const file = fc
  .record({
    rows: fc.array(cells, { minLength: 24, maxLength: 24 }),
    named: fc.boolean(),
    carriage: fc.nat(9).map((n) => n === 0),
    byStock: fc.boolean(),
    delimiter: fc.constantFrom(',', ',', ',', '\t', ';', '|'),
    quote: fc.constantFrom('', '', '"'),
    isGb: fc.nat(3).map((n) => n === 0),
    byChange: fc.nat(3).map((n) => n === 0),
  })
  .map(({ rows, named, carriage, byStock, delimiter, quote, isGb, byChange }) => {
    const end = carriage ? '\r\n' : '\n'
    const line = (texts: readonly string[]): string =>
      texts.map((text) => `${quote}${text}${quote}`).join(delimiter)
    const reference = byChange ? [] : ['pre_close']
    const name = named ? ['name'] : []
    const prices = ['open', 'high', 'low', 'close', ...reference]
    const head = line(['ts_code', ...name, 'trade_date', ...prices, 'change', 'pct_chg', 'vol', 'amount'])
    const places = byStock
      ? CODES.flatMap((_, code) => DAYS.map((_, day) => ({ code, day })))
      : DAYS.flatMap((_, day) => CODES.map((_, code) => ({ code, day })))
    const lines = places.map(({ code, day }, at) => {
      const { cents, move, lots, decimals } = rows[at]!
      const close = cents + move
      const bar = [cents, Math.max(cents, close) + 3, Math.min(cents, close) - 2, close]
      const prices = byChange ? bar : [...bar, cents]
      const amount = ((lots * close) / 1000).toFixed(decimals)
      const changes = [yuan(move), ((move / cents) * 100).toFixed(4)]
      const name = named ? [NAMES[code]!] : []
      return line([CODES[code]!, ...name, DAYS[day]!, ...prices.map(yuan), ...changes, `${lots}.0`, amount])
    })
    const text = [head, ...lines, ''].join(end)
    return isGb ? gbkBytes(text) : new TextEncoder().encode(text)
  })

/** As Tushare prints it: one decimal at least, no zero behind it. */
function yuan(cents: number): string {
  return (cents / 100).toFixed(2).replace(/0$/, '')
}

/** Where the file is damaged, as a share of its length, how, and by which byte. */
const damage = fc.record({
  at: fc.noBias(fc.nat(9999)).map((share) => share / 10_000),
  how: fc.constantFrom('replace', 'replace', 'replace', 'drop', 'insert', 'repeat'),
  byte: fc.oneof(
    fc.nat(255),
    fc.constantFrom(...'0123456789.,-\n\r"# \0\t;|'.split('').map((sign) => sign.charCodeAt(0))),
  ),
})

function damaged(
  bytes: Uint8Array,
  faults: readonly { at: number; how: string; byte: number }[],
): Uint8Array {
  const out = [...bytes]
  for (const { at, how, byte } of faults) {
    const place = Math.floor(at * out.length)
    if (how === 'replace') out[place] = byte
    else if (how === 'drop') out.splice(place, 1)
    else if (how === 'insert') out.splice(place, 0, byte)
    else out.splice(place, 0, ...out.slice(place, place + 90))
  }
  return Uint8Array.from(out)
}

describe('a damaged file', () => {
  it(`gives the same rows, issues and refusals as csv-parse, ${RUNS} times`, async () => {
    let withIssues = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(file, fc.array(damage, { minLength: 1, maxLength: 3 }), async (bytes, faults) => {
        const given = damaged(bytes, faults)
        const change = (): { issues: IssueLog } => ({ issues: new IssueLog() })
        const fast = await csvRun(parseCsv, [csvInput(given)], change())
        expect(fast).toEqual(await csvRun(parseCsvReference, [csvInput(given)], change()))
        if (fast.issues.length > 0) withIssues++
        if (fast.files.some((each) => 'refused' in each)) refused++
      }),
      { numRuns: RUNS },
    )
    expect(withIssues).toBeGreaterThan(RUNS / 4)
    expect(refused).toBeLessThan(RUNS / 2)
  }, 3_600_000)
})
