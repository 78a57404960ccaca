import { identifyCode } from '../model/code.ts'
import type { Exchange, StockCode } from '../model/code.ts'
import { MAX_PRICE_CENTS } from '../model/cents.ts'
import { isRealDate } from '../model/date.ts'
import { priceOrderFault } from '../parsers/priceOrder.ts'
import { FeedFault } from './fault.ts'
import type { SourceName } from './fault.ts'
import { quoted } from './line.ts'
import type { QuoteBar, Stamp } from './quote.ts'

/** Reads the cells of one answer; whatever is not of the known form is a fault that names the cell. */
export class Cells {
  readonly source: SourceName
  /** Whose cells they are, for messages. */
  readonly of: string

  constructor(source: SourceName, of: string) {
    this.source = source
    this.of = of
  }

  fault(expected: string, found: unknown): FeedFault {
    return new FeedFault(this.source, 'shape', `${this.of}: expected ${expected}, found ${shown(found)}`)
  }

  record(value: unknown): Readonly<Record<string, unknown>> {
    if (isRecord(value)) return value
    throw this.fault('an object', value)
  }

  list(value: unknown, what: string): readonly unknown[] {
    if (Array.isArray(value)) return value.map((each: unknown) => each)
    throw this.fault(`a list of ${what}`, value)
  }

  text(value: unknown, what: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value
    throw this.fault(what, value)
  }

  /** A whole number of 0 or more, as a number or as its text. */
  count(value: unknown, what: string): number {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
    throw this.fault(what, value)
  }

  /** Decimal text or number, scaled by 10^digits; what lies off that grid is refused. */
  scaled(value: unknown, digits: number, what: string): number {
    const text = typeof value === 'number' ? plainText(value) : value
    const match = typeof text === 'string' ? /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text) : null
    if (match === null) throw this.fault(what, value)
    const [, sign, whole = '', part = ''] = match
    if (/[1-9]/.test(part.slice(digits))) throw this.fault(`${what} with at most ${digits} decimals`, value)
    const number = Number(whole + part.slice(0, digits).padEnd(digits, '0'))
    if (!Number.isSafeInteger(number)) throw this.fault(what, value)
    return sign === '-' ? -number : number
  }

  /** Cents of a price in yuan, 0 or more. */
  price(value: unknown, what: string): number {
    const cents = this.scaled(value, 2, `${what} in yuan`)
    if (cents >= 0 && cents <= MAX_PRICE_CENTS) return cents
    throw this.fault(`${what} in yuan`, value)
  }

  /** Whole cents of an amount in yuan; parts of a cent are rounded. `per` is what one of another unit is made of. */
  amount(value: unknown, what: string, per = 100): number {
    const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value
    if (typeof number === 'number' && number >= 0 && number < 1e13) return Math.round(number * per)
    throw this.fault(what, value)
  }

  /** A code of a stock on the exchange that owns it. */
  stock(digits: unknown, exchange: Exchange | undefined): StockCode {
    if (typeof digits !== 'string' || !/^\d{6}$/.test(digits))
      throw this.fault('a code of six digits', digits)
    const identity = identifyCode({ digits: Number(digits), exchange })
    if (identity.kind === 'stock') return identity.code
    throw this.fault(`a code that ${exchange ?? 'an exchange'} gives to stocks`, digits)
  }

  /** Four prices as a bar. */
  bar(bar: QuoteBar): QuoteBar {
    const { open, high, low, close } = bar
    const wrong = priceOrderFault(open, high, low, close)
    if (low > 0 && wrong === undefined) return bar
    throw this.fault(
      'low up to open and close up to high, above 0',
      [open, high, low, close].map((cents) => cents / 100).join(' '),
    )
  }

  date(value: unknown): number {
    const match = typeof value === 'string' ? /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(value) : null
    const date = match === null ? 0 : Number(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`)
    if (isRealDate(date)) return date
    throw this.fault('a date', value)
  }
}

/** A stamp of seconds since 1970, on the exchanges' clock. */
export function stampOfSeconds(seconds: number): Stamp {
  const there = new Date((seconds + 8 * 3600) * 1000)
  return {
    date: there.getUTCFullYear() * 10_000 + (there.getUTCMonth() + 1) * 100 + there.getUTCDate(),
    minutes: there.getUTCHours() * 60 + there.getUTCMinutes(),
  }
}

/** `sh600000` as Sina and Tencent write a code: of a stock '600000.SH', of an index '000001.SH' too. */
export function prefixedCode(code: string): string {
  return code.slice(7).toLowerCase() + code.slice(0, 6)
}

/** '600000.SH' of `sh600000`, whatever it stands for. */
export function codeOfPrefixed(text: string): string {
  return `${text.slice(2)}.${text.slice(0, 2).toUpperCase()}`
}

/** The exchange of `sh`, `sz`, `bj`. */
export function exchangeOf(prefix: string): Exchange | undefined {
  return prefix === 'sh' ? 'SH' : prefix === 'sz' ? 'SZ' : prefix === 'bj' ? 'BJ' : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Digits of a double without an exponent; those that JSON writes with one are no prices. */
function plainText(value: number): string {
  return String(value)
}

function shown(found: unknown): string {
  if (found === undefined) return 'nothing'
  return quoted(typeof found === 'string' ? found : JSON.stringify(found))
}
