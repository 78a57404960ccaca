import type { Exchange } from '../../model/code.ts'

/**
 * How vendors write the exchange in a column of its own; numbers are CSMAR's Markettype. Words that name no
 * exchange ("主板") say nothing.
 */
const WORDS: Readonly<Record<Exchange, readonly string[]>> = {
  SH: ['SH', 'SS', 'SSE', 'XSHG', '沪A', '沪市', '上海', '上交所', '上海证券交易所', '1', '2', '32'],
  SZ: ['SZ', 'SZSE', 'XSHE', '深A', '深市', '深圳', '深交所', '深圳证券交易所', '4', '8', '16'],
  BJ: ['BJ', 'BSE', 'XBSE', '京A', '北京', '北交所', '北京证券交易所', '64'],
}

const EXCHANGE_OF_WORD: ReadonlyMap<string, Exchange> = new Map([
  ...WORDS.SH.map((word) => [word, 'SH'] as const),
  ...WORDS.SZ.map((word) => [word, 'SZ'] as const),
  ...WORDS.BJ.map((word) => [word, 'BJ'] as const),
])

/** The exchange that a cell names, or undefined. */
export function exchangeOfCell(cell: string): Exchange | undefined {
  return EXCHANGE_OF_WORD.get(cell.trim().toUpperCase())
}
