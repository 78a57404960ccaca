import fc from 'fast-check'
import { gbkBytes } from './gbk.ts'

/** The columns of a generated file, by header, with the cells that may stand in them. */
const CODES = ['600519', '000001', '300750', '688981', '920222', '430047', '900957', '399001', '700001', '1']
const STYLES: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => `${code}.${market(code)}`,
  (code) => `${market(code).toLowerCase()}.${code}`,
  (code) => `${market(code).toLowerCase()}${code}`,
  (code) => `'${code}`,
  (code) => `="${code}"`,
]
const NAMES = [
  '平安银行',
  '*ST康乐',
  '万  科Ａ',
  '',
  'XD贵州茅',
  ' 茅台 ',
  'N新股',
  '国华退',
  'nan',
  'ST·A',
  '中',
  '镕基',
  '#号',
]
const DATES = [
  '2025-02-06',
  '2025-02-07',
  '20250207',
  '2025/02/07',
  '2025-02-08',
  '2027-01-04',
  '2025-02-30',
  '1738771200000',
  '173877120000',
  '02/07/2025',
  'x',
]
const MARKS = ['', '-', '--', 'NaN', 'nan', 'None', '0', '0.0', '0.00']

/** Bytes of a generated bar file, with what it is called. */
export interface GeneratedCsv {
  readonly bytes: Uint8Array
  readonly file: string
}

const cents = fc.integer({ min: 1, max: 400_000 })

/** Mostly good cells with the odd mark, so that rows of every kind turn up. */
function mostly(good: fc.Arbitrary<string>, odd: fc.Arbitrary<string>, weight = 20): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: good, weight }, { arbitrary: odd, weight: 1 })
}

function market(code: string): string {
  return code.startsWith('6') || code.startsWith('9') ? 'SH' : code.startsWith('4') ? 'BJ' : 'SZ'
}

function yuan(value: number, places: number): string {
  const text = (value / 100).toFixed(2)
  return places >= 2 ? text.padEnd(text.length + places - 2, '0') : String(Number(text))
}

const oddNumber = fc.constantFrom(
  ...MARKS,
  '-1.00',
  '1e1',
  '1,234.50',
  '10.123',
  'x',
  '99999999',
  '+3.10',
  '.5',
  '7.',
)
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 2_000_000_000 }).map(String),
  fc.integer({ min: 1, max: 2_000_000_000 }).map((value) => `${value}.0`),
  fc.integer({ min: 1, max: 2_000_000_000 }).map((value) => (value / 1000).toFixed(3)),
  fc.double({ min: 0, max: 1e13, noNaN: true }).map(String),
)

const prices = fc
  .tuple(
    cents,
    fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 4 }),
    fc.constantFrom(1, 2, 4),
  )
  .map(([base, steps, places]) => {
    const [a = 0, b = 0, c = 0, d = 0] = steps.map((step) => base + step)
    const [low, high] = [Math.min(a, b, c), Math.max(a, b, c)]
    return { open: a, high, low, close: b, prev: d, places }
  })

const row = fc.record({
  code: mostly(
    fc.constantFrom(...CODES),
    fc.constantFrom('60051', '60051x', '', 'sh600519', '000001.SH', '600519.SZ'),
  ),
  style: fc.nat(),
  name: fc.constantFrom(...NAMES),
  date: mostly(fc.constantFrom('2025-02-06', '2025-02-07'), fc.constantFrom(...DATES)),
  prices,
  odd: fc.record(
    { open: oddNumber, high: oddNumber, low: oddNumber, close: oddNumber, pre_close: oddNumber },
    { requiredKeys: [] },
  ),
  isOdd: fc.nat({ max: 20 }),
  volume: mostly(quantity, oddNumber, 8),
  amount: mostly(quantity, oddNumber, 8),
  st: mostly(
    fc.constantFrom('0', '1', ''),
    fc.constantFrom('true', 'False', '2', '1.0', '0.0', 'TRUE', 'falsy', '1.5', 'nan'),
  ),
  trading: mostly(fc.constantFrom('1', ''), fc.constantFrom('0', 'x', '1.0', '0.0', 'True', 'False', '-1')),
  exchange: mostly(
    fc.constant('own'),
    fc.constantFrom('SH', 'SZ', 'BJ', '', 'SSE', 'sz', '主板', 'XBSE', '1', '4', '64', '32', '9'),
  ),
  change: mostly(
    fc.integer({ min: -300, max: 300 }).map((cents) => (cents / 100).toFixed(2)),
    fc.constantFrom('', '-', '0', '-0.0', '0.015', '+0.10', '-9999', '.5', '-.5', '-1.', '1e1'),
  ),
  state: mostly(
    fc.integer({ min: 1, max: 16 }).map(String),
    fc.constantFrom('', '0', '17', '01', '1.0', 'x', '116'),
  ),
  limit: mostly(
    fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)),
    fc.constantFrom('', '0', 'nan', '10.123', '-1', '99999.99', '1e9'),
  ),
  extra: fc.constantFrom('', 'x', '行业 ', '1,2', '-0.5', 'a "b"', 'é', '#a', '镕'),
  shape: fc.nat({ max: 60 }),
})

const layout = fc.record({
  order: fc.shuffledSubarray(
    [
      'code',
      'name',
      'date',
      'open',
      'high',
      'low',
      'close',
      'pre_close',
      'change',
      'volume',
      'amount',
      'is_st',
      'Trdsta',
      'limit_up',
      'tradestatus',
      'exchange',
      'extra',
    ],
    { minLength: 17 },
  ),
  without: fc.subarray(['name', 'volume', 'amount', 'is_st', 'tradestatus', 'exchange', 'extra']),
  withoutRare: fc.subarray(['pre_close', 'change', 'Trdsta', 'limit_up'], { minLength: 2 }),
  undated: fc.nat({ max: 5 }).map((n) => n === 0),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'gb18030'),
  style: fc.nat({ max: STYLES.length - 1 }),
  mixedStyles: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  mark: fc.constantFrom('', '', '\uFEFF'),
  delimiter: fc.constantFrom(',', ',', ',', ',', ',', '\t', ';', '|'),
  quotes: fc.constantFrom('never', 'never', 'never', 'needed', 'always'),
  end: fc.constantFrom('line', 'none', 'blank', 'remark', 'cut'),
  file: fc.constantFrom('bars.csv', 'sh600519.csv', '/data/000001.csv', 'a/20250207.csv'),
})

/** Bar files of many layouts, with the odd cells that vendors write and the odd damage. */
export const generatedCsv: fc.Arbitrary<GeneratedCsv> = fc
  .tuple(layout, fc.array(row, { maxLength: 40 }))
  .map(([how, rows]) => {
    const isUndated = how.undated && how.file.includes('2025')
    const headers = how.order.filter(
      (header) =>
        !how.without.includes(header) &&
        !how.withoutRare.includes(header) &&
        !(isUndated && header === 'date'),
    )
    const lines = [headers, ...rows.map((each) => headers.map((header) => cellOf(each, header, how)))].map(
      (cells, line) => {
        const text = cells.map((cell) => quoted(cell, how)).join(how.delimiter)
        const { shape = 0, isOdd = 0 } = line === 0 ? {} : rows[line - 1]!
        if (shape === 60) return `${text}${how.delimiter}x`
        if (shape === 59) return text.slice(0, isOdd)
        if (shape === 58) return `${text}${how.delimiter}`
        if (shape === 57) return `${text}${how.lineEnd}`
        return shape === 56 ? `#${text}` : text
      },
    )
    const body = lines.join(how.lineEnd)
    const end = {
      line: how.lineEnd,
      none: '',
      blank: how.lineEnd + how.lineEnd,
      remark: `${how.lineEnd}#数据来源`,
      cut: '',
    }[how.end]
    const text = how.mark + (how.end === 'cut' ? body.slice(0, -5) : body) + end
    // A mark says UTF-8, and GBK has none of these letters.
    const isGb = how.encoding === 'gb18030' && how.mark === '' && !/[é·]/.test(text)
    return { bytes: isGb ? gbkBytes(text) : new TextEncoder().encode(text), file: how.file }
  })

function cellOf(
  each: typeof row extends fc.Arbitrary<infer Row> ? Row : never,
  header: string,
  how: { readonly style: number; readonly mixedStyles: boolean },
): string {
  const { prices: bar } = each
  const odd = each.isOdd === 0 ? new Map(Object.entries(each.odd)).get(header) : undefined
  if (odd !== undefined) return odd
  switch (header) {
    case 'code':
      return STYLES[how.mixedStyles ? each.style % STYLES.length : how.style]!(each.code)
    case 'name':
      return each.name
    case 'date':
      return each.date
    case 'open':
      return yuan(bar.open, bar.places)
    case 'high':
      return yuan(bar.high, bar.places)
    case 'low':
      return yuan(bar.low, bar.places)
    case 'close':
      return yuan(bar.close, bar.places)
    case 'pre_close':
      return yuan(bar.prev, bar.places)
    case 'change':
      return each.change
    case 'Trdsta':
      return each.state
    case 'limit_up':
      return each.limit
    case 'volume':
      return each.volume
    case 'amount':
      return each.amount
    case 'is_st':
      return each.st
    case 'tradestatus':
      return each.trading
    case 'exchange':
      return each.exchange === 'own' ? market(each.code) : each.exchange
    default:
      return each.extra
  }
}

function quoted(cell: string, how: { readonly quotes: string; readonly delimiter: string }): string {
  if (how.quotes === 'never') return cell
  const needed = cell.includes(how.delimiter) || cell.includes('"')
  return how.quotes === 'always' || needed ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** One byte of a file replaced, put in or taken out. */
export interface Corruption {
  readonly kind: 'replace' | 'insert' | 'delete'
  /** Where, as a share of the file. */
  readonly at: number
  readonly byte: number
}

/** Random single-byte corruptions; bytes that mean something in CSV are as likely as all others together. */
export const corruption: fc.Arbitrary<Corruption> = fc.record({
  kind: fc.constantFrom('replace', 'insert', 'delete'),
  at: fc.oneof(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.constantFrom(0.999999, 0.98, 0.99)),
  byte: fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(...Buffer.from('\n\r,"-.0 5#=\'\t;'), 0, 0x80, 0xb7, 0xe5, 0xef, 0xff),
  ),
})

/** A file with one corruption. */
export function corrupted(bytes: Uint8Array, { kind, at, byte }: Corruption): Uint8Array {
  const place = Math.floor(at * bytes.length)
  const before = bytes.subarray(0, place)
  const after = bytes.subarray(kind === 'insert' ? place : place + 1)
  const between = kind === 'delete' ? [] : [byte]
  return Uint8Array.from([...before, ...between, ...after])
}
