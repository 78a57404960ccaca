import { stockCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import type { Universe } from '../model/universe.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'

/**
 * The code under which a stock that a list names stands in the bars of a day: a list of today has the 920 codes of
 * Beijing where old bars have those of their day, and the other way round.
 */
export function dataCodes(universe: Universe, date: number): (code: StockCode) => StockCode {
  const newDigits = bseNewCodes()
  const oldDigits = new Map([...newDigits].map(([before, after]) => [after, before]))
  const otherCode = (code: StockCode): StockCode | undefined => {
    const digits = Number(code.slice(0, 6))
    const other = code.endsWith('.BJ') ? (newDigits.get(digits) ?? oldDigits.get(digits)) : undefined
    return other === undefined ? undefined : stockCode(other, 'BJ')
  }
  const known = new Map<StockCode, StockCode>()
  return (code) => {
    const before = known.get(code)
    if (before !== undefined) return before
    const other = otherCode(code)
    const stock = universe.indexOf(code) ?? (other && universe.indexOf(other))
    const found = stock === undefined ? universe.currentCode(code) : universe.codeOn(stock, date)
    known.set(code, found)
    return found
  }
}
