import type { Brand } from './brand.ts'

/** A stock code as the market writes it: '605398.SH'. */
export type StockCode = Brand<string, 'StockCode'>

/** 交易所. */
export type Exchange = 'SH' | 'SZ' | 'BJ'

/** 上市板块: 主板, 创业板, 科创板, 北交所. */
export type Segment = 'main' | 'chinext' | 'star' | 'bse'

/** Segments in the order of their integer ids in frames. */
export const SEGMENTS: readonly Segment[] = ['main', 'chinext', 'star', 'bse']

/** Exchanges in the order of their integer ids in frames. */
export const EXCHANGES: readonly Exchange[] = ['SH', 'SZ', 'BJ']

/** What six digits, with or without a market, stand for. */
export type CodeIdentity =
  | {
      readonly kind: 'stock'
      readonly code: StockCode
      readonly exchange: Exchange
      readonly segment: Segment
    }
  | { readonly kind: 'skipped'; readonly what: SkippedKind }
  | { readonly kind: 'unassigned' }

/** Instruments that are no A-share: counted, their prices never looked at. */
export type SkippedKind = 'bShare' | 'fund' | 'index' | 'bond'

/** A code cell taken apart: six digits as an integer and the market if it was written. */
export interface CodeParts {
  readonly digits: number
  readonly exchange: Exchange | undefined
}

const MARKETS: Readonly<Record<string, Exchange>> = {
  sh: 'SH',
  ss: 'SH',
  xshg: 'SH',
  sz: 'SZ',
  xshe: 'SZ',
  bj: 'BJ',
  xbse: 'BJ',
}

/** Takes `600519`, `sh600519`, `sh.600519`, `600519.SH`, `600519.XSHG`; undefined for anything else. */
export function codeParts(text: string): CodeParts | undefined {
  const usual = usualParts(text)
  if (usual !== undefined) return usual
  const match = /^(?:([A-Za-z]{2})\.?)?(\d{6})(?:\.([A-Za-z]{2,4}))?$/.exec(text)
  if (!match || (match[1] !== undefined && match[3] !== undefined)) return undefined
  const market = match[1] ?? match[3]
  if (market === undefined) return { digits: Number(match[2]), exchange: undefined }
  const exchange = MARKETS[market.toLowerCase()]
  return exchange === undefined ? undefined : { digits: Number(match[2]), exchange }
}

const DOT = 46

/** The parts of `600519.SH`, as most lists write codes; undefined for any other text. */
function usualParts(text: string): CodeParts | undefined {
  if (text.length !== 9 || text.charCodeAt(6) !== DOT) return undefined
  const exchange = text.endsWith('SH')
    ? 'SH'
    : text.endsWith('SZ')
      ? 'SZ'
      : text.endsWith('BJ')
        ? 'BJ'
        : undefined
  if (exchange === undefined) return undefined
  let digits = 0
  for (let at = 0; at < 6; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return undefined
    digits = digits * 10 + digit
  }
  return { digits, exchange }
}

/** Which market and segment own each three-digit prefix (source: docs/rules.md, section Codes). */
const STOCK_PREFIXES: ReadonlyMap<number, readonly [Exchange, Segment]> = new Map<
  number,
  readonly [Exchange, Segment]
>([
  ...[600, 601, 603, 605].map((prefix) => [prefix, ['SH', 'main']] as const),
  ...[688, 689].map((prefix) => [prefix, ['SH', 'star']] as const),
  ...[0, 1, 2, 3].map((prefix) => [prefix, ['SZ', 'main']] as const),
  ...[300, 301, 302].map((prefix) => [prefix, ['SZ', 'chinext']] as const),
  [920, ['BJ', 'bse']] as const,
])

/** Two-digit prefixes of the Beijing exchange before and after it moved to 920. */
const BSE_PREFIXES: ReadonlySet<number> = new Set([43, 82, 83, 87, 88])

/** B shares and funds by three-digit prefix; they are out of every scope. */
const SKIPPED_PREFIXES: ReadonlyMap<number, SkippedKind> = new Map<number, SkippedKind>([
  ...[900].map((prefix) => [prefix, 'bShare'] as const),
  ...[200, 201].map((prefix) => [prefix, 'bShare'] as const),
  ...range(500, 589).map((prefix) => [prefix, 'fund'] as const),
  ...[...range(150, 169), ...range(180, 189)].map((prefix) => [prefix, 'fund'] as const),
  ...[399, 899].map((prefix) => [prefix, 'index'] as const),
  ...[...range(100, 139)].map((prefix) => [prefix, 'bond'] as const),
])

/**
 * What a code stands for. Bare six digits are a stock code and take their market from the prefix; a market
 * that the prefix does not belong to makes it an index (000001.SH, 399001.SZ) or an unassigned code.
 */
export function identifyCode(parts: CodeParts): CodeIdentity {
  const prefix = Math.floor(parts.digits / 1000)
  const bse = BSE_PREFIXES.has(Math.floor(parts.digits / 10_000))
  if (parts.exchange === 'SH' && (prefix === 0 || prefix === 880 || prefix === 881)) {
    return { kind: 'skipped', what: 'index' }
  }
  const owner = bse ? (['BJ', 'bse'] as const) : STOCK_PREFIXES.get(prefix)
  if (owner !== undefined) {
    const [exchange, segment] = owner
    if (parts.exchange !== undefined && parts.exchange !== exchange) return { kind: 'unassigned' }
    return { kind: 'stock', code: stockCode(parts.digits, exchange), exchange, segment }
  }
  const what = SKIPPED_PREFIXES.get(prefix)
  return what === undefined ? { kind: 'unassigned' } : { kind: 'skipped', what }
}

/** The code of six digits on an exchange that owns them. */
export function stockCode(digits: number, exchange: Exchange): StockCode {
  return `${String(digits).padStart(6, '0')}.${exchange}` as StockCode
}

/** A code as this program has written it down before. */
export function codeAsWritten(text: string): StockCode {
  return text as StockCode
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
